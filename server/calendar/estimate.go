package calendar

// Estimate is the end of a limit that may reach into a year without a notice.
// If MissingYear is not zero, Date is a guess for sorting and for warnings: it
// must never be printed in a letter or told to an applicant.
type Estimate struct {
	Date        Date
	Definite    int // working days that the announced years settle
	MissingYear int // first year that is needed and not announced; 0 if none
}

// EstimateWorkingDays is AddWorkingDays that does not stop at the last announced
// year. Beyond it, a working day is a Monday to Friday that is no statutory
// holiday by law. Days in lieu are not guessed, so the guess is mostly the
// earlier date; a Saturday or Sunday made a working day (调休) can still bring
// the real one a day or two forward.
func (c *Calendar) EstimateWorkingDays(start Date, n int) Estimate {
	if e, ok := c.index.add(start, n); ok {
		return e
	}
	return c.walk(start, n)
}

// walk is EstimateWorkingDays day by day, for days that the index does not cover.
func (c *Calendar) walk(start Date, n int) Estimate {
	e := Estimate{Date: start}
	for left := n; left > 0; {
		e.Date = e.Date.AddDays(1)
		info, known := c.GuessDay(e.Date)
		if !known && e.MissingYear == 0 {
			e.MissingYear = e.Date.Year
		}
		if !info.Working {
			continue
		}
		left--
		if e.MissingYear == 0 {
			e.Definite++
		}
	}
	return e
}

// longestWalk is the number of days that EstimateCount looks at one by one where
// the index does not reach; a longer stretch is a slip of the pen, and five days
// in seven are guess enough.
const longestWalk = 20_000

// EstimateCount is CountWorkingDays that does not stop at the last announced
// year: missing is the first year that is needed and not announced, 0 if none.
func (c *Calendar) EstimateCount(after, through Date) (days, missing int) {
	if !after.Before(through) {
		return 0, 0
	}
	if n, year, ok := c.index.count(after, through); ok {
		return n, year
	}
	if span := after.DaysUntil(through); span > longestWalk {
		_, missing = c.EstimateCount(after, after.AddDays(longestWalk))
		return span * 5 / 7, missing
	}
	for d := after.AddDays(1); !d.After(through); d = d.AddDays(1) {
		info, known := c.GuessDay(d)
		if info.Working {
			days++
		}
		if !known && missing == 0 {
			missing = d.Year
		}
	}
	return days, missing
}

// EstimateBack gives the last day that leaves n working days up to and including
// end, but none before floor: a warning ahead of a due date.
func (c *Calendar) EstimateBack(end Date, n int, floor Date) Date {
	d := end
	for left := n; left > 0 && d.After(floor); {
		d = d.AddDays(-1)
		if info, _ := c.GuessDay(d); info.Working {
			left--
		}
	}
	return d
}

// GuessDay is Day for every day: known says whether the calendar really knows,
// and is not guessing from the statutory holidays.
func (c *Calendar) GuessDay(d Date) (info DayInfo, known bool) {
	if info, ok := c.index.day(d.serial()); ok {
		return info, info.Notice != ""
	}
	return c.guess(d)
}

func (c *Calendar) guess(d Date) (info DayInfo, known bool) {
	info, err := c.Day(d)
	if err == nil {
		return info, true
	}
	switch {
	case isStatutory(d):
		return DayInfo{Why: "法定节假日（暂定，当年放假安排尚未公布）"}, false
	case d.IsWeekend():
		return DayInfo{Why: "周末（暂定，当年放假安排尚未公布）"}, false
	}
	return DayInfo{Working: true, Why: "工作日（暂定，当年放假安排尚未公布）"}, false
}
