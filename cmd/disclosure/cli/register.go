package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// register writes a request into the register, from flags, from a file, or from a file with flags on top.
func (a *app) register() *cobra.Command {
	req := &pb.RegisterCaseRequest{}
	flags := &registrationFlags{}
	var ch change
	var file, handler, receipt string
	var force bool
	c := a.newCommand("register", "登记申请，给出登记号、收到日和答复期限", 0, 0, nil)
	flags.bind(c)
	c.file(&file, "登记内容的 JSON 或 YAML 文件（Registration 的结构），- 表示标准输入；另写的选项优先")
	c.text(&handler, "handler", "承办人登录名")
	c.text(&receipt, "receipt", "同时制发登记回执，并保存为这个 PDF 文件")
	c.Flags().BoolVar(&force, "force", false, "回执文件已存在时覆盖")
	c.last = func() { ch.bind(c, req) }
	c.run = func(ctx context.Context, _ []string) error {
		var err error
		if req.Registration, err = flags.registration(a, c, file); err != nil {
			return err
		}
		if receipt != "" {
			if err := checkTarget(receipt, force); err != nil {
				return err
			}
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		if req.Handler, err = a.staffArg(ctx, handler); err != nil {
			return err
		}
		ch.stamp(a, req)
		res, err := a.registerCase(ctx, req)
		if err != nil {
			return err
		}
		if err := a.printRegistered(res, ch.validateOnly); err != nil || receipt == "" || ch.validateOnly {
			return err
		}
		return a.issueReceipt(ctx, res.Name, receipt, force)
	}
	return c.done()
}

func (a *app) registerCase(ctx context.Context, req *pb.RegisterCaseRequest) (*pb.Case, error) {
	conn, err := a.connect()
	if err != nil {
		return nil, err
	}
	return pb.NewIntakeServiceClient(conn).RegisterCase(ctx, req)
}

func (a *app) printRegistered(res *pb.Case, validateOnly bool) error {
	if validateOnly {
		a.note("检查通过，没有写入。")
	}
	return a.print(res, func(w io.Writer) {
		p := page{w}
		p.line("登记号", res.Number)
		p.line("收到日", receivedOn(res))
		for _, d := range res.DueDates {
			if d.Kind == pb.DueKind_DUE_KIND_REPLY {
				p.line("答复到期", a.dueWords(d, false))
			}
		}
		for _, warning := range res.Warnings {
			p.line("提醒", warning)
		}
	})
}

// receivedOn is the receipt day, or that it is still open.
func receivedOn(c *pb.Case) string {
	if c.ReceivedOn == "" {
		return "未确认（与申请人确认后执行 confirm-receipt）"
	}
	return c.ReceivedOn
}

// issueReceipt issues the receipt slip of a case just registered and saves it.
func (a *app) issueReceipt(ctx context.Context, name, file string, force bool) error {
	req := &pb.IssueNoticeRequest{Name: name, Kind: pb.NoticeKind_NOTICE_KIND_RECEIPT}
	(&change{}).stamp(a, req)
	conn, err := a.connect()
	if err != nil {
		return err
	}
	n, err := pb.NewNoticeServiceClient(conn).IssueNotice(ctx, req)
	if err != nil {
		a.note("申请已登记为 %s，但回执没有制发。可以另外执行：disclosure notice issue %[1]s --kind RECEIPT", lastPart(name))
		return err
	}
	_, s, err := a.fetchDocument(ctx, n.Document, func(*pb.Document) (string, error) { return file, nil }, force)
	if err != nil {
		return err
	}
	a.note("登记回执 %s 已保存：%s（%d 字节）", n.Number, s.File, s.Size)
	return nil
}
