package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"disclosure/ent"
	"disclosure/ent/noticenumber"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// caseSeries is the counter of the registration numbers; no notice may use it.
const caseSeries = "case"

// NumberEntry is one line of the number book (发文字号登记).
type NumberEntry struct {
	Organ, Series string
	Year, N       int
	DocNumber     string // 文号 as printed
	CaseNumber    string // case whose notice carries it
	VoidReason    string // why the notice was voided; empty while it stands
}

// NextCaseNumber takes the next registration number of an organ and year, such as 2026-0001. If the act fails the number is
// free again: there are no gaps.
func (t *Tx) NextCaseNumber(organ string, year int) (string, error) {
	n, err := t.next(organ, caseSeries, year)
	if err != nil {
		return "", err
	}
	return casework.Number(year, n), nil
}

// NextNumber takes the next number of a series of 文号, without gaps. Each taken number must go into the book by BookNumber.
func (t *Tx) NextNumber(organ, series string, year int) (int, error) {
	if series == "" || slices.Contains([]string{caseSeries, calendarSeries, matterSeries}, series) {
		return 0, fmt.Errorf("%q is no series of notices", series)
	}
	return t.next(organ, series, year)
}

// counterKey names a counter.
type counterKey struct {
	organ, series string
	year          int
}

// next takes a number. The counters that were moved are written once for each commit: see writeCounters.
func (t *Tx) next(organ, series string, year int) (int, error) {
	n, err := t.PeekNumber(organ, series, year)
	if err != nil {
		return 0, fmt.Errorf("take number: %w", err)
	}
	t.counters[counterKey{organ, series, year}] = n + 1
	return n, nil
}

// PeekNumber gives the number that the next NextNumber would take: as this act left the counter, or an earlier act of the
// transaction, or the last commit. The writer keeps the counters between transactions.
func (t *Tx) PeekNumber(organ, series string, year int) (int, error) {
	k := counterKey{organ, series, year}
	for _, counters := range []map[counterKey]int{t.counters, t.store.moved, t.store.counters} {
		n, known := counters[k]
		if known {
			return n, nil
		}
	}
	n, err := t.peek(t.ctx, organ, series, year)
	if err == nil {
		t.store.counters[k] = n
	}
	return n, err
}

// writeCounters writes the counters that the acts of a transaction moved.
func (s *Store) writeCounters() error {
	for k, n := range s.moved {
		err := s.updateOrInsert("UPDATE counters SET next_number = ? WHERE organ = ? AND series = ? AND year = ?",
			"INSERT INTO counters (next_number, organ, series, year) VALUES (?, ?, ?, ?)", n, k.organ, k.series, k.year)
		if err != nil {
			return fmt.Errorf("write counters: %w", err)
		}
	}
	return nil
}

// PeekNumber gives the number that the next NextNumber would take if nobody comes between.
func (s *Store) PeekNumber(ctx context.Context, organ, series string, year int) (int, error) {
	return s.read.peek(ctx, organ, series, year)
}

func (v view) peek(ctx context.Context, organ, series string, year int) (int, error) {
	var n int
	err := v.sql.QueryRowContext(ctx, "SELECT next_number FROM counters WHERE organ = ? AND series = ? AND year = ?",
		organ, series, year).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 1, nil
	}
	if err != nil {
		return 0, fmt.Errorf("look at number: %w", err)
	}
	return n, nil
}

// BookNumber writes a number that was taken into the book. It comes before the Append of the NoticeIssued that carries it;
// Append voids it together with its notice.
func (t *Tx) BookNumber(e NumberEntry) error {
	err := t.ent.NoticeNumber.Create().SetOrgan(e.Organ).SetSeries(e.Series).SetYear(e.Year).SetN(e.N).
		SetDocNumber(e.DocNumber).SetCaseNumber(e.CaseNumber).SetVoidReason("").Exec(t.ctx)
	if err != nil {
		return fmt.Errorf("book number %s: %w", e.DocNumber, err)
	}
	return nil
}

// bookNotices checks that the number of an issued notice is in the book, and voids that of a voided one.
func (t *Tx) bookNotices(c *casework.Case, events []*pb.Event) error {
	for _, e := range events {
		var err error
		switch k := e.Kind.(type) {
		case *pb.Event_NoticeIssued:
			err = t.mustBeBooked(c, k.NoticeIssued.DocNumber)
		case *pb.Event_NoticeVoided:
			err = t.voidNumber(c, c.Notices[k.NoticeVoided.Number-1].Number, k.NoticeVoided.Reason)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) mustBeBooked(c *casework.Case, docNumber string) error {
	if docNumber == "" {
		return nil
	}
	n, err := t.ent.NoticeNumber.Query().Where(noticenumber.Organ(c.Organ), noticenumber.DocNumber(docNumber),
		noticenumber.CaseNumber(c.Number)).Count(t.ctx)
	if err == nil && n != 1 {
		err = errors.New("it is not in the number book: call BookNumber first")
	}
	if err != nil {
		return fmt.Errorf("issue %s: %w", docNumber, err)
	}
	return nil
}

func (t *Tx) voidNumber(c *casework.Case, docNumber, reason string) error {
	if docNumber == "" {
		return nil
	}
	err := t.ent.NoticeNumber.Update().Where(noticenumber.Organ(c.Organ), noticenumber.DocNumber(docNumber)).
		SetVoidReason(reason).Exec(t.ctx)
	if err != nil {
		return fmt.Errorf("void %s: %w", docNumber, err)
	}
	return nil
}

// NumberBook gives the number book of an organ for one year, by series and number.
func (s *Store) NumberBook(ctx context.Context, organ string, year int) ([]NumberEntry, error) {
	rows, err := s.read.ent.NoticeNumber.Query().Where(noticenumber.Organ(organ), noticenumber.Year(year)).
		Order(noticenumber.BySeries(), noticenumber.ByN()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read number book: %w", err)
	}
	entries := make([]NumberEntry, 0, len(rows))
	for _, r := range rows {
		entries = append(entries, numberEntry(r))
	}
	return entries, nil
}

func numberEntry(r *ent.NoticeNumber) NumberEntry {
	return NumberEntry{
		Organ: r.Organ, Series: r.Series, Year: r.Year, N: r.N, DocNumber: r.DocNumber, CaseNumber: r.CaseNumber,
		VoidReason: r.VoidReason,
	}
}
