package calendar

import (
	"errors"
	"fmt"
	"slices"
)

// Fault is something that makes a year's data unfit for use, for people to read.
type Fault struct {
	Year int
	Zh   string
}

func (f *Fault) Error() string { return fmt.Sprintf("calendar year %d: %s", f.Year, f.Zh) }

// Faults collects the sentences of all faults of an error, in their order.
func Faults(err error) []string {
	if f, ok := err.(*Fault); ok {
		return []string{f.Zh}
	}
	var all []string
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		for _, part := range e.Unwrap() {
			all = append(all, Faults(part)...)
		}
	case interface{ Unwrap() error }:
		return Faults(e.Unwrap())
	}
	return all
}

func (y Year) errorf(format string, a ...any) error {
	return &Fault{Year: y.Year, Zh: fmt.Sprintf(format, a...)}
}

// weekdayName is the day of the week as notices write it, 星期六.
func weekdayName(d Date) string {
	return [...]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}[d.Weekday()]
}

// maxHoliday is the longest holiday that is no mistake, in days.
const maxHoliday = 31

// Validate checks a year's data before it may be used: days off are Mondays to
// Fridays inside a named holiday, days worked are Saturdays or Sundays, every
// statutory day with a fixed date is free, and the number of working days is
// the Mondays to Fridays less the statutory holidays, or else is explained.
// Regional days are checked for order only; the rest needs the calendar.
func (y Year) Validate() error {
	if y.Regional {
		return errors.Join(y.checkRegional()...)
	}
	errs := []error{y.checkHead(), y.checkCount()}
	errs = append(errs, y.checkOff()...)
	errs = append(errs, y.checkWork()...)
	errs = append(errs, y.checkHolidays()...)
	return errors.Join(errs...)
}

func (y Year) checkHead() error {
	switch {
	case y.Year < 1950 || y.Year > 2200:
		return y.errorf("年度超出范围")
	case y.Notice == "" || y.NoticeDate.IsZero():
		return y.errorf("缺少通知的文号或者日期")
	}
	return nil
}

func (y Year) checkOff() []error {
	errs := y.checkList("放假", y.Off)
	for _, d := range y.Off {
		if d.IsWeekend() {
			errs = append(errs, y.errorf("%s是%s，不列入放假工作日", d.Chinese(), weekdayName(d)))
		}
		if y.holidayOn(d) == "" {
			errs = append(errs, y.errorf("放假日%s不在任何假期内", d.Chinese()))
		}
	}
	return errs
}

func (y Year) checkWork() []error {
	errs := y.checkList("上班", y.Work)
	for _, d := range y.Work {
		if !d.IsWeekend() {
			errs = append(errs, y.errorf("%s是%s，不是周六、周日，不能列为调休上班", d.Chinese(), weekdayName(d)))
		}
		if name := y.holidayOn(d); name != "" {
			errs = append(errs, y.errorf("调休上班日%s在%s假期内", d.Chinese(), name))
		}
	}
	return errs
}

// checkList wants real days, in order, without doubles, that the notice may move.
func (y Year) checkList(name string, days []Date) []error {
	var errs []error
	for i, d := range days {
		if !y.may(d) {
			errs = append(errs, y.errorf("%s日%s不属于本年度通知", name, d.Chinese()))
		}
		if i > 0 && !days[i-1].Before(d) {
			errs = append(errs, y.errorf("%s日%s重复或者次序颠倒", name, d.Chinese()))
		}
	}
	return errs
}

// checkHolidays wants every Monday to Friday of a holiday to be off.
func (y Year) checkHolidays() []error {
	var errs []error
	for _, h := range y.Holidays {
		if h.Name == "" || h.To.Before(h.From) || h.From.DaysUntil(h.To) > maxHoliday || !y.may(h.From) || h.To.Year != y.Year {
			errs = append(errs, y.errorf("假期“%s”（%s至%s）不完整或者起止颠倒", h.Name, h.From.Chinese(), h.To.Chinese()))
			continue
		}
		for d := h.From; !d.After(h.To); d = d.AddDays(1) {
			if !d.IsWeekend() && !slices.Contains(y.Off, d) {
				errs = append(errs, y.errorf("%s假期内的%s未列为放假", h.Name, d.Chinese()))
			}
		}
	}
	for _, d := range fixedStatutoryDays(y.Year) {
		if y.holidayOn(d) == "" {
			errs = append(errs, y.errorf("法定节假日%s不在任何假期内", d.Chinese()))
		}
	}
	return errs
}

func (y Year) checkCount() error {
	got, want := y.WorkingDays(), y.weekdays()-statutoryHolidays(y.Year)
	if got != want && y.Explanation == "" {
		return y.errorf("全年工作日%d天，按法定节假日%d天应为%d天；确实如此的，请写明原因", got, statutoryHolidays(y.Year), want)
	}
	return nil
}
