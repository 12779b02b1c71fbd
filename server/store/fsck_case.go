package store

import (
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"

	"disclosure/ent"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// eventRow is one event as stored, with its content.
type eventRow struct {
	organ, number       string
	caseSeq             int64
	kind, actor         string
	time                time.Time
	leaf, salt, content []byte
}

// events checks every event of every case, and the rows of the case.
func (f *fsck) events() error {
	return inOrder(f.eachBatch, func(batch []caseWork) *fsck {
		part := f.part()
		for _, w := range batch {
			part.oneCase(w)
		}
		return part
	}, f.join)
}

// oneCase folds a case and compares its rows with it, unless it cannot be folded.
func (f *fsck) oneCase(w caseWork) {
	if w.number == ofOrgan {
		f.organEvents(w)
		return
	}
	c, sound := &casework.Case{Organ: w.organ, Number: w.number}, true
	f.report.Cases++
	f.organ(w.organ).Cases++
	if w.events[len(w.events)-1].kind == destroyedKind {
		f.destroyed(c, w)
		return
	}
	for _, r := range w.events {
		f.report.Events++
		sound = f.event(c, r, !sound)
	}
	if sound {
		f.rows(c, w)
	}
}

// organEvents checks the events of an organ itself, which nothing is folded of.
func (f *fsck) organEvents(w caseWork) {
	c := &casework.Case{Organ: w.organ, Number: w.number}
	for i, r := range w.events {
		f.report.Events++
		e := f.content(c, r)
		f.epoch(w.organ, e)
		if e != nil && (e.Sequence != int64(i+1) || e.Name != casework.OrganEventName(w.organ, e.Sequence)) {
			f.differ(w.organ, w.number, "events", "case_seq", "event %d does not follow", r.caseSeq)
		}
	}
}

// event checks one event and applies it; false when the case cannot be folded further.
func (f *fsck) event(c *casework.Case, r eventRow, broken bool) bool {
	e := f.content(c, r)
	if e == nil || broken {
		return false
	}
	err := applySafely(c, e)
	if err != nil {
		f.differ(r.organ, r.number, "events", "case_seq", "event %d does not follow: %v", r.caseSeq, err)
	}
	return err == nil
}

// content checks an event against its content, and gives it; nil when it cannot be read.
func (f *fsck) content(c *casework.Case, r eventRow) *pb.Event {
	if r.content == nil {
		f.differ(r.organ, r.number, "events", "body", "event %d has no content", r.caseSeq)
		return nil
	}
	err := record.Check(r.leaf, r.organ, r.number, r.salt, r.content)
	if err != nil {
		f.differ(r.organ, r.number, "events", "leaf", "event %d: %v", r.caseSeq, err)
	}
	e := &pb.Event{}
	err = proto.Unmarshal(r.content, e)
	if err != nil {
		return nil
	}
	compare(f, c, "events", "case_seq", e.Sequence, r.caseSeq)
	compare(f, c, "events", "kind", record.Kind(e), r.kind)
	compare(f, c, "events", "actor", e.Actor, r.actor)
	compare(f, c, "events", "record_time", e.RecordTime.AsTime(), r.time.UTC())
	return e
}

// applySafely folds an event that may be damaged: Apply trusts what was checked before it was written.
func applySafely(c *casework.Case, e *pb.Event) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return c.Apply(e)
}

// rows compares the rows of a case with what its events say.
func (f *fsck) rows(c *casework.Case, w caseWork) {
	f.states[stateKey{c.Organ, c.State}]++
	for _, n := range c.Notices {
		f.notice(c, n)
	}
	f.line(c, w.lines)
	f.dues(c, w.dues)
	want := rowsOf(c)
	f.items(c, want.items, w.items)
	f.documents(c, want.documents, w.documents)
	f.retention(c, want.retention, w.retention)
}

