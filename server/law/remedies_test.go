package law

import (
	"testing"

	"disclosure/server/calendar"
)

func TestRemediesByDate(t *testing.T) {
	for _, c := range []struct {
		day  string
		id   Disposition
		want string
	}{
		{"2026-11-23", R4, "A"},
		{"2026-11-23", R10, "A"},
		{"2026-11-23", R3, "A"},
		{"2026-11-23", R11, "B"},
		{"2026-11-23", R12, "B"},
		{"2024-01-01", R9, "A"},
		{"2023-12-31", R9, "B"},
		{"2023-12-31", R12, "B"},
	} {
		r, err := At(calendar.MustParse(c.day)).RemediesFor(c.id)
		if err != nil || r.Variant.String() != c.want {
			t.Errorf("%s on %s = %s, %v; want %s", c.id, c.day, r.Variant, err, c.want)
		}
	}
}

// Variant A is blocked for R11 to R23, variant B for R4 to R10.
func TestRemediesAllowed(t *testing.T) {
	for _, d := range Dispositions() {
		refusal := d >= R4 && d <= R10 || d == R3
		if today.RemediesAllowed(d, ReviewFirst) != refusal || today.RemediesAllowed(d, FreeChoice) == refusal {
			t.Errorf("%s: allowed A %t, B %t", d, today.RemediesAllowed(d, ReviewFirst), today.RemediesAllowed(d, FreeChoice))
		}
		if today.RemediesAllowed(d, NoRemedies) != (d == R23) {
			t.Errorf("%s: allowed C %t", d, today.RemediesAllowed(d, NoRemedies))
		}
	}
}

func TestClause(t *testing.T) {
	const (
		body, court = "样例市人民政府", "样例县人民法院"
		a           = "如不服本答复，可以自收到本答复之日起60日内向样例市人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向样例县人民法院提起行政诉讼。"
		b           = "如不服本答复，可以自收到本答复之日起60日内向样例市人民政府申请行政复议，或者自收到本答复之日起6个月内向样例县人民法院提起行政诉讼。"
	)
	for _, c := range []struct {
		day  string
		v    Variant
		want string
	}{{"2026-03-02", ReviewFirst, a}, {"2026-03-02", FreeChoice, b}, {"2022-03-02", FreeChoice, b}, {"2026-03-02", NoRemedies, ""}} {
		book := At(calendar.MustParse(c.day))
		r, err := book.Remedies(c.v)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := book.Clause(r, body, court); err != nil || got != c.want {
			t.Errorf("%s %s: %s, %v", c.day, c.v, got, err)
		}
	}
	r, _ := today.Remedies(ReviewFirst)
	for _, empty := range [][2]string{{"", court}, {body, " "}} {
		if _, err := today.Clause(r, empty[0], empty[1]); err == nil {
			t.Errorf("a clause without a name must be refused: %q", empty)
		}
	}
	if _, err := At(calendar.MustParse("2023-06-01")).Remedies(ReviewFirst); err == nil {
		t.Error("no 复议前置 before 2024")
	}
}
