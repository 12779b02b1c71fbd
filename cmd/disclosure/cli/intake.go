package cli

import (
	"context"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

func (a *app) confirmReceipt() *cobra.Command {
	req := &pb.ConfirmReceiptRequest{}
	c := act(a, "confirm-receipt", "与申请人确认收到，定下收到日", req, pb.NewIntakeServiceClient, pb.IntakeServiceClient.ConfirmReceipt)
	c.actingDay(&req.ConfirmedOn, "on", "确认日")
	c.must(&req.Evidence, "evidence", "怎样、与谁确认")
	return c.done()
}

func (a *app) assign() *cobra.Command {
	req := &pb.AssignCaseRequest{}
	c := act(a, "assign", "指定或更换承办人", req, pb.NewIntakeServiceClient, pb.IntakeServiceClient.AssignCase)
	c.must(&req.Handler, "handler", "承办人登录名")
	run := c.run
	c.run = func(ctx context.Context, args []string) error {
		var err error
		if req.Handler, err = a.staffArg(ctx, req.Handler); err != nil {
			return err
		}
		return run(ctx, args)
	}
	return c.done()
}

func (a *app) withdraw() *cobra.Command {
	req := &pb.WithdrawCaseRequest{}
	c := act(a, "withdraw", "记录申请人撤回申请并办结", req, pb.NewIntakeServiceClient, pb.IntakeServiceClient.WithdrawCase)
	c.mustDay(&req.WithdrawnOn, "on", "申请人表示撤回的日期")
	c.must(&req.Evidence, "evidence", "怎样表示撤回")
	return c.done()
}
