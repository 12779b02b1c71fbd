-- Create "case_heads" table
CREATE TABLE `case_heads` (`id` integer NOT NULL, `organ` text NOT NULL, `case_number` text NOT NULL, `case_seq` integer NOT NULL, `leaf_hash` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `case_head_hash` CHECK (length(leaf_hash) = 64), CONSTRAINT `case_head_seq` CHECK (case_seq > 0));
-- Create index "casehead_organ_case_number" to table: "case_heads"
CREATE UNIQUE INDEX `casehead_organ_case_number` ON `case_heads` (`organ`, `case_number`);
-- Create "checkpoints" table
CREATE TABLE `checkpoints` (`id` integer NOT NULL, `organ` text NOT NULL, `size` integer NOT NULL, `note` blob NOT NULL, `create_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `checkpoint_size` CHECK (size >= 0));
-- Create index "checkpoint_organ_size_id" to table: "checkpoints"
CREATE INDEX `checkpoint_organ_size_id` ON `checkpoints` (`organ`, `size`, `id`);
-- Create "log_entries" table
CREATE TABLE `log_entries` (`seq` integer NOT NULL, `organ` text NOT NULL, `entry` integer NOT NULL, `hashes` blob NOT NULL, PRIMARY KEY (`seq`), CONSTRAINT `log_entry_entry` CHECK (entry >= 0), CONSTRAINT `log_entry_hashes` CHECK (length(hashes) >= 32 AND length(hashes) % 32 = 0));
-- Create index "logentry_organ_entry" to table: "log_entries"
CREATE UNIQUE INDEX `logentry_organ_entry` ON `log_entries` (`organ`, `entry`);
