package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// answer brings a case to its end: drafted, reviewed, signed, printed, posted, closed.
func answer(t testing.TB, s *Store, number string) {
	t.Helper()
	mustAppend(t, s, number, desk, assigned(handler))
	mustAppend(t, s, number, handler, determined(), &pb.Event{Kind: &pb.Event_Submitted{Submitted: &pb.SubmittedForReview{}}})
	mustAppend(t, s, number, reviewer, passed())
	mustAppend(t, s, number, head, signedOff())
	issue(t, s, number, pb.NoticeKind_NOTICE_KIND_REPLY)
	mustAppend(t, s, number, desk, &pb.Event{Kind: &pb.Event_Dispatched{Dispatched: &pb.Dispatched{
		Notice: 1, Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: "2026-03-02", Tracking: "XA1",
	}}})
	mustAppend(t, s, number, desk, &pb.Event{Kind: &pb.Event_Closed{Closed: &pb.Closed{}}})
}

// issue prints a letter: number, book, blob and event.
func issue(t testing.TB, s *Store, number string, kind pb.NoticeKind) string {
	t.Helper()
	var docNumber string
	document := blob(t, s, 1, "letter of "+number+kind.String())
	mustDo(t, s, func(tx *Tx) error {
		c, err := tx.Case("yangli", number)
		if err != nil {
			return err
		}
		document.Number = int32(len(c.Documents) + 1)
		n, err := tx.NextNumber("yangli", "reply", 2026)
		if err != nil {
			return err
		}
		docNumber = fmt.Sprintf("样政办公开答〔2026〕%d号", n)
		err = tx.BookNumber(NumberEntry{
			Organ: "yangli", Series: "reply", Year: 2026, N: n, DocNumber: docNumber, CaseNumber: number,
		})
		if err != nil {
			return err
		}
		return tx.Append(c, handler, &pb.Event{Kind: &pb.Event_NoticeIssued{NoticeIssued: &pb.NoticeIssued{
			Number: int32(len(c.Notices) + 1), Kind: kind, DocNumber: docNumber, IssuedOn: "2026-03-02", Document: document,
		}}})
	})
	return docNumber
}

func lifeOfACase(t *testing.T, open opener) {
	s := open(t)
	number := mustRegister(t, s, "yangli", "甲")
	mustAppend(t, s, number, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "scan")}})
	answer(t, s, number)
	c, err := s.Case(t.Context(), "yangli", number)
	if err != nil {
		t.Fatal(err)
	}
	if c.State != pb.State_STATE_CLOSED || c.AnsweredOn.String() != "2026-03-02" || c.Signer != head.Name || len(c.Documents) != 2 {
		t.Errorf("case: %+v", c)
	}
	events, err := s.Events(t.Context(), "yangli", number, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	first := events[0]
	if first.Name != "organs/yangli/cases/2026-0001/events/1" || first.Actor != desk.Name || first.ActorName != desk.DisplayName ||
		first.RecordedOn != "2026-03-02" || !first.RecordTime.AsTime().Equal(noon().Truncate(time.Microsecond)) {
		t.Errorf("first event: %v", first)
	}
	lines, _, err := s.ListCases(t.Context(), ListQuery{Organ: "yangli", Limit: 5})
	if err != nil || len(lines) != 1 || lines[0].State != pb.State_STATE_CLOSED ||
		!slices.Equal(lines[0].Dispositions, []string{"R2"}) || lines[0].Etag != c.Etag() {
		t.Errorf("line: %v, %v", lines, err)
	}
	counts, err := s.StateCounts(t.Context(), "yangli")
	if diff := cmp.Diff(map[pb.State]int64{pb.State_STATE_CLOSED: 1}, counts); diff != "" || err != nil {
		t.Errorf("counts: %v %s", err, diff)
	}
	r := clean(t, s)
	if r.Cases != 1 || r.Events != len(events) || r.Documents != 2 || r.OrphanBlobs != 0 {
		t.Errorf("report: %+v", r)
	}
}

