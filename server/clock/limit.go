package clock

import (
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// End is the last day of a limit that stands by itself: payment of a fee, an
// answer in reconsideration or in court, a suit. The day of from is not counted;
// a limit in calendar days or months that ends on a day off ends on the next
// working day. The error says that the limit was not in force on that day.
func End(key law.LimitKey, from calendar.Date, cal *calendar.Calendar) (Due, error) {
	l, err := law.At(from).Limit(key)
	if err != nil {
		return Due{}, err
	}
	d := endOf(l, from, cal)
	d.Kind, d.Article = Single, l.Basis.String()
	d.Why = l.Name + "：" + l.Runs + l.String()
	return d, nil
}

func endOf(l law.Limit, from calendar.Date, cal *calendar.Calendar) Due {
	switch l.Unit {
	case law.Days:
		return rolled(cal, from.AddDays(l.N))
	case law.Months:
		return rolled(cal, from.AddMonths(l.N))
	}
	return workingDays(cal, from, l.N)
}

// rolled moves the last day of a calendar limit to the next working day.
func rolled(cal *calendar.Calendar, last calendar.Date) Due {
	d := Due{Date: last, Status: Definite}
	for {
		info, known := cal.GuessDay(d.Date)
		if !known && d.MissingYear == 0 {
			d.Status, d.MissingYear = Provisional, d.Date.Year
		}
		if info.Working {
			return d
		}
		d.Date = d.Date.AddDays(1)
	}
}
