package defence

import (
	"regexp"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/clock"
	"disclosure/server/law"
)

// answeredInTime: no answer, or a late one (row 1).
func (x *checker) answeredInTime() {
	w, late := x.warned(clock.Overdue, clock.AnsweredLate)
	if late {
		x.add(finding{
			row: 1, key: "answer_late", severe: true, article: reg(33), text: w.Zh,
			advice: "尚未答复的立即答复；已经逾期的，向申请人和复议机关、法院如实说明，不倒签日期",
		})
	}
}

// replyServed: the day of the answer needs its proof (row 1).
func (x *checker) replyServed() {
	for _, n := range x.notices(pb.NoticeKind_NOTICE_KIND_REPLY) {
		proof := len(n.Proofs) > 0 || x.has(pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF, pb.DocumentKind_DOCUMENT_KIND_POSTAL_SLIP)
		if n.DispatchedOn != "" && (n.DeliveredOn == "" || !proof) {
			x.add(finding{
				row: 1, key: "reply_service_unproven", article: reg(33), subject: n.Name,
				text:   "答复书 " + n.Number + " 的交邮、送达没有完整的凭证",
				advice: "登记送达日期和签收人，并添加邮寄凭证或者送达回证；60日和6个月自送达起算",
			})
		}
	}
}

// mailProven: envelope, postmark or the book of the gate (row 2).
func (x *checker) mailProven() {
	ch := x.c.Registration.Channel
	mail := ch == pb.Channel_CHANNEL_SIGNED_MAIL || ch == pb.Channel_CHANNEL_ORDINARY_MAIL
	if mail && !x.has(pb.DocumentKind_DOCUMENT_KIND_ENVELOPE, pb.DocumentKind_DOCUMENT_KIND_RECEIPT_PROOF, pb.DocumentKind_DOCUMENT_KIND_POSTAL_SLIP) {
		x.add(finding{
			row: 2, key: "mail_unproven", article: reg(31), text: "申请由邮寄收到，没有信封、邮戳或者收发登记",
			advice: "添加信封（带邮戳）扫描件和收发室登记；本机关内部转交迟延不是理由",
		})
	}
}

// portalConfirmed: the day of submission counts if nobody watched the portal (row 3).
func (x *checker) portalConfirmed() {
	switch x.c.Registration.Channel {
	case pb.Channel_CHANNEL_PORTAL, pb.Channel_CHANNEL_EMAIL, pb.Channel_CHANNEL_FAX:
	default:
		return
	}
	if x.c.ReceivedOn.IsZero() || x.c.ReceivedOn.After(arrived(x.c)) {
		x.add(finding{
			row: 3, key: "confirmed_late", article: reg(31), text: "申请到达之日没有与申请人确认收到，收到日可能按到达之日认定",
			advice: "按较早的一日办理；以后自动确认或者当日确认，并保存平台日志",
		})
	}
	if !x.has(pb.DocumentKind_DOCUMENT_KIND_RECEIPT_PROOF) {
		x.add(finding{
			row: 3, key: "arrival_unproven", article: reg(31), text: "没有平台日志、邮件或者传真记录证明到达日期", advice: "添加收件凭证",
		})
	}
}

// postedInTime: the date under the letter decides nothing (row 4).
func (x *checker) postedInTime() {
	reply, ok := x.count.Due(clock.Reply)
	for _, n := range x.notices(pb.NoticeKind_NOTICE_KIND_REPLY) {
		f := finding{row: 4, severe: true, article: reg(33), subject: n.Name}
		switch {
		case n.State == pb.NoticeState_NOTICE_STATE_ISSUED && day(n.IssuedOn).Before(x.today):
			f.key, f.text, f.advice = "issued_not_posted", "答复书 "+n.Number+" 已经成文，尚未发出", "当日交邮或者直接送达；答复之日以交邮、签收之日为准"
		case ok && !reply.Date.IsZero() && day(n.DispatchedOn).After(reply.Date) && !day(n.IssuedOn).After(reply.Date):
			f.key, f.text, f.advice = "posted_late", "答复书 "+n.Number+" 的成文日期在期限内，发出在期限之后", "如实说明；不以成文日期主张按期答复"
		default:
			continue
		}
		x.add(f)
	}
}

// extensionHolds: approval, notice and proof (row 5).
func (x *checker) extensionHolds() {
	e := x.c.Extension
	if e == nil || e.State != pb.ExtensionState_EXTENSION_STATE_APPROVED {
		return
	}
	f := finding{row: 5, article: law.Basis{Statute: law.Regulation, Article: 33, Paragraph: 2}}
	if w, ignored := x.warned(clock.ExtensionIgnored); ignored || e.NotifiedOn == "" {
		f.key, f.severe, f.text, f.advice = "extension_void", true, "延期已经批准，没有在期限内告知申请人："+w.Zh, "在原期限内发出延期答复告知书；已经过期的按没有延期办理"
		x.add(f)
		return
	}
	for _, n := range x.notices(pb.NoticeKind_NOTICE_KIND_EXTENSION) {
		if n.DeliveredOn == "" {
			f.key, f.subject, f.text, f.advice = "extension_unproven", n.Name, "延期答复告知书没有送达记录", "登记送达并添加凭证"
			x.add(f)
		}
	}
}

// supplementOnce: one notice within the limit, with proof (row 6).
func (x *checker) supplementOnce() {
	f := finding{row: 6, article: reg(30)}
	if w, late := x.warned(clock.LateSupplementNotice); late {
		f.key, f.severe, f.text, f.advice = "supplement_late", true, w.Zh, "按原期限答复；不以补正主张期限重新起算"
		x.add(f)
	}
	if len(x.c.Supplements) > 1 {
		f.key, f.severe, f.text, f.advice = "supplement_again", false, "告知补正不止一次", "写明再次告知是因为补正内容本身不明确，而不是第一次告知有遗漏"
		x.add(f)
	}
	for _, n := range x.notices(pb.NoticeKind_NOTICE_KIND_SUPPLEMENT) {
		if n.DispatchedOn != "" && n.DeliveredOn == "" {
			f.key, f.severe, f.subject, f.text, f.advice = "supplement_unproven", false, n.Name, "补正告知书没有送达记录", "登记送达并添加凭证；申请人的补正期限自送达起算"
			x.add(f)
		}
	}
}

// courier are the beginnings of the numbers of courier companies, which may not carry papers of organs.
var courier = regexp.MustCompile(`^(SF|YT|ZTO|STO|YD|JD|DPK|JT|顺丰|圆通|中通|申通|韵达|京东)`)

// byPost: a courier company may not carry papers of organs (row 18).
func (x *checker) byPost() {
	for _, n := range x.c.Notices {
		if n.Method == pb.DeliveryMethod_DELIVERY_METHOD_POST && courier.MatchString(strings.ToUpper(n.Tracking)) {
			x.add(finding{
				row: 18, key: "courier", article: law.Basis{Statute: law.PostLaw, Article: 55}, subject: n.Name,
				text:   "文书 " + n.Number + " 的邮件号 " + n.Tracking + " 像是快递公司的单号",
				advice: "机关公文只能由邮政企业寄递；核对后以EMS或者挂号信重新寄送",
			})
		}
	}
}
