package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
	"disclosure/server/law"
)

// Held says why the case may not be destroyed on a day, or nothing: a proceeding is open, or a time for one still runs. The
// time is the longest that the law gives, counted from the last day that can start it.
func (c *Case) Held(today calendar.Date, cal *calendar.Calendar) string {
	for i, p := range c.Proceedings {
		if p.Decision == nil {
			return fmt.Sprintf("第 %d 个程序（%s）尚未审结", i+1, ProceedingWord(p.Kind))
		}
	}
	until, why := c.remediesUntil(cal)
	if today.After(until) {
		return ""
	}
	return fmt.Sprintf("%s至 %s 届满", why, until)
}

// remediesUntil is the last day on which somebody can still go on: against the answer, or against the last decision on it.
func (c *Case) remediesUntil(cal *calendar.Calendar) (until calendar.Date, why string) {
	later := func(key law.LimitKey, from calendar.Date) {
		d, err := clock.End(key, from, cal)
		if err == nil && d.Date.After(until) {
			until, why = d.Date, limitName(key, from)
		}
	}
	if from, told := c.answerKnown(); !from.IsZero() {
		later(law.SuitDirect, from)
		if !told {
			later(law.NotTold, from)
		}
	}
	for _, p := range c.Proceedings {
		switch p.Kind {
		case pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY, pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED:
			later(law.SuitAfterReconsideration, day(p.Decision.ReceivedOn))
		case pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT, pb.ProceedingKind_PROCEEDING_KIND_SUIT_AFTER_RECONSIDERATION:
			later(law.Appeal, day(p.Decision.ReceivedOn))
		}
	}
	return until, why
}

// answerKnown is the day on which the applicant learnt of the answer, and whether its arrival is proven; a case that ended
// without one counts from its end.
func (c *Case) answerKnown() (on calendar.Date, proven bool) {
	for _, n := range c.Notices {
		if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && n.DeliveredOn != "" {
			on, proven = day(n.DeliveredOn), true
		}
	}
	if !proven {
		on = calendar.Later(c.AnsweredOn, c.ClosedOn)
	}
	return on, proven
}

func limitName(key law.LimitKey, from calendar.Date) string {
	l, err := law.At(from).Limit(key)
	if err != nil {
		return "救济期限"
	}
	return l.Name
}
