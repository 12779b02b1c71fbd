package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// proceeding keeps reconsiderations, suits and complaints.
func (a *app) proceeding() *cobra.Command {
	return a.group("proceeding", "复议、诉讼、投诉：登记、答复、证据、结果、重新办理", a.proceedingOpen(), a.proceedingProcedure(), a.proceedingDraft(),
		a.proceedingSignOff(), a.proceedingEvidence(), a.proceedingEvidenceEdit(), a.proceedingAnswered(), a.proceedingDecided(), a.proceedingReopen(), a.proceedingCount())
}

func (a *app) proceedingOpen() *cobra.Command {
	req := &pb.OpenProceedingRequest{}
	c := act(a, "open", "登记收到复议申请书副本、起诉状副本或者投诉来函，答复期限自此起算", req,
		pb.NewProceedingServiceClient, pb.ProceedingServiceClient.OpenProceeding)
	mustChoose(c, &req.Kind, "kind", "程序")
	c.must(&req.Body, "body", "复议机关、法院或者受理投诉的部门")
	c.text(&req.CaseNumber, "number", "对方的案号")
	c.mustDay(&req.PapersOn, "on", "收到副本或者来函的日期")
	c.must(&req.Evidence, "evidence", "收到的凭证，如邮件号和签收人")
	c.Flags().Int32SliceVar(&req.Documents, "document", nil, "随来的材料编号（可重复）")
	c.list(&req.Claims, "claim", "申请人的请求和主张（可重复）")
	c.day(&req.NamedDueOn, "due", "来函指定的答复日期（只用于投诉）")
	c.Flags().Int32Var(&req.Follows, "follows", 0, "此前的程序是第几个，如复议后起诉")
	return c.done()
}

// actOnProceeding is act for a proceeding of a case.
func actOnProceeding[Q, R proto.Message](a *app, use, short string, req Q,
	method func(pb.ProceedingServiceClient, context.Context, Q, ...grpc.CallOption) (R, error),
) *command {
	return actOnPart(a, "proceedings", use, short, req, pb.NewProceedingServiceClient, method)
}

func (a *app) proceedingProcedure() *cobra.Command {
	req := &pb.ChangeProcedureRequest{}
	c := actOnProceeding(a, "procedure", "登记程序变更（如简易转普通），期限重新计算", req, pb.ProceedingServiceClient.ChangeProcedure)
	mustChoose(c, &req.Kind, "kind", "变更后的程序")
	c.day(&req.RunsFrom, "from", "期限起算日；通知没有写明的不写，仍自收到副本之日起算")
	c.text(&req.CaseNumber, "number", "对方的案号")
	c.must(&req.Reason, "reason", "原因和通知文号")
	return c.done()
}

func (a *app) proceedingDraft() *cobra.Command {
	d := &pb.Defence{}
	req := &pb.DraftDefenceRequest{Defence: &pb.Defence{}}
	var file string
	var claims []string
	c := actOnProceeding(a, "draft", "起草行政复议答复书或者答辩状中自己的文字；事实经过和期限表由系统填写", req, pb.ProceedingServiceClient.DraftDefence)
	c.text(&d.Representative, "representative", "法定代表人（负责人）和职务")
	c.list(&d.Agents, "agent", "委托代理人和单位、职务（可重复）")
	c.text(&d.Request, "request", "答复请求（必填）")
	c.text(&d.Competence, "competence", "职权依据")
	c.text(&d.Procedure, "procedure", "关于程序")
	c.text(&d.Content, "content", "关于内容")
	c.list(&claims, "claim", "对一项主张的答复，写作 “主张|答复”（可重复）")
	c.text(&d.Conclusion, "conclusion", "结语")
	c.file(&file, "文字的 JSON 或 YAML 文件（Defence 的结构）；另写的选项优先")
	c.check(func() error {
		for _, one := range claims {
			claim, reply, ok := strings.Cut(one, "|")
			if !ok {
				return usagef("--claim %q 无效：请写作 主张|答复。", one)
			}
			d.Claims = append(d.Claims, &pb.ClaimReply{Claim: claim, Reply: reply})
		}
		if err := a.fromFile(file, req.Defence, d); err != nil {
			return err
		}
		if req.Defence.Request == "" {
			return usagef("缺少 --request 答复请求，如：请求维持本机关作出的答复。")
		}
		return nil
	})
	return c.done()
}

