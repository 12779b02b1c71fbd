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

// GuessDay is Day for every day: known says whether the calendar really knows,
// and is not guessing from the statutory holidays.
func (c *Calendar) GuessDay(d Date) (info DayInfo, known bool) {
	info, err := c.Day(d)
	if err == nil {
		return info, true
	}
	switch {
	case statutoryDays(d.Year)[d]:
		return DayInfo{Why: "法定节假日（暂定，当年放假安排尚未公布）"}, false
	case d.IsWeekend():
		return DayInfo{Why: "周末（暂定，当年放假安排尚未公布）"}, false
	}
	return DayInfo{Working: true, Why: "工作日（暂定，当年放假安排尚未公布）"}, false
}
