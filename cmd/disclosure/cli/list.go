package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// list shows the register book.
func (a *app) list() *cobra.Command {
	req := &pb.ListCasesRequest{}
	var p paging
	var mine bool
	c := a.newCommand("list", "查看台账，最早到期的在前", 0, 0, nil)
	chooseMany(c, &req.States, "state", "状态")
	c.text(&req.Handler, "handler", "承办人登录名")
	c.Flags().BoolVar(&mine, "mine", false, "只看本人承办的")
	c.day(&req.DueBy, "due-by", "答复在这一天或之前到期的")
	c.day(&req.ArrivedFrom, "from", "这一天或之后到达的")
	c.day(&req.ArrivedTo, "to", "这一天或之前到达的")
	p.bind(c)
	c.run = func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		if req.Handler, err = a.handlerFilter(ctx, req.Handler, mine); err != nil {
			return err
		}
		all := &pb.ListCasesResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			req.PageSize, req.PageToken = size, token
			res, err := pb.NewCaseServiceClient(conn).ListCases(ctx, req)
			all.Cases = append(all.Cases, res.GetCases()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, a.caseTable(all.Cases))
	}
	return c.done()
}

func (a *app) handlerFilter(ctx context.Context, handler string, mine bool) (string, error) {
	if !mine {
		return a.staffArg(ctx, handler)
	}
	if handler != "" {
		return "", usagef("--mine 和 --handler 只能写一个。")
	}
	return a.askStaff(ctx)
}

// search finds cases by number, 文号 or applicant.
func (a *app) search() *cobra.Command {
	var p paging
	c := a.newCommand("search 关键词", "按登记号、文号或申请人查找", 1, 1, nil)
	p.bind(c)
	c.run = func(ctx context.Context, args []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		organ, err := a.organName(ctx)
		if err != nil {
			return err
		}
		all := &pb.SearchCasesResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			res, err := pb.NewCaseServiceClient(conn).SearchCases(ctx,
				&pb.SearchCasesRequest{Parent: organ, Query: args[0], PageSize: size, PageToken: token})
			all.Cases = append(all.Cases, res.GetCases()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, a.caseTable(all.Cases))
	}
	return c.done()
}

// caseTable is the register book for people.
func (a *app) caseTable(cases []*pb.CaseSummary) func(io.Writer) {
	return func(w io.Writer) {
		t := table{
			head: []string{"登记号", "状态", "申请人", "渠道", "收到日", "答复到期", "承办人", "处理", "事项"},
			most: []int{0, 0, 20, 0, 0, 0, 12, 12, 44},
		}
		for _, c := range cases {
			t.add(c.Number, label(c.State), c.Applicant, label(c.Channel), orDash(c.ReceivedOn), a.summaryDue(c),
				orDash(lastPart(c.Handler)), orDash(dispositionList(c.Dispositions)), subjectOf(c))
		}
		t.write(w, "")
		fmt.Fprintf(w, "共 %d 件\n", len(cases))
	}
}

// summaryDue is the due date of a line, with its sign, and whether it has passed.
func (a *app) summaryDue(c *pb.CaseSummary) string {
	if c.AnsweredOn != "" {
		return "已于 " + c.AnsweredOn + " 答复"
	}
	if c.ClosedOn != "" {
		return "—"
	}
	return a.dueShort(c.DueOn, c.DueStatus)
}

func dispositionList(codes []string) string {
	if strings.Join(codes, "") == "" {
		return ""
	}
	shown := make([]string, len(codes))
	for i, code := range codes {
		shown[i] = orDash(code)
	}
	return strings.Join(shown, ",")
}

func subjectOf(c *pb.CaseSummary) string {
	if c.ItemCount > 1 {
		return "（" + strconv.Itoa(int(c.ItemCount)) + " 项）" + c.Subject
	}
	return c.Subject
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}
