package calendar

import (
	"encoding/json"
	"testing"
	"time"
)

func TestParseDateIsStrict(t *testing.T) {
	if d, err := ParseDate("2026-01-05"); err != nil || d != (Date{2026, time.January, 5}) {
		t.Errorf("ParseDate = %v, %v", d, err)
	}
	for _, s := range []string{
		"", "2026-1-5", "2026-02-30", "2025-02-29", "2026/01/05", "20260105", " 2026-01-05",
		"2026-01-05 ", "2026-01-05T00:00:00Z", "2026-13-01", "2026-00-10", "0000-01-01", "12026-01-01", "二〇二六年",
	} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
}

func TestDateForms(t *testing.T) {
	d := MustParse("2026-01-05")
	if d.String() != "2026-01-05" || d.Chinese() != "2026年1月5日" {
		t.Errorf("forms: %s, %s", d, d.Chinese())
	}
	if (Date{}).String() != "" || (Date{}).Chinese() != "" || !(Date{}).IsZero() || d.IsZero() {
		t.Error("the zero date must print as nothing")
	}
}

func TestDateOfIsTheDayInChina(t *testing.T) {
	for _, c := range []struct{ instant, want string }{
		{"2026-01-04T15:59:59Z", "2026-01-04"},
		{"2026-01-04T16:00:00Z", "2026-01-05"},
		{"2025-12-31T23:30:00-05:00", "2026-01-01"},
	} {
		at, err := time.Parse(time.RFC3339, c.instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateOf(at); got.String() != c.want {
			t.Errorf("DateOf(%s) = %s, want %s", c.instant, got, c.want)
		}
	}
}

func TestDateOrderAndSteps(t *testing.T) {
	a, b := MustParse("2025-12-31"), MustParse("2026-01-01")
	if !a.Before(b) || !b.After(a) || a.Compare(a) != 0 || a.Before(a) || b.Compare(a) != 1 {
		t.Error("order of dates")
	}
	if a.AddDays(1) != b || b.AddDays(-1) != a || a.DaysUntil(b) != 1 || b.DaysUntil(a) != -1 {
		t.Error("steps of one day over New Year")
	}
	if Earlier(a, b) != a || Earlier(b, a) != a || Later(a, b) != b || Later(b, a) != b {
		t.Error("earlier and later")
	}
	if b.Weekday() != time.Thursday || b.IsWeekend() || !MustParse("2026-01-04").IsWeekend() {
		t.Error("weekdays")
	}
}

// 民法典 Article 202; the last case is six months for a suit.
func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-08-31", 6, "2027-02-28"},
		{"2026-12-05", 1, "2027-01-05"},
		{"2026-11-15", 12, "2027-11-15"},
		{"2026-03-30", 6, "2026-09-30"},
	} {
		if got := MustParse(c.from).AddMonths(c.n); got.String() != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestDateJSON(t *testing.T) {
	type box struct {
		D Date `json:"d"`
		Z Date `json:"z,omitzero"`
	}
	b, err := json.Marshal(box{D: MustParse("2026-10-10")})
	if err != nil || string(b) != `{"d":"2026-10-10"}` {
		t.Fatalf("json = %s, %v", b, err)
	}
	var back box
	if err := json.Unmarshal(b, &back); err != nil || back.D != MustParse("2026-10-10") {
		t.Errorf("back = %v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"d":"2026-2-1"}`), &back); err == nil {
		t.Error("a date in another form must be refused")
	}
}
