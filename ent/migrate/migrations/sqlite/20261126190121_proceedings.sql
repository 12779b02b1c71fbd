-- Create index "event_proceedings" to table: "events"
CREATE INDEX `event_proceedings` ON `events` (`organ`, `kind`) WHERE kind = 'proceeding_opened';
