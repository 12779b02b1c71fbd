package clock

import "disclosure/server/calendar"

// reasons gives the applicant's last day for the reasons of many requests. The
// question does not stop the clock (see ReasonsDoNotStop, Article 35).
func (r *run) reasons() {
	x := r.in.Reasons
	if x == nil || x.SentOn.IsZero() {
		return
	}
	end := r.applicantDue(ReasonsReply, "说明理由告知书", r.reason.or(x.ReplyDays), 0, x.ServedOn, x.ReceivedOn)
	switch {
	case over(end, x.ReceivedOn):
		r.warn(ReasonsLate, r.asked.article, "说明理由材料%s收到，晚于%s", x.ReceivedOn.Chinese(), end.Date.Chinese())
	case x.ReceivedOn.IsZero() && x.JudgedOn.IsZero() && over(end, r.in.AsOf):
		r.warn(ReasonsExpired, r.asked.article, "说明理由期限%s已满，申请人未说明理由", end.Date.Chinese())
	}
}

// longerDays gives the working days of a longer period that holds: the reasons
// were found reasonable and the applicant told not later than the due date.
func (r *run) longerDays(s *segment, last calendar.Date) int {
	x := r.in.Reasons
	if x == nil || x.LongerDays <= 0 || r.past(x.ToldOn) {
		return 0
	}
	if fault := r.longerFault(*x, last); fault != "" {
		s.warn(LongerIgnored, r.longer.article, "合理延迟期限不计入：%s", fault)
		return 0
	}
	return min(x.LongerDays, maxDays)
}

// longerFault says why a longer period does not hold.
func (r *run) longerFault(x Reasons, last calendar.Date) string {
	switch {
	case x.JudgedOn.IsZero():
		return "尚未认定理由是否合理"
	case !x.Reasonable:
		return "理由被认定为不合理"
	case x.ToldOn.IsZero():
		return "尚未告知申请人"
	case x.ToldOn.Before(x.JudgedOn):
		return "告知早于认定"
	case x.JudgedOn.Before(r.out.Start), x.ToldOn.Before(r.out.Start):
		return ExtensionEndsWithRestart.Rule
	case x.ToldOn.After(last):
		return sprintf("%s告知，晚于%s", x.ToldOn.Chinese(), last.Chinese())
	}
	return ""
}
