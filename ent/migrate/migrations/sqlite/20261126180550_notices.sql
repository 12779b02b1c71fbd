-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- Create "new_organs" table
CREATE TABLE `new_organs` (`id` integer NOT NULL, `code` text NOT NULL, `display_name` text NOT NULL, `doc_prefix` text NOT NULL, `reconsideration_body` text NOT NULL, `reconsideration_url` text NOT NULL, `court` text NOT NULL, `address` text NOT NULL, `phone` text NOT NULL, `supplement_days` integer NOT NULL, `yellow_days` integer NOT NULL DEFAULT (0), `red_days` integer NOT NULL DEFAULT (0), `quiet_hours` text NOT NULL DEFAULT (''), `webhook_url` text NOT NULL DEFAULT (''), `number_patterns` text NOT NULL DEFAULT (''), `payee` text NOT NULL DEFAULT (''), `payment` text NOT NULL DEFAULT (''), `version` integer NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `organ_code` CHECK (code <> ''), CONSTRAINT `organ_version` CHECK (version > 0));
-- Copy rows from old table "organs" to new temporary table "new_organs"
INSERT INTO `new_organs` (`id`, `code`, `display_name`, `doc_prefix`, `reconsideration_body`, `reconsideration_url`, `court`, `address`, `phone`, `supplement_days`, `yellow_days`, `red_days`, `quiet_hours`, `webhook_url`, `version`) SELECT `id`, `code`, `display_name`, `doc_prefix`, `reconsideration_body`, `reconsideration_url`, `court`, `address`, `phone`, `supplement_days`, `yellow_days`, `red_days`, `quiet_hours`, `webhook_url`, `version` FROM `organs`;
-- Drop "organs" table after copying rows
DROP TABLE `organs`;
-- Rename temporary table "new_organs" to "organs"
ALTER TABLE `new_organs` RENAME TO `organs`;
-- Create index "organs_code_key" to table: "organs"
CREATE UNIQUE INDEX `organs_code_key` ON `organs` (`code`);
-- Create "matter_notices" table
CREATE TABLE `matter_notices` (`id` integer NOT NULL, `organ` text NOT NULL, `number` text NOT NULL, `n` integer NOT NULL, `kind` integer NOT NULL, `doc_number` text NOT NULL, `issued_on` text NOT NULL, `sha256` text NOT NULL, `size_bytes` integer NOT NULL, `pages` integer NOT NULL, `template` text NOT NULL, `template_sha256` text NOT NULL, `text` text NOT NULL, `actor` text NOT NULL, `void_reason` text NOT NULL, `record_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `matter_notice_doc` CHECK (doc_number <> ''), CONSTRAINT `matter_notice_n` CHECK (n > 0));
-- Create index "matternotice_organ_number_n" to table: "matter_notices"
CREATE UNIQUE INDEX `matternotice_organ_number_n` ON `matter_notices` (`organ`, `number`, `n`);
-- Create index "matternotice_organ_doc_number" to table: "matter_notices"
CREATE UNIQUE INDEX `matternotice_organ_doc_number` ON `matter_notices` (`organ`, `doc_number`);
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
