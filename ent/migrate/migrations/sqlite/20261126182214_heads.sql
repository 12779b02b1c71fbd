-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- Create "new_case_files" table
CREATE TABLE `new_case_files` (`id` integer NOT NULL, `organ` text NOT NULL, `number` text NOT NULL, `year` integer NOT NULL, `sequence` integer NOT NULL, `state` integer NOT NULL, `handler` text NOT NULL, `applicant` text NOT NULL, `applicant_category` integer NOT NULL, `channel` integer NOT NULL, `arrived_on` text NOT NULL, `received_on` text NOT NULL, `due_on` text NOT NULL, `due_status` integer NOT NULL, `subject` text NOT NULL, `item_count` integer NOT NULL, `dispositions` text NOT NULL, `answered_on` text NOT NULL, `closed_on` text NOT NULL, `version` integer NOT NULL, `head` text NOT NULL DEFAULT (''), `registered_time` datetime NOT NULL, `updated_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `case_file_due_on` CHECK (length(due_on) = 10), CONSTRAINT `case_file_sequence` CHECK (sequence > 0), CONSTRAINT `case_file_state` CHECK (state > 0), CONSTRAINT `case_file_version` CHECK (version > 0));
-- Copy rows from old table "case_files" to new temporary table "new_case_files", with the heads (by hand)
INSERT INTO `new_case_files` (`id`, `organ`, `number`, `year`, `sequence`, `state`, `handler`, `applicant`, `applicant_category`, `channel`, `arrived_on`, `received_on`, `due_on`, `due_status`, `subject`, `item_count`, `dispositions`, `answered_on`, `closed_on`, `version`, `registered_time`, `updated_time`, `head`) SELECT `id`, `organ`, `number`, `year`, `sequence`, `state`, `handler`, `applicant`, `applicant_category`, `channel`, `arrived_on`, `received_on`, `due_on`, `due_status`, `subject`, `item_count`, `dispositions`, `answered_on`, `closed_on`, `version`, `registered_time`, `updated_time`,
  coalesce((SELECT h.`leaf_hash` FROM `case_heads` h WHERE h.`organ` = c.`organ` AND h.`case_number` = c.`number`), '')
  FROM `case_files` c;
-- Drop "case_files" table after copying rows
DROP TABLE `case_files`;
-- Rename temporary table "new_case_files" to "case_files"
ALTER TABLE `new_case_files` RENAME TO `case_files`;
-- Create index "casefile_organ_number" to table: "case_files"
CREATE UNIQUE INDEX `casefile_organ_number` ON `case_files` (`organ`, `number`);
-- Create index "casefile_organ_state_due_on_id" to table: "case_files"
CREATE INDEX `casefile_organ_state_due_on_id` ON `case_files` (`organ`, `state`, `due_on`, `id`);
-- Create index "casefile_organ_due_on_id" to table: "case_files"
CREATE INDEX `casefile_organ_due_on_id` ON `case_files` (`organ`, `due_on`, `id`);
-- Create index "casefile_organ_handler_due_on_id" to table: "case_files"
CREATE INDEX `casefile_organ_handler_due_on_id` ON `case_files` (`organ`, `handler`, `due_on`, `id`) WHERE handler <> '';
-- Create index "casefile_organ_applicant" to table: "case_files"
CREATE INDEX `casefile_organ_applicant` ON `case_files` (`organ`, `applicant`);
-- Drop "case_heads" table: its heads are in the lines of their cases now
DROP TABLE `case_heads`;
-- Drop rows of items on which nobody has worked (by hand)
DELETE FROM `case_items` WHERE `disposition` = 0 AND `drafter` = '' AND `reviewer` = '' AND `signer` = '';
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
