package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// UnannouncedError says that a count needs a year whose holidays the State
// Council has not announced, or that this calendar does not hold.
type UnannouncedError struct{ Year int }

func (e *UnannouncedError) Error() string {
	return fmt.Sprintf("the holiday notice for %d is not in the calendar", e.Year)
}

// Calendar is an immutable set of announced years. It is safe for use by many
// goroutines.
type Calendar struct {
	years   map[int]Year
	moved   map[Date]DayInfo // the days that a notice speaks about
	version string
}

// New puts validated years together. Two notices for one year are an error.
func New(years ...Year) (*Calendar, error) {
	c := &Calendar{years: map[int]Year{}, moved: map[Date]DayInfo{}}
	var errs []error
	for _, y := range years {
		if _, double := c.years[y.Year]; double {
			errs = append(errs, y.errorf("the year is there twice"))
		}
		errs = append(errs, y.Validate())
		c.years[y.Year] = y.clone()
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, n := range c.Years() {
		c.enter(c.years[n])
	}
	c.version = c.hash()
	return c, nil
}

// With gives a calendar in which y is added, or replaces the notice of its year.
func (c *Calendar) With(y Year) (*Calendar, error) {
	years := maps.Clone(c.years)
	years[y.Year] = y
	return New(slices.Collect(maps.Values(years))...)
}

// enter writes down what a notice says; years are entered in order, so that the
// newer notice wins for the end of December.
func (c *Calendar) enter(y Year) {
	for _, h := range y.Holidays {
		for d := h.From; !d.After(h.To); d = d.AddDays(1) {
			c.moved[d] = DayInfo{Why: h.Name + "假期", Notice: y.Notice}
		}
	}
	for _, d := range y.Work {
		c.moved[d] = DayInfo{Working: true, Why: "调休上班", Notice: y.Notice}
	}
}

// Years are the announced years in order.
func (c *Calendar) Years() []int { return slices.Sorted(maps.Keys(c.years)) }

// Year gives a copy of the notice of a year as data.
func (c *Calendar) Year(n int) (Year, bool) {
	y, ok := c.years[n]
	return y.clone(), ok
}

// Version names the content of the calendar: "cal-" and twelve hexadecimal
// digits of a hash over the data of all years. Every computed date stores it.
func (c *Calendar) Version() string { return c.version }

func (c *Calendar) hash() string {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, n := range c.Years() {
		if err := enc.Encode(c.years[n]); err != nil {
			panic(err) // plain data into a hash cannot fail
		}
	}
	return "cal-" + hex.EncodeToString(h.Sum(nil))[:12]
}
