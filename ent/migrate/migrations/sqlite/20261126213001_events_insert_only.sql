-- atlas:delimiter \n\n
-- Written by hand: the record is insert-only. An event of before the log is entered into it once, and the content of an event may be
-- destroyed at the end of its retention, together with its salt; nothing else may change.
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events` WHEN OLD.entry IS NOT NULL AND NOT (
  NEW.salt IS NULL AND NEW.body IS NULL AND NEW.seq IS OLD.seq AND NEW.organ IS OLD.organ AND NEW.case_number IS OLD.case_number
  AND NEW.case_seq IS OLD.case_seq AND NEW.kind IS OLD.kind AND NEW.actor IS OLD.actor AND NEW.record_time IS OLD.record_time
  AND NEW.leaf IS OLD.leaf AND NEW.entry IS OLD.entry AND NEW.hashes IS OLD.hashes)
BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END;

CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events`
BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END;
