package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The index and a walk through the days always agree, beyond the announced years
// and with a year missing between them too.
func TestIndexAgreesWithTheWalk(t *testing.T) {
	gap := func() *Calendar {
		var years []Year
		for _, n := range []int{2019, 2020, 2022, 2023, 2026} {
			y, _ := Embedded().Year(n)
			years = append(years, y)
		}
		c, err := New(years...)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}()
	empty, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]*Calendar{"embedded": Embedded(), "gap": gap, "empty": empty} {
		rapid.Check(t, func(t *rapid.T) {
			start := MustParse("2018-06-01").AddDays(rapid.IntRange(0, 5000).Draw(t, "start"))
			n := rapid.IntRange(0, 400).Draw(t, "n")
			got, want := c.EstimateWorkingDays(start, n), c.walk(start, n)
			if got != want {
				t.Fatalf("%s: %s + %d = %+v, walked %+v", name, start, n, got, want)
			}
			days, missing := c.EstimateCount(start, want.Date)
			if days != n || missing != want.MissingYear {
				t.Fatalf("%s: (%s, %s] = %d, %d; want %d, %d", name, start, want.Date, days, missing, n, want.MissingYear)
			}
		})
	}
}

// Our own arithmetic of dates is that of package time, 1600 to 2400.
func TestSerialAgreesWithTime(t *testing.T) {
	first := time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	for i, d := 0, NewDate(1600, 1, 1); d.Year < 2400; i++ {
		want := first.AddDate(0, 0, i)
		if fromTime(want) != d || d.Weekday() != want.Weekday() || fromSerial(d.serial()) != d || d.DaysUntil(NewDate(1600, 1, 1)) != -i {
			t.Fatalf("day %d: %s, want %s", i, d, want)
		}
		next := d.AddDays(1)
		if !d.Before(next) || next.Before(d) || next.AddDays(-1) != d {
			t.Fatalf("%s and %s", d, next)
		}
		d = next
	}
}

func TestEstimateBack(t *testing.T) {
	c := Embedded()
	for _, v := range []struct {
		end   string
		n     int
		floor string
		want  string
	}{
		{"2026-03-30", 3, "2026-03-02", "2026-03-25"},
		{"2026-03-30", 99, "2026-03-02", "2026-03-02"},
		{"2026-10-08", 1, "2026-09-01", "2026-09-30"},
		{"2026-03-30", 0, "2026-03-02", "2026-03-30"},
	} {
		if got := c.EstimateBack(MustParse(v.end), v.n, MustParse(v.floor)); got.String() != v.want {
			t.Errorf("%d before %s = %s, want %s", v.n, v.end, got, v.want)
		}
	}
}

func BenchmarkAddWorkingDays(b *testing.B) {
	c, start := Embedded(), MustParse("2026-03-02")
	for b.Loop() {
		c.EstimateWorkingDays(start, 20)
	}
}
