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
	years    map[int]Year
	regional map[int]Year
	moved    map[Date]DayInfo // the days that a notice speaks about
	index    index
	version  string
}

// New puts validated years together. Two notices for one year are an error, and
// so are regional days of a year that is not announced.
func New(years ...Year) (*Calendar, error) {
	c := &Calendar{years: map[int]Year{}, regional: map[int]Year{}, moved: map[Date]DayInfo{}}
	var errs []error
	for _, y := range years {
		book := c.years
		if y.Regional {
			book = c.regional
		}
		if _, double := book[y.Year]; double {
			errs = append(errs, y.errorf("年度重复"))
		}
		errs = append(errs, y.Validate())
		book[y.Year] = y.clone()
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, n := range c.Years() {
		c.enter(c.years[n])
	}
	if err := c.overlay(); err != nil {
		return nil, err
	}
	c.index = newIndex(c)
	c.version = c.hash()
	return c, nil
}

// With gives a calendar in which y is added, or replaces the notice of its year;
// regional days replace those of the same year.
func (c *Calendar) With(y Year) (*Calendar, error) {
	years := slices.DeleteFunc(c.all(), func(o Year) bool { return o.Year == y.Year && o.Regional == y.Regional })
	return New(append(years, y)...)
}

// all are the notices of the calendar, the regional ones last.
func (c *Calendar) all() []Year {
	all := slices.Collect(maps.Values(c.years))
	return slices.AppendSeq(all, maps.Values(c.regional))
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
	for _, book := range []map[int]Year{c.years, c.regional} {
		for _, n := range slices.Sorted(maps.Keys(book)) {
			if err := enc.Encode(book[n]); err != nil {
				panic(err) // plain data into a hash cannot fail
			}
		}
	}
	return "cal-" + hex.EncodeToString(h.Sum(nil))[:12]
}
