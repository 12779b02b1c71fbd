package calendar

import "time"

// A serial is the number of days since 1970-01-01 in the Gregorian calendar. With
// it, days are added and compared without going through timestamps. The year
// is taken to begin in March, so that the leap day is its last.

const (
	daysPerEra   = 146097 // days of 400 years
	daysToEpoch  = 719468 // days from 0000-03-01 to 1970-01-01
	daysFromMar  = 153    // days of five months from March on, as in 31+30+31+30+31
	epochWeekday = int(time.Thursday)
)

// serial is the number of the day.
func (d Date) serial() int {
	y, m := d.Year, int(d.Month)
	if m <= 2 {
		y, m = y-1, m+12
	}
	era := floorDiv(y, 400)
	ofEra := y - era*400
	ofYear := (daysFromMar*(m-3)+2)/5 + d.Day - 1
	return era*daysPerEra + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - daysToEpoch
}

// fromSerial is the date of a number.
func fromSerial(n int) Date {
	n += daysToEpoch
	era := floorDiv(n, daysPerEra)
	day := n - era*daysPerEra
	year := (day - day/1460 + day/36524 - day/146096) / 365
	ofYear := day - (365*year + year/4 - year/100)
	month := (5*ofYear + 2) / daysFromMar
	d := Date{Year: era*400 + year, Month: time.Month(month + 3), Day: ofYear - (daysFromMar*month+2)/5 + 1}
	if d.Month > 12 {
		d.Year, d.Month = d.Year+1, d.Month-12
	}
	return d
}

func weekdayOf(serial int) time.Weekday {
	return time.Weekday(((serial+epochWeekday)%7 + 7) % 7)
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}
