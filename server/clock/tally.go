package clock

import (
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// Tally is a count that stands by itself: working days from a day on, or the limit
// of a proceeding, with every day of it.
type Tally struct {
	Name            string        // what is counted, for people to read
	After           calendar.Date // the day before the first; not counted itself
	Days            int           // days counted: working days, or calendar days of such a limit
	Due             Due           // the last day
	Ledger          []Entry
	CalendarVersion string
}

// Add counts n working days from start, which is not counted itself.
func Add(start calendar.Date, n int, cal *calendar.Calendar) Tally {
	d := workingDays(cal, start, max(n, 0))
	return tally(cal, sprintf("自%s起%s", start.Chinese(), workingDaysZh(max(n, 0))), start, d)
}

// Count counts the working days after one day up to and including another.
func Count(after, through calendar.Date, cal *calendar.Calendar) Tally {
	d := Due{Date: calendar.Later(after, through), Status: Definite}
	days, missing := cal.EstimateCount(after, d.Date)
	if d.MissingYear = missing; missing != 0 {
		d.Status = Provisional
		known := calendar.Later(after, calendar.NewDate(missing, 1, 0))
		days, _ = cal.EstimateCount(after, known)
	}
	d.DefiniteDays = days
	return tally(cal, sprintf("%s（不含）至%s（含）的工作日", after.Chinese(), d.Date.Chinese()), after, d)
}

// Proceeding is the organ's limit for its answer and evidence in a proceeding: the
// paper is the copy of the application or of the complaint. The error says that
// there was no such proceeding on that day.
func Proceeding(kind law.ProceedingKind, paperOn calendar.Date, cal *calendar.Calendar) (Tally, error) {
	t, err := Limit(kind.AnswerLimit(), paperOn, cal)
	t.Name = kind.String() + "：" + t.Name
	return t, err
}

// Limit is the count of a limit that stands by itself, as End, day by day.
func Limit(key law.LimitKey, from calendar.Date, cal *calendar.Calendar) (Tally, error) {
	d, err := End(key, from, cal)
	if err != nil {
		return Tally{}, err
	}
	l, err := law.At(from).Limit(key)
	if err != nil {
		return Tally{}, err
	}
	if l.Unit == law.WorkingDays {
		return tally(cal, d.Why, from, d), nil
	}
	return calendarTally(cal, l, from, d), nil
}

// tally writes down every day of a count of working days.
func tally(cal *calendar.Calendar, name string, after calendar.Date, d Due) Tally {
	t := newTally(cal, name, after, d)
	year := yearRule(after)
	for day := after.AddDays(1); !day.After(d.Date); day = day.AddDays(1) {
		info, _ := cal.GuessDay(day)
		e := Entry{Date: day, Counted: info.Working, Why: info.Why, Article: year, Notice: info.Notice}
		if !info.Working {
			e.Why += "，不计入"
		} else {
			t.Days++
			e.N = t.Days
		}
		t.Ledger = append(t.Ledger, e)
	}
	return t
}

func newTally(cal *calendar.Calendar, name string, after calendar.Date, d Due) Tally {
	first := firstDayRule(after)
	info, _ := cal.GuessDay(after)
	return Tally{Name: name, After: after, Due: d, CalendarVersion: cal.Version(), Ledger: []Entry{
		{Date: after, Why: first.Zh, Article: first.Basis.String(), Notice: info.Notice},
	}}
}

// firstDayRule and yearRule are the rules on counting; before the laws that we
// hold they are cited as they are today.
func firstDayRule(d calendar.Date) law.Rule { return ruleAt(law.FirstDayOut, d) }
func yearRule(d calendar.Date) string       { return ruleAt(law.YearlyNotice, d).Basis.String() }

func ruleAt(k law.RuleKey, d calendar.Date) law.Rule {
	r, err := law.At(d).Rule(k)
	if err != nil {
		r, _ = law.At(law.CivilCode.Span.From).Rule(k)
	}
	return r
}
