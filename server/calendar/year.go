package calendar

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Holiday is one holiday of a notice, first and last day included. It may
// begin in December of the year before.
type Holiday struct {
	Name string `json:"name"`
	From Date   `json:"from"`
	To   Date   `json:"to"`
}

func (h Holiday) contains(d Date) bool { return !d.Before(h.From) && !d.After(h.To) }

// Year is the State Council's holiday notice for one year as data. Off are the
// Mondays to Fridays without work, Work the Saturdays and Sundays with work
// (调休上班). A notice may also move days of the December before; it is the
// newer notice for them and wins.
type Year struct {
	Year        int       `json:"year"`
	Notice      string    `json:"notice"`                // number, 国办发明电〔2025〕7号
	NoticeDate  Date      `json:"notice_date"`           // day of the notice
	URLs        []string  `json:"urls,omitempty"`        // where the notice is published
	Holidays    []Holiday `json:"holidays"`              // names and spans, for people to read
	Explanation string    `json:"explanation,omitempty"` // why the number of working days is unusual
	Off         []Date    `json:"off"`
	Work        []Date    `json:"work"`
	// Regional marks days that an organ has off or works besides the notice of the
	// State Council (放假办法 Article 4); Off may then be a worked Saturday or Sunday.
	Regional bool `json:"regional,omitempty"`
}

// ParseYear reads one year's JSON and validates it. Unknown members are refused.
func ParseYear(text string) (Year, error) {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	var y Year
	if err := dec.Decode(&y); err != nil {
		return Year{}, fmt.Errorf("read calendar year: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return Year{}, fmt.Errorf("read calendar year %d: text after the end", y.Year)
	}
	return y, y.Validate()
}

func (y Year) clone() Year {
	y.URLs, y.Holidays = slices.Clone(y.URLs), slices.Clone(y.Holidays)
	y.Off, y.Work = slices.Clone(y.Off), slices.Clone(y.Work)
	return y
}

// WorkingDays counts the working days of the year by its own notice.
func (y Year) WorkingDays() int {
	return y.weekdays() - countIn(y.Year, y.Off) + countIn(y.Year, y.Work)
}

// weekdays counts the Mondays to Fridays of the year.
func (y Year) weekdays() int {
	n := 0
	for d := NewDate(y.Year, 1, 1); d.Year == y.Year; d = d.AddDays(1) {
		if !d.IsWeekend() {
			n++
		}
	}
	return n
}

// holidayOn names the holiday that a day belongs to, or gives nothing.
func (y Year) holidayOn(d Date) string {
	for _, h := range y.Holidays {
		if h.contains(d) {
			return h.Name
		}
	}
	return ""
}

// may reports whether the notice may speak about d: a day of the year itself
// or of the December before it.
func (y Year) may(d Date) bool { return d.Year == y.Year || d.Year == y.Year-1 && d.Month == 12 }

func countIn(year int, days []Date) int {
	n := 0
	for _, d := range days {
		if d.Year == year {
			n++
		}
	}
	return n
}
