package calendar

import (
	"errors"
	"fmt"
	"slices"
)

// Validate checks a year's data before it may be used: days off are Mondays to
// Fridays inside a named holiday, days worked are Saturdays or Sundays, every
// statutory day with a fixed date is free, and the number of working days is
// the Mondays to Fridays less the statutory holidays, or else is explained.
func (y Year) Validate() error {
	errs := []error{y.checkHead(), y.checkCount()}
	errs = append(errs, y.checkOff()...)
	errs = append(errs, y.checkWork()...)
	errs = append(errs, y.checkHolidays()...)
	return errors.Join(errs...)
}

func (y Year) errorf(format string, a ...any) error {
	return fmt.Errorf("calendar year %d: %w", y.Year, fmt.Errorf(format, a...))
}

func (y Year) checkHead() error {
	switch {
	case y.Year < 1950 || y.Year > 2200:
		return y.errorf("the year is out of range")
	case y.Notice == "" || y.NoticeDate.IsZero():
		return y.errorf("the number or the date of the notice is missing")
	}
	return nil
}

func (y Year) checkOff() []error {
	errs := y.checkList("off", y.Off)
	for _, d := range y.Off {
		if d.IsWeekend() {
			errs = append(errs, y.errorf("off: %s is a %s", d, d.Weekday()))
		}
		if y.holidayOn(d) == "" {
			errs = append(errs, y.errorf("off: %s lies in no holiday", d))
		}
	}
	return errs
}

func (y Year) checkWork() []error {
	errs := y.checkList("work", y.Work)
	for _, d := range y.Work {
		if !d.IsWeekend() {
			errs = append(errs, y.errorf("work: %s is a %s", d, d.Weekday()))
		}
		if name := y.holidayOn(d); name != "" {
			errs = append(errs, y.errorf("work: %s lies in the holiday %s", d, name))
		}
	}
	return errs
}

// checkList wants real days, in order, without doubles, that the notice may move.
func (y Year) checkList(name string, days []Date) []error {
	var errs []error
	for i, d := range days {
		if !y.may(d) {
			errs = append(errs, y.errorf("%s: %s does not belong to this notice", name, d))
		}
		if i > 0 && !days[i-1].Before(d) {
			errs = append(errs, y.errorf("%s: %s is not in order or is there twice", name, d))
		}
	}
	return errs
}

// checkHolidays wants every Monday to Friday of a holiday to be off.
func (y Year) checkHolidays() []error {
	var errs []error
	for _, h := range y.Holidays {
		if h.Name == "" || h.To.Before(h.From) || h.From.DaysUntil(h.To) > 31 || !y.may(h.From) || h.To.Year != y.Year {
			errs = append(errs, y.errorf("holiday %q from %s to %s is not well formed", h.Name, h.From, h.To))
			continue
		}
		for d := h.From; !d.After(h.To); d = d.AddDays(1) {
			if !d.IsWeekend() && !slices.Contains(y.Off, d) {
				errs = append(errs, y.errorf("holiday %s: %s is missing in off", h.Name, d))
			}
		}
	}
	for _, d := range fixedStatutoryDays(y.Year) {
		if y.holidayOn(d) == "" {
			errs = append(errs, y.errorf("the statutory holiday %s lies in no holiday", d))
		}
	}
	return errs
}

func (y Year) checkCount() error {
	got, want := y.WorkingDays(), y.weekdays()-statutoryHolidays(y.Year)
	if got != want && y.Explanation == "" {
		return y.errorf("%d working days, the statutory holidays leave %d: explanation is missing", got, want)
	}
	return nil
}
