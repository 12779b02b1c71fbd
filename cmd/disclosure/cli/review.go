package cli

import (
	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

func (a *app) submit() *cobra.Command {
	req := &pb.SubmitForReviewRequest{}
	c := act(a, "submit", "提交审核", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.SubmitForReview)
	c.text(&req.Note, "note", "给审核人的说明")
	return c.done()
}

// review passes a case on, or back.
func (a *app) review() *cobra.Command {
	return a.group("review", "审核", a.reviewPass(), a.reviewReturn())
}

func (a *app) reviewPass() *cobra.Command {
	req := &pb.PassReviewRequest{}
	c := act(a, "pass", "审核通过，送负责人签发", req, pb.NewReviewServiceClient, pb.ReviewServiceClient.PassReview)
	c.text(&req.Opinion, "opinion", "审核意见")
	return c.done()
}

func (a *app) reviewReturn() *cobra.Command {
	req := &pb.ReturnCaseRequest{}
	c := act(a, "return", "退回承办人", req, pb.NewReviewServiceClient, pb.ReviewServiceClient.ReturnCase)
	c.must(&req.Reason, "reason", "退回的理由")
	return c.done()
}

func (a *app) signOff() *cobra.Command {
	req := &pb.SignOffRequest{}
	c := act(a, "sign-off", "签发（负责人）", req, pb.NewReviewServiceClient, pb.ReviewServiceClient.SignOff)
	c.text(&req.Opinion, "opinion", "签发意见")
	return c.done()
}

func (a *app) closeCase() *cobra.Command {
	req := &pb.CloseCaseRequest{}
	c := act(a, "close", "办结", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.CloseCase)
	c.text(&req.Remark, "remark", "备注")
	return c.done()
}
