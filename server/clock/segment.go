package clock

import (
	"fmt"

	"disclosure/server/calendar"
)

// segment is the count from the last restart on: what is taken out of it and what
// is added to it.
type segment struct {
	excluded   []Exclusion // the union: apart from each other, in order
	days       int         // working days in it
	exclusions []Exclusion // one per letter
	extended   int
	longer     int
	told       Due // last day to tell of an extension
	reply      Due // the due date in force
	warnings   []Warning
}

// segment counts it as things stand, without a word in the result.
func (r *run) segment() segment {
	var s segment
	if r.order == nil {
		r.sortConsultations()
	}
	for _, i := range r.order {
		if r.excludes(&s, i) {
			r.exclude(&s, i)
		}
	}
	s.told = r.due(ExtensionNotice, r.out.Start, r.reply.N+s.days, r.notified.article)
	s.extended = r.extend(&s, s.told.Date)
	last := s.told.Date
	if s.extended > 0 {
		last = r.cal.EstimateWorkingDays(r.out.Start, r.reply.N+s.days+s.extended).Date
	}
	s.longer = r.longerDays(&s, last)
	s.reply = r.due(Reply, r.out.Start, r.reply.N+s.days+s.extended+s.longer, r.reply.article)
	return s
}

func (s *segment) warn(c Code, article, format string, a ...any) {
	s.warnings = append(s.warnings, Warning{Code: c, Article: article, Zh: fmt.Sprintf(format, a...)})
}

// isExcluded reports whether a day is taken out of the count.
func (s *segment) isExcluded(d calendar.Date) bool {
	for _, x := range s.excluded {
		if d.After(x.After) && !d.After(x.Through) {
			return true
		}
	}
	return false
}
