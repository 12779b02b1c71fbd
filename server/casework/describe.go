package casework

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/law"
)

// Describe says in one Chinese sentence what an event did, for the chronology. It names no identity number.
func Describe(e *pb.Event) string {
	switch k := e.Kind.(type) {
	case *pb.Event_Registered:
		return describeRegistered(k.Registered)
	case *pb.Event_ReceiptConfirmed:
		return fmt.Sprintf("与申请人确认收到申请，收到日为 %s。%s", k.ReceiptConfirmed.ConfirmedOn, k.ReceiptConfirmed.Evidence)
	case *pb.Event_Assigned:
		return fmt.Sprintf("指定承办人：%s。", k.Assigned.HandlerName)
	case *pb.Event_DocumentAdded:
		return describeDocument(k.DocumentAdded)
	case *pb.Event_Corrected:
		return fmt.Sprintf("更正登记（%s）：%s。", strings.Join(k.Corrected.Paths, "、"), k.Corrected.Reason)
	case *pb.Event_SearchRecorded:
		return describeSearch(k.SearchRecorded.Search)
	case *pb.Event_SecrecyReviewed:
		r := k.SecrecyReviewed.Review
		return fmt.Sprintf("%s 由 %s 进行保密审查：%s", r.ReviewedOn, r.ReviewedBy, r.Conclusion)
	case *pb.Event_Withdrawn:
		return fmt.Sprintf("申请人于 %s 撤回申请：%s。", k.Withdrawn.WithdrawnOn, k.Withdrawn.Evidence)
	case *pb.Event_Closed:
		return "办结。" + k.Closed.Remark
	case *pb.Event_CaseFileExported:
		return fmt.Sprintf("导出卷宗%s，用途：%s；接收方：%s。", exportWords[k.CaseFileExported.Variant], k.CaseFileExported.Reason, k.CaseFileExported.Recipient)
	}
	return describeWait(e) + describeFee(e) + describeReview(e) + describeNotice(e) + describeProceeding(e) + describeRetention(e) + describeOrgan(e)
}

func describeDocument(d *pb.DocumentAdded) string {
	text := fmt.Sprintf("添加材料 %d：%s《%s》", d.Number, DocumentWord(d.Kind), d.Title)
	if d.Form != pb.DocumentForm_DOCUMENT_FORM_UNSPECIFIED {
		text += "，" + DocumentFormWord(d.Form)
	}
	if d.Pages > 0 {
		text += fmt.Sprintf("，%d 页", d.Pages)
	}
	if d.Source != "" {
		text += "，责任者 " + d.Source
	}
	if d.ReceivedOn != "" {
		text += "，" + d.ReceivedOn + " 收到"
	}
	if d.Origin != pb.DocumentOrigin_DOCUMENT_ORIGIN_UNSPECIFIED {
		text += "，来源：" + OriginWord(d.Origin)
	}
	if d.OriginReference != "" {
		text += "（" + d.OriginReference + "）"
	}
	if d.Rendering > pb.DocumentRendering_DOCUMENT_RENDERING_NO_PAGES {
		text += "，" + RenderingWord(d.Rendering) + "，按原样保存，不成页"
	}
	return text + fmt.Sprintf("，%d 字节，SHA-256 %s。", d.SizeBytes, d.Sha256)
}

func describeRegistered(k *pb.CaseRegistered) string {
	r := k.Registration
	text := fmt.Sprintf("登记申请 %s：申请人 %s，%s，%s 到达", k.Number, r.Applicant.Name, law.Channel(r.Channel), r.ArrivedOn)
	if k.ReceivedOn == "" {
		text += "，收到日待确认"
	} else {
		text += "，收到日 " + k.ReceivedOn
	}
	if r.Oral {
		text += "；申请人书写确有困难，口头提出，由窗口代为填写"
	}
	return fmt.Sprintf("%s；共 %d 项。", text, len(r.ItemTexts))
}

func describeSearch(s *pb.SearchRecord) string {
	text := fmt.Sprintf("%s 由 %s 检索：范围 %s；关键词 %s；期间 %s；", s.SearchedOn, s.Searcher,
		strings.Join(s.Places, "、"), strings.Join(s.Keywords, "、"), s.Period)
	if len(s.UnitsAsked) > 0 {
		text += "询问单位 " + strings.Join(s.UnitsAsked, "、") + "；"
	}
	return text + "结果：" + s.Result
}

func describeWait(e *pb.Event) string {
	switch k := e.Kind.(type) {
	case *pb.Event_SupplementRequested:
		return fmt.Sprintf("要求申请人补正，期限 %d 个工作日：%s。", k.SupplementRequested.ReplyDays, strings.Join(k.SupplementRequested.Points, "；"))
	case *pb.Event_SupplementReceived:
		return fmt.Sprintf("%s 收到补正：%s。", k.SupplementReceived.ReceivedOn, k.SupplementReceived.Summary)
	case *pb.Event_SupplementLapsed:
		return fmt.Sprintf("补正期限于 %s 届满，申请人未补正。", k.SupplementLapsed.DueOn)
	case *pb.Event_ConsultationOpened:
		o := k.ConsultationOpened
		return fmt.Sprintf("%s 向 %s 发出征求意见书：%s", o.SentOn, o.Party, o.Question)
	case *pb.Event_ConsultationServed:
		return fmt.Sprintf("第 %d 份征求意见书于 %s 送达。%s", k.ConsultationServed.Number, k.ConsultationServed.ServedOn, k.ConsultationServed.Evidence)
	case *pb.Event_ConsultationClosed:
		x := k.ConsultationClosed
		return fmt.Sprintf("第 %d 次征求意见于 %s 结束：%s。%s", x.Number, x.ClosedOn, OpinionWord(x.Opinion), x.Reasons)
	case *pb.Event_ExtensionRequested:
		return fmt.Sprintf("申请延长答复期限 %d 个工作日：%s。", k.ExtensionRequested.Days, k.ExtensionRequested.Reason)
	case *pb.Event_ExtensionDecided:
		if k.ExtensionDecided.Approved {
			return "政府信息公开工作机构负责人同意延期。" + k.ExtensionDecided.Remark
		}
		return "政府信息公开工作机构负责人不同意延期。" + k.ExtensionDecided.Remark
	}
	return ""
}

