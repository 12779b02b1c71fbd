package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"sync"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// Report is the outcome of Fsck. A sound folder has no differences; orphan blobs are uploads that no act took up, and do no harm.
type Report struct {
	Cases, Events, Documents int
	Destroyed                int // cases whose content was destroyed at the end of their term
	OrphanBlobs              int
	Differences              []Difference
	Organs                   map[string]*OrganReport
}

// OrganReport is what was looked at of one organ.
type OrganReport struct {
	Cases, Documents int
	LogSize          int64
	Root             record.Hash // of the log, by the events
}

// Of gives the part of an organ, and the differences that are its own or of the whole folder.
func (r Report) Of(organ string) (OrganReport, []Difference) {
	var part OrganReport
	if p := r.Organs[organ]; p != nil {
		part = *p
	}
	return part, slices.DeleteFunc(slices.Clone(r.Differences), func(d Difference) bool { return d.Organ != organ && d.Organ != "" })
}

// organ is the part of an organ.
func (f *fsck) organ(code string) *OrganReport {
	p := f.report.Organs[code]
	if p == nil {
		p = &OrganReport{}
		f.report.Organs[code] = p
	}
	return p
}

// Difference is one place where a table is not what the events say, or a proof does not hold.
type Difference struct {
	Organ, Case   string // Case is empty where a whole organ is meant
	Table, Column string // Column is empty where a whole row is meant
	Detail        string // values are left out where they are personal data
}

// String is the line for the administrator.
func (d Difference) String() string {
	return fmt.Sprintf("%s %s: %s.%s: %s", d.Organ, d.Case, d.Table, d.Column, d.Detail)
}

// fsck is one run over one snapshot.
type fsck struct {
	view
	given
	seen
}

// given is what a run starts with, and what all its parts share: nobody sets a field once they work.
type given struct {
	ctx       context.Context
	store     *Store
	current   bool                          // the lines were computed by this program's calendar; otherwise the next Open writes them anew
	kept      map[string][]byte             // last checkpoints by organ, from outside the database
	calendars map[string]*calendar.Calendar // of the organs that have imported years
	moving    map[string]bool               // organs whose cases are being recounted: their due dates are of either calendar
	blobs     *sync.Map                     // digests of documents, noted by all parts; true when sound
}

// seen is what a run or a part of it has found.
type seen struct {
	report  Report
	states  map[stateKey]int64
	last    map[seriesKey]map[int]bool // registration numbers in use
	notices map[noticeKey]NumberEntry  // 文号 in use, without series and number
	epochs  map[string][]*pb.LogEpochBegun
}

func nothingSeen() seen {
	return seen{
		report: Report{Organs: map[string]*OrganReport{}}, states: map[stateKey]int64{}, last: map[seriesKey]map[int]bool{},
		notices: map[noticeKey]NumberEntry{}, epochs: map[string][]*pb.LogEpochBegun{},
	}
}

type (
	caseKey  struct{ organ, number string }
	stateKey struct {
		organ string
		state pb.State
	}
	seriesKey struct {
		organ, series string
		year          int
	}
	noticeKey struct{ organ, docNumber string }
)

// Fsck folds every case anew from its events and compares each table with it, recomputes the proof of every event, the logs and
// what was signed of them, and the digest of every file. It reads one snapshot, beside running acts or in a folder opened read-only. Its error means that it
// could not look, not that it found something.
func (s *Store) Fsck(ctx context.Context) (Report, error) {
	s.purging.RLock() // a file that goes after the snapshot was taken would look lost
	defer s.purging.RUnlock()
	kept, err := s.sealer.keyDir.allLast() // before the snapshot, which then has all that they sign
	if err != nil {
		return Report{}, fmt.Errorf("check: %w", err)
	}
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Report{}, fmt.Errorf("check: %w", err)
	}
	defer tx.Rollback()
	current, err := s.read.hasBasis(ctx, s.basis())
	if err != nil {
		return Report{}, fmt.Errorf("check: %w", err)
	}
	f := &fsck{
		view:  view{ent: pinned(tx), sql: tx},
		given: given{ctx: ctx, store: s, current: current, kept: kept, blobs: &sync.Map{}},
		seen:  nothingSeen(),
	}
	for _, step := range []func() error{
		f.readCalendars, f.events, f.log, f.anchors, f.strayRows, f.strayDues, f.stateCounts, f.matterLetters, f.numberBook, f.matters, f.counters,
		f.orphans,
	} {
		err = step()
		if err != nil {
			return Report{}, fmt.Errorf("check: %w", err)
		}
	}
	return f.report, nil
}