func listsGoOn(t *testing.T, open opener) {
	s := open(t)
	var want []string
	for i := range 7 {
		r := registration(fmt.Sprint(i))
		r.ArrivedOn = calendar.MustParse("2026-03-02").AddDays(-i).String()
		if i == 3 {
			r.Channel = pb.Channel_CHANNEL_FAX // not confirmed
		}
		n, err := register(s, "yangli", "", r)
		if err != nil {
			t.Fatal(err)
		}
		if i < 2 { // the clock of the first two stands still: last
			standStill(t, s, n)
		}
		want = append(want, n)
	}
	for _, states := range [][]pb.State{nil, {pb.State_STATE_RECEIVED, pb.State_STATE_IN_PROGRESS, pb.State_STATE_AWAITING_SUPPLEMENT}} {
		var got, due []string
		q := ListQuery{Organ: "yangli", States: states, Limit: 2}
		for {
			lines, next, err := s.ListCases(t.Context(), q)
			if err != nil || len(lines) > 2 {
				t.Fatalf("%v, %v", lines, err)
			}
			for _, l := range lines {
				got = append(got, l.Number)
				due = append(due, strings.ReplaceAll(l.DueOn+"~", "-", "")) // ~ after every digit: empty last
			}
			if next == nil {
				break
			}
			q.After = next
		}
		if !slices.IsSorted(due) || due[6] != "~" || due[4] == "~" {
			t.Errorf("due dates: %v", due)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// standStill asks the applicant of a case for a supplement and posts the letter: no due date until he answers.
func standStill(t *testing.T, s *Store, number string) {
	t.Helper()
	mustAppend(t, s, number, handler, &pb.Event{Kind: &pb.Event_SupplementRequested{SupplementRequested: &pb.SupplementRequested{
		Number: 1, Points: []string{"不明确"}, ReplyDays: 10,
	}}})
	issue(t, s, number, pb.NoticeKind_NOTICE_KIND_SUPPLEMENT)
	mustAppend(t, s, number, desk, &pb.Event{Kind: &pb.Event_Dispatched{Dispatched: &pb.Dispatched{
		Notice: 1, Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: "2026-03-02",
	}}})
}

func listsNarrow(t *testing.T, open opener) {
	s := open(t)
	for i, arrived := range []string{"2026-01-05", "2026-02-02", "2026-03-02"} {
		r := registration(fmt.Sprint(i))
		r.ArrivedOn = arrived
		_, err := register(s, "yangli", "", r)
		if err != nil {
			t.Fatal(err)
		}
	}
	mustRegister(t, s, "other", "丁")
	mustAppend(t, s, "2026-0002", desk, assigned(handler))
	answer(t, s, "2026-0003")
	day := calendar.MustParse
	for name, x := range map[string]struct {
		q    ListQuery
		want string
	}{
		"all":       {ListQuery{}, "2026-0001 2026-0002 2026-0003"},
		"state":     {ListQuery{States: []pb.State{pb.State_STATE_CLOSED}}, "2026-0003"},
		"none":      {ListQuery{States: []pb.State{pb.State_STATE_CONSULTING}}, ""},
		"handler":   {ListQuery{Handler: handler.Name, States: []pb.State{pb.State_STATE_IN_PROGRESS}}, "2026-0002"},
		"due by":    {ListQuery{DueBy: day("2026-02-02")}, "2026-0001"},
		"due later": {ListQuery{DueBy: day("2026-02-01")}, ""},
		"arrived":   {ListQuery{ArrivedFrom: day("2026-02-02"), ArrivedTo: day("2026-03-01")}, "2026-0002"},
		"two, same": {ListQuery{States: []pb.State{pb.State_STATE_CLOSED, pb.State_STATE_CLOSED}}, "2026-0003"},
	} {
		x.q.Organ, x.q.Limit = "yangli", 10
		lines, next, err := s.ListCases(t.Context(), x.q)
		var got []string
		for _, l := range lines {
			got = append(got, l.Number)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != x.want || next != nil || err != nil {
			t.Errorf("%s: %v, %v, %v", name, got, next, err)
		}
	}
}

func searches(t *testing.T, open opener) {
	s := open(t)
	for _, name := range []string{"样例县Abc有限公司", "张三丰", "百分100%_'公司", "𠀀三", "ＡＢ贸易Ⅳ部"} {
		mustRegister(t, s, "yangli", name)
	}
	mustRegister(t, s, "other", "张三丰")
	docNumber := issue(t, s, "2026-0002", pb.NoticeKind_NOTICE_KIND_RECEIPT)
	for query, want := range map[string]string{
		"2026-0003": "2026-0003", "2026-00": "2026-0005 2026-0004 2026-0003 2026-0002 2026-0001", " 三 ": "2026-0004 2026-0002",
		"aBC有": "2026-0001", "%": "2026-0003", "_": "2026-0003", "'": "2026-0003", "0003": "", "𠀀": "2026-0004",
		docNumber: "2026-0002", "样政办公开答〔2026〕": "2026-0002", "": "", "李": "", "ＡＢ": "2026-0005", "Ⅳ": "2026-0005",
	} {
		var got []string
		var after *Cursor
		for {
			lines, next, err := s.SearchCases(t.Context(), "yangli", query, after, 1)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				got = append(got, l.Number)
			}
			if next == nil {
				break
			}
			after = next
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %s", query, got, want)
		}
	}
}

func numbersWithoutGaps(t *testing.T, open opener) {
	s := open(t)
	number := mustRegister(t, s, "yangli", "甲")
	peek := func() int {
		n, err := s.PeekNumber(t.Context(), "yangli", "reply", 2026)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := peek(); n != 1 {
		t.Errorf("first peek: %d", n)
	}
	err := do(s, func(tx *Tx) error {
		_, err := tx.NextNumber("yangli", "reply", 2026)
		if err != nil {
			return err
		}
		return fmt.Errorf("taken back")
	})
	if err == nil || peek() != 1 {
		t.Errorf("a failed act must give its number back: %v", err)
	}
	doc := issue(t, s, number, pb.NoticeKind_NOTICE_KIND_RECEIPT)
	issue(t, s, number, pb.NoticeKind_NOTICE_KIND_RECEIPT)
	if n := peek(); n != 3 {
		t.Errorf("peek: %d", n)
	}
	mustAppend(t, s, number, handler, &pb.Event{Kind: &pb.Event_NoticeVoided{NoticeVoided: &pb.NoticeVoided{Number: 1, Reason: "印错"}}})
	book, err := s.NumberBook(t.Context(), "yangli", 2026)
	if err != nil || len(book) != 2 || book[0].DocNumber != doc || book[0].VoidReason != "印错" || book[1].VoidReason != "" {
		t.Errorf("book: %v, %v", book, err)
	}
	err = appendTo(s, number, handler, &pb.Event{Kind: &pb.Event_NoticeIssued{NoticeIssued: &pb.NoticeIssued{
		Number: 3, DocNumber: "没有登记的文号", Document: blob(t, s, 3, "x"),
	}}})
	if err == nil {
		t.Error("a notice whose number is not in the book must be refused")
	}
	_, err = s.Case(t.Context(), "yangli", number)
	if err != nil {
		t.Error(err)
	}
	clean(t, s)
}

func eventsInPages(t *testing.T, open opener) {
	s := open(t)
	number := mustRegister(t, s, "yangli", "甲")
	mustAppend(t, s, number, desk, assigned(handler), assigned(reviewer), assigned(handler))
	page, err := s.Events(t.Context(), "yangli", number, 1, 2)
	if err != nil || len(page) != 2 || page[0].Sequence != 2 || page[1].Sequence != 3 {
		t.Errorf("%v, %v", page, err)
	}
	page, err = s.Events(t.Context(), "yangli", number, 4, 2)
	if err != nil || len(page) != 0 {
		t.Errorf("the end: %v, %v", page, err)
	}
	_, err = s.Events(t.Context(), "yangli", "2026-0007", 0, 2)
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND)
}
