package store

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// destroyedKind is the kind of the event after which nothing is left of a case but what proves it.
const destroyedKind = "destroyed"

// destroyed checks a case whose content was destroyed: nothing of it may be left, its line is what the catalogue says, and each leaf is
// that of its event. Whether the leaves stand in the log the check of the log says, as for every case.
func (f *fsck) destroyed(c *casework.Case, w caseWork) {
	f.report.Destroyed++
	for _, r := range w.events[:len(w.events)-1] {
		f.report.Events++
		f.leafOnly(r)
	}
	f.report.Events++
	last := w.events[len(w.events)-1]
	e := f.content(c, last)
	d := e.GetDestroyed().GetDestruction()
	if d == nil {
		return
	}
	compare(f, c, "events", "case_seq", d.Events+1, last.caseSeq)
	line, err := destroyedLine(w.organ, w.number, e)
	if err != nil {
		f.differ(w.organ, w.number, "events", "case_number", "%v", err)
		return
	}
	f.states[stateKey{w.organ, pb.State(line.State)}]++
	for _, n := range d.Notices {
		entry := NumberEntry{Organ: w.organ, DocNumber: n.Number, CaseNumber: w.number}
		if n.Voided {
			entry.VoidReason = destroyedVoid
		}
		f.notices[noticeKey{w.organ, n.Number}] = entry
	}
	f.number(line)
	if len(w.lines) == 0 {
		f.differ(w.organ, w.number, "case_files", "", "the row is missing")
	} else {
		f.compareLine(c, line, w.lines[0])
	}
	for table, left := range map[string]int{"case_items": len(w.items), "documents": len(w.documents), "due_items": len(w.dues)} {
		if left > 0 {
			f.differ(w.organ, w.number, table, "", "%d rows are left, though the content of the case was destroyed", left)
		}
	}
	f.retention(c, destroyedRow(d), w.retention)
}

// leafOnly checks an event whose content is gone.
func (f *fsck) leafOnly(r eventRow) {
	if r.content != nil {
		f.differ(r.organ, r.number, "events", "body", "the content of event %d is there, though it was destroyed", r.caseSeq)
	}
	l, err := record.Parse(r.leaf)
	if err != nil {
		f.differ(r.organ, r.number, "events", "leaf", "event %d: %v", r.caseSeq, err)
		return
	}
	at, err := l.Instant()
	if err != nil || l.Case != r.number || l.CaseSeq != r.caseSeq || l.Kind != r.kind || l.Actor != r.actor || !at.Equal(r.time) {
		f.differ(r.organ, r.number, "events", "leaf", "event %d: the leaf does not match its event", r.caseSeq)
	}
}

// retention compares the row that the list of due cases reads.
func (f *fsck) retention(c *casework.Case, want *retentionRow, have []retentionRow) {
	const table = "retentions"
	switch {
	case want == nil && len(have) == 0:
	case want == nil:
		f.differ(c.Organ, c.Number, table, "", "there is a row, by the events none")
	case len(have) == 0:
		f.differ(c.Organ, c.Number, table, "", "the row is missing")
	case *want != have[0]:
		f.differ(c.Organ, c.Number, table, "keep_until", "is %+v, by the events %+v", have[0], *want)
	}
}
