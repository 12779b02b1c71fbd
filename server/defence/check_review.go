package defence

import (
	"fmt"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/law"
)

// thirdPartyAsked: letters and opinions are there (row 12).
func (x *checker) thirdPartyAsked() {
	x.items(func(item *pb.Item, where string) {
		if len(x.consultations(item)) == 0 {
			x.add(finding{
				row: 12, key: "third_party_not_asked", severe: true, article: reg(32), subject: x.itemName(item),
				text: where + "以第三方权益为由不予公开，没有书面征求第三方意见", advice: "书面征求意见，第三方有15个工作日",
			})
		}
	}, law.R7)
	for _, k := range x.c.Consultations {
		if k.SentOn != "" && k.ServedOn == "" {
			x.add(finding{
				row: 12, key: "consultation_unserved", article: reg(32), subject: k.Name, text: "征求“" + k.Party + "”意见的函没有签收记录，该期间不扣除",
				advice: "登记签收日期并添加凭证",
			})
		}
	}
}

// thirdPartyWeighed: a “no” is not taken blindly (row 12).
func (x *checker) thirdPartyWeighed() {
	x.items(func(item *pb.Item, where string) {
		if item.Determination.Fields["weighing"] == "" {
			x.add(finding{
				row: 12, key: "not_weighed", severe: true, article: reg(15), subject: x.itemName(item),
				text: where + "没有说明对第三方理由和公共利益的权衡", advice: "写明第三方的理由是否合理，以及不公开是否会对公共利益造成重大影响",
			})
		}
	}, law.R7)
	for _, k := range x.c.Consultations {
		if k.Opinion == pb.Opinion_OPINION_REFUSE && k.Reasons == "" {
			x.add(finding{
				row: 12, key: "refusal_without_reasons", article: reg(32), subject: k.Name, text: "“" + k.Party + "”不同意公开，没有登记理由",
				advice: "请其说明理由；没有合理理由的由本机关决定",
			})
		}
	}
}

// thirdPartyTold: whoever said no and is overruled is told what and why (row 12).
func (x *checker) thirdPartyTold() {
	x.items(func(item *pb.Item, where string) {
		for _, k := range x.consultations(item) {
			told := slices.ContainsFunc(x.notices(pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD), func(n *pb.Notice) bool { return n.Subject == k.Name })
			if k.Kind == pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY && k.Opinion == pb.Opinion_OPINION_REFUSE && !told {
				x.add(finding{
					row: 12, key: "third_party_not_told", severe: true, article: reg(32), subject: k.Name,
					text: where + "拟公开，“" + k.Party + "”不同意，没有决定公开告知书", advice: "书面告知第三方决定公开的内容和理由",
				})
			}
		}
	}, law.R2)
}

// proceedingsAnswered: what comes late counts as nothing (row 15).
func (x *checker) proceedingsAnswered() {
	for i, p := range x.c.Proceedings {
		due, ok := x.count.DueOf(clock.ProceedingAnswer, i)
		f := finding{row: 15, subject: p.Name}
		if casework.InReview(p.Kind) {
			f.article = law.Basis{Statute: law.Reconsideration, Article: 70}
		} else {
			f.article = law.Basis{Statute: law.Litigation, Article: 34}
		}
		switch {
		case !ok || p.Kind == pb.ProceedingKind_PROCEEDING_KIND_COMPLAINT:
			continue
		case day(p.AnsweredOn).After(due.Date):
			f.key, f.severe, f.text, f.advice = "evidence_late", true, "答复和证据在期限之后提交", "书面说明正当理由；没有的视为没有证据"
		case p.AnsweredOn == "" && p.Decision == nil && x.today.After(due.Date):
			f.key, f.severe, f.text, f.advice = "evidence_overdue", true, "提交答复和证据的期限 "+due.Date.String()+" 已满，尚未提交", "立即提交并书面说明理由"
		case p.AnsweredOn == "" && p.Decision == nil && p.Signer == "":
			f.key, f.text, f.advice = "defence_unsigned", "答复书或者答辩状尚未签发，最后一日为 "+due.Date.String(), "起草、签发、出具，连同证据目录在期限内提交"
		default:
			continue
		}
		x.add(f)
	}
}

// evidenceComplete: the list of each open proceeding can be handed in as it is (row 15).
func (x *checker) evidenceComplete() {
	for i, p := range x.c.Proceedings {
		if p.Decision != nil || p.Kind == pb.ProceedingKind_PROCEEDING_KIND_COMPLAINT {
			continue
		}
		list, err := Evidence(x.c, int32(i+1), false)
		if err != nil {
			continue
		}
		n := 0
		for _, item := range list.Items {
			if item.Pages == 0 {
				n++
			}
		}
		f := finding{row: 15, subject: p.Name, article: law.Basis{Statute: law.EvidenceRules, Article: 19}}
		switch {
		case len(list.Items) == 0:
			f.key, f.severe, f.text, f.advice = "evidence_empty", true, "证据目录是空的", "把案件材料录入系统后重新生成"
		case n > 0:
			f.key, f.text, f.advice = "evidence_pages", fmt.Sprintf("证据目录有%d项没有页数", n), "清点后在证据目录中填写"
		default:
			continue
		}
		x.add(f)
	}
}

// evidenceInTime: what is collected after the answer does not count (row 16).
func (x *checker) evidenceInTime() {
	article := law.Basis{Statute: law.Reconsideration, Article: 46}
	for _, d := range x.c.Documents {
		if late(x.c, d) {
			x.add(finding{
				row: 16, key: "document_after_answer", article: article, subject: d.Name, text: "“" + titleOf(d) + "”在答复之后加入",
				advice: "答复之后收集的不能证明答复合法；属于答复之前形成、之后归卷的，说明来源和形成时间",
			})
		}
	}
	for _, s := range x.c.Searches {
		if !x.c.AnsweredOn.IsZero() && day(s.SearchedOn).After(x.c.AnsweredOn) {
			x.add(finding{
				row: 16, key: "search_after_answer", severe: true, article: article, text: s.SearchedOn + " 的检索在答复之后",
				advice: "不作为本次答复的证据",
			})
		}
	}
}

// signed: the head of the disclosure office signed what went out, and somebody else drafted it (row 17).
func (x *checker) signed() {
	for _, n := range x.notices(pb.NoticeKind_NOTICE_KIND_REPLY) {
		if x.c.Signer == "" && len(x.c.EarlierAnswers) == 0 || x.c.Signer != "" && x.c.Signer == x.c.Submitter {
			x.add(finding{row: 17, key: "not_signed", severe: true, article: reg(4), subject: n.Name, text: "答复书 " + n.Number + " 没有经负责人签发", advice: "核对签发记录和用印"})
		}
	}
}
