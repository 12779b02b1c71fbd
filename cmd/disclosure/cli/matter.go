package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// matter keeps correction requests and complaints about intake.
func (a *app) matter() *cobra.Command {
	return a.group("matter", "更正申请（条例第四十一条）和拒收投诉", a.matterRegister(), a.matterList(), a.matterShow(), a.matterStep(), a.matterClose(),
		a.matterPreview(), a.matterIssue(), a.matterVoid(), a.matterDownload())
}

func (a *app) matterRegister() *cobra.Command {
	req := &pb.RegisterMatterRequest{}
	var ch change
	c := a.newCommand("register", "登记更正申请或者拒收投诉", 0, 0, nil)
	mustChoose(c, &req.Kind, "kind", "种类")
	c.must(&req.Applicant, "applicant", "申请人或投诉人")
	c.text(&req.Contact, "contact", "联系方式")
	c.must(&req.Content, "content", "请求或投诉的内容（照录）")
	c.text(&req.About, "about", "被投诉人的登录名")
	c.text(&req.Case, "case", "相关的登记号")
	c.mustDay(&req.ReceivedOn, "on", "收到日期")
	c.last = func() { ch.bind(c, req) }
	c.run = func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		if req.About, err = a.staffArg(ctx, req.About); err != nil {
			return err
		}
		if req.Case != "" {
			if req.Case, err = a.caseArg(ctx, req.Case); err != nil {
				return err
			}
		}
		ch.stamp(a, req)
		res, err := pb.NewMatterServiceClient(conn).RegisterMatter(ctx, req)
		if err != nil {
			return err
		}
		return a.printChange(res, ch.validateOnly)
	}
	return c.done()
}

// matterArg is the resource name of a matter; its number is enough.
func (a *app) matterArg(ctx context.Context, args []string) (string, error) {
	return a.ownArg(ctx, args[0], "matters", "2026-0001", caseNumber)
}

func (a *app) matterShow() *cobra.Command {
	c := a.newCommand("show 编号", "查看一件的内容和经过", 1, 1, nil)
	c.run = func(ctx context.Context, args []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		name, err := a.matterArg(ctx, args)
		if err != nil {
			return err
		}
		res, err := pb.NewMatterServiceClient(conn).GetMatter(ctx, &pb.GetMatterRequest{Name: name})
		if err != nil {
			return err
		}
		return a.print(res, matterPage(res))
	}
	return c.done()
}

func matterPage(m *pb.Matter) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("编号", lastPart(m.Name))
		p.line("种类", label(m.Kind))
		p.line("提出人", facts(m.Applicant, m.Contact))
		p.line("收到日期", m.ReceivedOn)
		p.line("内容", m.Content)
		p.line("被投诉人", lastPart(m.About))
		p.line("相关申请", lastPart(m.Case))
		for _, s := range m.Steps {
			p.line(s.On, facts(lastPart(s.Actor), s.Text))
		}
		for _, n := range m.Notices {
			p.line("文书", facts(lastPart(n.Name), label(n.Kind), n.Number, n.IssuedOn, fact("作废：", n.VoidReason)))
		}
		p.line("结果", cmp.Or(facts(label(m.Result), fact("办结 ", m.ClosedOn)), "未办结"))
		p.line("版本", m.Etag)
	}
}

func (a *app) matterList() *cobra.Command {
	req := &pb.ListMattersRequest{}
	var p paging
	c := a.newCommand("list", "查看登记簿，最新的在前", 0, 0, nil)
	choose(c, &req.Kind, "kind", "种类")
	p.bind(c)
	c.run = func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		all := &pb.ListMattersResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			req.PageSize, req.PageToken = size, token
			res, err := pb.NewMatterServiceClient(conn).ListMatters(ctx, req)
			all.Matters, all.Counts = append(all.Matters, res.GetMatters()...), append(all.Counts, res.GetCounts()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, matterTable(all.Matters, all.Counts))
	}
	return c.done()
}

func matterTable(list []*pb.Matter, counts []*pb.MatterCount) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"编号", "种类", "提出人", "收到", "结果", "内容"}, most: []int{0, 0, 20, 0, 0, 50}}
		for _, m := range list {
			t.add(lastPart(m.Name), label(m.Kind), m.Applicant, m.ReceivedOn, cmp.Or(label(m.Result), "未办结"), m.Content)
		}
		t.write(w, "")
		fmt.Fprintf(w, "共 %d 件\n", len(list))
		if len(counts) == 0 {
			return
		}
		fmt.Fprintln(w)
		t = table{head: []string{"年度", "种类", "结果", "件数"}}
		for _, c := range counts {
			result := label(c.Result)
			if c.Result == 0 {
				result = "办理中"
			}
			t.add(fmt.Sprint(c.Year), label(c.Kind), result, fmt.Sprint(c.Count))
		}
		t.write(w, "")
	}
}

func (a *app) matterStep() *cobra.Command {
	req := &pb.RecordMatterStepRequest{}
	c := actOn(a, "step 编号", "记录办理或调查的一步", 1, a.matterArg, req, pb.NewMatterServiceClient, pb.MatterServiceClient.RecordMatterStep)
	c.must(&req.Text, "text", "做了什么")
	return c.done()
}

func (a *app) matterClose() *cobra.Command {
	req := &pb.CloseMatterRequest{}
	c := actOn(a, "close 编号", "记录结果", 1, a.matterArg, req, pb.NewMatterServiceClient, pb.MatterServiceClient.CloseMatter)
	mustChoose(c, &req.Result, "result", "结果")
	c.must(&req.Explanation, "explanation", "说明")
	return c.done()
}
