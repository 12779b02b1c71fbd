package clock

import (
	"encoding/json"
	"os"
	"testing"

	"disclosure/server/calendar"
)

// The samples were counted by other programs from the texts of the notices.
func TestSamples(t *testing.T) {
	b, err := os.ReadFile("testdata/samples.json")
	if err != nil {
		t.Fatal(err)
	}
	var samples []struct {
		Key             string         `json:"key"`
		ReceivedOn      calendar.Date  `json:"received_on"`
		BaseDue         *calendar.Date `json:"base_due"`
		SupplementDue   calendar.Date  `json:"supplement_due"`
		CalendarMissing bool           `json:"calendar_missing"`
	}
	if err := json.Unmarshal(b, &samples); err != nil {
		t.Fatal(err)
	}
	if len(samples) != 26 {
		t.Fatalf("%d samples", len(samples))
	}
	for _, s := range samples {
		r := Compute(Input{ReceivedOn: s.ReceivedOn}, calendar.Embedded())
		wantDue(t, r, SupplementNotice, s.SupplementDue.String(), Definite)
		if s.CalendarMissing {
			if d, _ := r.Due(ReplyBase); d.Status != Provisional || d.MissingYear != 2027 || s.BaseDue != nil {
				t.Errorf("%s: base = %+v, want it provisional", s.Key, d)
			}
			continue
		}
		wantDue(t, r, ReplyBase, s.BaseDue.String(), Definite)
		wantDue(t, r, Reply, s.BaseDue.String(), Definite)
	}
}

// day reads a date of a test; the empty text is no date.
func day(s string) calendar.Date {
	if s == "" {
		return calendar.Date{}
	}
	return calendar.MustParse(s)
}

func wantDue(t *testing.T, r Result, k DueKind, date string, s Status) {
	t.Helper()
	d, ok := r.Due(k)
	if !ok || d.Date.String() != date || d.Status != s {
		t.Errorf("%s = %s %s, want %s %s", k, d.Date, d.Status, date, s)
	}
	if ok && (d.Why == "" || d.Article == "") {
		t.Errorf("%s does not explain itself: %+v", k, d)
	}
}

// wantCodes compares the warnings, in order.
func wantCodes(t *testing.T, r Result, codes ...Code) {
	t.Helper()
	var got []Code
	for _, w := range r.Warnings {
		got = append(got, w.Code)
		if w.Zh == "" {
			t.Errorf("warning %s says nothing", w.Code)
		}
	}
	if len(got) != len(codes) {
		t.Errorf("warnings = %v, want %v", got, codes)
		return
	}
	for i := range got {
		if got[i] != codes[i] {
			t.Errorf("warnings = %v, want %v", got, codes)
		}
	}
}

// wantCount checks that exactly n days of the ledger count, numbered in order.
func wantCount(t interface {
	Helper()
	Errorf(string, ...any)
}, r Result, n int,
) {
	t.Helper()
	last := 0
	for i, e := range r.Ledger {
		if i > 0 && e.Date != r.Ledger[i-1].Date.AddDays(1) {
			t.Errorf("the ledger jumps to %s", e.Date)
		}
		if e.Why == "" || e.Article == "" || e.Counted != (e.N > 0) {
			t.Errorf("entry %+v", e)
		}
		if !e.Counted {
			continue
		}
		if last++; e.N != last {
			t.Errorf("%s has number %d, want %d", e.Date, e.N, last)
		}
	}
	if last != n {
		t.Errorf("%d days counted, want %d", last, n)
	}
}
