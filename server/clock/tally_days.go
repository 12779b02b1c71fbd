package clock

import (
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// calendarTally writes down every day of a limit in calendar days or months: days
// off count, only the last day may not be one (民法典 Article 203).
func calendarTally(cal *calendar.Calendar, l law.Limit, from calendar.Date, d Due) Tally {
	t := newTally(cal, d.Why, from, d)
	last := from.AddDays(l.N)
	if l.Unit == law.Months {
		last = from.AddMonths(l.N)
	}
	moved := ruleAt(law.LastDayOff, from)
	for day := from.AddDays(1); !day.After(d.Date); day = day.AddDays(1) {
		info, _ := cal.GuessDay(day)
		e := Entry{Date: day, Counted: true, Why: info.Why, Article: l.Basis.String(), Notice: info.Notice}
		if day.After(last) {
			e.Counted, e.Why, e.Article = false, info.Why+"，届满日顺延", moved.Basis.String()
		} else {
			t.Days++
			e.N = t.Days
		}
		t.Ledger = append(t.Ledger, e)
	}
	return t
}
