package store

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

// Who must act by a due date.
const (
	OwesNobody = iota // a hint, such as the last day on which a supplement could be asked for
	OwesOrgan
	OwesOther // the applicant or a consulted party
)

// longestRoll is more than the days that an open consultation can still go on, so that a date which does not move within it
// does not move at all.
const longestRoll = 14

// dueRow is a row of due_items. It follows from the case and the day in asOf: Append writes it and Fsck compares it.
type dueRow struct {
	dueOn, explanation, article, handler string
	status                               pb.DueStatus
	missingYear, owes                    int32
	rolling                              bool
	asOf                                 string
}

// duesOf gives the open due dates of a case as of a day; an answered or closed case has
// none but those of its proceedings.
func duesOf(c *casework.Case, cal *calendar.Calendar, asOf calendar.Date) map[dueKey]dueRow {
	rows := map[dueKey]dueRow{}
	done := !c.AnsweredOn.IsZero() || c.State == pb.State_STATE_CLOSED
	if done && len(c.Proceedings) == 0 {
		return rows
	}
	dues := casework.DueDates(c, cal, asOf)
	rolling := rolls(c) && replyIn(dues) != replyIn(casework.DueDates(c, cal, asOf.AddDays(longestRoll)))
	for _, d := range dues {
		owes, open := openDue(c, d)
		if !open || done && d.Kind != pb.DueKind_DUE_KIND_PROCEEDING_ANSWER {
			continue
		}
		rows[dueKey{d.Kind, d.Number}] = dueRow{
			dueOn: d.Date, explanation: d.Explanation, article: d.Article, handler: c.Handler, status: d.Status,
			missingYear: d.MissingYear, owes: owes, rolling: rolling && d.Kind == pb.DueKind_DUE_KIND_REPLY, asOf: asOf.String(),
		}
	}
	return rows
}

// openDue says whether a due date still stands, and who must act by it. The base limit is no date to work to, and the warning of the
// organ itself is the level that lists give the reply.
func openDue(c *casework.Case, d *pb.DueDate) (owes int32, open bool) {
	if d.Date == "" || d.MetOn != "" {
		return 0, false
	}
	i := int(d.Number) - 1
	switch d.Kind {
	case pb.DueKind_DUE_KIND_REPLY:
		return OwesOrgan, true
	case pb.DueKind_DUE_KIND_PROCEEDING_ANSWER:
		return OwesOrgan, c.Proceedings[i].Decision == nil
	case pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE:
		return supplementNoticeDue(c)
	case pb.DueKind_DUE_KIND_SUPPLEMENT:
		s := c.Supplements[i]
		return OwesOther, s.ReceivedOn == "" && s.LapsedOn == ""
	case pb.DueKind_DUE_KIND_OPINION:
		return OwesOther, c.Consultations[i].ClosedOn == ""
	case pb.DueKind_DUE_KIND_REASONS:
		return OwesOther, c.Reasons.GetReceivedOn() == "" && c.Reasons.GetJudgedOn() == ""
	case pb.DueKind_DUE_KIND_PAYMENT:
		return OwesOther, c.Fee.GetPaidOn() == "" && c.Fee.GetLapsedOn() == ""
	}
	return 0, false
}

// supplementNoticeDue is a duty once a supplement is to be asked for, and a hint while it still could be.
func supplementNoticeDue(c *casework.Case) (owes int32, open bool) {
	n := len(c.Supplements)
	switch {
	case n > 0 && c.Supplements[n-1].SentOn == "" && c.Supplements[n-1].LapsedOn == "":
		return OwesOrgan, true
	case n == 0 && (c.State == pb.State_STATE_RECEIVED || c.State == pb.State_STATE_IN_PROGRESS):
		return OwesNobody, true
	}
	return 0, false
}

// rolls says whether a consultation is open, which can move the reply on from day to day.
func rolls(c *casework.Case) bool {
	for _, x := range c.Consultations {
		if x.ClosedOn == "" {
			return true
		}
	}
	return false
}

// replyIn is the due date of the reply.
func replyIn(dues []*pb.DueDate) string {
	for _, d := range dues {
		if d.Kind == pb.DueKind_DUE_KIND_REPLY {
			return d.Date
		}
	}
	return ""
}
