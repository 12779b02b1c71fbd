package clock

import (
	"encoding/json"
	"strings"
	"testing"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

// The worked example of the reference, 4.1: copy received Fri 2026-11-20.
func TestProceeding(t *testing.T) {
	for _, c := range []struct {
		kind   law.ProceedingKind
		paper  string
		want   string
		days   int
		status Status
	}{
		{law.SimplifiedReconsideration, "2026-11-20", "2026-11-27", 5, Definite},
		{law.OrdinaryReconsideration, "2026-11-20", "2026-12-04", 10, Definite},
		{law.Court, "2026-03-02", "2026-03-17", 15, Definite},
		{law.Court, "2026-09-16", "2026-10-08", 15, Definite}, // the 15th day, 10-01, is 国庆节
		{law.Court, "2026-09-25", "2026-10-10", 15, Definite}, // a Saturday, but worked
		{law.Court, "2026-12-17", "2027-01-04", 15, Provisional},
	} {
		got, err := Proceeding(c.kind, day(c.paper), calendar.Embedded())
		if err != nil || got.Due.Date.String() != c.want || got.Days != c.days || got.Due.Status != c.status {
			t.Errorf("%s from %s = %s, %d days, %s, %v; want %s", c.kind, c.paper, got.Due.Date, got.Days, got.Due.Status, err, c.want)
		}
		wantTally(t, got)
	}
	if _, err := Proceeding(law.SimplifiedReconsideration, day("2023-06-01"), calendar.Embedded()); err == nil {
		t.Error("no simplified procedure in 2023")
	}
	got, _ := Proceeding(law.Court, day("2026-09-16"), calendar.Embedded())
	if text := got.Text(); !strings.Contains(text, "2026年10月2日（星期五）　—　国庆节假期，届满日顺延〔《中华人民共和国民法典》第二百零三条第一款") ||
		!strings.HasPrefix(text, "行政诉讼：行政诉讼答辩举证期限") {
		t.Errorf("text:\n%s", text)
	}
}

// wantTally checks that the ledger begins with the day that is not counted, leaves
// out no day, numbers Days of them and ends with the due date.
func wantTally(t *testing.T, got Tally) {
	t.Helper()
	n := 0
	for i, e := range got.Ledger {
		if e.Date != got.After.AddDays(i) || e.Why == "" || e.Article == "" || e.Counted != (e.N > 0) {
			t.Errorf("entry %d: %+v", i, e)
		}
		if e.Counted {
			if n++; e.N != n {
				t.Errorf("%s has number %d, want %d", e.Date, e.N, n)
			}
		}
	}
	if n != got.Days || got.Ledger[0].Counted || got.Ledger[len(got.Ledger)-1].Date != got.Due.Date {
		t.Errorf("%d days counted, want %d; ledger ends on %s, due %s", n, got.Days, got.Ledger[len(got.Ledger)-1].Date, got.Due.Date)
	}
}

// Sample house-demolition-partial: received 2026-01-20, base 2026-02-24.
func TestAddAndCount(t *testing.T) {
	cal := calendar.Embedded()
	a := Add(day("2026-01-20"), 20, cal)
	if a.Due.Date != day("2026-02-24") || a.Due.Status != Definite || a.Days != 20 || a.CalendarVersion != cal.Version() {
		t.Errorf("add = %+v", a.Due)
	}
	wantTally(t, a)
	c := Count(day("2026-01-20"), day("2026-02-24"), cal)
	if c.Days != 20 || c.Due.Status != Definite || c.Due.DefiniteDays != 20 {
		t.Errorf("count = %d, %+v", c.Days, c.Due)
	}
	wantTally(t, c)
	for _, want := range []string{"自2026年1月20日起20个工作日", "2026年2月14日（星期六）　第19日　调休上班〔", "2026年2月24日（星期二）　第20日", "春节假期，不计入", "结果：共20日，最后一日为2026年2月24日（星期二）。", cal.Version()} {
		if !strings.Contains(a.Text(), want) {
			t.Errorf("%s is missing in\n%s", want, a.Text())
		}
	}
	// Into 2027: 12-07 to 12-31 are 19 days.
	a = Add(day("2026-12-04"), 20, cal)
	if a.Due.Date != day("2027-01-04") || a.Due.Status != Provisional || a.Due.MissingYear != 2027 || !strings.Contains(a.Text(), "暂定") {
		t.Errorf("add = %+v", a.Due)
	}
	wantTally(t, a)
	c = Count(day("2026-12-04"), day("2027-01-04"), cal)
	if c.Days != 20 || c.Due.DefiniteDays != 19 || c.Due.Status != Provisional || c.Due.MissingYear != 2027 {
		t.Errorf("count = %d, %+v", c.Days, c.Due)
	}
	if c := Count(day("2026-12-04"), day("2026-12-01"), cal); c.Days != 0 || c.Due.Date != day("2026-12-04") {
		t.Errorf("count backwards = %+v", c)
	}
	if a := Add(day("2026-10-01"), 0, cal); a.Days != 0 || a.Due.Date != day("2026-10-01") {
		t.Errorf("no days = %+v", a.Due)
	}
	var back map[string]any
	if b, err := a.JSON(); err != nil || json.Unmarshal(b, &back) != nil || back["days"] != 20.0 {
		t.Errorf("json: %v", err)
	}
}
