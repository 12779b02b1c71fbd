package clock

import (
	"slices"

	"disclosure/server/calendar"
)

// Fact is something that happened, as far as it moves a due date.
type Fact struct {
	On calendar.Date
	Zh string
}

// Facts are what happened, in order of the days; what happened on one day is in
// the order of the record.
func (in Input) Facts() []Fact {
	var all []Fact
	add := func(d calendar.Date, zh string) {
		if !d.IsZero() {
			all = append(all, Fact{d, zh})
		}
	}
	if in.ArrivedOn != in.ReceivedOn {
		add(in.ArrivedOn, "申请到达")
	}
	add(in.ReceivedOn, "收到申请（收到日）")
	for i, s := range in.Supplements {
		n := sprintf("（第%d次）", i+1)
		add(s.SentOn, "发出补正告知书"+n)
		add(s.ServedOn, "补正告知书送达申请人"+n)
		add(s.ReceivedOn, "收到补正材料"+n)
		add(s.LapsedOn, "认定逾期不补正"+n)
	}
	for i, c := range in.Consultations {
		n := sprintf("（第%d件，%s）", i+1, c.Kind)
		add(c.SentOn, "发出征求意见书"+n)
		add(c.ServedOn, "征求意见书送达"+n)
		add(c.OpinionOn, "收到意见"+n)
		add(c.ClosedOn, "意见期限届满未答复"+n)
	}
	in.decisions(add)
	in.reviews(add)
	slices.SortStableFunc(all, func(a, b Fact) int { return a.On.Compare(b.On) })
	return all
}

// decisions are the extension, the reasons, the fee and the answer.
func (in Input) decisions(add func(calendar.Date, string)) {
	if e := in.Extension; e != nil {
		add(e.ApprovedOn, "政府信息公开工作机构负责人同意延期"+workingDaysZh(e.Days))
		add(e.NotifiedOn, "发出延期答复告知书")
	}
	if x := in.Reasons; x != nil {
		add(x.SentOn, "发出说明理由告知书")
		add(x.ServedOn, "说明理由告知书送达申请人")
		add(x.ReceivedOn, "收到申请人说明的理由")
		add(x.JudgedOn, map[bool]string{true: "认定理由合理", false: "认定理由不合理"}[x.Reasonable])
		add(x.ToldOn, "发出合理期限延迟答复告知书，延迟"+workingDaysZh(x.LongerDays))
	}
	if f := in.Fee; f != nil {
		add(f.SentOn, "发出收费通知书")
		add(f.ServedOn, "收费通知书送达申请人")
		add(f.PaidOn, "申请人缴费完成")
		add(f.LapsedOn, "认定逾期不缴费")
	}
	add(in.AnsweredOn, "答复（按送达方式认定的答复之日）")
}

// reviews are the proceedings and what they sent back.
func (in Input) reviews(add func(calendar.Date, string)) {
	for _, x := range in.Reopenings {
		add(x.AnsweredOn, "答复（后经复议、诉讼或者投诉处理被责令重新答复）")
		add(x.On, "收到责令重新答复的决定")
	}
	for _, p := range in.Proceedings {
		add(p.PapersOn, p.Name+"：收到副本或者来函")
		if p.RunsFrom != p.PapersOn {
			add(p.RunsFrom, p.Name+"：程序变更，答复期限自此起算")
		}
		add(p.AnsweredOn, p.Name+"：提交答复和证据")
		add(p.DecidedOn, p.Name+"：收到决定或者裁判文书")
	}
}
