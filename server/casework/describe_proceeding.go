package casework

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/law"
)

func describeProceeding(e *pb.Event) string {
	switch k := e.Kind.(type) {
	case *pb.Event_ProceedingOpened:
		p := k.ProceedingOpened
		name := ProceedingName(&pb.Proceeding{Kind: p.Kind, Body: p.Body, CaseNumber: p.CaseNumber})
		return fmt.Sprintf("第 %d 个程序：%s，%s 收到副本或者来函（%s）。申请人的请求：%s。", p.Number, name, p.PapersOn, p.Evidence,
			strings.Join(p.Claims, "；"))
	case *pb.Event_ProcedureChanged:
		p := k.ProcedureChanged
		return fmt.Sprintf("第 %d 个程序变更为%s，答复期限自 %s 起算：%s", p.Number, ProceedingWord(p.Kind), p.RunsFrom, p.Reason)
	case *pb.Event_ProceedingAnswered:
		p := k.ProceedingAnswered
		return fmt.Sprintf("第 %d 个程序的答复和证据于 %s 提交。%s", p.Number, p.AnsweredOn, p.Evidence)
	case *pb.Event_ProceedingDecided:
		return describeDecision(k.ProceedingDecided)
	case *pb.Event_Reopened:
		r := k.Reopened
		return fmt.Sprintf("因第 %d 个程序的决定重新办理（%s），期限自 %s 起：%s。%s", r.Proceeding, itemsText(r.Items), r.ReceivedOn, TermWord(r.Term), r.Remark)
	case *pb.Event_EvidenceListed:
		x := k.EvidenceListed
		return fmt.Sprintf("编辑第 %d 个程序的证据目录：证据 %d 项，依据 %d 项。", x.Number, len(x.Items), len(x.Rules))
	case *pb.Event_DefenceDrafted:
		return fmt.Sprintf("起草第 %d 个程序的答复书或者答辩状。", k.DefenceDrafted.Number)
	case *pb.Event_DefenceSignedOff:
		return fmt.Sprintf("负责人签发第 %d 个程序的答复书或者答辩状。%s", k.DefenceSignedOff.Number, k.DefenceSignedOff.Opinion)
	}
	return ""
}

func describeDecision(k *pb.ProceedingDecided) string {
	d := k.Decision
	text := fmt.Sprintf("第 %d 个程序审结：%s（%s），%s %s，%s 收到。", k.Number, law.Ruling(d.Ruling), OutcomeWord(outcomeOf(d.Ruling)),
		d.DecidedOn, d.Number, d.ReceivedOn)
	if d.Ordered != "" {
		text += "责令：" + d.Ordered + "。"
	}
	if d.Term.GetLength() > 0 {
		text += "期限：" + TermWord(d.Term) + "。"
	}
	return text
}

// TermWord is a term for people to read.
func TermWord(t *pb.Term) string {
	if t.GetLength() == 0 {
		return "决定没有指定，依照法律"
	}
	return fmt.Sprintf("%d%s", t.Length, termUnits[t.Unit])
}

func itemsText(items []int32) string {
	if len(items) == 0 {
		return "全部事项"
	}
	var words []string
	for _, n := range items {
		words = append(words, fmt.Sprintf("第%d项", n))
	}
	return strings.Join(words, "、")
}
