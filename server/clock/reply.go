package clock

import (
	"strconv"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

// replies gives the due dates of the reply (Article 33): the base limit, the
// last day to tell of an extension, and the limit as it stands now.
func (r *run) replies() {
	if r.wait != nil {
		d := Due{Status: Waiting, Article: r.wait.article}
		for _, d.Kind = range [...]DueKind{ReplyBase, Reply} {
			r.add(d, r.wait.why)
		}
		return
	}
	r.baseDue()
	r.out.ExtendedDays, r.out.LongerDays = r.now.extended, r.now.longer
	told := r.now.told
	if r.now.extended > 0 {
		told.MetOn = r.in.Extension.NotifiedOn
	}
	r.add(told, r.notified.Zh+"，应当在此日前批准并发出延期告知")
	r.replyDue(r.now.reply)
}

func (r *run) baseDue() {
	r.add(r.due(ReplyBase, r.out.Start, r.reply.N, r.reply.article), "自"+r.startName()+"（"+r.out.Start.Chinese()+"）起"+r.termWhy())
	if r.received != r.in.ReceivedOn && !r.in.ReceivedOn.IsZero() && r.out.Start == r.received {
		r.add(r.due(ReplyConfirmed, r.in.ReceivedOn, r.reply.N, r.confirmed.article),
			"自双方确认之日（"+r.in.ReceivedOn.Chinese()+"）起"+r.reply.String()+"，仅供对照")
	}
}

func (r *run) replyDue(d Due) {
	d.MetOn = r.in.AnsweredOn
	why := "自" + r.startName() + "（" + r.out.Start.Chinese() + "）起" + r.termWhy()
	if n := r.now.extended; n > 0 {
		why += "，延长" + workingDaysZh(n)
	}
	if n := r.now.longer; n > 0 {
		why += "，合理延迟" + workingDaysZh(n)
	}
	if n := r.now.days; n > 0 {
		why += "，扣除征求意见" + workingDaysZh(n)
	}
	r.add(d, why)
	if d.Status == Provisional {
		r.warn(NotAnnounced, r.year.article, "答复到期日为暂定：%d年节假日安排尚未公布，不得写入文书", d.MissingYear)
	}
	r.internalDue(d)
}

func workingDaysZh(n int) string { return strconv.Itoa(n) + law.WorkingDays.String() }

// extend gives the working days of an extension that holds: approved and told
// not later than the last day of the base limit.
func (r *run) extend(s *segment, last calendar.Date) int {
	e := r.in.Extension
	if e == nil || e.Days <= 0 || r.past(e.NotifiedOn) {
		return 0
	}
	if reason := r.extensionFault(*e, last); reason != "" {
		s.warn(ExtensionIgnored, r.notified.article, "延期不计入：%s", reason)
		return 0
	}
	if e.Days > r.extension.N {
		s.warn(ExtensionCut, r.extension.article, "延期%d个工作日超过上限，按%s计算", e.Days, r.extension)
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
	d.Date = r.cal.EstimateBack(d.Date, left, r.out.Start)
	r.add(d, "答复到期前"+workingDaysZh(left)+"，内部提醒")
}
