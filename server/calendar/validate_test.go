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
		{"off on a weekend", "2026年1月3日是星期六", func(y *Year) { y.Off = slices.Insert(y.Off, 2, MustParse("2026-01-03")) }},
		{"off in no holiday", "不在任何假期内", func(y *Year) { y.Off = append(y.Off, MustParse("2026-11-02")) }},
		{"work on a Monday", "2026年11月2日是星期一", func(y *Year) { y.Work = append(y.Work, MustParse("2026-11-02")) }},
		{"work within a holiday", "2026年10月4日在国庆节假期内", func(y *Year) { y.Work[5] = MustParse("2026-10-04") }},
		{"other year", "不属于本年度通知", func(y *Year) { y.Work = append(y.Work, MustParse("2027-01-02")) }},
		{"double", "重复", func(y *Year) { y.Off = append(y.Off, y.Off[len(y.Off)-1]) }},
		{"holiday not off", "2026年10月7日未列为放假", func(y *Year) { y.Off = y.Off[:len(y.Off)-1] }},
		{"a working weekend forgotten", "请写明原因", func(y *Year) { y.Work = y.Work[1:] }},
		{"no statutory day", "法定节假日2026年5月1日", func(y *Year) { y.Holidays = slices.Delete(y.Holidays, 3, 4) }},
		{"holiday backwards", "起止颠倒", func(y *Year) { y.Holidays[0].To = MustParse("2025-12-31") }},
		{"no notice", "文号或者日期", func(y *Year) { y.Notice = "" }},
		{"year", "年度超出范围", func(y *Year) { y.Year = 26 }},
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
