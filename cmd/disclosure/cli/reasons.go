package cli

import (
	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// reasons asks for the reasons of many requests, and judges them.
func (a *app) reasons() *cobra.Command {
	return a.group("reasons", "大量反复申请：要求说明理由、审查理由", a.reasonsRequest(), a.reasonsReceived(),
		a.reasonsJudge("accept", "认定理由合理（可另定合理期限）", true), a.reasonsJudge("reject", "认定理由不合理", false))
}

func (a *app) reasonsRequest() *cobra.Command {
	req := &pb.RequestReasonsRequest{}
	c := act(a, "request", "决定要求申请人说明理由（告知书另行制发）", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RequestReasons)
	c.must(&req.Question, "question", "数量、频次明显超过合理范围的情况")
	c.Flags().Int32Var(&req.ReplyDays, "days", 0, "说明理由的期限（工作日），不写取机关的默认值")
	return c.done()
}

func (a *app) reasonsReceived() *cobra.Command {
	req := &pb.RecordReasonsRequest{}
	c := act(a, "received", "记录申请人说明的理由", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RecordReasons)
	c.mustDay(&req.ReceivedOn, "on", "收到说明的日期")
	c.must(&req.Reasons, "reasons", "申请人说明的理由")
	return c.done()
}

func (a *app) reasonsJudge(use, short string, reasonable bool) *cobra.Command {
	req := &pb.JudgeReasonsRequest{Reasonable: reasonable}
	c := act(a, use, short, req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.JudgeReasons)
	c.must(&req.Opinion, "opinion", "审查意见")
	if reasonable {
		c.Flags().Int32Var(&req.LongerDays, "longer-days", 0, "合理延长的工作日数，0 表示不延长")
	}
	return c.done()
}