// line compares the line of the register book.
func (f *fsck) line(c *casework.Case, have []*ent.CaseFile) {
	want, err := caseLine(c, f.calendarOf(c.Organ))
	if err != nil {
		f.differ(c.Organ, c.Number, "events", "case_number", "%v", err)
		return
	}
	f.number(want)
	if len(have) == 0 {
		f.differ(c.Organ, c.Number, "case_files", "", "the row is missing")
		return
	}
	f.compareLine(c, want, have[0])
}

func (f *fsck) compareLine(c *casework.Case, want, have *ent.CaseFile) {
	const table = "case_files"
	compare(f, c, table, "year", want.Year, have.Year)
	compare(f, c, table, "sequence", want.Sequence, have.Sequence)
	compare(f, c, table, "state", want.State, have.State)
	compare(f, c, table, "handler", want.Handler, have.Handler)
	compare(f, c, table, "applicant", want.Applicant, have.Applicant)
	compare(f, c, table, "applicant_category", want.ApplicantCategory, have.ApplicantCategory)
	compare(f, c, table, "channel", want.Channel, have.Channel)
	compare(f, c, table, "arrived_on", want.ArrivedOn, have.ArrivedOn)
	compare(f, c, table, "received_on", want.ReceivedOn, have.ReceivedOn)
	if f.current && !f.moving[c.Organ] {
		compare(f, c, table, "due_on", want.DueOn, have.DueOn)
		compare(f, c, table, "due_status", want.DueStatus, have.DueStatus)
	}
	compare(f, c, table, "subject", want.Subject, have.Subject)
	compare(f, c, table, "item_count", want.ItemCount, have.ItemCount)
	compare(f, c, table, "dispositions", want.Dispositions, have.Dispositions)
	compare(f, c, table, "answered_on", want.AnsweredOn, have.AnsweredOn)
	compare(f, c, table, "closed_on", want.ClosedOn, have.ClosedOn)
	compare(f, c, table, "version", want.Version, have.Version)
	compare(f, c, table, "registered_time", want.RegisteredTime.UTC(), have.RegisteredTime.UTC())
	compare(f, c, table, "updated_time", want.UpdatedTime.UTC(), have.UpdatedTime.UTC())
}

func (f *fsck) items(c *casework.Case, want []itemRow, have []storedItem) {
	const table = "case_items"
	var rows []storedItem
	for i, w := range want {
		if w != (itemRow{}) {
			rows = append(rows, storedItem{int32(i + 1), w})
		}
	}
	if len(have) != len(rows) {
		f.differ(c.Organ, c.Number, table, "", "there are %d rows, by the events %d", len(have), len(rows))
		return
	}
	for i, h := range have {
		compare(f, c, table, "item", rows[i].item, h.item)
		compare(f, c, table, "disposition", rows[i].disposition, h.disposition)
		compare(f, c, table, "drafter", rows[i].drafter, h.drafter)
		compare(f, c, table, "reviewer", rows[i].reviewer, h.reviewer)
		compare(f, c, table, "signer", rows[i].signer, h.signer)
	}
}

func (f *fsck) documents(c *casework.Case, want []documentRow, have []storedDocument) {
	const table = "documents"
	for i, w := range want {
		f.report.Documents++
		f.organ(c.Organ).Documents++
		f.blob(c, i+1, w)
	}
	if len(have) != len(want) {
		f.differ(c.Organ, c.Number, table, "", "there are %d rows, by the events %d", len(have), len(want))
		return
	}
	for i, h := range have {
		compare(f, c, table, "number", int32(i+1), h.number)
		compare(f, c, table, "sha256", want[i].sha256, h.sha256)
		compare(f, c, table, "size_bytes", want[i].size, h.size)
		compare(f, c, table, "media_type", want[i].mediaType, h.mediaType)
		compare(f, c, table, "kind", want[i].kind, h.kind)
		compare(f, c, table, "title", want[i].title, h.title)
	}
}
