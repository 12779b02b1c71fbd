package cli

import (
	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// supplement asks the applicant for what is missing, and records what came of it.
func (a *app) supplement() *cobra.Command {
	return a.group("supplement", "补正", a.supplementRequest(), a.supplementReceived(), a.supplementLapse())
}

func (a *app) supplementRequest() *cobra.Command {
	req := &pb.RequestSupplementRequest{}
	c := act(a, "request", "决定请申请人补正（告知书另行制发）", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RequestSupplement)
	c.mustList(&req.Points, "point", "需要补正的内容，一次性写全，一点一个")
	c.text(&req.Guidance, "guidance", "补正指引")
	c.Flags().Int32Var(&req.ReplyDays, "days", 0, "补正期限（工作日），不写取机关的默认值")
	return c.done()
}

func (a *app) supplementReceived() *cobra.Command {
	req := &pb.RecordSupplementRequest{}
	c := act(a, "received", "记录收到补正，期限重新计算", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RecordSupplement)
	c.mustDay(&req.ReceivedOn, "on", "收到补正的日期")
	c.must(&req.Summary, "summary", "补正了什么")
	c.list(&req.ItemTexts, "item", "补正后的各项内容，须写全；不写表示内容不变")
	return c.done()
}

func (a *app) supplementLapse() *cobra.Command {
	req := &pb.LapseSupplementRequest{}
	return act(a, "lapse", "记录申请人逾期不补正", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.LapseSupplement).done()
}
