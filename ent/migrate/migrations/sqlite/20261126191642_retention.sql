-- Create "doomed_blobs" table
CREATE TABLE `doomed_blobs` (`id` integer NOT NULL, `sha256` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `doomed_blob_sha256` CHECK (length(sha256) = 64));
-- Create index "doomed_blobs_sha256_key" to table: "doomed_blobs"
CREATE UNIQUE INDEX `doomed_blobs_sha256_key` ON `doomed_blobs` (`sha256`);
-- Create "retentions" table
CREATE TABLE `retentions` (`id` integer NOT NULL, `organ` text NOT NULL, `case_number` text NOT NULL, `class` integer NOT NULL, `keep_until` text NOT NULL, `held` bool NOT NULL, `proposer` text NOT NULL, `approver` text NOT NULL, `destroyed_on` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `retention_destroyed` CHECK (destroyed_on = '' AND approver = '' OR destroyed_on <> '' AND approver <> ''), CONSTRAINT `retention_keep_until` CHECK (length(keep_until) = 10), CONSTRAINT `retention_second_person` CHECK (approver = '' OR approver <> proposer));
-- Create index "retention_organ_case_number" to table: "retentions"
CREATE UNIQUE INDEX `retention_organ_case_number` ON `retentions` (`organ`, `case_number`);
-- Create index "retention_organ_keep_until_id" to table: "retentions"
CREATE INDEX `retention_organ_keep_until_id` ON `retentions` (`organ`, `keep_until`, `id`);
