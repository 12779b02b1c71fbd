package calendar

import "slices"

// WithRegional gives a calendar with the regional days of an organ on top of the
// State Council's notice of the year: more days off, or more days with work. They
// have their own notice and change the version. The year must be announced.
func (c *Calendar) WithRegional(y Year) (*Calendar, error) {
	y.Regional = true
	return c.With(y)
}

// RegionalYear gives a copy of the regional days of a year.
func (c *Calendar) RegionalYear(n int) (Year, bool) {
	y, ok := c.regional[n]
	return y.clone(), ok
}

// overlay enters the regional days after those of the State Council.
func (c *Calendar) overlay() error {
	for _, y := range c.regional {
		if _, announced := c.years[y.Year]; !announced {
			return y.errorf("国务院办公厅的年度安排尚未公布，不能叠加地方放假安排")
		}
		if err := c.fits(y); err != nil {
			return err
		}
	}
	for _, y := range c.regional {
		c.enterRegional(y)
	}
	return nil
}

// fits wants the regional days to change something the right way: a day off must
// have been worked, a day worked must have been off.
func (c *Calendar) fits(y Year) error {
	for _, d := range y.Off {
		if info, err := c.Day(d); err == nil && !info.Working {
			return y.errorf("%s本来就不上班（%s），不能列为地方放假日", d.Chinese(), info.Why)
		}
	}
	for _, d := range y.Work {
		if info, err := c.Day(d); err == nil && info.Working {
			return y.errorf("%s本来就上班（%s），不能列为地方上班日", d.Chinese(), info.Why)
		}
	}
	return nil
}

func (c *Calendar) enterRegional(y Year) {
	for _, d := range y.Off {
		c.moved[d] = DayInfo{Why: y.nameOf(d) + "假期（地方安排）", Notice: y.Notice}
	}
	for _, d := range y.Work {
		c.moved[d] = DayInfo{Working: true, Why: "调休上班（地方安排）", Notice: y.Notice}
	}
}

// nameOf names a regional day off.
func (y Year) nameOf(d Date) string {
	if name := y.holidayOn(d); name != "" {
		return name
	}
	return "地方"
}

// checkRegional checks regional days by themselves.
func (y Year) checkRegional() []error {
	errs := []error{y.checkHead()}
	if len(y.Off)+len(y.Work) == 0 {
		errs = append(errs, y.errorf("没有放假或者上班的日期"))
	}
	errs = append(errs, y.checkList("放假", y.Off)...)
	errs = append(errs, y.checkList("上班", y.Work)...)
	for _, d := range slices.Concat(y.Off, y.Work) {
		if d.Year != y.Year {
			errs = append(errs, y.errorf("%s不在本年度", d.Chinese()))
		}
	}
	for _, d := range y.Work {
		if !d.IsWeekend() {
			errs = append(errs, y.errorf("%s是%s，不是周六、周日，不能列为调休上班", d.Chinese(), weekdayName(d)))
		}
	}
	return errs
}
