package cli

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

// describe says in Chinese what an event is and what it holds, for one line of the chronology.
func describe(e *pb.Event) (what, detail string) {
	switch k := e.Kind.(type) {
	case *pb.Event_Registered:
		r := k.Registered
		return "登记", facts(r.Number, label(r.GetRegistration().GetChannel()), r.GetRegistration().GetApplicant().GetName(), fact("收到 ", r.ReceivedOn))
	case *pb.Event_ReceiptConfirmed:
		return "确认收到", facts(k.ReceiptConfirmed.ConfirmedOn, k.ReceiptConfirmed.Evidence)
	case *pb.Event_Assigned:
		return "指定承办人", k.Assigned.HandlerName
	case *pb.Event_DocumentAdded:
		return "加入材料", documentLine(k.DocumentAdded)
	case *pb.Event_Corrected:
		return "更正登记", facts(strings.Join(k.Corrected.Paths, "、"), fact("理由：", k.Corrected.Reason))
	case *pb.Event_Withdrawn:
		return "撤回", facts(k.Withdrawn.WithdrawnOn, k.Withdrawn.Evidence)
	case *pb.Event_Closed:
		return "办结", k.Closed.Remark
	case *pb.Event_CaseFileExported:
		return "导出卷宗", facts(k.CaseFileExported.Reason, fact("交给 ", k.CaseFileExported.Recipient))
	}
	if what, detail = describeWait(e); what == "" {
		what, detail = describeDecision(e)
	}
	if what == "" {
		what, detail = describeFee(e)
	}
	if what == "" {
		what, detail = describeNotice(e)
	}
	if what == "" {
		what, detail = describeProceeding(e)
	}
	if what == "" {
		what, detail = describeRetention(e)
	}
	if what == "" {
		what, detail = describeOrgan(e)
	}
	if what == "" {
		what = "其他事项（请升级客户端）"
	}
	return what, detail
}

func documentLine(d *pb.DocumentAdded) string {
	return facts(fmt.Sprintf("%d号", d.Number), label(d.Kind), d.Title, fact("收到 ", d.ReceivedOn), label(d.Origin), d.OriginReference, label(d.Form))
}

// describeWait covers what stops or moves the clock.
func describeWait(e *pb.Event) (what, detail string) {
	switch k := e.Kind.(type) {
	case *pb.Event_SupplementRequested:
		return "请求补正", facts(strings.Join(k.SupplementRequested.Points, "；"), fmt.Sprintf("期限 %d 个工作日", k.SupplementRequested.ReplyDays))
	case *pb.Event_SupplementReceived:
		return "收到补正", facts(k.SupplementReceived.ReceivedOn, k.SupplementReceived.Summary)
	case *pb.Event_SupplementLapsed:
		return "逾期不补正", fact("期限至 ", k.SupplementLapsed.DueOn)
	case *pb.Event_ConsultationOpened:
		o := k.ConsultationOpened
		return "发函征求意见", facts(fmt.Sprintf("%d号", o.Number), label(o.Kind)+" "+o.Party, itemList(o.Items), o.SentOn)
	case *pb.Event_ConsultationServed:
		s := k.ConsultationServed
		return "对方收到函件", facts(fmt.Sprintf("%d号", s.Number), s.ServedOn, s.Evidence)
	case *pb.Event_ConsultationClosed:
		c := k.ConsultationClosed
		return "征求意见结束", facts(fmt.Sprintf("%d号", c.Number), label(c.Opinion), c.ClosedOn, fact("理由：", c.Reasons))
	case *pb.Event_ExtensionRequested:
		return "申请延期", facts(fmt.Sprintf("%d 个工作日", k.ExtensionRequested.Days), fact("理由：", k.ExtensionRequested.Reason))
	case *pb.Event_ExtensionDecided:
		if k.ExtensionDecided.Approved {
			return "批准延期", k.ExtensionDecided.Remark
		}
		return "不批准延期", k.ExtensionDecided.Remark
	}
	return "", ""
}

// describeDecision covers the way to the decision.
func describeDecision(e *pb.Event) (what, detail string) {
	switch k := e.Kind.(type) {
	case *pb.Event_SearchRecorded:
		return "检索", searchLine(k.SearchRecorded.Search)
	case *pb.Event_SecrecyReviewed:
		return "保密审查", secrecyLine(k.SecrecyReviewed.Review)
	case *pb.Event_DeterminationProposed:
		p := k.DeterminationProposed
		return "拟定处理决定", facts(fmt.Sprintf("事项 %d", p.Item), fmt.Sprintf("R%d ", p.GetDetermination().GetDisposition())+
			label(p.GetDetermination().GetDisposition()), fact("理由：", p.GetDetermination().GetReasons()))
	case *pb.Event_Submitted:
		return "提交审核", k.Submitted.Note
	case *pb.Event_ReviewPassed:
		return "审核通过", k.ReviewPassed.Opinion
	case *pb.Event_Returned:
		return "退回", fact("理由：", k.Returned.Reason)
	case *pb.Event_SignedOff:
		return "签发", k.SignedOff.Opinion
	}
	return "", ""
}

// describeNotice covers the life of a notice.
func describeNotice(e *pb.Event) (what, detail string) {
	switch k := e.Kind.(type) {
	case *pb.Event_NoticeIssued:
		return "制发文书", facts(label(k.NoticeIssued.Kind), k.NoticeIssued.DocNumber, k.NoticeIssued.IssuedOn)
	case *pb.Event_NoticeVoided:
		return "作废文书", facts(fmt.Sprintf("文书 %d", k.NoticeVoided.Number), fact("理由：", k.NoticeVoided.Reason))
	case *pb.Event_Dispatched:
		d := k.Dispatched
		return "发出文书", facts(fmt.Sprintf("文书 %d", d.Notice), label(d.Method), d.DispatchedOn, d.Tracking)
	case *pb.Event_ProofAttached:
		x := k.ProofAttached
		return "送达凭证", facts(fmt.Sprintf("文书 %d", x.Notice), fact("材料 ", strings.Trim(fmt.Sprint(x.Proofs), "[]")), fact("没有凭证：", x.NoProofReason))
	case *pb.Event_Delivered:
		return "送达", facts(fmt.Sprintf("文书 %d", k.Delivered.Notice), k.Delivered.DeliveredOn, k.Delivered.Evidence)
	case *pb.Event_DeliveryFailed:
		return "送达失败", facts(fmt.Sprintf("文书 %d", k.DeliveryFailed.Notice), k.DeliveryFailed.FailedOn, fact("原因：", k.DeliveryFailed.Reason))
	}
	return "", ""
}
