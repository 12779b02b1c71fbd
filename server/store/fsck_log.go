package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"slices"

	"disclosure/server/record"
)

// logCheck follows the log of one organ from its first event.
type logCheck struct {
	*record.Chain
	signed []signedAt // in the order of their sizes
	seen   map[string]bool
}

// signedAt is a signed checkpoint and where it lies.
type signedAt struct {
	record.Checkpoint
	where string // checkpoints, or the key folder
}

const keyFolderName = "key folder"

// log recomputes leaves, chains, stored hashes and roots from the events in the order in which they were recorded, and compares
// them with what is stored and with what was signed. Of each kind of damage to a log it names the first place, for all after it
// follow from it.
func (f *fsck) log() error {
	logs, err := f.signedLogs()
	if err != nil {
		return err
	}
	err = inOrder(f.eachEntries, func(rows []logRow) []logRow {
		for i := range rows {
			rows[i].read = record.ReadEntry(rows[i].leaf)
		}
		return rows
	}, func(rows []logRow) error {
		for _, r := range rows {
			f.entry(logOf(logs, r.organ), r)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for organ, l := range logs {
		o := f.organ(organ)
		o.LogSize, o.Root = l.Size(), l.Root()
		f.beyond(organ, l)
		f.begun(organ, l.Epochs)
	}
	return f.heads(logs)
}

// batchOfEntries is how many entries one goroutine takes at a time.
const batchOfEntries = 512

// eachEntries reads all events in the order in which they were recorded.
func (f *fsck) eachEntries(give func([]logRow) bool) error {
	var batch []logRow
	going := true
	err := f.each("SELECT organ, case_number, case_seq, leaf, entry, hashes FROM events ORDER BY seq", func(rows *sql.Rows) error {
		var r logRow
		err := rows.Scan(&r.organ, &r.number, &r.caseSeq, &r.leaf, &r.entry, &r.hashes)
		batch = append(batch, r)
		if err == nil && going && len(batch) == batchOfEntries {
			going = give(batch)
			batch = nil
		}
		return err
	})
	if err == nil && going && len(batch) > 0 {
		give(batch)
	}
	return err
}

// logOf gives the check of the log of an organ, from its beginning if there is none yet.
func logOf(logs map[string]*logCheck, organ string) *logCheck {
	l := logs[organ]
	if l == nil {
		l = &logCheck{Chain: record.NewChain(), seen: map[string]bool{}}
		logs[organ] = l
	}
	return l
}

// logRow is an event with its entry in the log, which may be missing.
type logRow struct {
	organ, number string
	caseSeq       int64
	leaf          []byte
	entry         sql.NullInt64
	hashes        []byte
	read          record.Entry
}

// entry checks one event.
func (f *fsck) entry(l *logCheck, r logRow) {
	at := l.Size()
	stored, wrong := l.Take(r.read)
	if wrong != nil {
		f.first(l, r, "events", "leaf", "event %d %v", r.caseSeq, wrong)
	}
	switch {
	case !r.entry.Valid:
		f.first(l, r, "events", "entry", "event %d is not in the log", r.caseSeq)
	case r.entry.Int64 != at:
		f.first(l, r, "events", "entry", "event %d is entry %d, by the events %d", r.caseSeq, r.entry.Int64, at)
	case !bytes.Equal(r.hashes, stored):
		f.first(l, r, "events", "hashes", "those of entry %d do not follow from the events", at)
	}
	f.reached(l, r)
}

// first notes only the first difference of a kind in a log.
func (f *fsck) first(l *logCheck, r logRow, table, column, format string, args ...any) {
	if !l.seen[table+column] {
		l.seen[table+column] = true
		f.differ(r.organ, r.number, table, column, format, args...)
	}
}

// reached compares the checkpoints of the size at which the log has come.
func (f *fsck) reached(l *logCheck, r logRow) {
	for len(l.signed) > 0 && l.signed[0].Size <= l.Size() {
		c := l.signed[0]
		l.signed = l.signed[1:]
		if f.lost(r.organ, c) {
			continue
		}
		if c.Root != l.Root() {
			f.first(l, r, "checkpoints", "root", "the events up to %d are not those that were signed (%s)", c.Size, c.where)
			continue
		}
		f.signedHeads(l, r, c)
	}
}

// signedHeads compares the case heads of a checkpoint.
func (f *fsck) signedHeads(l *logCheck, r logRow, c signedAt) {
	if c.Heads != nil && *l.Heads() != *c.Heads {
		f.first(l, r, "checkpoints", "heads", "the case heads signed at %d are not those of the events (%s)", c.Size, c.where)
	}
}

// beyond finds what was signed and is not there.
func (f *fsck) beyond(organ string, l *logCheck) {
	l.signed = slices.DeleteFunc(l.signed, func(c signedAt) bool { return f.lost(organ, c) })
	if len(l.signed) > 0 {
		last := l.signed[len(l.signed)-1]
		f.differ(organ, "", "checkpoints", "size", "%d events were signed, %d are there: events were cut off, "+
			"or an older state has been restored (%s)", last.Size, l.Size(), last.where)
	}
}

// heads compares the heads in the lines of the cases. That of the organ itself stands nowhere but in its events.
func (f *fsck) heads(logs map[string]*logCheck) error {
	const table = "case_files"
	rows := map[caseKey]bool{}
	err := f.each("SELECT organ, number, version, head FROM case_files", func(r *sql.Rows) error {
		var k caseKey
		var have record.Head
		err := r.Scan(&k.organ, &k.number, &have.CaseSeq, &have.Hash)
		if err != nil {
			return err
		}
		rows[k] = true
		have.Case = k.number
		if l := logs[k.organ]; l == nil || l.Head(k.number) != have {
			f.differ(k.organ, k.number, table, "head", "it is not the last event of the case")
		}
		return nil
	})
	if err != nil {
		return err
	}
	for organ, l := range logs {
		l.EachHead(func(h record.Head) {
			if h.Case != ofOrgan && !rows[caseKey{organ, h.Case}] {
				f.differ(organ, h.Case, table, "head", "the row is missing")
			}
		})
	}
	return nil
}

// signedLogs opens every checkpoint, in the tables and in the key folder.
func (f *fsck) signedLogs() (map[string]*logCheck, error) {
	logs := map[string]*logCheck{}
	err := f.each("SELECT organ, size, note FROM checkpoints", func(rows *sql.Rows) error {
		var organ string
		var size int64
		var note []byte
		err := rows.Scan(&organ, &size, &note)
		if err != nil {
			return err
		}
		c, sound := f.openSigned(logs, organ, "checkpoints", note)
		if sound && c.Size != size {
			f.differ(organ, "", "checkpoints", "size", "is %d, by its note %d", size, c.Size)
		}
		return nil
	})
	for name, note := range f.kept {
		f.openSigned(logs, organOfKept(name), keyFolderName, note)
	}
	for _, l := range logs {
		slices.SortStableFunc(l.signed, func(a, b signedAt) int { return int(min(max(a.Size-b.Size, -1), 1)) })
	}
	return logs, err
}

func (f *fsck) openSigned(logs map[string]*logCheck, organ, where string, note []byte) (record.Checkpoint, bool) {
	l := logOf(logs, organ)
	keys, err := f.store.sealer.keyDir.keysFor(organ, note)
	if err == nil && keys == nil {
		err = fmt.Errorf("%s is missing in the key folder", organ+keysExt)
	}
	if err != nil {
		f.first(l, logRow{organ: organ}, "checkpoints", "keys", "the signatures cannot be checked: %v", err)
		return record.Checkpoint{}, false
	}
	c, err := keys.Open(note)
	if err != nil {
		f.first(l, logRow{organ: organ}, "checkpoints", "note", "%v (%s)", err, where)
		return record.Checkpoint{}, false
	}
	if c.Size == 0 && c.Root != l.Root() {
		f.first(l, logRow{organ: organ}, "checkpoints", "root", "the empty log was signed with a wrong root (%s)", where)
	}
	if c.Size > 0 {
		l.signed = append(l.signed, signedAt{c, where})
	}
	return c, true
}