func (a *app) proceedingSignOff() *cobra.Command {
	req := &pb.SignOffDefenceRequest{}
	c := actOnProceeding(a, "sign-off", "签发行政复议答复书或者答辩状；不能签发自己起草的", req, pb.ProceedingServiceClient.SignOffDefence)
	c.text(&req.Opinion, "opinion", "签发意见")
	return c.done()
}

// proceedingEvidence shows the evidence list.
func (a *app) proceedingEvidence() *cobra.Command {
	req := &pb.GetEvidenceListRequest{}
	c := a.newCommand("evidence 登记号 编号", "查看证据目录和依据目录；-o json 得到可以编辑的内容", 1, 2, nil)
	c.Flags().BoolVar(&req.Generated, "generated", false, "不看编辑过的，看系统现在生成的")
	c.run = func(ctx context.Context, args []string) error {
		var err error
		if req.Name, err = a.partArg(ctx, args, "proceedings"); err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := pb.NewProceedingServiceClient(conn).GetEvidenceList(ctx, req)
		if err != nil {
			return err
		}
		return a.print(res, evidencePage(res))
	}
	return c.done()
}

func evidencePage(list *pb.EvidenceList) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		t := table{head: []string{"编号", "名称", "来源", "证明对象和内容", "页数", "形式", "不宜查阅"}, most: []int{0, 40, 20, 50}}
		for _, x := range list.Items {
			t.add(x.Number, x.Title, x.Source, x.Proves, orDash(pageCount(x.Pages)), label(x.Origin), orDash(x.Secrecy))
		}
		t.write(w, "")
		p.head("依据")
		for _, r := range list.Rules {
			p.text(fmt.Sprintf("%2d. ", r.Number), facts(r.Rule, r.ReliedOnFor))
		}
		if list.Edited {
			p.line("目录", "经过编辑")
		}
	}
}

func pageCount(n int32) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func (a *app) proceedingEvidenceEdit() *cobra.Command {
	req := &pb.UpdateEvidenceListRequest{}
	var file string
	c := actOnProceeding(a, "evidence-edit", "编辑证据目录和依据目录；空的目录恢复由系统生成", req, pb.ProceedingServiceClient.UpdateEvidenceList)
	c.file(&file, "目录的 JSON 或 YAML 文件：items 和 rules（必填）")
	c.check(func() error {
		if file == "" {
			return usagef("缺少 -f 目录文件。")
		}
		list := &pb.EvidenceList{}
		if err := a.readMessage(file, list); err != nil {
			return err
		}
		req.Items, req.Rules = list.Items, list.Rules
		return nil
	})
	return c.done()
}

func (a *app) proceedingAnswered() *cobra.Command {
	req := &pb.RecordProceedingAnswerRequest{}
	c := actOnProceeding(a, "answered", "记录已经提交答复和证据（由本系统制发的文书，登记发出即可）", req, pb.ProceedingServiceClient.RecordProceedingAnswer)
	c.mustDay(&req.AnsweredOn, "on", "提交或者交邮的日期")
	c.must(&req.Evidence, "evidence", "提交的凭证，如邮件号")
	return c.done()
}

