package calendar

// DayInfo says whether people work on a day, and why, for people to read.
type DayInfo struct {
	Working bool
	Why     string // 工作日, 周末, 春节假期, 调休上班
	Notice  string // number of the notice that decides about the year
}

// Day tells about one day. The error is an *UnannouncedError if the calendar
// does not hold its year.
func (c *Calendar) Day(d Date) (DayInfo, error) {
	y, ok := c.years[d.Year]
	if !ok {
		return DayInfo{}, &UnannouncedError{Year: d.Year}
	}
	if info, moved := c.moved[d]; moved {
		return info, nil
	}
	if d.IsWeekend() {
		return DayInfo{Why: "周末", Notice: y.Notice}, nil
	}
	return DayInfo{Working: true, Why: "工作日", Notice: y.Notice}, nil
}

// IsWorkingDay reports whether d is a working day.
func (c *Calendar) IsWorkingDay(d Date) (bool, error) {
	info, err := c.Day(d)
	return info.Working, err
}

// AddWorkingDays gives the last day of a limit of n working days. The day of
// start is not counted: day 1 is the next working day (民法典 Article 201). With
// n = 0 the result is start.
func (c *Calendar) AddWorkingDays(start Date, n int) (Date, error) {
	e := c.EstimateWorkingDays(start, n)
	if e.MissingYear != 0 {
		return Date{}, &UnannouncedError{Year: e.MissingYear}
	}
	return e.Date, nil
}

// CountWorkingDays counts the working days in (after, through].
func (c *Calendar) CountWorkingDays(after, through Date) (int, error) {
	n, missing := c.EstimateCount(after, through)
	if missing != 0 {
		return 0, &UnannouncedError{Year: missing}
	}
	return n, nil
}

// WorkingDayFrom gives d itself, or the next working day if d is a day off: the
// end of a limit in calendar days or months (民法典 Article 203).
func (c *Calendar) WorkingDayFrom(d Date) (Date, error) {
	for {
		working, err := c.IsWorkingDay(d)
		if err != nil {
			return Date{}, err
		}
		if working {
			return d, nil
		}
		d = d.AddDays(1)
	}
}
