package calendar

// index answers counts of working days without walking through the days: sums of
// working days up to each day, and the day of each working day. It covers the
// announced years and a few guessed ones after them; beyond, the days are walked.
type index struct {
	first   int     // serial of the first day covered
	sums    []int32 // sums[i]: working days among the first i days
	nth     []int32 // nth[k]: the day, counted from first, of working day k+1
	days    []DayInfo
	missing []int // missing[i]: first year from the i-th on without a notice
}

// guessedYears is how many years after the last announced one are covered.
const guessedYears = 4

// newIndex reads every day of the calendar once.
func newIndex(c *Calendar) index {
	years := c.Years()
	if len(years) == 0 {
		return index{}
	}
	from, to := years[0], years[len(years)-1]+guessedYears
	x := index{first: Date{from, 1, 1}.serial(), sums: []int32{0}, missing: make([]int, to-from+1)}
	for i, n := 0, (Date{to + 1, 1, 1}).serial()-x.first; i < n; i++ {
		info, _ := c.guess(fromSerial(x.first + i))
		x.days = append(x.days, info)
		sum := x.sums[i]
		if info.Working {
			sum++
			x.nth = append(x.nth, int32(i))
		}
		x.sums = append(x.sums, sum)
	}
	next := to + 1
	for y := to; y >= from; y-- {
		if _, known := c.years[y]; !known {
			next = y
		}
		x.missing[y-from] = next
	}
	return x
}

// day is GuessDay; false if the day is not covered.
func (x index) day(serial int) (DayInfo, bool) {
	if i := serial - x.first; i >= 0 && i < len(x.days) {
		return x.days[i], true
	}
	return DayInfo{}, false
}

// upTo counts the working days from the first day covered up to and including a
// day; false if the day is not covered.
func (x index) upTo(serial int) (int, bool) {
	i := serial - x.first + 1
	if i < 0 || i >= len(x.sums) {
		return 0, false
	}
	return int(x.sums[i]), true
}

// unknown is the first day after d that no notice covers, and its year.
func (x index) unknown(d Date) (serial, year int) {
	next := fromSerial(d.serial() + 1)
	i := next.Year - fromSerial(x.first).Year
	if i < 0 || i >= len(x.missing) || x.missing[i] == next.Year {
		return next.serial(), next.Year
	}
	return Date{x.missing[i], 1, 1}.serial(), x.missing[i]
}

// add is EstimateWorkingDays; false if the index does not reach so far.
func (x index) add(start Date, n int) (Estimate, bool) {
	before, ok := x.upTo(start.serial())
	if !ok || n <= 0 || before+n > len(x.nth) {
		return Estimate{}, false
	}
	end := x.first + int(x.nth[before+n-1])
	e := Estimate{Date: fromSerial(end), Definite: n}
	if unknown, year := x.unknown(start); unknown <= end {
		known, _ := x.upTo(unknown - 1)
		e.Definite, e.MissingYear = known-before, year
	}
	return e, true
}

// count is EstimateCount; false if the index does not reach so far.
func (x index) count(after, through Date) (days, missing int, ok bool) {
	from, one := x.upTo(after.serial())
	to, two := x.upTo(through.serial())
	if !one || !two {
		return 0, 0, false
	}
	if unknown, year := x.unknown(after); unknown <= through.serial() {
		missing = year
	}
	return to - from, missing, true
}
