package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// dueOf gives the open due dates of a case by kind.
func dueOf(t testing.TB, s *Store, number string) map[pb.DueKind]Due {
	t.Helper()
	all, err := s.DuesOf(t.Context(), "yangli", []string{number})
	if err != nil {
		t.Fatal(err)
	}
	by := map[pb.DueKind]Due{}
	for _, d := range all {
		by[d.Date.Kind] = d
	}
	return by
}

func TestDueItemsFollowTheCase(t *testing.T) {
	now := noon()
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	defer s.Close()
	number := mustRegister(t, s, "yangli", "甲")
	by := dueOf(t, s, number)
	if d := by[pb.DueKind_DUE_KIND_REPLY]; d.Date.GetDate() != "2026-03-30" || d.Owes != OwesOrgan || d.Handler != "" {
		t.Errorf("reply: %+v", d)
	}
	if d := by[pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE]; d.Owes != OwesNobody {
		t.Errorf("supplement notice: %+v", d)
	}
	mustAppend(t, s, number, desk, assigned(handler))
	if d := dueOf(t, s, number)[pb.DueKind_DUE_KIND_REPLY]; d.Handler != handler.Name {
		t.Errorf("after assignment: %+v", d)
	}
	mustAppend(t, s, number, handler, &pb.Event{Kind: &pb.Event_SupplementRequested{SupplementRequested: &pb.SupplementRequested{
		Number: 1, Points: []string{"文件名称"}, ReplyDays: 10,
	}}})
	if d := dueOf(t, s, number)[pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE]; d.Owes != OwesOrgan {
		t.Errorf("notice to be sent: %+v", d)
	}
	mustAppend(t, s, number, handler, &pb.Event{Kind: &pb.Event_Withdrawn{Withdrawn: &pb.Withdrawn{WithdrawnOn: "2026-03-02"}}})
	if by = dueOf(t, s, number); len(by) != 0 {
		t.Errorf("closed: %+v", by)
	}
	clean(t, s)
}

// TestRollingDues opens a consultation, under which the reply moves on day by day until the party's time is over.
func TestRollingDues(t *testing.T) {
	now := noon()
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	defer s.Close()
	number := mustRegister(t, s, "yangli", "甲")
	mustAppend(t, s, number, handler,
		&pb.Event{Kind: &pb.Event_ConsultationOpened{ConsultationOpened: &pb.ConsultationOpened{
			Number: 1, Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "样例公司", SentOn: "2026-03-02", Items: []int32{1},
		}}},
		&pb.Event{Kind: &pb.Event_ConsultationServed{ConsultationServed: &pb.ConsultationServed{Number: 1, ServedOn: "2026-03-02"}}})
	var days []string
	for range 40 {
		for {
			more, err := s.RollDues(t.Context(), 10)
			if err != nil {
				t.Fatal(err)
			}
			if !more {
				break
			}
		}
		d := dueOf(t, s, number)[pb.DueKind_DUE_KIND_REPLY]
		days = append(days, fmt.Sprint(d.Date.Date, d.Rolling))
		clean(t, s)
		now = now.AddDate(0, 0, 1)
	}
	moves := len(slices.Compact(slices.Clone(days)))
	if days[0] != "2026-03-30true" || days[39] != "2026-04-21false" && days[39] != "2026-04-20false" || moves < 15 {
		t.Errorf("%d moves: %v", moves, days)
	}
}

func TestListDueInSpansAndPages(t *testing.T) {
	s := openSQLite(t)
	numbers := registerDays(t, s, "2026-01-05", 40)
	for _, n := range numbers[:20] {
		mustAppend(t, s, n, desk, assigned(handler))
	}
	q := DueQuery{Organ: "yangli", Kinds: []pb.DueKind{pb.DueKind_DUE_KIND_REPLY}, Limit: 7}
	all := pages(t, s, q)
	if len(all) != 40 || !slices.IsSorted(all) {
		t.Errorf("%d rows: %v", len(all), all)
	}
	q.Handler = handler.Name
	if got := pages(t, s, q); len(got) != 20 {
		t.Errorf("%d rows of a handler", len(got))
	}
	q.Handler = "-"
	if got := pages(t, s, q); len(got) != 20 {
		t.Errorf("%d rows without handler", len(got))
	}
	q.Handler = ""
	day := calendar.MustParse
	q.Spans = []Span{{To: day("2026-02-10")}, {From: day("2026-03-01"), To: day("2026-03-05")}, {From: day("2026-03-10")}}
	var want []string
	for _, d := range all {
		on := d[:10]
		if on <= "2026-02-10" || on >= "2026-03-01" && on <= "2026-03-05" || on >= "2026-03-10" {
			want = append(want, d)
		}
	}
	if got := pages(t, s, q); !slices.Equal(got, want) || len(want) == 0 || len(want) == 40 {
		t.Errorf("spans: %v, want %v", got, want)
	}
	q.Spans = []Span{}
	if got := pages(t, s, q); len(got) != 0 {
		t.Errorf("no span: %v", got)
	}
	q = DueQuery{Organ: "yangli", Kinds: []pb.DueKind{pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE}, Limit: 7, Today: day("2026-01-20")}
	if got := pages(t, s, q); len(got) == 0 || got[0][:10] < "2026-01-20" {
		t.Errorf("hints: %v", got)
	}
}

// pages reads a list page by page and gives day and number of each row.
func pages(t *testing.T, s *Store, q DueQuery) []string {
	t.Helper()
	var all []string
	for {
		rows, next, err := s.ListDue(t.Context(), q)
		if err != nil || len(rows) > q.Limit {
			t.Fatal(len(rows), err)
		}
		for _, d := range rows {
			all = append(all, d.Date.Date+" "+fmt.Sprintf("%06d", d.ID))
		}
		if next == nil {
			return all
		}
		q.After = next
	}
}

const dueRowText = "INSERT INTO due_items (id, organ, due_on, status, missing_year, explanation, article, owes, handler, as_of, " +
	"rolling, reminded) VALUES (%s, 'yangli', '2026-03-30', 1, 0, '', '', 1, '', '2026-03-02', 0, 0)"

func TestFsckFindsTamperedDueItems(t *testing.T) {
	for _, change := range []string{
		"UPDATE due_items SET due_on = '2026-12-31' WHERE id >> 12 & 255 = 4",
		"UPDATE due_items SET owes = 0 WHERE id >> 12 & 255 = 4",
		"UPDATE due_items SET handler = 'organs/yangli/staff/nobody'",
		"DELETE FROM due_items WHERE id >> 12 & 255 = 4",
		"UPDATE due_items SET organ = 'other'",
		"UPDATE due_items SET id = id + 1 WHERE id >> 12 & 255 = 4",
		sprint(dueRowText, "1 << 20 | 5 << 12 | 1"),
		sprint(dueRowText, "9 << 20 | 4 << 12 | 1"),
	} {
		s := openSQLite(t)
		mustRegister(t, s, "yangli", "甲")
		clean(t, s)
		_, err := s.write.sql.ExecContext(t.Context(), change)
		if err != nil {
			t.Fatal(err)
		}
		report, err := s.Fsck(t.Context())
		if err != nil || len(report.Differences) == 0 || report.Differences[0].Table != "due_items" {
			t.Errorf("%s: %v, %v", change, report.Differences, err)
		}
	}
}
