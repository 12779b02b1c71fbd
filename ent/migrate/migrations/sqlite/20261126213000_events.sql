-- Written by hand: an event stands in one row, with its entry in the log and its content; its seq is a plain rowid.
-- Create "new_events" table
CREATE TABLE `new_events` (`seq` integer NOT NULL, `organ` text NOT NULL, `case_number` text NOT NULL, `case_seq` integer NOT NULL, `kind` text NOT NULL, `actor` text NOT NULL, `record_time` datetime NOT NULL, `leaf` blob NOT NULL, `entry` integer NULL, `hashes` blob NULL, `salt` blob NULL, `body` blob NULL, PRIMARY KEY (`seq`), CONSTRAINT `event_case_seq` CHECK (case_seq > 0), CONSTRAINT `event_entry` CHECK (entry >= 0), CONSTRAINT `event_hashes` CHECK (length(hashes) >= 32 AND length(hashes) % 32 = 0), CONSTRAINT `event_leaf` CHECK (length(leaf) > 0), CONSTRAINT `event_salt` CHECK (length(salt) = 32));
-- Copy rows from old tables to new temporary table "new_events"
INSERT INTO `new_events` (`seq`, `organ`, `case_number`, `case_seq`, `kind`, `actor`, `record_time`, `leaf`, `entry`, `hashes`, `salt`, `body`)
  SELECT e.`seq`, e.`organ`, e.`case_number`, e.`case_seq`, e.`kind`, e.`actor`, e.`record_time`, e.`leaf`, l.`entry`, l.`hashes`, p.`salt`, p.`body`
  FROM `events` e LEFT JOIN `log_entries` l ON l.`seq` = e.`seq` LEFT JOIN `event_payloads` p ON p.`seq` = e.`seq` ORDER BY e.`seq`;
-- Drop tables after copying rows
DROP TABLE `log_entries`;
DROP TABLE `event_payloads`;
DROP TABLE `events`;
-- Rename temporary table "new_events" to "events"
ALTER TABLE `new_events` RENAME TO `events`;
-- Create index "event_organ_case_number_case_seq" to table: "events"
CREATE UNIQUE INDEX `event_organ_case_number_case_seq` ON `events` (`organ`, `case_number`, `case_seq`);
-- Create index "event_organ_entry" to table: "events"
CREATE UNIQUE INDEX `event_organ_entry` ON `events` (`organ`, `entry`);
-- Create index "event_proceedings" to table: "events"
CREATE INDEX `event_proceedings` ON `events` (`organ`, `kind`) WHERE kind = 'proceeding_opened';