// part is a check of some of the cases, by itself in a goroutine of its own. It has no way to the tables.
func (f *fsck) part() *fsck { return &fsck{given: f.given, seen: nothingSeen()} }

// join takes over what a part has seen.
func (f *fsck) join(p *fsck) error {
	f.report.Cases += p.report.Cases
	f.report.Events += p.report.Events
	f.report.Destroyed += p.report.Destroyed
	f.report.Documents += p.report.Documents
	f.report.Differences = append(f.report.Differences, p.report.Differences...)
	for code, part := range p.report.Organs {
		o := f.organ(code)
		o.Cases += part.Cases
		o.Documents += part.Documents
	}
	for k, n := range p.states {
		f.states[k] += n
	}
	for k, used := range p.last {
		for n := range used {
			f.use(k, n)
		}
	}
	maps.Copy(f.notices, p.notices)
	maps.Copy(f.epochs, p.epochs) // all events of an organ itself are in one part
	return nil
}

// differ notes a difference.
func (f *fsck) differ(organ, number, table, column, format string, args ...any) {
	f.report.Differences = append(f.report.Differences, Difference{
		Organ: organ, Case: number, Table: table, Column: column, Detail: fmt.Sprintf(format, args...),
	})
}

// personal are the columns whose values a report does not show.
var personal = []string{"applicant", "subject", "title"}

// compare notes a difference of one column of one row.
func compare[T comparable](f *fsck, c *casework.Case, table, column string, want, have T) {
	switch {
	case want == have:
	case slices.Contains(personal, column):
		f.differ(c.Organ, c.Number, table, column, "is not what the events say")
	default:
		f.differ(c.Organ, c.Number, table, column, "is %v, by the events %v", have, want)
	}
}

// strayRows finds rows of cases that have no events.
func (f *fsck) strayRows() error {
	for table, column := range map[string]string{
		"case_files": "number", "case_items": "number", "documents": "case_number", "reminders": "case_number", "retentions": "case_number",
	} {
		err := f.each("SELECT DISTINCT x.organ, x."+column+" FROM "+table+" x WHERE NOT EXISTS "+
			"(SELECT 1 FROM events e WHERE e.organ = x.organ AND e.case_number = x."+column+")", func(rows *sql.Rows) error {
			var k caseKey
			err := rows.Scan(&k.organ, &k.number)
			if err == nil {
				f.differ(k.organ, k.number, table, "", "the case has no events")
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// stateCounts compares the counts with the states of all cases.
func (f *fsck) stateCounts() error {
	err := f.each("SELECT organ, state, n FROM state_counts", func(rows *sql.Rows) error {
		var k stateKey
		var n int64
		err := rows.Scan(&k.organ, &k.state, &n)
		if err == nil && n != f.states[k] {
			f.differ(k.organ, "", "state_counts", "n", "%v is %d, by the events %d", k.state, n, f.states[k])
		}
		delete(f.states, k)
		return err
	})
	for k, n := range f.states {
		f.differ(k.organ, "", "state_counts", "n", "%v is missing, by the events %d", k.state, n)
	}
	return err
}

// each runs a query and gives every row to fn.
func (f *fsck) each(query string, fn func(*sql.Rows) error) error {
	rows, err := f.sql.QueryContext(f.ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		err = fn(rows)
		if err != nil {
			return err
		}
	}
	return rows.Err()
}
