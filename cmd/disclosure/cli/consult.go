package cli

import (
	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// consult asks third parties and co-making organs.
func (a *app) consult() *cobra.Command {
	return a.group("consult", "征求第三方、共同制作机关或其他机关的意见", a.consultOpen(), a.consultServed(), a.consultClose())
}

func (a *app) consultOpen() *cobra.Command {
	req := &pb.OpenConsultationRequest{}
	c := act(a, "open", "开始征求意见（征求意见书另行制发，或者记录已经发出的函）", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.OpenConsultation)
	mustChoose(c, &req.Kind, "kind", "征求谁的意见")
	c.must(&req.Party, "party", "对方姓名或名称")
	c.must(&req.Question, "question", "征求意见的内容")
	c.items(&req.Items)
	c.day(&req.SentOn, "on", "发函日；由本系统制发征求意见书的不写，以登记发出之日为准")
	return c.done()
}

func (a *app) consultServed() *cobra.Command {
	req := &pb.RecordConsultationServedRequest{}
	c := actOnPart(a, "consultations", "served", "记录对方收到征求意见函", req,
		pb.NewHandlingServiceClient, pb.HandlingServiceClient.RecordConsultationServed)
	c.mustDay(&req.ServedOn, "on", "对方收到的日期")
	c.text(&req.Evidence, "evidence", "收到的凭证")
	return c.done()
}

func (a *app) consultClose() *cobra.Command {
	req := &pb.CloseConsultationRequest{}
	c := actOnPart(a, "consultations", "close", "记录对方的意见，或者逾期未答复", req,
		pb.NewHandlingServiceClient, pb.HandlingServiceClient.CloseConsultation)
	mustChoose(c, &req.Opinion, "opinion", "对方的意见")
	c.text(&req.Reasons, "reasons", "对方的理由（不同意时必填）")
	c.day(&req.ReceivedOn, "on", "收到意见的日期（逾期未答复时不写）")
	c.check(func() error {
		if silent := req.Opinion == pb.Opinion_OPINION_SILENT; silent == (req.ReceivedOn != "") {
			return usagef("收到意见时要写 --on 收到日期；逾期未答复（SILENT）时不写。")
		}
		return nil
	})
	return c.done()
}
