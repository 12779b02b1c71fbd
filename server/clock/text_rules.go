package clock

import (
	"slices"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

// rules are the rules that this count used, with their articles.
func (r Result) rules(t *text) {
	b, err := open(r.received())
	if err != nil {
		return
	}
	n := 0
	line := func(zh, article string) {
		n++
		t.line("%d. %s（%s）", n, zh, article)
	}
	line(b.reply.Name+"："+b.reply.Runs+b.reply.String(), b.reply.article)
	if n := len(r.Input.Reopenings); n > 0 {
		line(r.newAnswer(r.Input.Reopenings[n-1]))
	}
	line(b.firstDay.Zh, b.firstDay.article)
	line(b.year.Zh, b.year.article)
	for _, used := range r.used(b) {
		line(used.Zh, used.article)
	}
}

// newAnswer is the rule on the term of a new answer.
func (r Result) newAnswer(x Reopening) (zh, article string) {
	l, err := law.At(x.On).Limit(law.NewAnswer)
	if err != nil {
		return "决定责令重新答复的，按决定指定的期限答复", ""
	}
	return "决定责令重新答复的，按决定指定的期限答复；没有指定的，" + l.Runs + l.String(), l.Basis.String()
}

// received is the day of receipt that the count worked to.
func (r Result) received() calendar.Date {
	if len(r.Ledger) > 0 {
		return r.Ledger[0].Date
	}
	return r.Start
}

// used are the rules that only some counts need.
func (r Result) used(b *book) []rule {
	in := r.Input
	var all []rule
	for _, x := range []struct {
		used bool
		rule rule
	}{
		{in.ArrivedOn != in.ReceivedOn && !in.ArrivedOn.IsZero(), b.confirmed},
		{len(in.Supplements) > 0, b.restart},
		{len(in.Consultations) > 0, b.consulted},
		{in.Extension != nil, b.notified},
		{in.Reasons != nil, b.asked},
		{in.Reasons != nil && in.Reasons.LongerDays > 0, b.longer},
		{in.Fee != nil && b.fees, b.feeInTime},
		{in.Fee != nil && b.fees, b.feeRestart},
	} {
		if x.used {
			all = append(all, x.rule)
		}
	}
	return all
}

// conventions are the points that the law leaves open and that this count settled.
func (r Result) conventions(t *text) {
	all := r.Conventions()
	if len(all) == 0 {
		return
	}
	t.part("法律没有明文、按惯例处理的事项")
	for i, c := range all {
		t.line("%d. %s：%s。理由：%s。", i+1, c.Name, c.Rule, c.Reason)
	}
}

// Conventions are those that this count rests on.
func (r Result) Conventions() []Convention {
	in := r.Input
	var all []Convention
	use := func(used bool, cs ...Convention) {
		if used {
			all = append(all, cs...)
		}
	}
	use(in.ArrivedOn != in.ReceivedOn && !in.ArrivedOn.IsZero(), EarlierReceipt)
	use(len(in.Supplements) > 0 || in.Extension != nil, NoticeSentCounts)
	use(r.warned(LateSupplementNotice), LateNoticeRunsOn)
	use(len(in.Consultations) > 0, FromDayAfterSending, UnionOfConsultations)
	use(r.warned(ConsultationUnserved), OnlyProvenConsultation)
	use(r.warned(ConsultationAfterBase), OnlyWithinBase)
	use(slices.ContainsFunc(in.Consultations, Consultation.open), OpenUntilToday)
	use(slices.ContainsFunc(in.Consultations, func(c Consultation) bool { return c.Kind == OtherOrgan }), OtherOrganByLetter)
	use(in.Extension != nil, ExtensionToldInTime)
	use(in.Extension != nil && r.Start != r.received(), ExtensionEndsWithRestart)
	use(in.Reasons != nil, ReasonsDoNotStop)
	use(in.Reasons != nil && in.Reasons.LongerDays > 0, LongerFromDueDate)
	use(in.Fee != nil && !r.warned(NoFeeRules), FeeNoticeWaits, PaymentStartsAnew)
	use(r.warned(LateFeeNotice), LateFeeRunsOn)
	return all
}

func (r Result) warned(c Code) bool {
	return slices.ContainsFunc(r.Warnings, func(w Warning) bool { return w.Code == c })
}

// open reports whether a letter that was sent has no end yet.
func (c Consultation) open() bool {
	return !c.SentOn.IsZero() && c.OpinionOn.IsZero() && c.ClosedOn.IsZero()
}
