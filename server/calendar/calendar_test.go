package calendar

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestEmbeddedYears(t *testing.T) {
	c := Embedded()
	if got := c.Years(); !slices.Equal(got, []int{2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026}) {
		t.Errorf("years = %v", got)
	}
	// Working days per year, counted from the notices by hand-written script.
	want := map[int]int{2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}
	for n, days := range want {
		y, ok := c.Year(n)
		if !ok || y.WorkingDays() != days {
			t.Errorf("%d: %d working days, want %d", n, y.WorkingDays(), days)
		}
	}
}

func TestDayTellsWhy(t *testing.T) {
	c := Embedded()
	for _, v := range []struct{ day, why, notice string }{
		{"2026-02-15", "春节假期", "国办发明电〔2025〕7号"}, // a Sunday within the holiday
		{"2026-02-14", "调休上班", "国办发明电〔2025〕7号"},
		{"2026-03-07", "周末", "国办发明电〔2025〕7号"},
		{"2026-03-09", "工作日", "国办发明电〔2025〕7号"},
		{"2025-10-06", "国庆节、中秋节假期", "国办发明电〔2024〕12号"},
		{"2022-12-31", "元旦假期", "国办发明电〔2022〕16号"}, // the later notice speaks of this Saturday
		{"2022-12-30", "工作日", "国办发明电〔2021〕11号"},
	} {
		info, err := c.Day(MustParse(v.day))
		if err != nil || info.Why != v.why || info.Notice != v.notice {
			t.Errorf("%s = %+v, %v; want %s, %s", v.day, info, err, v.why, v.notice)
		}
	}
}

func TestUnannouncedYearIsAnError(t *testing.T) {
	c := Embedded()
	for _, s := range []string{"2018-12-31", "2027-01-01", "2027-01-04"} {
		d := MustParse(s)
		var missing *UnannouncedError
		if _, err := c.Day(d); !errors.As(err, &missing) || missing.Year != d.Year {
			t.Errorf("Day(%s): %v", d, err)
		}
	}
	if _, err := c.CountWorkingDays(MustParse("2026-12-30"), MustParse("2027-01-01")); err == nil {
		t.Error("a count into 2027 must fail")
	}
	if _, err := c.WorkingDayFrom(MustParse("2027-01-02")); err == nil {
		t.Error("a search in 2027 must fail")
	}
}

// 2026-10-01 is the first day of the 国庆节 holiday, 10-08 the next working day;
// 10-10 is a Saturday with work.
func TestWorkingDayFrom(t *testing.T) {
	c := Embedded()
	for from, want := range map[string]string{"2026-10-01": "2026-10-08", "2026-10-10": "2026-10-10", "2026-10-11": "2026-10-12"} {
		if got, err := c.WorkingDayFrom(MustParse(from)); err != nil || got.String() != want {
			t.Errorf("WorkingDayFrom(%s) = %s, %v; want %s", from, got, err, want)
		}
	}
}

// 2027: 01-01 is 元旦; 春节 of law is 02-05 (除夕, Friday) to 02-08 (Monday).
// From 02-04 (Thursday) the next guessed working day is Tuesday 02-09.
func TestEstimateLeavesOutStatutoryDays(t *testing.T) {
	c := Embedded()
	e := c.EstimateWorkingDays(MustParse("2027-02-04"), 1)
	if e != (Estimate{Date: MustParse("2027-02-09"), MissingYear: 2027}) {
		t.Errorf("estimate = %+v", e)
	}
	// 2026-12-21 (Monday): 12-22 to 12-31 are 8 working days, the 9th is guessed.
	e = c.EstimateWorkingDays(MustParse("2026-12-21"), 9)
	if e != (Estimate{Date: MustParse("2027-01-04"), Definite: 8, MissingYear: 2027}) {
		t.Errorf("estimate = %+v", e)
	}
}

func TestWithReplacesAYearAndChangesTheVersion(t *testing.T) {
	c := Embedded()
	y, _ := c.Year(2026)
	y.URLs = append(slices.Clone(y.URLs), "https://example.org/")
	changed, err := c.With(y)
	if err != nil {
		t.Fatal(err)
	}
	if changed.Version() == c.Version() || c.Version() != Embedded().Version() || len(c.Version()) != 16 {
		t.Errorf("versions %q, %q", c.Version(), changed.Version())
	}
	if len(changed.Years()) != len(c.Years()) {
		t.Errorf("years = %v", changed.Years())
	}
	if _, err := New(y, y); err == nil {
		t.Error("the same year twice must be refused")
	}
}

func TestAddAndCountAgree(t *testing.T) {
	c := Embedded()
	rapid.Check(t, func(t *rapid.T) {
		start := MustParse("2019-01-01").AddDays(rapid.IntRange(0, 2800).Draw(t, "start"))
		n := rapid.IntRange(0, 40).Draw(t, "n")
		end, err := c.AddWorkingDays(start, n)
		if err != nil {
			t.Skip("reaches 2027")
		}
		if got, err := c.CountWorkingDays(start, end); err != nil || got != n {
			t.Fatalf("(%s, %s] = %d, %v; want %d", start, end, got, err, n)
		}
		if later, err := c.AddWorkingDays(start, n+1); err == nil && !later.After(end) {
			t.Fatalf("one more day: %s is not after %s", later, end)
		}
	})
}
