package calendar

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// layout is the only written form of a date that the service reads.
const layout = "2006-01-02"

// Shanghai is the time zone of every legal date: UTC+8, without summer time.
// It is a fixed zone, so that no time zone data is needed to read it.
var Shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// Date is a day of the civil calendar in China. The zero value means "no date".
// Dates are comparable with == and can be keys of a map.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate gives the date of a year, month and day; days beyond the end of the
// month run on into the next one, as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return fromTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf gives the day in China at the instant t.
func DateOf(t time.Time) Date { return fromTime(t.In(Shanghai)) }

// ParseDate reads exactly the form 2006-01-02.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(layout, s)
	if err != nil || t.Format(layout) != s || t.Year() < 1 {
		return Date{}, fmt.Errorf("parse date %q: want year-month-day as in 2026-01-05", s)
	}
	return fromTime(t), nil
}

// MustParse is ParseDate for dates written in the program. It panics on error.
func MustParse(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func fromTime(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// String gives the ISO form 2026-01-05, and nothing for the zero date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	if d.Year < 0 || d.Year > 9999 {
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
	}
	y, m, day := d.Year, int(d.Month), d.Day // by hand: an act writes a dozen dates
	text := [10]byte{
		digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), '-', digit(m / 10), digit(m), '-', digit(day / 10), digit(day),
	}
	return string(text[:])
}

// digit is the last digit of a number.
func digit(n int) byte { return byte('0' + n%10) }

// Chinese gives the form of official documents, 2026年1月5日: Arabic digits, no
// leading zeros (GB/T 9704-2012, 7.3.5.4). The zero date gives nothing.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	b := strconv.AppendInt(make([]byte, 0, 20), int64(d.Year), 10)
	b = strconv.AppendInt(append(b, "年"...), int64(d.Month), 10)
	b = strconv.AppendInt(append(b, "月"...), int64(d.Day), 10)
	return string(append(b, "日"...))
}

// Compare is -1, 0 or +1 as d lies before, on or after o.
func (d Date) Compare(o Date) int { return cmp.Compare(d.order(), o.order()) }

// order is a number that grows with the date.
func (d Date) order() int { return d.Year<<9 | int(d.Month)<<5 | d.Day }

// Before reports whether d lies before o.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// After reports whether d lies after o.
func (d Date) After(o Date) bool { return d.Compare(o) > 0 }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return weekdayOf(d.serial()) }

// IsWeekend reports whether d is a Saturday or Sunday. It does not say whether
// people work on it: that is Calendar.Day.
func (d Date) IsWeekend() bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// AddDays gives the date n calendar days later (earlier if n is negative).
func (d Date) AddDays(n int) Date { return fromSerial(d.serial() + n) }

// AddMonths gives the corresponding day n months later, or the last day of
// that month if it has no such day (民法典 Article 202).
func (d Date) AddMonths(n int) Date {
	first := NewDate(d.Year, d.Month+time.Month(n), 1)
	last := NewDate(first.Year, first.Month+1, 0)
	return Date{first.Year, first.Month, min(d.Day, last.Day)}
}

// DaysUntil counts the calendar days from d to o; negative if o is earlier.
func (d Date) DaysUntil(o Date) int { return o.serial() - d.serial() }

// MarshalText writes the ISO form; the zero date is the empty text.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form; the empty text is the zero date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Earlier gives the earlier of two dates.
func Earlier(a, b Date) Date {
	if b.Before(a) {
		return b
	}
	return a
}

// Later gives the later of two dates.
func Later(a, b Date) Date {
	if b.After(a) {
		return b
	}
	return a
}
