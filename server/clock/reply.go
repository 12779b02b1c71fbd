package clock

import "disclosure/server/calendar"

// replies gives the due dates of the reply (Article 33): the base limit, the
// last day to tell of an extension, and the limit as it stands now.
func (r *run) replies() {
	if r.stopped != nil {
		wait := Due{Status: Waiting, Article: r.restart.Basis.String()}
		for _, wait.Kind = range []DueKind{ReplyBase, Reply} {
			r.add(wait, "%s", r.waitingWhy())
		}
		return
	}
	r.baseDue()
	told := r.due(ExtensionNotice, r.out.Start, r.reply.N+r.out.ExcludedDays, r.notified.Basis)
	r.out.ExtendedDays = r.extend(told.Date)
	if r.out.ExtendedDays > 0 {
		told.MetOn = r.in.Extension.NotifiedOn
	}
	r.add(told, "%s，应当在此日前批准并发出延期告知", r.notified.Zh)
	r.replyDue()
}

func (r *run) baseDue() {
	r.add(r.due(ReplyBase, r.out.Start, r.reply.N, r.reply.Basis), "自%s（%s）起%s", r.startName(), r.out.Start.Chinese(), r.reply)
	if r.received != r.in.ReceivedOn && !r.in.ReceivedOn.IsZero() && r.out.Start == r.received {
		r.add(r.due(ReplyConfirmed, r.in.ReceivedOn, r.reply.N, r.confirmed.Basis), "自双方确认之日（%s）起%s，仅供对照", r.in.ReceivedOn.Chinese(), r.reply)
	}
}

func (r *run) replyDue() {
	d := r.due(Reply, r.out.Start, r.reply.N+r.out.ExcludedDays+r.out.ExtendedDays, r.reply.Basis)
	d.MetOn = r.in.AnsweredOn
	why := "自" + r.startName() + "（" + r.out.Start.Chinese() + "）起" + r.reply.String()
	if n := r.out.ExtendedDays; n > 0 {
		why += sprintf("，延长%d个工作日", n)
	}
	if n := r.out.ExcludedDays; n > 0 {
		why += sprintf("，扣除征求意见%d个工作日", n)
	}
	r.add(d, "%s", why)
	if d.Status == Provisional {
		r.warn(NotAnnounced, r.year.Basis.String(), "答复到期日为暂定：%d年节假日安排尚未公布，不得写入文书", d.MissingYear)
	}
	r.internalDue(d)
}

func (r *run) startName() string {
	if r.out.Start == r.received {
		return "收到申请之日"
	}
	return "收到补正的申请之日"
}

// extend gives the working days of an extension that holds: approved and told
// not later than the last day of the base limit.
func (r *run) extend(last calendar.Date) int {
	e := r.in.Extension
	if e == nil || e.Days <= 0 {
		return 0
	}
	if reason := r.extensionFault(*e, last); reason != "" {
		r.warn(ExtensionIgnored, r.notified.Basis.String(), "延期不计入：%s", reason)
		return 0
	}
	if e.Days > r.extension.N {
		r.warn(ExtensionCut, r.extension.Basis.String(), "延期%d个工作日超过上限，按%s计算", e.Days, r.extension)
		return r.extension.N
	}
	return e.Days
}

// extensionFault says why an extension does not hold.
func (r *run) extensionFault(e Extension, last calendar.Date) string {
	switch {
	case e.ApprovedOn.IsZero():
		return "未经负责人批准"
	case e.NotifiedOn.IsZero():
		return "尚未告知申请人"
	case e.NotifiedOn.Before(e.ApprovedOn):
		return "告知早于批准"
	case e.ApprovedOn.Before(r.out.Start), e.NotifiedOn.Before(r.out.Start):
		return ExtensionEndsWithRestart.Rule
	case e.NotifiedOn.After(last):
		return sprintf("%s告知，晚于%s", e.NotifiedOn.Chinese(), last.Chinese())
	}
	return ""
}

// internalDue is the working day that leaves so many working days until the due
// date; it is not before the day from which the limit runs.
func (r *run) internalDue(reply Due) {
	left := r.in.InternalDays
	if left <= 0 {
		left = DefaultInternalDays
	}
	d := reply
	d.Kind, d.MetOn = Internal, r.in.AnsweredOn
	why := sprintf("答复到期前%d个工作日，内部提醒", left)
	for left > 0 && d.Date.After(r.out.Start) {
		d.Date = d.Date.AddDays(-1)
		if info, _ := r.cal.GuessDay(d.Date); info.Working {
			left--
		}
	}
	r.add(d, "%s", why)
}
