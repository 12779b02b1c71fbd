package cli

import (
	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// extension asks for more time, and decides on it.
func (a *app) extension() *cobra.Command {
	return a.group("extension", "延长答复期限", a.extensionRequest(),
		a.extensionDecide("approve", "批准延期（负责人）", true), a.extensionDecide("refuse", "不批准延期（负责人）", false))
}

func (a *app) extensionRequest() *cobra.Command {
	req := &pb.RequestExtensionRequest{}
	c := act(a, "request", "申请延长答复期限", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RequestExtension)
	c.Flags().Int32Var(&req.Days, "days", 0, "延长的工作日数（必填）")
	c.must(&req.Reason, "reason", "延长的理由")
	c.check(func() error {
		if req.Days <= 0 {
			return usagef("缺少 --days：延长的工作日数")
		}
		return nil
	})
	return c.done()
}

func (a *app) extensionDecide(use, short string, approve bool) *cobra.Command {
	req := &pb.DecideExtensionRequest{Approve: approve}
	c := act(a, use, short, req, pb.NewReviewServiceClient, pb.ReviewServiceClient.DecideExtension)
	c.text(&req.Remark, "remark", "意见")
	return c.done()
}
