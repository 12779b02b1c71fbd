package notice

import (
	"fmt"
	"strconv"
)

// letterValues names the facts of the procedural letters (N2, N4, N6 to N12, N15, N16).
func (d Data) letterValues(v *values) {
	d.Reasons.values(v)
	d.Consultation.values(v, d.RequestItems)
	d.Disclosure.values(v)
	d.Fee.values(v)
	d.Correction.values(v)
	v.put(map[string]string{"撤回日期": d.Withdrawal.On.Chinese(), "撤回方式": d.Withdrawal.How})
}

// put adds texts.
func (v *values) put(texts map[string]string) {
	for name, text := range texts {
		v.texts[name] = text
	}
}

func (r ReasonsData) values(v *values) {
	v.put(map[string]string{
		"申请数量情况": r.Question, "说明天数": number(r.Days), "要求说明日期": r.AskedOn.Chinese(),
		"说明收到日期": r.ReceivedOn.Chinese(), "理由审查意见": r.Opinion, "延迟天数": number(r.LongerDays),
		"合理期限日期": r.NewDue.On.Chinese(), "合理期限规则": r.NewDue.rule(),
	})
}

func (c ConsultationData) values(v *values, all []string) {
	v.put(map[string]string{
		"征求对象": c.Name, "征求对象类别": partyWords[c.Party], "征求问题": c.Question, "意见天数": number(c.Days),
		"征求发出日期": c.SentOn.Chinese(), "征求送达日期": c.ServedOn.Chinese(), "意见届满日期": c.LapsedOn.Chinese(),
		"意见结果": c.Opinion, "意见理由": c.Reasons, "意见收到日期": c.RepliedOn.Chinese(),
	})
	if len(c.Items) == 0 {
		c.Items = all
	}
	v.lists["涉及内容"], v.texts["涉及内容全文"] = contents(c.Items), listed(c.Items)
	v.flags["多项涉及"] = len(c.Items) > 1
	v.flags["征求第三方"], v.flags["征求共同制作机关"] = c.Party == ThirdParty, c.Party == CoMaking
	v.flags["征求其他机关"] = c.Party == OtherOrgan
}

func (x DisclosureData) values(v *values) {
	v.texts["公共利益理由"] = x.Weighing
	v.lists["决定公开内容"] = contents(x.Contents)
	v.flags["多项决定公开"] = len(x.Contents) > 1
}

func (f FeeData) values(v *values) {
	v.put(map[string]string{
		"计费数量": number(f.Count), "缴费天数": number(f.Days), "缴费期限日期": f.Due.On.Chinese(), "收款单位": f.Payee, "缴费方式": f.Payment,
		"收费金额": "", "收费金额大写": "",
	})
	if f.Yuan > 0 {
		v.texts["收费金额"], v.texts["收费金额大写"] = strconv.FormatInt(f.Yuan, 10)+"元", amountInWords(f.Yuan*100)
	}
	unit := "页"
	if f.PerPiece {
		unit = "件"
	}
	v.lists["收费档次"] = nil
	for i, t := range f.Tiers {
		span := fmt.Sprintf("第%d%s至第%d%s", t.First, unit, t.Last, unit)
		if t.First == t.Last {
			span = fmt.Sprintf("第%d%s", t.First, unit)
		}
		v.lists["收费档次"] = append(v.lists["收费档次"], row(i, len(f.Tiers), map[string]string{
			"区段": span, "数量": fmt.Sprintf("%d%s", t.Last-t.First+1, unit), "单价": fmt.Sprintf("%d元/%s", t.Each, unit),
			"金额": fmt.Sprintf("%d元", t.Yuan),
		}))
	}
	v.flags["按件计收"], v.flags["按量计收"] = f.PerPiece, !f.PerPiece
}

func (c CorrectionData) values(v *values) {
	v.put(map[string]string{
		"更正申请日期": c.AskedOn.Chinese(), "更正记录": c.Record, "更正请求": c.Wish, "更正结果": c.Outcome, "更正依据": c.Basis,
		"转送机关": c.SentTo, "转送机关联系方式": c.Contact,
	})
	v.flags["予以更正"] = c.Corrected
}
