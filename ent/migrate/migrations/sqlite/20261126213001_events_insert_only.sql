-- atlas:delimiter \n\n
-- Written by hand: the record is insert-only. An event of before the log is entered into it once.
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events` WHEN OLD.entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END;

CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events`
BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END;