func (a *app) proceedingDecided() *cobra.Command {
	d := &pb.ProceedingDecision{Term: &pb.Term{}}
	req := &pb.RecordProceedingDecisionRequest{Decision: d}
	c := actOnProceeding(a, "decided", "记录审理结果；年报表四的分类由结果确定", req, pb.ProceedingServiceClient.RecordProceedingDecision)
	mustChoose(c, &d.Ruling, "ruling", "结果")
	c.text(&d.Number, "number", "决定书或者裁判文书的文号")
	c.mustDay(&d.DecidedOn, "on", "决定日期")
	c.mustDay(&d.ReceivedOn, "received", "本机关收到的日期")
	c.text(&d.Ordered, "ordered", "责令办理的内容（照录）")
	c.Flags().Int32Var(&d.Term.Length, "term", 0, "决定指定的期限")
	choose(c, &d.Term.Unit, "unit", "期限的单位")
	c.text(&d.Reasons, "reasons", "决定的理由")
	c.check(func() error {
		if (d.Term.Length > 0) != (d.Term.Unit != 0) {
			return usagef("--term 期限和 --unit 单位要一起写。")
		}
		return nil
	})
	return c.done()
}

func (a *app) proceedingReopen() *cobra.Command {
	req := &pb.ReopenCaseRequest{}
	c := act(a, "reopen", "依决定重新办理：原答复留存，期限自收到决定之日起算", req, pb.NewProceedingServiceClient, pb.ProceedingServiceClient.ReopenCase)
	c.Flags().Int32Var(&req.Proceeding, "proceeding", 1, "依哪一个程序的决定")
	c.items(&req.Items)
	c.text(&req.Remark, "remark", "备注")
	return c.done()
}

// proceedingCount prints annual table 四.
func (a *app) proceedingCount() *cobra.Command {
	req := &pb.CountProceedingsRequest{}
	c := a.newCommand("count", "年报表四：复议、诉讼的数量和结果", 0, 0, nil)
	c.Flags().Int32Var(&req.Year, "year", 0, "年度，如 2026（必填）")
	c.check(func() error {
		if req.Year == 0 {
			return usagef("缺少 --year 年度，如 --year 2026。")
		}
		return nil
	})
	c.run = func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		res, err := pb.NewProceedingServiceClient(conn).CountProceedings(ctx, req)
		if err != nil {
			return err
		}
		return a.print(res, func(w io.Writer) {
			t := table{head: []string{"", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}}
			for _, x := range res.Counts {
				t.add(x.Track, fmt.Sprint(x.Upheld), fmt.Sprint(x.Corrected), fmt.Sprint(x.Other), fmt.Sprint(x.Pending), fmt.Sprint(x.Total))
			}
			t.write(w, "")
		})
	}
	return c.done()
}

// proceedingSections show what happened outside of the organ.
func proceedingSections(p page, c *pb.Case) {
	if len(c.Proceedings) > 0 {
		p.head("复议、诉讼、投诉")
	}
	for _, x := range c.Proceedings {
		p.text(lastPart(x.Name)+". ", proceedingLine(x))
	}
	if len(c.EarlierAnswers) > 0 {
		p.head("此前的答复")
	}
	for _, x := range c.EarlierAnswers {
		p.text("  · ", facts(fact("答复 ", x.AnsweredOn), strings.Join(x.Dispositions, "、"), fact("收到责令重新答复的决定 ", x.ReopenedOn)))
	}
	if c.Held != "" {
		p.head("暂不能销毁")
		p.text("    ", c.Held)
	}
}

func proceedingLine(x *pb.Proceeding) string {
	d := x.GetDecision()
	return facts(label(x.GetKind()), x.GetBody(), x.GetCaseNumber(), fact("收到副本 ", x.GetPapersOn()), fact("提交答复 ", x.GetAnsweredOn()),
		fact("起草 ", lastPart(x.GetDrafter())), fact("签发 ", lastPart(x.GetSigner())), label(x.GetOutcome()), label(d.GetRuling()),
		fact("收到决定 ", d.GetReceivedOn()), fact("责令：", d.GetOrdered()))
}

func proceedingBrief(x *pb.Proceeding) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("程序", x.GetName())
		p.line("情况", proceedingLine(x))
	}
}
