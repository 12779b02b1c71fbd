-- Create "cosignatures" table
CREATE TABLE `cosignatures` (`id` integer NOT NULL, `organ` text NOT NULL, `checkpoint` integer NOT NULL, `witness` text NOT NULL, `line` blob NOT NULL, `create_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `cosignature_checkpoint` CHECK (checkpoint > 0), CONSTRAINT `cosignature_witness` CHECK (witness <> ''));
-- Create index "cosignature_checkpoint_witness" to table: "cosignatures"
CREATE UNIQUE INDEX `cosignature_checkpoint_witness` ON `cosignatures` (`checkpoint`, `witness`);
-- Create index "cosignature_organ_witness_checkpoint" to table: "cosignatures"
CREATE INDEX `cosignature_organ_witness_checkpoint` ON `cosignatures` (`organ`, `witness`, `checkpoint`);
-- Create "time_stamps" table
CREATE TABLE `time_stamps` (`id` integer NOT NULL, `organ` text NOT NULL, `checkpoint` integer NOT NULL, `response` blob NOT NULL, `create_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `time_stamp_checkpoint` CHECK (checkpoint > 0), CONSTRAINT `time_stamp_response` CHECK (length(response) > 0));
-- Create index "timestamp_checkpoint" to table: "time_stamps"
CREATE UNIQUE INDEX `timestamp_checkpoint` ON `time_stamps` (`checkpoint`);
-- Create index "timestamp_organ_checkpoint" to table: "time_stamps"
CREATE INDEX `timestamp_organ_checkpoint` ON `time_stamps` (`organ`, `checkpoint`);
