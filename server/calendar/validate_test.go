package calendar

import (
	"slices"
	"strings"
	"testing"
)

func TestValidateRefuses(t *testing.T) {
	cases := []struct {
		name, want string
		spoil      func(*Year)
	}{
		{"off on a weekend", "off: 2026-01-03 is a Saturday", func(y *Year) { y.Off = slices.Insert(y.Off, 2, MustParse("2026-01-03")) }},
		{"off in no holiday", "lies in no holiday", func(y *Year) { y.Off = append(y.Off, MustParse("2026-11-02")) }},
		{"work on a Monday", "work: 2026-11-02 is a Monday", func(y *Year) { y.Work = append(y.Work, MustParse("2026-11-02")) }},
		{"work within a holiday", "work: 2026-10-04 lies in the holiday 国庆节", func(y *Year) { y.Work[5] = MustParse("2026-10-04") }},
		{"other year", "does not belong", func(y *Year) { y.Work = append(y.Work, MustParse("2027-01-02")) }},
		{"double", "is there twice", func(y *Year) { y.Off = append(y.Off, y.Off[len(y.Off)-1]) }},
		{"holiday not off", "2026-10-07 is missing in off", func(y *Year) { y.Off = y.Off[:len(y.Off)-1] }},
		{"a working weekend forgotten", "explanation is missing", func(y *Year) { y.Work = y.Work[1:] }},
		{"no statutory day", "statutory holiday 2026-05-01", func(y *Year) { y.Holidays = slices.Delete(y.Holidays, 3, 4) }},
		{"holiday backwards", "not well formed", func(y *Year) { y.Holidays[0].To = MustParse("2025-12-31") }},
		{"no notice", "number or the date of the notice", func(y *Year) { y.Notice = "" }},
		{"year", "out of range", func(y *Year) { y.Year = 26 }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			y, _ := Embedded().Year(2026)
			y.Off, y.Work, y.Holidays = slices.Clone(y.Off), slices.Clone(y.Work), slices.Clone(y.Holidays)
			c.spoil(&y)
			if err := y.Validate(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Validate: %v; want %q", err, c.want)
			}
		})
	}
}

// The extension of 2020 left 13 fewer working days instead of 11.
func TestUnusualCountNeedsAnExplanation(t *testing.T) {
	y, _ := Embedded().Year(2020)
	if err := y.Validate(); err != nil {
		t.Errorf("2020 explained: %v", err)
	}
	y.Explanation = ""
	if err := y.Validate(); err == nil {
		t.Error("2020 without explanation must be refused")
	}
}

func TestParseYearIsStrict(t *testing.T) {
	const bare = `{"year":2026,"notice":"x","notice_date":"2025-11-04","holidays":[],"off":[],"work":[]}`
	for _, text := range []string{"", "{", bare + "{}", strings.Replace(bare, "off", "of", 1), strings.Replace(bare, "2025-11-04", "4.11.2025", 1), bare} {
		if y, err := ParseYear(text); err == nil {
			t.Errorf("ParseYear(%s) = %+v, want an error", text, y)
		}
	}
}
