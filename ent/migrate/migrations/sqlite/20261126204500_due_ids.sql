-- Written by hand: the id of a due date says of which case it is, and those of nobody's desk are in no index of handlers.
-- Create "new_due_items" table
CREATE TABLE `new_due_items` (`id` integer NOT NULL, `organ` text NOT NULL, `due_on` text NOT NULL, `status` integer NOT NULL, `missing_year` integer NOT NULL, `explanation` text NOT NULL, `article` text NOT NULL, `owes` integer NOT NULL, `handler` text NOT NULL, `as_of` text NOT NULL, `rolling` bool NOT NULL, `reminded` integer NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `due_item_as_of` CHECK (length(as_of) = 10), CONSTRAINT `due_item_due_on` CHECK (length(due_on) = 10));
-- Copy rows from old table "due_items" to new temporary table "new_due_items"
INSERT INTO `new_due_items` (`id`, `organ`, `due_on`, `status`, `missing_year`, `explanation`, `article`, `owes`, `handler`, `as_of`, `rolling`, `reminded`)
  SELECT (f.`id` << 20) | (d.`kind` << 12) | d.`number`, d.`organ`, d.`due_on`, d.`status`, d.`missing_year`, d.`explanation`, d.`article`, d.`owes`, d.`handler`, d.`as_of`, d.`rolling`, d.`reminded`
  FROM `due_items` d JOIN `case_files` f ON f.`organ` = d.`organ` AND f.`number` = d.`case_number`;
-- Drop "due_items" table after copying rows
DROP TABLE `due_items`;
-- Rename temporary table "new_due_items" to "due_items"
ALTER TABLE `new_due_items` RENAME TO `due_items`;
-- Create index "dueitem_organ_due_on_id" to table: "due_items"
CREATE INDEX `dueitem_organ_due_on_id` ON `due_items` (`organ`, `due_on`, `id`);
-- Create index "dueitem_organ_handler_due_on_id" to table: "due_items"
CREATE INDEX `dueitem_organ_handler_due_on_id` ON `due_items` (`organ`, `handler`, `due_on`, `id`) WHERE handler <> '';
-- Create index "dueitem_as_of" to table: "due_items"
CREATE INDEX `dueitem_as_of` ON `due_items` (`as_of`) WHERE rolling;
