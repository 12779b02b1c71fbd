package cli

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// feeSections show the questions of Articles 35 and 42, and the talks with the applicant.
func feeSections(p page, c *pb.Case) {
	if r := c.Reasons; r != nil {
		p.head("说明理由")
		p.text("    ", r.Question)
		p.text("    ", facts(fact("决定 ", r.RequestedOn), fact("发出 ", r.SentOn), fact("送达 ", r.ServedOn),
			fact("收到 ", r.ReceivedOn), fact("理由：", r.Reasons), fmt.Sprintf("期限 %d 个工作日", r.ReplyDays), judgement(r)))
	}
	if f := c.Fee; f != nil {
		p.head("信息处理费")
		p.text("    ", facts(feeWords(f), fact("核定 ", f.AssessedOn), fact("发出 ", f.SentOn),
			fact("送达 ", f.ServedOn), fact("缴费 ", f.PaidOn), fact("凭证 ", f.Receipt), fact("逾期记录 ", f.LapsedOn)))
	}
	if len(c.Communications) > 0 {
		p.head("与申请人沟通")
	}
	for _, x := range c.Communications {
		p.text("  · ", facts(x.On, label(x.Means), x.With, reached(x), x.Content))
	}
}

func judgement(r *pb.Reasons) string {
	if r.JudgedOn == "" {
		return ""
	}
	word := "理由不合理"
	if r.Reasonable {
		word = "理由合理"
	}
	if r.LongerDays > 0 {
		word += fmt.Sprintf("，合理延长 %d 个工作日", r.LongerDays)
	}
	return facts(fact("审查 ", r.JudgedOn), word, r.Opinion, fact("告知 ", r.ToldOn))
}

// feeWords is an amount and what it was counted from.
func feeWords(f *pb.Fee) string {
	from := ""
	switch {
	case f.GetPages() > 0:
		from = fmt.Sprintf("，%d 页", f.Pages)
	case f.GetNthOfMonth() > 0:
		from = fmt.Sprintf("，本月第 %d 件", f.NthOfMonth)
	}
	return fmt.Sprintf("%d 元（%s%s）", f.GetAmountYuan(), label(f.GetMethod()), from)
}

func reached(x *pb.Communication) string {
	if x.GetUnreachable() {
		return "没有联系上"
	}
	return ""
}

// describeFee is describe for the events of Articles 35 and 42.
func describeFee(e *pb.Event) (what, detail string) {
	switch k := e.Kind.(type) {
	case *pb.Event_ReasonsRequested:
		return "要求说明理由", facts(k.ReasonsRequested.Question, fmt.Sprintf("期限 %d 个工作日", k.ReasonsRequested.ReplyDays))
	case *pb.Event_ReasonsReceived:
		return "收到理由", facts(k.ReasonsReceived.ReceivedOn, k.ReasonsReceived.Reasons)
	case *pb.Event_ReasonsJudged:
		j := k.ReasonsJudged
		return "审查理由", judgement(&pb.Reasons{JudgedOn: e.RecordedOn, Reasonable: j.Reasonable, Opinion: j.Opinion, LongerDays: j.LongerDays})
	case *pb.Event_FeeAssessed:
		return "核定信息处理费", feeWords(k.FeeAssessed.GetFee())
	case *pb.Event_FeePaid:
		return "缴费", facts(k.FeePaid.PaidOn, k.FeePaid.Receipt)
	case *pb.Event_FeeLapsed:
		return "逾期不缴费", fact("期限至 ", k.FeeLapsed.DueOn)
	case *pb.Event_CommunicationRecorded:
		x := k.CommunicationRecorded.GetCommunication()
		return "与申请人沟通", facts(x.GetOn(), label(x.GetMeans()), x.GetWith(), reached(x), x.GetContent())
	case *pb.Event_PassedOn:
		return "转承办机构", facts(k.PassedOn.Unit, k.PassedOn.Remark)
	case *pb.Event_DueDateMoved:
		return "到期日变动", fmt.Sprintf("%s → %s（节假日安排变更）", orDash(k.DueDateMoved.From), orDash(k.DueDateMoved.To))
	}
	return "", ""
}
