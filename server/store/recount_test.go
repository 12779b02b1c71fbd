package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// late is the clock of tests that reach into a year without calendar.
func late() time.Time { return time.Date(2027, 1, 20, 2, 0, 0, 0, time.UTC) }

func openAt(t testing.TB, dir string, now func() time.Time) *Store {
	t.Helper()
	cfg := config(dir)
	cfg.Now = now
	s, err := Open(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// registerDays registers a case on each of n days from a day on.
func registerDays(t testing.TB, s *Store, from string, n int) []string {
	t.Helper()
	var numbers []string
	for i := range n {
		r := registration(fmt.Sprintf("申请人%d", i))
		r.ArrivedOn = calendar.MustParse(from).AddDays(i).String()
		number, err := register(s, "yangli", "", r)
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, number)
	}
	return numbers
}

// TestRecountGoesOnAfterRestart activates a year and closes the store after every batch: in the end every case counts by the
// new year, those that moved have one event each, and these are the ones that the preview named.
func TestRecountGoesOnAfterRestart(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir, late)
	registerDays(t, s, "2026-11-20", 60)
	y := imported(t, s, testYear(2027, 7))
	after, err := s.CalendarOf("yangli").With(y.Year)
	if err != nil {
		t.Fatal(err)
	}
	preview, open, err := s.Moves(t.Context(), "yangli", after, 2027)
	if err != nil || open != 60 || len(preview) == 0 || len(preview) == 60 {
		t.Fatalf("%d of %d open cases move, %v", len(preview), open, err)
	}
	y = activate(t, s, y)
	if s.CalendarOf("yangli").Version() != after.Version() || s.CalendarOf("other").Version() == after.Version() {
		t.Error("the calendar is not in force for the organ alone")
	}
	var moved []Recounted
	for batches := 0; ; batches++ {
		more, err := s.Recount(t.Context(), 7, func(_ *Tx, m []Recounted) error { moved = append(moved, m...); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if !more {
			if batches < 5 {
				t.Errorf("only %d batches: this test restarts nothing", batches)
			}
			break
		}
		clean(t, s)
		err = s.Close()
		if err != nil {
			t.Fatal(err)
		}
		s = openAt(t, dir, late)
	}
	defer s.Close()
	compareMoves(t, preview, moved)
	clean(t, s)
	y, err = s.CalendarYear(t.Context(), "yangli", y.Number)
	if err != nil || y.Recounting || y.Recounted != y.ToRecount || y.Moved != int64(len(preview)) {
		t.Errorf("%+v, %v", y, err)
	}
	checkMoved(t, s, preview)
}

func compareMoves(t *testing.T, preview []Move, moved []Recounted) {
	t.Helper()
	var got []Move
	for _, m := range moved {
		got = append(got, m.Move)
	}
	byNumber := func(a, b Move) int { return strings.Compare(a.Number, b.Number) }
	want := slices.SortedFunc(slices.Values(preview), byNumber)
	slices.SortFunc(got, byNumber)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("preview against what moved:\n%s", d)
	}
}

// checkMoved looks at the events and at the register book.
func checkMoved(t *testing.T, s *Store, preview []Move) {
	t.Helper()
	lines, _, err := s.ListCases(t.Context(), ListQuery{Organ: "yangli", Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	due := map[string]string{}
	for _, l := range lines {
		due[l.Number] = l.DueOn
	}
	for _, m := range preview {
		events, err := s.Events(t.Context(), "yangli", m.Number, 1, 10)
		if err != nil || len(events) != 1 || events[0].Actor != "" {
			t.Fatalf("%s: %v, %v", m.Number, events, err)
		}
		e := events[0].GetDueDateMoved()
		if e.GetFrom() != m.From || e.GetTo() != m.To || due[m.Number] != m.To || e.FromCalendar == e.ToCalendar {
			t.Errorf("%s: %v, due %s, preview %+v", m.Number, e, due[m.Number], m)
		}
	}
}

func TestActivationNeedsASecondPersonAndRest(t *testing.T) {
	s := openAt(t, t.TempDir(), late)
	defer s.Close()
	registerDays(t, s, "2026-11-20", 20)
	y := imported(t, s, testYear(2027, 7))
	err := do(s, func(tx *Tx) error { _, err := tx.ActivateCalendarYear(y, y.ImportedBy); return err })
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_SAME_PERSON)
	activate(t, s, y)
	second := imported(t, s, testYear(2027, 5))
	err = do(s, func(tx *Tx) error { _, err := tx.ActivateCalendarYear(second, head.Name); return err })
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS)
	recountAll(t, s, 50)
	activate(t, s, second)
	recountAll(t, s, 50)
	first, err := s.CalendarYear(t.Context(), "yangli", y.Number)
	if err != nil || first.State != pb.CalendarYearState_CALENDAR_YEAR_STATE_DISCARDED {
		t.Errorf("the first is %v, %v", first.State, err)
	}
	err = do(s, func(tx *Tx) error { _, err := tx.DiscardCalendarYear(first); return err })
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_ETAG_STALE)
	_, err = s.write.sql.ExecContext(t.Context(), "UPDATE calendar_years SET activated_by = imported_by")
	if err == nil {
		t.Error("the table lets the importer activate")
	}
	clean(t, s)
}

