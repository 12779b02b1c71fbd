package clock

// supplements goes through the notices in order. A notice that was sent in time
// stops the clock, and the supplement starts it anew on the day it came
// (Article 30). A late notice does neither.
func (r *run) supplements() {
	r.noticeDue()
	for i := range r.in.Supplements {
		s := &r.in.Supplements[i]
		if s.SentOn.IsZero() {
			continue
		}
		end := r.supplementDue(i, *s)
		if !r.stops(i, *s) {
			continue
		}
		if s.ReceivedOn.IsZero() {
			r.stopped = s
			r.waitWarning(end)
			return
		}
		if !end.Date.IsZero() && s.ReceivedOn.After(end.Date) {
			r.warn(SupplementLate, r.abandoned.Basis.String(), "补正材料%s收到，晚于补正期限%s", s.ReceivedOn.Chinese(), end.Date.Chinese())
		}
		r.out.Start = s.ReceivedOn
	}
}

// noticeDue is the last day for the notice; it runs from receipt, once.
func (r *run) noticeDue() {
	d := r.due(SupplementNotice, r.received, r.notice.N, r.notice.Basis)
	if len(r.in.Supplements) > 0 {
		d.MetOn = r.in.Supplements[0].SentOn
	}
	r.add(d, "自收到申请之日（%s）起%s内一次性告知补正", r.received.Chinese(), r.notice)
}

// stops reports whether a notice stops the clock.
func (r *run) stops(i int, s Supplement) bool {
	limit := r.due(SupplementNotice, r.out.Start, r.notice.N, r.notice.Basis)
	switch {
	case s.SentOn.Before(r.out.Start), !s.ReceivedOn.IsZero() && s.ReceivedOn.Before(s.SentOn):
		r.warn(SupplementOrder, r.notice.Basis.String(), "第%d次补正告知的日期前后矛盾，未停止计算", i+1)
		return false
	case s.SentOn.After(limit.Date):
		r.warn(LateSupplementNotice, r.notice.Basis.String(), "补正告知书%s发出，晚于%s：%s",
			s.SentOn.Chinese(), limit.Date.Chinese(), LateNoticeRunsOn.Rule)
		return false
	case i > 0:
		r.warn(SecondSupplement, r.notice.Basis.String(), "条例要求一次性告知补正；再次告知限于补正内容本身仍不明确")
	}
	return true
}

// supplementDue is the applicant's last day; it runs from service of the notice.
func (r *run) supplementDue(i int, s Supplement) Due {
	n := s.ReplyDays
	if n <= 0 {
		n = r.supplement.N
	}
	d := Due{Kind: SupplementReply, Status: Waiting, Article: r.supplement.Basis.String()}
	if !s.ServedOn.IsZero() {
		d = r.due(SupplementReply, s.ServedOn, n, r.supplement.Basis)
	}
	d.Party, d.MetOn = i, s.ReceivedOn
	if s.ServedOn.IsZero() {
		r.add(d, "自申请人收到补正告知书之日起%d个工作日；送达日未登记", n)
		return d
	}
	r.add(d, "自申请人收到补正告知书之日（%s）起%d个工作日", s.ServedOn.Chinese(), n)
	return d
}

func (r *run) waitWarning(end Due) {
	if !end.Date.IsZero() && !r.in.AsOf.IsZero() && r.in.AsOf.After(end.Date) && r.stopped.LapsedOn.IsZero() {
		r.warn(SupplementExpired, r.abandoned.Basis.String(), "补正期限%s已满，未收到补正：%s", end.Date.Chinese(), r.abandoned.Zh)
	}
}

// waitingWhy says what the clock waits for.
func (r *run) waitingWhy() string {
	if !r.stopped.LapsedOn.IsZero() {
		return "申请人逾期未补正（" + r.stopped.LapsedOn.Chinese() + "登记），不再处理"
	}
	return "补正告知书" + r.stopped.SentOn.Chinese() + "发出，等待申请人补正；收到补正之日起重新计算"
}
