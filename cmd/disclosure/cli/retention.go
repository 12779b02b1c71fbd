package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
)

// retention keeps closed cases for their term and destroys their content afterwards.
func (a *app) retention() *cobra.Command {
	return a.group("retention", "保管期限、暂缓销毁、鉴定和销毁", a.retentionList(), a.retentionSet(), a.retentionHold(), a.retentionRelease(),
		a.retentionPropose(), a.retentionDecide("approve", "批准销毁（提出人以外的人）；内容立即销毁，不可恢复", true),
		a.retentionDecide("refuse", "不同意销毁", false), a.retentionCatalogue())
}

func (a *app) retentionList() *cobra.Command {
	var p paging
	req := &pb.ListRetentionRequest{}
	c := a.newCommand("list", "查看已办结申请的保管期限，先到期的在前", 0, 0, nil)
	p.bind(c)
	c.Flags().BoolVar(&req.Due, "due", false, "只看保管期满、可以鉴定销毁的")
	c.Flags().BoolVar(&req.ShowDestroyed, "destroyed", false, "包括内容已销毁的")
	c.run = func(ctx context.Context, _ []string) error {
		var err error
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		all := &pb.ListRetentionResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			req.PageSize, req.PageToken = size, token
			res, err := pb.NewRetentionServiceClient(conn).ListRetention(ctx, req)
			all.Entries = append(all.Entries, res.GetEntries()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, retentionTable(all.Entries))
	}
	return c.done()
}

func retentionTable(entries []*pb.RetentionEntry) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"登记号", "保管期限", "保管至", "情况"}, most: []int{0, 0, 0, 60}}
		for _, e := range entries {
			t.add(lastPart(e.Name), label(e.Class), e.KeepUntil, retentionState(e))
		}
		t.write(w, "")
	}
}

func retentionState(e *pb.RetentionEntry) string {
	switch {
	case e.DestroyedOn != "":
		return fmt.Sprintf("%s 已销毁（%s 提出，%s 批准）", e.DestroyedOn, lastPart(e.Proposer), lastPart(e.Approver))
	case e.Held:
		return "暂缓销毁"
	case e.Proposer != "":
		return lastPart(e.Proposer) + " 已建议销毁，待审批"
	}
	return ""
}

func (a *app) retentionSet() *cobra.Command {
	req := &pb.SetRetentionRequest{}
	c := act(a, "set", "设定或更改保管期限", req, pb.NewRetentionServiceClient, pb.RetentionServiceClient.SetRetention)
	mustChoose(c, &req.Class, "class", "保管期限")
	c.must(&req.Reason, "reason", "依据保管期限表的哪一条")
	return c.done()
}

func (a *app) retentionHold() *cobra.Command {
	req := &pb.HoldCaseRequest{}
	c := act(a, "hold", "暂缓销毁", req, pb.NewRetentionServiceClient, pb.RetentionServiceClient.HoldCase)
	c.must(&req.Reason, "reason", "原因")
	return c.done()
}

func (a *app) retentionRelease() *cobra.Command {
	req := &pb.ReleaseHoldRequest{}
	c := act(a, "release", "解除暂缓销毁", req, pb.NewRetentionServiceClient, pb.RetentionServiceClient.ReleaseHold)
	c.Flags().Int32Var(&req.Hold, "hold", 1, "第几次暂缓")
	c.must(&req.Reason, "reason", "原因")
	return c.done()
}

func (a *app) retentionPropose() *cobra.Command {
	req := &pb.ProposeDestructionRequest{}
	c := act(a, "propose", "鉴定保管期满的申请并建议销毁", req, pb.NewRetentionServiceClient, pb.RetentionServiceClient.ProposeDestruction)
	c.must(&req.Appraisal, "appraisal", "鉴定意见；永久保留在销毁清册中，请勿写申请人信息")
	return c.done()
}

func (a *app) retentionDecide(use, short string, approve bool) *cobra.Command {
	req := &pb.DecideDestructionRequest{Approve: approve}
	c := act(a, use, short, req, pb.NewRetentionServiceClient, pb.RetentionServiceClient.DecideDestruction)
	if approve {
		c.text(&req.Remark, "remark", "备注；永久保留在销毁清册中，请勿写申请人信息")
	} else {
		c.must(&req.Remark, "remark", "理由")
	}
	return c.done()
}

func (a *app) retentionCatalogue() *cobra.Command {
	return look(a, "catalogue", "查看一件已销毁申请的销毁清册", func(ctx context.Context, conn *grpc.ClientConn, name string) (*pb.Destruction, error) {
		return pb.NewRetentionServiceClient(conn).GetDestruction(ctx, &pb.GetDestructionRequest{Name: name})
	}, func(d *pb.Destruction) func(io.Writer) { return func(w io.Writer) { writeDestruction(w, d) } })
}

func writeDestruction(w io.Writer, d *pb.Destruction) {
	fmt.Fprintf(w, "申请 %s 的内容已于 %s 销毁。\n", lastPart(d.Name), d.DestroyedOn)
	fmt.Fprintf(w, "保管期限：%s，至 %s\n", label(d.Class), d.KeepUntil)
	fmt.Fprintf(w, "销毁内容：办理经过第 1 至 %d 条的内容，文件 %d 个（%d 字节）；日志中的叶子和证明保留\n", d.Events, d.Documents, d.DocumentBytes)
	for _, n := range d.Notices {
		void := ""
		if n.Voided {
			void = "（已作废）"
		}
		fmt.Fprintf(w, "文书：%s%s\n", n.Number, void)
	}
	fmt.Fprintf(w, "鉴定：%s，%s：%s\n批准：%s，%s", d.ProposedOn, d.ProposerName, d.Appraisal, d.DestroyedOn, d.ApproverName)
	if d.Remark != "" {
		fmt.Fprintf(w, "：%s", d.Remark)
	}
	fmt.Fprintln(w)
}
