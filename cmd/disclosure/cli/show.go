package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
)

// show prints all that is known of a case.
func (a *app) show() *cobra.Command {
	return look(a, "show", "查看一件申请的全部情况", func(ctx context.Context, conn *grpc.ClientConn, name string) (*pb.Case, error) {
		return pb.NewCaseServiceClient(conn).GetCase(ctx, &pb.GetCaseRequest{Name: name})
	}, a.casePage)
}

// caseBrief is what an act leaves, in a few lines.
func (a *app) caseBrief(c *pb.Case) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("登记号", facts(c.Number, label(c.State), fact("版本 ", c.Etag)))
		a.dueLines(p, c)
		p.line("可以办理", allowed(c))
		findingSections(p, c.Findings)
	}
}

// casePage is the whole case.
func (a *app) casePage(c *pb.Case) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		a.casePageHead(p, c)
		requestSection(p, c.GetRegistration())
		a.dueSection(p, c)
		itemSection(p, c.Items)
		waitSections(p, c)
		evidenceSections(p, c)
		paperSections(p, c)
		proceedingSections(p, c)
		findingSections(p, c.Findings)
		if len(c.Missing) > 0 {
			p.head("提交审核前还缺")
			for _, m := range c.Missing {
				p.text("  · ", m)
			}
		}
		if len(c.MissingBeforeClose) > 0 {
			p.head("办结前还缺")
			for _, m := range c.MissingBeforeClose {
				p.text("  · ", m)
			}
		}
		if len(c.Hints) > 0 {
			p.head("提示")
			for _, h := range c.Hints {
				p.text("  · ", h)
			}
		}
		p.head("可以办理")
		p.text("  ", orDash(allowed(c)))
	}
}

func (a *app) casePageHead(p page, c *pb.Case) {
	p.line("登记号", c.Number)
	p.line("状态", label(c.State))
	p.line("退回理由", c.ReturnReason)
	p.line("收到日", receivedOn(c))
	p.line("承办人", orDash(lastPart(c.Handler)))
	p.line("承办机构", c.Unit)
	p.line("答复日", c.AnsweredOn)
	p.line("办结日", c.ClosedOn)
	p.line("登记时间", minute(c.CreateTime))
	p.line("最近办理", minute(c.UpdateTime))
	p.line("版本", c.Etag)
}

func requestSection(p page, r *pb.Registration) {
	p.head("申请")
	p.line("渠道", facts(label(r.GetChannel()), fact("到达 ", r.GetArrivedOn()), fact("确认 ", r.GetConfirmedOn()), oral(r)))
	p.line("收件凭证", r.GetReceiptEvidence())
	ap := r.GetApplicant()
	p.line("申请人", facts(ap.GetName(), label(ap.GetCategory())))
	p.line("证件", facts(label(ap.GetIdType()), ap.GetIdNumber()))
	p.line("联系方式", facts(ap.GetPhone(), ap.GetEmail(), ap.GetAddress(), fact("邮编 ", ap.GetPostcode())))
	if ag := r.GetAgent(); ag != nil {
		p.line("代理人", facts(ag.Name, label(ag.IdType), ag.IdNumber, ag.Phone))
	}
	p.line("提供方式", label(r.GetFormWanted()))
	p.line("备注", r.GetRemark())
}

func oral(r *pb.Registration) string {
	if r.GetOral() {
		return "口头申请，窗口代写"
	}
	return ""
}

func (a *app) dueSection(p page, c *pb.Case) {
	p.head("期限")
	a.dueLines(p, c)
	for _, d := range c.DueDates {
		if d.Explanation != "" {
			p.text("  "+dueLabel(d)+"：", facts(d.Explanation, fact("依据", d.Article)))
		}
	}
}

// dueLines are the due dates and the warnings.
func (a *app) dueLines(p page, c *pb.Case) {
	t := table{head: []string{"期限", "到期"}}
	for _, d := range c.DueDates {
		t.add(dueLabel(d), a.dueWords(d, c.ClosedOn != ""))
	}
	if len(t.rows) > 0 {
		t.write(p.w, "  ")
	}
	for _, warning := range c.Warnings {
		p.line("提醒", warning)
	}
}

// allowed are the commands that the state allows now.
func allowed(c *pb.Case) string {
	var names []string
	for _, act := range c.AllowedActs {
		v := act.Descriptor().Values().ByNumber(act.Number())
		if v != nil && commands[v.Name()] != "" {
			names = append(names, commands[v.Name()])
		}
	}
	return strings.Join(names, "、")
}

func itemSection(p page, items []*pb.Item) {
	p.head("事项与处理决定")
	for _, item := range items {
		p.text(fmt.Sprintf("%2d. ", item.Number), item.Text)
		determinationLines(p, item)
	}
}

func determinationLines(p page, item *pb.Item) {
	d := item.Determination
	if d == nil {
		p.text("    → ", "未决定")
		return
	}
	p.text("    → ", facts(item.Code+" "+label(d.Disposition), fact("拟定 ", lastPart(item.Drafter))))
	for _, part := range []string{fact("依据：", item.Basis), fact("理由：", d.Reasons)} {
		if part != "" {
			p.text("      ", part)
		}
	}
	for _, name := range sortedKeys(d.Fields) {
		p.text("      "+name+"：", d.Fields[name])
	}
	for _, r := range d.Redactions {
		p.text("      遮盖：", r.Passage+"｜"+r.Ground+"｜"+r.Reason)
	}
}
