package clock

import "disclosure/server/calendar"

// takeSupplement takes one notice. One that was sent in time stops the clock, and the
// supplement starts it anew on the day it came (Article 30). A late notice does
// neither.
func (r *run) takeSupplement(i int, s Supplement) {
	end := r.supplementDue(i, s)
	if !r.stopsClock(i, s) {
		return
	}
	if s.ReceivedOn.IsZero() {
		r.wait = &wait{s.SentOn, supplementWait(s), r.restart.article}
		r.supplementExpired(s, end)
		return
	}
	if !end.Date.IsZero() && s.ReceivedOn.After(end.Date) {
		r.warn(SupplementLate, r.abandoned.article, "补正材料%s收到，晚于补正期限%s", s.ReceivedOn.Chinese(), end.Date.Chinese())
	}
	r.startAnew(restart{
		s.ReceivedOn, "收到补正的申请之日", "收到补正前的日期，" + r.restart.Zh,
		"收到补正材料之日，重新起算，当日不计入", r.restart.article,
	})
}

// noticeDue is the last day for the notice; it runs from receipt, once.
func (r *run) noticeDue() {
	d := r.due(SupplementNotice, r.received, r.notice.N, r.notice.article)
	if len(r.in.Supplements) > 0 {
		d.MetOn = r.in.Supplements[0].SentOn
	}
	r.add(d, "自收到申请之日（"+r.received.Chinese()+"）起"+r.notice.String()+"内一次性告知补正")
}

// stopsClock reports whether a notice stops the clock.
func (r *run) stopsClock(i int, s Supplement) bool {
	last := r.cal.EstimateWorkingDays(r.out.Start, r.notice.N).Date
	switch {
	case s.SentOn.Before(r.out.Start), !s.ReceivedOn.IsZero() && s.ReceivedOn.Before(s.SentOn):
		r.warn(SupplementOrder, r.notice.article, "第%d次补正告知的日期前后矛盾，未停止计算", i+1)
		return false
	case s.SentOn.After(last):
		r.warn(LateSupplementNotice, r.notice.article, "补正告知书%s发出，晚于%s：%s",
			s.SentOn.Chinese(), last.Chinese(), LateNoticeRunsOn.Rule)
		return false
	case i > 0:
		r.warn(SecondSupplement, r.notice.article, "条例要求一次性告知补正；再次告知限于补正内容本身仍不明确")
	}
	return true
}

// supplementDue is the applicant's last day; it runs from service of the notice.
func (r *run) supplementDue(i int, s Supplement) Due {
	return r.applicantDue(SupplementReply, "补正告知书", r.supplement.or(s.ReplyDays), i, s.ServedOn, s.ReceivedOn)
}

// applicantDue is a last day of the applicant; it runs from service of a notice.
func (r *run) applicantDue(k DueKind, paper string, l limit, i int, served, met calendar.Date) Due {
	d := Due{Kind: k, Status: Waiting, Article: l.article}
	why := "自申请人收到" + paper + "之日起" + l.String() + "；送达日未登记"
	if !served.IsZero() {
		d = r.due(k, served, l.N, l.article)
		why = "自申请人收到" + paper + "之日（" + served.Chinese() + "）起" + l.String()
	}
	d.Party, d.MetOn = i, met
	r.add(d, why)
	return d
}

func (r *run) supplementExpired(s Supplement, end Due) {
	if over(end, r.in.AsOf) && s.LapsedOn.IsZero() {
		r.warn(SupplementExpired, r.abandoned.article, "补正期限%s已满，未收到补正：%s", end.Date.Chinese(), r.abandoned.Zh)
	}
}

// supplementWait says what the clock waits for.
func supplementWait(s Supplement) string {
	if !s.LapsedOn.IsZero() {
		return "申请人逾期未补正（" + s.LapsedOn.Chinese() + "登记），不再处理"
	}
	return "补正告知书" + s.SentOn.Chinese() + "发出，等待申请人补正；收到补正之日起重新计算"
}

// over reports whether a due date lies before today, if both are known.
func over(d Due, today calendar.Date) bool {
	return !d.Date.IsZero() && !today.IsZero() && today.After(d.Date)
}
