-- Create "case_files" table
CREATE TABLE `case_files` (`id` integer NOT NULL, `organ` text NOT NULL, `number` text NOT NULL, `year` integer NOT NULL, `sequence` integer NOT NULL, `state` integer NOT NULL, `handler` text NOT NULL, `applicant` text NOT NULL, `applicant_category` integer NOT NULL, `channel` integer NOT NULL, `arrived_on` text NOT NULL, `received_on` text NOT NULL, `due_on` text NOT NULL, `due_status` integer NOT NULL, `subject` text NOT NULL, `item_count` integer NOT NULL, `dispositions` text NOT NULL, `answered_on` text NOT NULL, `closed_on` text NOT NULL, `version` integer NOT NULL, `registered_time` datetime NOT NULL, `updated_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `case_file_due_on` CHECK (length(due_on) = 10), CONSTRAINT `case_file_sequence` CHECK (sequence > 0), CONSTRAINT `case_file_state` CHECK (state > 0), CONSTRAINT `case_file_version` CHECK (version > 0));
-- Create index "casefile_organ_number" to table: "case_files"
CREATE UNIQUE INDEX `casefile_organ_number` ON `case_files` (`organ`, `number`);
-- Create index "casefile_organ_state_due_on_id" to table: "case_files"
CREATE INDEX `casefile_organ_state_due_on_id` ON `case_files` (`organ`, `state`, `due_on`, `id`);
-- Create index "casefile_organ_due_on_id" to table: "case_files"
CREATE INDEX `casefile_organ_due_on_id` ON `case_files` (`organ`, `due_on`, `id`);
-- Create index "casefile_organ_handler_due_on_id" to table: "case_files"
CREATE INDEX `casefile_organ_handler_due_on_id` ON `case_files` (`organ`, `handler`, `due_on`, `id`);
-- Create index "casefile_organ_applicant" to table: "case_files"
CREATE INDEX `casefile_organ_applicant` ON `case_files` (`organ`, `applicant`);
-- Create "case_items" table
CREATE TABLE `case_items` (`id` integer NOT NULL, `organ` text NOT NULL, `number` text NOT NULL, `item` integer NOT NULL, `disposition` integer NOT NULL, `drafter` text NOT NULL, `reviewer` text NOT NULL, `signer` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `case_item_reviewer` CHECK (reviewer = '' OR reviewer <> drafter), CONSTRAINT `case_item_signer` CHECK (signer = '' OR signer <> drafter));
-- Create index "caseitem_organ_number_item" to table: "case_items"
CREATE UNIQUE INDEX `caseitem_organ_number_item` ON `case_items` (`organ`, `number`, `item`);
-- Create "counters" table
CREATE TABLE `counters` (`id` integer NOT NULL, `organ` text NOT NULL, `series` text NOT NULL, `year` integer NOT NULL, `next_number` integer NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `counter_next` CHECK (next_number > 0));
-- Create index "counter_organ_series_year" to table: "counters"
CREATE UNIQUE INDEX `counter_organ_series_year` ON `counters` (`organ`, `series`, `year`);
-- Create "documents" table
CREATE TABLE `documents` (`id` integer NOT NULL, `organ` text NOT NULL, `case_number` text NOT NULL, `number` integer NOT NULL, `sha256` text NOT NULL, `size_bytes` integer NOT NULL, `media_type` text NOT NULL, `kind` integer NOT NULL, `title` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `document_sha256` CHECK (length(sha256) = 64), CONSTRAINT `document_size` CHECK (size_bytes >= 0));
-- Create index "document_organ_case_number_number" to table: "documents"
CREATE UNIQUE INDEX `document_organ_case_number_number` ON `documents` (`organ`, `case_number`, `number`);
-- Create "done_requests" table
CREATE TABLE `done_requests` (`id` integer NOT NULL, `method` text NOT NULL, `caller` text NOT NULL, `request_id` text NOT NULL, `request_hash` blob NOT NULL, `response` blob NOT NULL, `create_time` datetime NOT NULL, PRIMARY KEY (`id`));
-- Create index "donerequest_method_caller_request_id" to table: "done_requests"
CREATE UNIQUE INDEX `donerequest_method_caller_request_id` ON `done_requests` (`method`, `caller`, `request_id`);
-- Create "events" table
CREATE TABLE `events` (`seq` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `organ` text NOT NULL, `case_number` text NOT NULL, `case_seq` integer NOT NULL, `kind` text NOT NULL, `actor` text NOT NULL, `record_time` datetime NOT NULL, `leaf` blob NOT NULL, CONSTRAINT `event_case_seq` CHECK (case_seq > 0), CONSTRAINT `event_leaf` CHECK (length(leaf) > 0));
-- Create index "event_organ_case_number_case_seq" to table: "events"
CREATE UNIQUE INDEX `event_organ_case_number_case_seq` ON `events` (`organ`, `case_number`, `case_seq`);
-- Create "event_payloads" table
CREATE TABLE `event_payloads` (`seq` integer NOT NULL, `salt` blob NOT NULL, `body` blob NOT NULL, PRIMARY KEY (`seq`), CONSTRAINT `event_payload_salt` CHECK (length(salt) = 32));
-- Create "notice_numbers" table
CREATE TABLE `notice_numbers` (`id` integer NOT NULL, `organ` text NOT NULL, `series` text NOT NULL, `year` integer NOT NULL, `n` integer NOT NULL, `doc_number` text NOT NULL, `case_number` text NOT NULL, `void_reason` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `notice_number_doc` CHECK (doc_number <> ''), CONSTRAINT `notice_number_n` CHECK (n > 0));
-- Create index "noticenumber_organ_series_year_n" to table: "notice_numbers"
CREATE UNIQUE INDEX `noticenumber_organ_series_year_n` ON `notice_numbers` (`organ`, `series`, `year`, `n`);
-- Create index "noticenumber_organ_doc_number" to table: "notice_numbers"
CREATE UNIQUE INDEX `noticenumber_organ_doc_number` ON `notice_numbers` (`organ`, `doc_number`);
-- Create index "noticenumber_organ_case_number" to table: "notice_numbers"
CREATE INDEX `noticenumber_organ_case_number` ON `notice_numbers` (`organ`, `case_number`);
-- Create "organs" table
CREATE TABLE `organs` (`id` integer NOT NULL, `code` text NOT NULL, `display_name` text NOT NULL, `doc_prefix` text NOT NULL, `reconsideration_body` text NOT NULL, `reconsideration_url` text NOT NULL, `court` text NOT NULL, `address` text NOT NULL, `phone` text NOT NULL, `supplement_days` integer NOT NULL, `version` integer NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `organ_code` CHECK (code <> ''), CONSTRAINT `organ_version` CHECK (version > 0));
-- Create index "organs_code_key" to table: "organs"
CREATE UNIQUE INDEX `organs_code_key` ON `organs` (`code`);
-- Create "sessions" table
CREATE TABLE `sessions` (`id` integer NOT NULL, `token_hash` blob NOT NULL, `organ` text NOT NULL, `login` text NOT NULL, `create_time` datetime NOT NULL, `expire_time` datetime NOT NULL, `revoked_time` datetime NULL, PRIMARY KEY (`id`));
-- Create index "sessions_token_hash_key" to table: "sessions"
CREATE UNIQUE INDEX `sessions_token_hash_key` ON `sessions` (`token_hash`);
-- Create index "session_organ_login" to table: "sessions"
CREATE INDEX `session_organ_login` ON `sessions` (`organ`, `login`);
-- Create index "session_expire_time" to table: "sessions"
CREATE INDEX `session_expire_time` ON `sessions` (`expire_time`);
-- Create "sign_in_failures" table
CREATE TABLE `sign_in_failures` (`id` integer NOT NULL, `organ` text NOT NULL, `login` text NOT NULL, `failures` integer NOT NULL, `last_time` datetime NOT NULL, `blocked_until` datetime NULL, PRIMARY KEY (`id`));
-- Create index "signinfailure_organ_login" to table: "sign_in_failures"
CREATE UNIQUE INDEX `signinfailure_organ_login` ON `sign_in_failures` (`organ`, `login`);
-- Create "staff_members" table
CREATE TABLE `staff_members` (`id` integer NOT NULL, `organ` text NOT NULL, `login` text NOT NULL, `display_name` text NOT NULL, `roles` integer NOT NULL, `disabled` bool NOT NULL, `password_hash` text NOT NULL, `must_change_password` bool NOT NULL, `version` integer NOT NULL, `create_time` datetime NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `staff_login` CHECK (login <> ''), CONSTRAINT `staff_version` CHECK (version > 0));
-- Create index "staffmember_organ_login" to table: "staff_members"
CREATE UNIQUE INDEX `staffmember_organ_login` ON `staff_members` (`organ`, `login`);
-- Create "state_counts" table
CREATE TABLE `state_counts` (`id` integer NOT NULL, `organ` text NOT NULL, `state` integer NOT NULL, `n` integer NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `state_count_n` CHECK (n >= 0));
-- Create index "statecount_organ_state" to table: "state_counts"
CREATE UNIQUE INDEX `statecount_organ_state` ON `state_counts` (`organ`, `state`);
