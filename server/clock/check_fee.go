package clock

import "disclosure/server/law"

// fee: notice, service, payment, in this order (信息处理费管理办法).
func (c *checker) fee() {
	f := c.in.Fee
	if f == nil {
		return
	}
	const k = law.Payment
	if !c.start.IsZero() && !law.FeesInForce(c.start) {
		c.add("fee.sent_on", law.Basis{Statute: law.FeeRules}.String(),
			sprintf("收到申请之日%s信息处理费管理办法尚未施行（%s起施行），不得收费", c.start.Chinese(), law.FeeRules.Span.From.Chinese()))
	}
	c.after("fee.sent_on", "收费通知发出日", f.SentOn, "收到申请之日", c.start, k)
	c.needs("fee.served_on", "收费通知送达日", f.ServedOn, "收费通知发出日", f.SentOn, k)
	c.after("fee.served_on", "收费通知送达日", f.ServedOn, "收费通知发出日", f.SentOn, k)
	c.needs("fee.paid_on", "缴费日", f.PaidOn, "收费通知发出日", f.SentOn, k)
	c.after("fee.paid_on", "缴费日", f.PaidOn, "收费通知发出日", f.SentOn, k)
	c.needs("fee.lapsed_on", "逾期不缴费认定日", f.LapsedOn, "收费通知送达日", f.ServedOn, k)
	c.after("fee.lapsed_on", "逾期不缴费认定日", f.LapsedOn, "收费通知送达日", f.ServedOn, k)
	c.notBoth("fee.lapsed_on", "缴费", f.PaidOn, "逾期不缴费", f.LapsedOn, k)
}

// reasons: question, service, reasons, judgement, and only then a longer period
// (Article 35).
func (c *checker) reasons() {
	x := c.in.Reasons
	if x == nil {
		return
	}
	const k = law.ReasonsReply
	c.after("reasons.sent_on", "说明理由告知发出日", x.SentOn, "收到申请之日", c.start, k)
	c.needs("reasons.served_on", "说明理由告知送达日", x.ServedOn, "说明理由告知发出日", x.SentOn, k)
	c.after("reasons.served_on", "说明理由告知送达日", x.ServedOn, "说明理由告知发出日", x.SentOn, k)
	c.needs("reasons.received_on", "收到理由日", x.ReceivedOn, "说明理由告知发出日", x.SentOn, k)
	c.after("reasons.received_on", "收到理由日", x.ReceivedOn, "说明理由告知发出日", x.SentOn, k)
	c.needs("reasons.judged_on", "理由认定日", x.JudgedOn, "说明理由告知发出日", x.SentOn, k)
	c.after("reasons.judged_on", "理由认定日", x.JudgedOn, "收到理由日", x.ReceivedOn, k)
	c.days("reasons.reply_days", "说明理由期限", x.ReplyDays, k)
	c.days("reasons.longer_days", "合理延迟期限", x.LongerDays, k)
	if x.LongerDays > 0 && !x.JudgedOn.IsZero() && !x.Reasonable {
		c.add("reasons.longer_days", c.article(k), "理由被认定为不合理的，应当告知不予处理，不能确定延迟答复的合理期限")
	}
	c.needs("reasons.told_on", "合理延迟期限告知日", x.ToldOn, "理由认定日", x.JudgedOn, k)
	c.after("reasons.told_on", "合理延迟期限告知日", x.ToldOn, "理由认定日", x.JudgedOn, k)
}
