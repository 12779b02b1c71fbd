package cli

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

// describeProceeding is describe for what happens outside of the organ.
func describeProceeding(e *pb.Event) (what, detail string) {
	nth := func(n int32) string { return fmt.Sprintf("%d号", n) }
	switch k := e.Kind.(type) {
	case *pb.Event_ProceedingOpened:
		x := k.ProceedingOpened
		return "登记程序", facts(nth(x.Number), label(x.Kind), x.Body, x.CaseNumber, fact("收到副本 ", x.PapersOn), strings.Join(x.Claims, "；"))
	case *pb.Event_ProcedureChanged:
		x := k.ProcedureChanged
		return "程序变更", facts(nth(x.Number), label(x.Kind), fact("起算 ", x.RunsFrom), x.Reason)
	case *pb.Event_ProceedingAnswered:
		x := k.ProceedingAnswered
		return "提交答复", facts(nth(x.Number), x.AnsweredOn, x.Evidence)
	case *pb.Event_ProceedingDecided:
		x := k.ProceedingDecided
		return "审理结果", facts(nth(x.Number), label(x.GetDecision().GetRuling()), x.GetDecision().GetNumber(), x.GetDecision().GetReceivedOn())
	case *pb.Event_Reopened:
		return "重新办理", facts(nth(k.Reopened.Proceeding), itemList(k.Reopened.Items), fact("起算 ", k.Reopened.ReceivedOn), k.Reopened.Remark)
	case *pb.Event_EvidenceListed:
		x := k.EvidenceListed
		return "编辑证据目录", facts(nth(x.Number), fmt.Sprintf("证据 %d 项", len(x.Items)), fmt.Sprintf("依据 %d 项", len(x.Rules)))
	case *pb.Event_DefenceDrafted:
		return "起草答复", nth(k.DefenceDrafted.Number)
	case *pb.Event_DefenceSignedOff:
		return "签发答复", facts(nth(k.DefenceSignedOff.Number), k.DefenceSignedOff.Opinion)
	}
	return "", ""
}
