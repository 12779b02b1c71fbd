package store

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
)

// index writes what has changed in the tables that mirror the case.
func (t *Tx) index(c *casework.Case, before caseRows, head string) error {
	after := rowsOf(c)
	line, err := t.indexCase(c, before, head)
	if err != nil {
		return err
	}
	err = t.indexItems(c, before.items, after.items)
	if err != nil {
		return err
	}
	err = t.indexDocuments(c, after.documents[len(before.documents):])
	if err != nil {
		return err
	}
	err = t.indexDues(c, line)
	if err != nil {
		return err
	}
	err = t.indexRetention(c.Organ, c.Number, before.retention, after.retention)
	if err != nil {
		return err
	}
	t.countStates(c.Organ, before.state, c.State)
	t.touch(c.Organ, c.Number)
	return nil
}

// indexCase writes the line of the register book, and gives the id of a new one. The version in the WHERE is the lock: one row must
// change.
func (t *Tx) indexCase(c *casework.Case, before caseRows, head string) (line int64, err error) {
	r, err := caseLine(c, t.CalendarOf(c.Organ))
	if err != nil {
		return 0, err
	}
	r.Head = head
	if before.version == 0 {
		line, err = t.insertLine(r)
		if isUnique(err) {
			return 0, staleCase(c).Because(err)
		}
		if err != nil {
			return 0, fmt.Errorf("create case: %w", err)
		}
		return line, nil
	}
	n, err := t.rewriteLine(t.ctx, r, before.version)
	if err != nil {
		return 0, fmt.Errorf("update case: %w", err)
	}
	if n != 1 {
		return 0, staleCase(c)
	}
	return 0, nil
}

// indexItems writes the items that have changed. An item on which nobody has worked has no row.
func (t *Tx) indexItems(c *casework.Case, before, after []itemRow) error {
	for i, r := range after {
		var old itemRow
		if i < len(before) {
			old = before[i]
		}
		err := t.indexItem(c, i+1, old, r)
		if err != nil {
			return fmt.Errorf("write item %d: %w", i+1, err)
		}
	}
	return nil
}

func (t *Tx) indexItem(c *casework.Case, item int, old, r itemRow) error {
	switch {
	case r == old:
		return nil
	case old == itemRow{}:
		return t.insertItem(c, item, r)
	case r == itemRow{}:
		return t.exec("DELETE FROM case_items WHERE organ = ? AND number = ? AND item = ?", c.Organ, c.Number, item)
	}
	return t.exec("UPDATE case_items SET disposition = ?, drafter = ?, reviewer = ?, signer = ? "+
		"WHERE organ = ? AND number = ? AND item = ?", r.disposition, r.drafter, r.reviewer, r.signer, c.Organ, c.Number, item)
}

// indexDocuments writes the new documents. A row without its file would be a promise that cannot be kept: it is refused. An act
// that is only tried out stores no file and keeps no row.
func (t *Tx) indexDocuments(c *casework.Case, added []documentRow) error {
	first := len(c.Documents) - len(added)
	for i, r := range added {
		err := t.checkBlob(r)
		if err != nil {
			return fmt.Errorf("add document: %w", err)
		}
		err = t.ent.Document.Create().SetOrgan(c.Organ).SetCaseNumber(c.Number).SetNumber(int32(first + i + 1)).
			SetSha256(r.sha256).SetSizeBytes(r.size).SetMediaType(r.mediaType).SetKind(r.kind).SetTitle(r.title).Exec(t.ctx)
		if err != nil {
			return fmt.Errorf("add document: %w", err)
		}
	}
	return nil
}

func (t *Tx) checkBlob(r documentRow) error {
	if t.trial {
		return nil
	}
	return t.store.statBlob(r.sha256, r.size)
}

// countStates moves a case from one state to another in the counts, which are written once for each commit.
func (t *Tx) countStates(organ string, from, to pb.State) {
	if from == to {
		return
	}
	t.counts[stateKey{organ, to}]++
	if from != pb.State_STATE_UNSPECIFIED {
		t.counts[stateKey{organ, from}]--
	}
}

// staleCase is the refusal of an act on a case that has changed since it was read.
func staleCase(c *casework.Case) *fault.Error {
	return stale("申请 "+c.Number+" ").With("organ", c.Organ).With("case", c.Number)
}
