-- Written by hand: a series of 文号 is now called by what is printed around the number (样政办公开答〔〕号), not by the word of its kind
-- (答), since organs write their numbers as they like and kinds that look alike must be counted together.
UPDATE `counters` SET `series` = (
  SELECT substr(n.`doc_number`, 1, instr(n.`doc_number`, '〔') - 1) || '〔〕号' FROM `notice_numbers` n
  WHERE n.`organ` = `counters`.`organ` AND n.`series` = `counters`.`series` AND n.`year` = `counters`.`year` ORDER BY n.`n` DESC LIMIT 1)
WHERE EXISTS (SELECT 1 FROM `notice_numbers` n
  WHERE n.`organ` = `counters`.`organ` AND n.`series` = `counters`.`series` AND n.`year` = `counters`.`year` AND instr(n.`doc_number`, '〔') > 1);
UPDATE `notice_numbers` SET `series` = substr(`doc_number`, 1, instr(`doc_number`, '〔') - 1) || '〔〕号' WHERE instr(`doc_number`, '〔') > 1;
