package defence

import (
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/law"
)

// clarified: an unclear request is clarified before it is refused (row 7).
func (x *checker) clarified() {
	x.items(func(item *pb.Item, where string) {
		if len(x.c.Supplements) == 0 && len(x.c.Communications) == 0 {
			x.add(finding{
				row: 7, key: "not_clarified", severe: law.Disposition(item.Determination.Disposition) == law.R15, article: reg(30), subject: x.itemName(item),
				text: where + "没有告知补正，也没有与申请人沟通的记录", advice: "申请内容不明确的先一次性告知补正；明确的登记沟通情况",
			})
		}
	}, law.R12, law.R13, law.R14, law.R15)
}

// searched: “不存在” rests on the search record (row 8).
func (x *checker) searched() {
	x.items(func(item *pb.Item, where string) {
		f := finding{row: 8, article: law.Basis{Statute: law.Regulation, Article: 36, Item: 4}, subject: x.itemName(item)}
		searches := x.searches(item)
		switch {
		case len(searches) == 0:
			f.key, f.severe, f.text, f.advice = "search_missing", true, where+"答复“不存在”，没有检索记录", "登记检索的人员、时间、范围、关键词、期间和结果"
		case !x.has(pb.DocumentKind_DOCUMENT_KIND_SEARCH_EVIDENCE):
			f.key, f.text, f.advice = "search_unproven", where+"的检索没有截图、目录或者有关单位的书面答复", "添加检索证明；申请人给出线索的要逐一核对"
		case !unitsAsked(searches):
			f.key, f.text, f.advice = "units_not_asked", where+"的检索没有询问可能保存该信息的内设机构和下属单位", "补充询问并登记"
		default:
			return
		}
		x.add(f)
	}, law.R12)
}

func (x *checker) searches(item *pb.Item) []*pb.SearchRecord {
	var all []*pb.SearchRecord
	for _, s := range x.c.Searches {
		if len(s.Items) == 0 || containsItem(s.Items, item.Number) {
			all = append(all, s)
		}
	}
	return all
}

func containsItem(items []int32, n int32) bool {
	for _, i := range items {
		if i == n {
			return true
		}
	}
	return false
}

func unitsAsked(all []*pb.SearchRecord) bool {
	for _, s := range all {
		if len(s.UnitsAsked) > 0 {
			return true
		}
	}
	return false
}

// everyItem: the answer is to what was asked, all of it (row 9). The letter quotes the request word for word by itself.
func (x *checker) everyItem() {
	for _, item := range x.c.Items {
		if item.Determination == nil {
			x.add(finding{
				row: 9, key: "item_undecided", severe: true, article: reg(36), subject: x.itemName(item),
				text: "申请的内容还有没有处理决定的：" + cut(item.Text, 40), advice: "逐项作出处理决定",
			})
		}
	}
}

// competentNamed: who is competent is named where it can be found out (row 10).
func (x *checker) competentNamed() {
	x.items(func(item *pb.Item, where string) {
		d, f := item.Determination, finding{row: 10, article: law.Basis{Statute: law.Regulation, Article: 36, Item: 5}, subject: x.itemName(item)}
		switch {
		case d.Fields["competent_organ"] == "" && d.Fields["competent_unknown"] == "":
			f.key, f.severe, f.text, f.advice = "competent_missing", true, where+"没有告知负责公开的行政机关", "写明该机关的名称和联系方式；不能确定的写明原因"
		case d.Fields["competent_organ"] == "":
			f.key, f.text, f.advice = "competent_unknown", where+"没有指明负责公开的行政机关", "核对三定规定和权责清单，确实不能确定的保存核对记录"
		case !x.has(pb.DocumentKind_DOCUMENT_KIND_COMPETENCE_BASIS):
			f.key, f.text, f.advice = "competence_unproven", where+"没有职权依据的材料", "添加三定规定、权责清单等证明本机关不负责公开的材料"
		default:
			return
		}
		x.add(f)
	}, law.R13)
}

// partsGiven: what can be parted is given in part (row 11).
func (x *checker) partsGiven() {
	x.items(func(item *pb.Item, where string) {
		if !strings.Contains(item.Determination.Reasons, "区分") && !strings.Contains(item.Determination.Reasons, "全部") {
			x.add(finding{
				row: 11, key: "not_parted", article: reg(37), subject: x.itemName(item), text: where + "全部不予公开，理由没有说明能否区分处理",
				advice: "能够区分处理的公开可以公开的部分；不能区分的在理由中写明",
			})
		}
	}, refusals...)
}

