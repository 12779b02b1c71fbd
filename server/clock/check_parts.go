package clock

import (
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// supplement: notice, service, supplement, in this order (Article 30).
func (c *checker) supplement(i int, s Supplement) {
	at := func(name string) string { return sprintf("supplements[%d].%s", i, name) }
	const k = law.SupplementNotice
	c.after(at("sent_on"), "补正告知发出日", s.SentOn, "收到申请之日", c.start, k)
	c.needs(at("served_on"), "补正告知送达日", s.ServedOn, "补正告知发出日", s.SentOn, k)
	c.after(at("served_on"), "补正告知送达日", s.ServedOn, "补正告知发出日", s.SentOn, k)
	c.needs(at("received_on"), "收到补正日", s.ReceivedOn, "补正告知发出日：补正不能先于告知", s.SentOn, k)
	c.after(at("received_on"), "收到补正日", s.ReceivedOn, "补正告知发出日", s.SentOn, k)
	c.needs(at("lapsed_on"), "逾期不补正认定日", s.LapsedOn, "补正告知送达日", s.ServedOn, law.SupplementReply)
	c.after(at("lapsed_on"), "逾期不补正认定日", s.LapsedOn, "补正告知送达日", s.ServedOn, law.SupplementReply)
	c.notBoth(at("lapsed_on"), "收到补正", s.ReceivedOn, "逾期不补正", s.LapsedOn, law.SupplementReply)
	c.days(at("reply_days"), "补正期限", s.ReplyDays, law.SupplementReply)
	if i == 0 || s.SentOn.IsZero() {
		return
	}
	before := c.in.Supplements[i-1]
	c.needs(at("sent_on"), sprintf("第%d次补正告知发出日", i+1), s.SentOn, "上一次补正的收到日：上一次补正尚未了结", before.ReceivedOn, k)
	c.after(at("sent_on"), sprintf("第%d次补正告知发出日", i+1), s.SentOn, "上一次收到补正日", before.ReceivedOn, k)
}

// consultation: letter, service, opinion, in this order (Articles 11, 32, 34).
func (c *checker) consultation(i int, x Consultation) {
	at := func(name string) string { return sprintf("consultations[%d].%s", i, name) }
	k := map[ConsultationKind]law.LimitKey{CoMaker: law.CoMakerOpinion, OtherOrgan: law.OtherOrganOpinion}[x.Kind]
	if k == 0 {
		k = law.ThirdPartyOpinion
	}
	if x.Kind < ThirdParty || x.Kind > OtherOrgan {
		c.add(at("kind"), c.article(k), "没有写明征求意见的对象是第三方、共同制作机关还是其他机关")
	}
	c.after(at("sent_on"), "征求意见书发出日", x.SentOn, "收到申请之日", c.start, k)
	c.needs(at("served_on"), "征求意见书签收日", x.ServedOn, "征求意见书发出日", x.SentOn, k)
	c.after(at("served_on"), "征求意见书签收日", x.ServedOn, "征求意见书发出日", x.SentOn, k)
	c.needs(at("opinion_on"), "收到意见日", x.OpinionOn, "征求意见书发出日", x.SentOn, k)
	c.after(at("opinion_on"), "收到意见日", x.OpinionOn, "征求意见书签收日", x.ServedOn, k)
	if x.ServedOn.IsZero() {
		c.after(at("opinion_on"), "收到意见日", x.OpinionOn, "征求意见书发出日", x.SentOn, k)
	}
	c.needs(at("closed_on"), "未答复认定日", x.ClosedOn, "征求意见书签收日", x.ServedOn, k)
	c.after(at("closed_on"), "未答复认定日", x.ClosedOn, "征求意见书签收日", x.ServedOn, k)
	c.notBoth(at("closed_on"), "收到意见", x.OpinionOn, "未答复", x.ClosedOn, k)
	c.days(at("reply_days"), "其他机关意见期限", x.ReplyDays, k)
}

// extension: at most 20 working days, approved before it is told (Article 33).
func (c *checker) extension() {
	e := c.in.Extension
	if e == nil {
		return
	}
	const k = law.ExtensionMax
	longest, err := c.at.Limit(k)
	switch {
	case e.Days < 1:
		c.add("extension.days", c.article(k), sprintf("延期%d个工作日：至少1个工作日", e.Days))
	case err == nil && e.Days > longest.N:
		c.add("extension.days", c.article(k), sprintf("延期%d个工作日：延长答复的期限最长不得超过%s", e.Days, longest))
	}
	c.after("extension.decided_on", "延期批准日", e.ApprovedOn, "收到申请之日", c.start, k)
	c.needs("extension.notified_on", "延期告知日", e.NotifiedOn, "政府信息公开工作机构负责人的批准日", e.ApprovedOn, k)
	c.after("extension.notified_on", "延期告知日", e.NotifiedOn, "延期批准日", e.ApprovedOn, k)
}

// notBoth: what came did not fail to come.
func (c *checker) notBoth(field, one string, a calendar.Date, other string, b calendar.Date, k law.LimitKey) {
	if !a.IsZero() && !b.IsZero() {
		c.add(field, c.article(k), sprintf("既登记了%s（%s），又认定%s（%s）", one, a.Chinese(), other, b.Chinese()))
	}
}

func (c *checker) days(field, label string, n int, k law.LimitKey) {
	if n < 0 {
		c.add(field, c.article(k), sprintf("%s%d个工作日：不能为负数", label, n))
	}
	if n > maxDays {
		c.add(field, c.article(k), sprintf("%s%d个工作日：最多%d个工作日", label, n, maxDays))
	}
}
