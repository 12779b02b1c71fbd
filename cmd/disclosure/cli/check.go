package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
)

// check says what a lawyer would miss in the file of a case.
func (a *app) check() *cobra.Command {
	return look(a, "check", "核对卷宗：复议、诉讼中会被指出的缺陷和缺少的证据",
		func(ctx context.Context, conn *grpc.ClientConn, name string) (*pb.CheckCaseResponse, error) {
			return pb.NewProceedingServiceClient(conn).CheckCase(ctx, &pb.CheckCaseRequest{Name: name})
		}, checkPage)
}

func checkPage(res *pb.CheckCaseResponse) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		findingSections(p, res.Findings)
		p.line("核对", fmt.Sprintf("%d 类，发现 %d 项", res.Checks, len(res.Findings)))
	}
}

// findingSections show findings, each with what to do about it.
func findingSections(p page, all []*pb.Finding) {
	if len(all) == 0 {
		return
	}
	p.head("卷宗核对")
	for _, f := range all {
		sign := "△ "
		if f.Severe {
			sign = "✕ "
		}
		p.text("  "+sign, facts(f.Text, fact("办法：", f.Advice), fact("依据：", f.Article)))
	}
}
