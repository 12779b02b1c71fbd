package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// talk records a conversation with the applicant, or that nobody was reached.
func (a *app) talk() *cobra.Command {
	x := &pb.Communication{}
	req := &pb.RecordCommunicationRequest{Communication: x}
	c := act(a, "talk", "记录与申请人的沟通；联系不上的也记", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.RecordCommunication)
	mustChoose(c, &x.Means, "means", "沟通方式")
	c.text(&x.With, "with", "与谁沟通")
	c.must(&x.Content, "content", "沟通内容，或者没有联系上的情况")
	c.Flags().BoolVar(&x.Unreachable, "unreachable", false, "没有联系上")
	c.actingDay(&x.On, "on", "沟通日期")
	return c.done()
}

// passOn hands a case to a unit of the organ.
func (a *app) passOn() *cobra.Command {
	req := &pb.PassOnRequest{}
	c := act(a, "pass-on", "转本机关的其他承办机构（期限照常计算）", req, pb.NewHandlingServiceClient, pb.HandlingServiceClient.PassOn)
	c.must(&req.Unit, "unit", "承办机构")
	c.text(&req.Remark, "remark", "理由")
	return c.done()
}

// similar shows earlier requests that are like a case.
func (a *app) similar() *cobra.Command {
	var p paging
	c := a.newCommand("similar 登记号", "查找同一申请人的、内容相近的申请，供参考", 1, 1, nil)
	p.bind(c)
	c.run = func(ctx context.Context, args []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		name, err := a.caseArg(ctx, args[0])
		if err != nil {
			return err
		}
		all := &pb.ListSimilarCasesResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			res, err := pb.NewHandlingServiceClient(conn).ListSimilarCases(ctx, &pb.ListSimilarCasesRequest{Parent: name, PageSize: size, PageToken: token})
			all.Similar = append(all.Similar, res.GetSimilar()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, similarTable(all.Similar))
	}
	return c.done()
}

func similarTable(list []*pb.SimilarCase) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"登记号", "相近", "同一申请人", "状态", "答复文号", "事项"}, most: []int{0, 0, 0, 0, 0, 60}}
		for _, x := range list {
			same := "否"
			if x.SameApplicant {
				same = "是"
			}
			c := x.Case
			t.add(c.GetNumber(), fmt.Sprintf("%d%%", x.Likeness), same, label(c.GetState()), orDash(x.ReplyNumber), c.GetSubject())
		}
		t.write(w, "")
		fmt.Fprintf(w, "共 %d 件，仅供参考；是否属于重复申请由承办人判断\n", len(list))
	}
}
