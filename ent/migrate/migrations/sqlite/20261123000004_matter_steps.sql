-- atlas:delimiter \n\n
-- Written by hand: what was done about a matter, and of what somebody was reminded, is insert-only.
CREATE TRIGGER `matter_steps_no_update` BEFORE UPDATE ON `matter_steps`
BEGIN SELECT RAISE(ABORT, 'matter steps are insert-only'); END;

CREATE TRIGGER `matter_steps_no_delete` BEFORE DELETE ON `matter_steps`
BEGIN SELECT RAISE(ABORT, 'matter steps are insert-only'); END;

CREATE TRIGGER `reminders_no_update` BEFORE UPDATE ON `reminders`
BEGIN SELECT RAISE(ABORT, 'reminders are insert-only'); END;

CREATE TRIGGER `reminders_no_delete` BEFORE DELETE ON `reminders`
BEGIN SELECT RAISE(ABORT, 'reminders are insert-only'); END;
