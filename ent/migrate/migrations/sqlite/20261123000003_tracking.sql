-- Written by hand: new columns are added, where the tool would copy the tables.
ALTER TABLE `organs` ADD COLUMN `yellow_days` integer NOT NULL DEFAULT 0;
ALTER TABLE `organs` ADD COLUMN `red_days` integer NOT NULL DEFAULT 0;
ALTER TABLE `organs` ADD COLUMN `quiet_hours` text NOT NULL DEFAULT '';
ALTER TABLE `organs` ADD COLUMN `webhook_url` text NOT NULL DEFAULT '';
ALTER TABLE `staff_members` ADD COLUMN `email` text NOT NULL DEFAULT '';
-- Create "calendar_years" table
CREATE TABLE `calendar_years` (`id` integer NOT NULL, `organ` text NOT NULL, `number` integer NOT NULL, `year` integer NOT NULL, `regional` bool NOT NULL, `state` integer NOT NULL, `content` blob NOT NULL, `remarks` text NOT NULL, `imported_by` text NOT NULL, `activated_by` text NOT NULL, `create_time` datetime NOT NULL, `activate_time` datetime NULL, `recounting` bool NOT NULL, `from_version` text NOT NULL, `to_version` text NOT NULL, `since` text NOT NULL, `recounted_to` integer NOT NULL, `to_recount` integer NOT NULL, `recounted` integer NOT NULL, `moved` integer NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `calendar_year_active` CHECK (state <> 3 OR activated_by <> ''), CONSTRAINT `calendar_year_number` CHECK (number > 0), CONSTRAINT `calendar_year_second_person` CHECK (imported_by <> activated_by AND imported_by <> ''), CONSTRAINT `calendar_year_state` CHECK (state >= 2 AND state <= 4));
-- Create index "calendaryear_organ_number" to table: "calendar_years"
CREATE UNIQUE INDEX `calendaryear_organ_number` ON `calendar_years` (`organ`, `number`);
-- Create index "calendaryear_organ_year_regional" to table: "calendar_years"
CREATE UNIQUE INDEX `calendaryear_organ_year_regional` ON `calendar_years` (`organ`, `year`, `regional`) WHERE state = 3;
-- Create index "calendaryear_recounting" to table: "calendar_years"
CREATE INDEX `calendaryear_recounting` ON `calendar_years` (`recounting`);
-- Create "due_items" table
CREATE TABLE `due_items` (`id` integer NOT NULL, `organ` text NOT NULL, `case_number` text NOT NULL, `kind` integer NOT NULL, `number` integer NOT NULL, `due_on` text NOT NULL, `status` integer NOT NULL, `missing_year` integer NOT NULL, `explanation` text NOT NULL, `article` text NOT NULL, `owes` integer NOT NULL, `handler` text NOT NULL, `as_of` text NOT NULL, `rolling` bool NOT NULL, `reminded` integer NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `due_item_as_of` CHECK (length(as_of) = 10), CONSTRAINT `due_item_due_on` CHECK (length(due_on) = 10));
-- Create index "dueitem_organ_case_number_kind_number" to table: "due_items"
CREATE UNIQUE INDEX `dueitem_organ_case_number_kind_number` ON `due_items` (`organ`, `case_number`, `kind`, `number`);
-- Create index "dueitem_organ_due_on_id" to table: "due_items"
CREATE INDEX `dueitem_organ_due_on_id` ON `due_items` (`organ`, `due_on`, `id`);
-- Create index "dueitem_organ_handler_due_on_id" to table: "due_items"
CREATE INDEX `dueitem_organ_handler_due_on_id` ON `due_items` (`organ`, `handler`, `due_on`, `id`);
-- Create index "dueitem_as_of" to table: "due_items"
CREATE INDEX `dueitem_as_of` ON `due_items` (`as_of`) WHERE rolling;
-- Create "feeds" table
CREATE TABLE `feeds` (`id` integer NOT NULL, `token_hash` blob NOT NULL, `organ` text NOT NULL, `login` text NOT NULL, `create_time` datetime NOT NULL, `revoked_time` datetime NULL, PRIMARY KEY (`id`), CONSTRAINT `feed_token_hash` CHECK (length(token_hash) = 32));
-- Create index "feeds_token_hash_key" to table: "feeds"
CREATE UNIQUE INDEX `feeds_token_hash_key` ON `feeds` (`token_hash`);
-- Create index "feed_organ_login" to table: "feeds"
CREATE UNIQUE INDEX `feed_organ_login` ON `feeds` (`organ`, `login`) WHERE revoked_time IS NULL;
-- Create "matters" table
CREATE TABLE `matters` (`id` integer NOT NULL, `organ` text NOT NULL, `number` text NOT NULL, `year` integer NOT NULL, `sequence` integer NOT NULL, `kind` integer NOT NULL, `applicant` text NOT NULL, `contact` text NOT NULL, `received_on` text NOT NULL, `content` text NOT NULL, `about` text NOT NULL, `case_number` text NOT NULL, `result` integer NOT NULL, `version` integer NOT NULL, `create_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `matter_kind` CHECK (kind IN (1, 2)), CONSTRAINT `matter_version` CHECK (version > 0));
-- Create index "matter_organ_number" to table: "matters"
CREATE UNIQUE INDEX `matter_organ_number` ON `matters` (`organ`, `number`);
-- Create index "matter_organ_kind_id" to table: "matters"
CREATE INDEX `matter_organ_kind_id` ON `matters` (`organ`, `kind`, `id`);
-- Create "matter_steps" table
CREATE TABLE `matter_steps` (`id` integer NOT NULL, `organ` text NOT NULL, `number` text NOT NULL, `step` integer NOT NULL, `on_day` text NOT NULL, `actor` text NOT NULL, `text` text NOT NULL, `result` integer NOT NULL, `record_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `matter_step_step` CHECK (step > 0));
-- Create index "matterstep_organ_number_step" to table: "matter_steps"
CREATE UNIQUE INDEX `matterstep_organ_number_step` ON `matter_steps` (`organ`, `number`, `step`);
-- Create "outgoings" table
CREATE TABLE `outgoings` (`id` integer NOT NULL, `organ` text NOT NULL, `reminder` integer NOT NULL, `recipient` text NOT NULL, `way` integer NOT NULL, `payload` blob NOT NULL, `create_time` datetime NOT NULL, `state` integer NOT NULL, `attempts` integer NOT NULL, `next_time` datetime NOT NULL, `done_time` datetime NULL, `lease_owner` text NOT NULL, `lease_until` datetime NOT NULL, `failure` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `outgoing_state` CHECK (state IN (0, 1, 2)), CONSTRAINT `outgoing_way` CHECK (way IN (1, 2)));
-- Create index "outgoing_reminder_way" to table: "outgoings"
CREATE UNIQUE INDEX `outgoing_reminder_way` ON `outgoings` (`reminder`, `way`);
-- Create index "outgoing_state_next_time" to table: "outgoings"
CREATE INDEX `outgoing_state_next_time` ON `outgoings` (`state`, `next_time`);
-- Create "reminders" table
CREATE TABLE `reminders` (`id` integer NOT NULL, `organ` text NOT NULL, `case_number` text NOT NULL, `kind` integer NOT NULL, `number` integer NOT NULL, `level` integer NOT NULL, `due_on` text NOT NULL, `cause` text NOT NULL, `recipient` text NOT NULL, `create_time` datetime NOT NULL, PRIMARY KEY (`id`));
-- Create index "reminder_once" to table: "reminders"
CREATE UNIQUE INDEX `reminder_once` ON `reminders` (`organ`, `case_number`, `kind`, `number`, `due_on`, `level`, `cause`, `recipient`);
