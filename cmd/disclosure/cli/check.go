package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// check says what a lawyer would miss in the file of a case.
func (a *app) check() *cobra.Command {
	return a.newCommand("check 登记号", "核对卷宗：复议、诉讼中会被指出的缺陷和缺少的证据", 1, 1, func(ctx context.Context, args []string) error {
		name, err := a.caseArg(ctx, args[0])
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := pb.NewProceedingServiceClient(conn).CheckCase(ctx, &pb.CheckCaseRequest{Name: name})
		if err != nil {
			return err
		}
		return a.print(res, func(w io.Writer) {
			p := page{w}
			findingSections(p, res.Findings)
			p.line("核对", fmt.Sprintf("%d 类，发现 %d 项", res.Checks, len(res.Findings)))
		})
	}).done()
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