// redactionsKept: each withheld passage with its ground (row 11).
func (x *checker) redactionsKept() {
	x.items(func(item *pb.Item, where string) {
		f := finding{row: 11, article: reg(37), subject: x.itemName(item)}
		switch {
		case len(item.Determination.Redactions) == 0:
			f.key, f.severe, f.text, f.advice = "redactions_missing", true, where+"部分公开，没有逐处的遮盖清单", "逐处写明位置、依据和理由"
		case !x.has(pb.DocumentKind_DOCUMENT_KIND_REDACTED_COPY):
			f.key, f.text, f.advice = "redacted_copy_missing", where+"没有遮盖后的副本", "添加区分处理后的副本"
		default:
			return
		}
		x.add(f)
	}, law.R3)
}

// based: the right articles, and reasons where the law only says “may” (row 13).
func (x *checker) based() {
	x.items(func(item *pb.Item, where string) {
		d := item.Determination
		row, err := law.At(startOf(x.c)).Disposition(law.Disposition(d.Disposition))
		f := finding{row: 13, article: reg(36), subject: x.itemName(item)}
		switch {
		case err != nil, item.Basis == "" && len(row.Bases) > 0:
			f.key, f.severe, f.text, f.advice = "basis_missing", true, where+"没有依据条款", "重新提出处理决定"
		case row.Force == law.May && d.Reasons == "":
			f.key, f.severe, f.text, f.advice = "discretion_unexplained", true, where+"属于“可以不予公开”，没有说明理由", "说明裁量的考虑；核对有没有法律、法规、规章规定应当公开"
		default:
			return
		}
		x.add(f)
	})
}

// remediesKnown: body and court are printed (row 14).
func (x *checker) remediesKnown() {
	if x.settings.Known && (x.settings.ReconsiderationBody == "" || x.settings.Court == "") {
		x.add(finding{
			row: 14, key: "remedies_unknown", severe: true, article: law.Basis{Statute: law.Reconsideration, Article: 23, Paragraph: 2},
			text: "本机关没有设置复议机关或者法院，答复书不能写明救济途径", advice: "由管理员在机关设置中填写",
		})
	}
}

// secrecyReviewed: before disclosure (records to be kept).
func (x *checker) secrecyReviewed() {
	x.items(func(item *pb.Item, where string) {
		for _, r := range x.c.Secrecy {
			if len(r.Items) == 0 || containsItem(r.Items, item.Number) {
				return
			}
		}
		x.add(finding{
			key: "secrecy_review_missing", severe: true, article: reg(17), subject: x.itemName(item), text: where + "没有保密审查记录",
			advice: "公开前进行保密审查并登记；不能确定的报主管部门或者保密行政管理部门",
		})
	}, law.R2, law.R3, law.R4)
}

// suppliedKept: a copy of what was supplied (records to be kept).
func (x *checker) suppliedKept() {
	x.items(func(item *pb.Item, where string) {
		if !x.has(pb.DocumentKind_DOCUMENT_KIND_SUPPLIED) {
			x.add(finding{
				key: "supplied_missing", article: reg(36), subject: x.itemName(item), text: where + "没有所提供信息的副本",
				advice: "添加提供给申请人的信息，与发出的一致",
			})
		}
	}, law.R2, law.R3)
}

// identityProven: who asked, and by what right (Art 29; records to be kept).
func (x *checker) identityProven() {
	r := x.c.Registration
	if r.Applicant.IdType == pb.IdType_ID_TYPE_UNSPECIFIED && !x.has(pb.DocumentKind_DOCUMENT_KIND_IDENTITY_PROOF) {
		x.add(finding{
			key: "identity_unproven", article: law.Basis{Statute: law.Regulation, Article: 29, Paragraph: 2, Item: 1}, text: "没有申请人的身份证明",
			advice: "与申请人联系补充，或者一次性告知补正",
		})
	}
	if r.Agent != nil && !x.has(pb.DocumentKind_DOCUMENT_KIND_AUTHORIZATION) {
		x.add(finding{key: "authority_unproven", article: reg(29), text: "有代理人，没有授权委托书", advice: "添加授权委托书和双方身份证明"})
	}
}

// feeProven: the fee notice with its service (records to be kept).
func (x *checker) feeProven() {
	f := x.c.Fee
	if f != nil && f.SentOn != "" && f.ServedOn == "" {
		x.add(finding{key: "fee_notice_unproven", article: reg(42), text: casework.NoticeWord(pb.NoticeKind_NOTICE_KIND_FEE) + "没有送达记录", advice: "登记送达；缴费期限自送达起算"})
	}
}
