-- atlas:delimiter \n\n
-- Written by hand: what the log holds and what was signed is insert-only.
CREATE TRIGGER `log_entries_no_update` BEFORE UPDATE ON `log_entries`
BEGIN SELECT RAISE(ABORT, 'log entries are insert-only'); END;

CREATE TRIGGER `log_entries_no_delete` BEFORE DELETE ON `log_entries`
BEGIN SELECT RAISE(ABORT, 'log entries are insert-only'); END;

CREATE TRIGGER `checkpoints_no_update` BEFORE UPDATE ON `checkpoints`
BEGIN SELECT RAISE(ABORT, 'checkpoints are insert-only'); END;

CREATE TRIGGER `checkpoints_no_delete` BEFORE DELETE ON `checkpoints`
BEGIN SELECT RAISE(ABORT, 'checkpoints are insert-only'); END;