func describeReview(e *pb.Event) string {
	switch k := e.Kind.(type) {
	case *pb.Event_DeterminationProposed:
		p := k.DeterminationProposed
		name := ""
		rule, err := law.At(day(e.RecordedOn)).Disposition(law.Disposition(p.Determination.Disposition))
		if err == nil {
			name = rule.Name
		}
		return fmt.Sprintf("拟定第 %d 项处理决定：%s %s。依据：%s。", p.Item, Code(p.Determination.Disposition), name, p.Basis)
	case *pb.Event_Submitted:
		return "提交审核。" + k.Submitted.Note
	case *pb.Event_ReviewPassed:
		return "审核通过。" + k.ReviewPassed.Opinion
	case *pb.Event_Returned:
		return "退回承办人：" + k.Returned.Reason
	case *pb.Event_SignedOff:
		return "负责人签发。" + k.SignedOff.Opinion
	}
	return ""
}

func describeNotice(e *pb.Event) string {
	switch k := e.Kind.(type) {
	case *pb.Event_NoticeIssued:
		n := k.NoticeIssued
		return fmt.Sprintf("出具%s %s，成文日期 %s，%d 页，SHA-256 %s。", NoticeWord(n.Kind), n.DocNumber, n.IssuedOn, n.Pages, n.Document.Sha256)
	case *pb.Event_NoticeVoided:
		return fmt.Sprintf("作废第 %d 份文书：%s。", k.NoticeVoided.Number, k.NoticeVoided.Reason)
	case *pb.Event_Dispatched:
		d := k.Dispatched
		text := fmt.Sprintf("第 %d 份文书于 %s 以%s发出", d.Notice, d.DispatchedOn, MethodWord(d.Method))
		if d.Tracking != "" {
			text += "，单号 " + d.Tracking
		}
		return text + proofWords(d.Proofs) + "。"
	case *pb.Event_Delivered:
		return fmt.Sprintf("第 %d 份文书于 %s 送达%s。%s", k.Delivered.Notice, k.Delivered.DeliveredOn, proofWords(k.Delivered.Proofs), k.Delivered.Evidence)
	case *pb.Event_ProofAttached:
		return describeProof(k.ProofAttached)
	case *pb.Event_DeliveryFailed:
		return fmt.Sprintf("第 %d 份文书于 %s 送达失败：%s。", k.DeliveryFailed.Notice, k.DeliveryFailed.FailedOn, k.DeliveryFailed.Reason)
	}
	return ""
}

func describeFee(e *pb.Event) string {
	switch k := e.Kind.(type) {
	case *pb.Event_ReasonsRequested:
		return fmt.Sprintf("要求申请人说明理由，期限 %d 个工作日：%s", k.ReasonsRequested.ReplyDays, k.ReasonsRequested.Question)
	case *pb.Event_ReasonsReceived:
		return fmt.Sprintf("%s 收到申请人说明的理由：%s", k.ReasonsReceived.ReceivedOn, k.ReasonsReceived.Reasons)
	case *pb.Event_ReasonsJudged:
		j := k.ReasonsJudged
		word := "理由不合理。"
		if j.Reasonable {
			word = "理由合理。"
		}
		if j.LongerDays > 0 {
			word += fmt.Sprintf("合理延长 %d 个工作日。", j.LongerDays)
		}
		return "审查申请人的理由：" + word + j.Opinion
	case *pb.Event_FeeAssessed:
		return fmt.Sprintf("核定信息处理费 %d 元。", k.FeeAssessed.Fee.AmountYuan)
	case *pb.Event_FeePaid:
		return fmt.Sprintf("申请人于 %s 缴费。%s", k.FeePaid.PaidOn, k.FeePaid.Receipt)
	case *pb.Event_FeeLapsed:
		return fmt.Sprintf("缴费期限于 %s 届满，申请人未缴费。", k.FeeLapsed.DueOn)
	case *pb.Event_CommunicationRecorded:
		x := k.CommunicationRecorded.Communication
		word := "与申请人沟通"
		if x.Unreachable {
			word = "联系申请人未果"
		}
		return fmt.Sprintf("%s %s%s（%s）：%s", x.On, MeansWord(x.Means), word, x.With, x.Content)
	case *pb.Event_PassedOn:
		return fmt.Sprintf("转 %s 办理。%s", k.PassedOn.Unit, k.PassedOn.Remark)
	case *pb.Event_DueDateMoved:
		return fmt.Sprintf("节假日安排变更，答复到期日由 %s 变为 %s。", k.DueDateMoved.From, k.DueDateMoved.To)
	}
	return ""
}
