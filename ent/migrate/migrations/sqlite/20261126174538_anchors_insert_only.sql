-- atlas:delimiter \n\n
-- Written by hand: what others signed of a checkpoint is insert-only.
CREATE TRIGGER `cosignatures_no_update` BEFORE UPDATE ON `cosignatures`
BEGIN SELECT RAISE(ABORT, 'cosignatures are insert-only'); END;

CREATE TRIGGER `cosignatures_no_delete` BEFORE DELETE ON `cosignatures`
BEGIN SELECT RAISE(ABORT, 'cosignatures are insert-only'); END;

CREATE TRIGGER `time_stamps_no_update` BEFORE UPDATE ON `time_stamps`
BEGIN SELECT RAISE(ABORT, 'time stamps are insert-only'); END;

CREATE TRIGGER `time_stamps_no_delete` BEFORE DELETE ON `time_stamps`
BEGIN SELECT RAISE(ABORT, 'time stamps are insert-only'); END;
