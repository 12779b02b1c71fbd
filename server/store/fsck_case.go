package store

import (
	"database/sql"
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"

	"disclosure/ent"
	"disclosure/ent/casefile"
	"disclosure/ent/caseitem"
	"disclosure/ent/document"
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

// events checks every event and, when all events of a case have come by, the rows of the case.
func (f *fsck) events() error {
	var c *casework.Case
	broken := false
	finish := func() error {
		if c == nil || broken {
			return nil
		}
		return f.oneCase(c)
	}
	err := f.each("SELECT e.organ, e.case_number, e.case_seq, e.kind, e.actor, e.record_time, e.leaf, p.salt, p.body "+
		"FROM events e LEFT JOIN event_payloads p ON p.seq = e.seq ORDER BY e.organ, e.case_number, e.case_seq",
		func(rows *sql.Rows) error {
			var r eventRow
			err := rows.Scan(&r.organ, &r.number, &r.caseSeq, &r.kind, &r.actor, &r.time, &r.leaf, &r.salt, &r.content)
			if err != nil {
				return err
			}
			if c == nil || c.Organ != r.organ || c.Number != r.number {
				err = finish()
				c, broken = &casework.Case{Organ: r.organ, Number: r.number}, false
				f.cases[caseKey{r.organ, r.number}] = true
				f.report.Cases++
			}
			f.report.Events++
			broken = !f.event(c, r, broken)
			return err
		})
	if err != nil {
		return err
	}
	return finish()
}

// event checks one event and applies it; false when the case cannot be folded further.
func (f *fsck) event(c *casework.Case, r eventRow, broken bool) bool {
	if r.content == nil {
		f.differ(r.organ, r.number, "event_payloads", "body", "event %d has no content", r.caseSeq)
		return false
	}
	err := record.Check(r.leaf, r.organ, r.number, r.salt, r.content)
	if err != nil {
		f.differ(r.organ, r.number, "events", "leaf", "event %d: %v", r.caseSeq, err)
	}
	e := &pb.Event{}
	err = proto.Unmarshal(r.content, e)
	if err != nil || broken {
		return false
	}
	compare(f, c, "events", "case_seq", e.Sequence, r.caseSeq)
	compare(f, c, "events", "kind", record.Kind(e), r.kind)
	compare(f, c, "events", "actor", e.Actor, r.actor)
	compare(f, c, "events", "record_time", e.RecordTime.AsTime(), r.time.UTC())
	err = applySafely(c, e)
	if err != nil {
		f.differ(r.organ, r.number, "events", "case_seq", "event %d does not follow: %v", r.caseSeq, err)
	}
	return err == nil
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

// oneCase compares the rows of a case with what its events say.
func (f *fsck) oneCase(c *casework.Case) error {
	f.states[stateKey{c.Organ, c.State}]++
	for _, n := range c.Notices {
		f.notice(c, n)
	}
	err := f.line(c)
	if err != nil {
		return err
	}
	err = f.dues(c)
	if err != nil {
		return err
	}
	rows := rowsOf(c)
	err = f.items(c, rows.items)
	if err != nil {
		return err
	}
	return f.documents(c, rows.documents)
}

// line compares the line of the register book.
func (f *fsck) line(c *casework.Case) error {
	want, err := caseLine(c, f.calendarOf(c.Organ))
	if err != nil {
		f.differ(c.Organ, c.Number, "events", "case_number", "%v", err)
		return nil
	}
	f.number(want)
	have, err := f.ent.CaseFile.Query().Where(casefile.Organ(c.Organ), casefile.Number(c.Number)).Only(f.ctx)
	if ent.IsNotFound(err) {
		f.differ(c.Organ, c.Number, "case_files", "", "the row is missing")
		return nil
	}
	if err != nil {
		return err
	}
	f.compareLine(c, want, have)
	return nil
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

func (f *fsck) items(c *casework.Case, want []itemRow) error {
	const table = "case_items"
	have, err := f.ent.CaseItem.Query().Where(caseitem.Organ(c.Organ), caseitem.Number(c.Number)).
		Order(caseitem.ByItem()).All(f.ctx)
	if err != nil {
		return err
	}
	if len(have) != len(want) {
		f.differ(c.Organ, c.Number, table, "", "there are %d rows, by the events %d", len(have), len(want))
		return nil
	}
	for i, h := range have {
		compare(f, c, table, "item", int32(i+1), h.Item)
		compare(f, c, table, "disposition", want[i].disposition, h.Disposition)
		compare(f, c, table, "drafter", want[i].drafter, h.Drafter)
		compare(f, c, table, "reviewer", want[i].reviewer, h.Reviewer)
		compare(f, c, table, "signer", want[i].signer, h.Signer)
	}
	return nil
}

func (f *fsck) documents(c *casework.Case, want []documentRow) error {
	const table = "documents"
	have, err := f.ent.Document.Query().Where(document.Organ(c.Organ), document.CaseNumber(c.Number)).
		Order(document.ByNumber()).All(f.ctx)
	if err != nil {
		return err
	}
	for i, w := range want {
		f.report.Documents++
		f.blob(c, i+1, w)
	}
	if len(have) != len(want) {
		f.differ(c.Organ, c.Number, table, "", "there are %d rows, by the events %d", len(have), len(want))
		return nil
	}
	for i, h := range have {
		compare(f, c, table, "number", int32(i+1), h.Number)
		compare(f, c, table, "sha256", want[i].sha256, h.Sha256)
		compare(f, c, table, "size_bytes", want[i].size, h.SizeBytes)
		compare(f, c, table, "media_type", want[i].mediaType, h.MediaType)
		compare(f, c, table, "kind", want[i].kind, h.Kind)
		compare(f, c, table, "title", want[i].title, h.Title)
	}
	return nil
}