// TestNextOpenKnowsTheCalendars opens a folder whose organ has regional days.
func TestNextOpenKnowsTheCalendars(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, dir, noon)
	registerDays(t, s, "2026-02-02", 10)
	regional := calendar.Year{
		Year: 2026, Notice: "桂政办发〔2026〕1号", NoticeDate: calendar.MustParse("2026-01-05"), Regional: true,
		Off: []calendar.Date{calendar.MustParse("2026-03-05"), calendar.MustParse("2026-03-06")},
	}
	activate(t, s, imported(t, s, regional))
	if n := len(recountAll(t, s, 4)); n == 0 {
		t.Error("nothing moved")
	}
	want := s.CalendarOf("yangli").Version()
	err := s.Close()
	if err != nil {
		t.Fatal(err)
	}
	s = openAt(t, dir, noon)
	defer s.Close()
	if got := s.CalendarOf("yangli").Version(); got != want || got == s.EmbeddedCalendar().Version() {
		t.Errorf("calendar %s, want %s", got, want)
	}
	clean(t, s)
	offline, err := OpenReadOnly(t.Context(), config(filepath.Clean(dir)))
	if err != nil {
		t.Fatal(err)
	}
	defer offline.Close()
	clean(t, offline)
}

// TestRecountOfAnAnswerBeforeTheReviewer: a case that is over is recounted too while a reconsideration of it waits for the answer of the
// organ. Ten working days from 26 February: 28 February is worked, so 11 March, and 13 March when the 5th and 6th become days off.
func TestRecountOfAnAnswerBeforeTheReviewer(t *testing.T) {
	s := openSQLite(t)
	over, open := mustRegister(t, s, "yangli", "甲"), mustRegister(t, s, "yangli", "乙")
	mustAppend(t, s, over, handler, &pb.Event{Kind: &pb.Event_Withdrawn{Withdrawn: &pb.Withdrawn{WithdrawnOn: "2026-02-25"}}},
		&pb.Event{Kind: &pb.Event_ProceedingOpened{ProceedingOpened: &pb.ProceedingOpened{
			Number: 1, Kind: pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY, Body: "样例市人民政府", PapersOn: "2026-02-26",
		}}})
	answer := func() string { return dueOf(t, s, over)[pb.DueKind_DUE_KIND_PROCEEDING_ANSWER].Date.GetDate() }
	if got := answer(); got != "2026-03-11" {
		t.Errorf("at first: %s", got)
	}
	activate(t, s, imported(t, s, calendar.Year{
		Year: 2026, Notice: "桂政办发〔2026〕1号", NoticeDate: calendar.MustParse("2026-01-05"), Regional: true,
		Off: []calendar.Date{calendar.MustParse("2026-03-05"), calendar.MustParse("2026-03-06")},
	}))
	moved := recountAll(t, s, 1)
	if len(moved) != 1 || moved[0].Number != open {
		t.Errorf("replies that moved: %+v", moved)
	}
	if got := answer(); got != "2026-03-13" {
		t.Errorf("recounted: %s", got)
	}
	clean(t, s)
}
