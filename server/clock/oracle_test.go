package clock

import (
	"slices"
	"time"

	"disclosure/server/calendar"
)

// The oracle counts a case a second time, written apart from the package: it has
// its own arithmetic of days, walks every day, and crosses excluded days off
// instead of adding their number. It is slow and knows no texts. Its numbers are
// typed from the reference on the law, not taken from the tables.

// oracleDay is a number of days; 0 is no day.
type oracleDay int

func toOracle(d calendar.Date) oracleDay {
	if d.IsZero() {
		return 0
	}
	return oracleDay(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d oracleDay) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }
func (d oracleDay) String() string  { return d.time().Format("2006-01-02") }

// guessed2027 are the days off by law of a year without a notice.
var guessed2027 = []string{
	"2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-04-05",
	"2027-05-01", "2027-05-02", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03",
}

// oracleWork is the set of working days from 2019 to 2027.
func oracleWork() map[oracleDay]bool {
	off, work := map[string]bool{}, map[string]bool{}
	for n := 2019; n <= 2026; n++ {
		y, _ := calendar.Embedded().Year(n)
		for _, d := range y.Off {
			off[d.String()] = true
		}
		for _, d := range y.Work {
			work[d.String()] = true
		}
	}
	for _, d := range guessed2027 {
		off[d] = true
	}
	days := map[oracleDay]bool{}
	for d := toOracle(day("2019-01-01")); d <= toOracle(day("2027-12-31")); d++ {
		weekend := d.time().Weekday() == time.Saturday || d.time().Weekday() == time.Sunday
		days[d] = work[d.String()] || !weekend && !off[d.String()]
	}
	return days
}

// answer is what the oracle says.
type answer struct {
	waits                 bool
	start, base, reply    oracleDay
	excluded, ext, longer int
}

type oracle struct {
	work map[oracleDay]bool
	in   Input
	from oracleDay // receipt
}

// nth is the nth working day after a day that is not crossed off; if working days
// that are crossed off come right behind it, the limit ends with the last of them.
func (o oracle) nth(start oracleDay, n int, crossed map[oracleDay]bool) oracleDay {
	d, last := start, oracleDay(0)
	for x := range crossed {
		last = max(last, x)
	}
	for n > 0 {
		d++
		if o.work[d] && !crossed[d] {
			n--
		}
	}
	return max(d, last)
}

func (o oracle) count() answer {
	o.from = toOracle(o.in.ReceivedOn)
	if a := toOracle(o.in.ArrivedOn); a != 0 && (o.from == 0 || a < o.from) {
		o.from = a
	}
	start, waits := o.starts()
	a := answer{start: start, waits: waits}
	if waits {
		return a
	}
	a.base = o.nth(start, 20, nil)
	a.reply, a.excluded, a.ext, a.longer = o.inForce(start)
	return a
}

// starts gives the day from which the limit runs, and whether it stands still.
func (o oracle) starts() (oracleDay, bool) {
	start, fee := o.from, o.in.Fee
	if fee != nil && (fee.SentOn.IsZero() || o.from < toOracle(day("2021-01-01"))) {
		fee = nil
	}
	for _, s := range o.in.Supplements {
		sent, came := toOracle(s.SentOn), toOracle(s.ReceivedOn)
		if sent == 0 {
			continue
		}
		if fee != nil && toOracle(fee.SentOn) < sent {
			stands := false
			if start, stands = o.pay(start, *fee); stands {
				return start, true
			}
			fee = nil
		}
		if sent < start || came != 0 && came < sent || sent > o.nth(start, 7, nil) {
			continue
		}
		if came == 0 {
			return start, true
		}
		start = came
	}
	if fee != nil {
		return o.pay(start, *fee)
	}
	return start, false
}

// pay is the fee: in time it stops the clock, the payment starts it anew.
func (o oracle) pay(start oracleDay, f Fee) (oracleDay, bool) {
	sent, served, paid := toOracle(f.SentOn), toOracle(f.ServedOn), toOracle(f.PaidOn)
	due, _, _, _ := o.inForce(start)
	switch {
	case sent < start, served != 0 && served < sent, paid != 0 && paid < sent, sent > due:
		return start, false
	case paid == 0:
		return start, true
	}
	return paid, false
}

// inForce crosses off the consultations, then adds extension and longer period.
func (o oracle) inForce(start oracleDay) (due oracleDay, excluded, ext, longer int) {
	crossed := map[oracleDay]bool{}
	letters := slices.Clone(o.in.Consultations)
	slices.SortStableFunc(letters, func(a, b Consultation) int { return int(toOracle(a.SentOn) - toOracle(b.SentOn)) })
	for _, c := range letters {
		if sent := toOracle(c.SentOn); sent == 0 || sent > o.nth(start, 20, crossed) {
			continue
		}
		for d := toOracle(c.SentOn) + 1; d <= o.ends(c); d++ {
			if d > start && o.work[d] {
				crossed[d] = true
			}
		}
	}
	due = o.nth(start, 20, crossed)
	if e := o.in.Extension; e != nil && e.Days > 0 {
		if a, n := toOracle(e.ApprovedOn), toOracle(e.NotifiedOn); a >= start && n >= a && n <= due {
			ext = min(e.Days, 20)
			due = o.nth(start, 20+ext, crossed)
		}
	}
	if x := o.in.Reasons; x != nil && x.Reasonable && x.LongerDays > 0 {
		if j, told := toOracle(x.JudgedOn), toOracle(x.ToldOn); j >= start && told >= j && told <= due {
			longer = x.LongerDays
			due = o.nth(start, 20+ext+longer, crossed)
		}
	}
	return due, len(crossed), ext, longer
}

// ends is the last day that a letter takes out, 0 if it takes out none.
func (o oracle) ends(c Consultation) oracleDay {
	sent, served, came, closed := toOracle(c.SentOn), toOracle(c.ServedOn), toOracle(c.OpinionOn), toOracle(c.ClosedOn)
	if served == 0 || served < sent || sent < o.from || came != 0 && came < sent {
		return 0
	}
	days := 15
	if c.Kind == OtherOrgan && c.ReplyDays > 0 {
		days = c.ReplyDays
	}
	end := o.nth(served, days, nil)
	if came == 0 && closed == 0 {
		end = min(end, toOracle(o.in.AsOf))
	}
	for _, d := range []oracleDay{came, closed, toOracle(o.in.AnsweredOn)} {
		if d != 0 {
			end = min(end, d)
		}
	}
	return end
}
