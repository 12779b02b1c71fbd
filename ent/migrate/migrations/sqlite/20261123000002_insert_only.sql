-- atlas:delimiter \n\n
-- Written by hand: the record is insert-only. A payload may be destroyed at the end of its retention, never changed.
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events`
BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END;

CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events`
BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END;

CREATE TRIGGER `event_payloads_no_update` BEFORE UPDATE ON `event_payloads`
BEGIN SELECT RAISE(ABORT, 'event payloads cannot be changed'); END;
