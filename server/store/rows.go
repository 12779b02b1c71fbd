package store

import (
	"fmt"
	"strconv"
	"strings"

	"disclosure/ent"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

// noDue stands in the column due_on for "no date now", so that such cases sort last.
const noDue = "9999-12-31"

// caseRows are the rows that mirror a case, except the line of the register book. They follow from the case alone: Append
// writes them and Fsck compares them.
type caseRows struct {
	version   int64
	state     pb.State
	items     []itemRow
	documents []documentRow
	retention *retentionRow // nil for none
}

// itemRow is a row of case_items. An item on which nobody has worked has none.
type itemRow struct {
	disposition               int32
	drafter, reviewer, signer string
}

// documentRow is a row of documents.
type documentRow struct {
	sha256, mediaType, title string
	size                     int64
	kind                     int32
}

// rowsOf gives the rows of a case; a case without events has none.
func rowsOf(c *casework.Case) caseRows {
	r := caseRows{version: c.Version, state: c.State, retention: retentionRowOf(c)}
	reviewer, signer := c.Reviewer, c.Signer
	if c.State == pb.State_STATE_CLOSED && c.AnsweredOn.IsZero() {
		reviewer, signer = "", "" // withdrawn: what was reviewed before is not what ended the case
	}
	for _, item := range c.Items {
		row := itemRow{drafter: item.Drafter}
		if item.Determination != nil {
			row.disposition = int32(item.Determination.Disposition)
			row.reviewer, row.signer = reviewer, signer
		}
		r.items = append(r.items, row)
	}
	for _, d := range c.Documents {
		r.documents = append(r.documents, documentRow{
			sha256: d.Sha256, mediaType: d.MediaType, title: d.Title, size: d.SizeBytes, kind: int32(d.Kind),
		})
	}
	return r
}

// caseLine is the row of case_files.
func caseLine(c *casework.Case, cal *calendar.Calendar) (*ent.CaseFile, error) {
	year, sequence, err := splitNumber(c.Number)
	if err != nil {
		return nil, err
	}
	s := casework.Summarise(c, cal)
	due := s.DueOn
	if due == "" {
		due = noDue
	}
	return &ent.CaseFile{
		Organ: c.Organ, Number: c.Number, Year: year, Sequence: sequence, State: int32(s.State), Handler: s.Handler,
		Applicant: s.Applicant, ApplicantCategory: int32(s.ApplicantCategory), Channel: int32(s.Channel),
		ArrivedOn: s.ArrivedOn, ReceivedOn: s.ReceivedOn, DueOn: due, DueStatus: int32(s.DueStatus), Subject: s.Subject,
		ItemCount: s.ItemCount, Dispositions: strings.Join(s.Dispositions, ","), AnsweredOn: s.AnsweredOn,
		ClosedOn: s.ClosedOn, Version: c.Version, RegisteredTime: c.CreateTime, UpdatedTime: c.UpdateTime,
	}, nil
}

// summary is the line as the API gives it.
func summary(r *ent.CaseFile) *pb.CaseSummary {
	s := &pb.CaseSummary{
		Name: casework.CaseName(r.Organ, r.Number), Number: r.Number, State: pb.State(r.State), Etag: casework.Etag(r.Version),
		Applicant: r.Applicant, ApplicantCategory: pb.ApplicantCategory(r.ApplicantCategory), Channel: pb.Channel(r.Channel),
		ArrivedOn: r.ArrivedOn, ReceivedOn: r.ReceivedOn, DueOn: r.DueOn, DueStatus: pb.DueStatus(r.DueStatus),
		Handler: r.Handler, Subject: r.Subject, ItemCount: r.ItemCount, Dispositions: strings.Split(r.Dispositions, ","),
		AnsweredOn: r.AnsweredOn, ClosedOn: r.ClosedOn,
	}
	if s.DueOn == noDue {
		s.DueOn = ""
	}
	return s
}

// splitNumber takes a registration number apart: 2026-0001 is 2026 and 1.
func splitNumber(number string) (year, sequence int, err error) {
	y, s, _ := strings.Cut(number, "-")
	year, err = strconv.Atoi(y)
	if err == nil {
		sequence, err = strconv.Atoi(s)
	}
	if err != nil || casework.Number(year, sequence) != number {
		return 0, 0, fmt.Errorf("%q is no registration number", number)
	}
	return year, sequence, nil
}
