package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
)

// clock shows due dates and how they are counted. A case alone, without a subcommand, is shown.
func (a *app) clock() *cobra.Command {
	c := a.group("clock", "期限：查看、说明、推算、数工作日", a.clockShow(), a.clockExplain(), a.clockSimulate(), a.clockAdd(), a.clockCount())
	group := c.RunE
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 && (caseNumber.MatchString(args[0]) || caseName.MatchString(args[0])) {
			return a.showClock(cmd.Context(), args)
		}
		return group(cmd, args)
	}
	return c
}

// clockShow shows the due dates of a case and how they were counted, day by day.
func (a *app) clockShow() *cobra.Command {
	return a.newCommand("show 登记号", "查看期限和逐日计算（show 可以不写）", 1, 1, a.showClock).done()
}

func (a *app) showClock(ctx context.Context, args []string) error {
	name, err := a.caseArg(ctx, args[0])
	if err != nil {
		return err
	}
	conn, err := a.connect()
	if err != nil {
		return err
	}
	res, err := pb.NewClockServiceClient(conn).GetClock(ctx, &pb.GetClockRequest{Name: name})
	if err != nil {
		return err
	}
	return a.print(res, a.clockPage(res))
}

// clockExplain prints the count of a case as a text.
func (a *app) clockExplain() *cobra.Command {
	return look(a, "explain", "打印期限计算说明", func(ctx context.Context, conn *grpc.ClientConn, name string) (*pb.ClockExplanation, error) {
		return pb.NewClockServiceClient(conn).ExplainClock(ctx, &pb.ExplainClockRequest{Name: name})
	}, func(res *pb.ClockExplanation) func(io.Writer) {
		return func(w io.Writer) { fmt.Fprintln(w, strings.TrimRight(cleanLines(res.Text), "\n")) }
	})
}

// clockSimulate counts a history that is no case.
func (a *app) clockSimulate() *cobra.Command {
	var file string
	req := &pb.SimulateClockRequest{}
	c := a.newCommand("simulate -f 文件", "按文件中的经过推算期限，不涉及真实的申请（SimulateClockRequest 的结构）", 0, 0, nil)
	c.file(&file, "JSON 或 YAML 文件，- 表示标准输入（必填）")
	c.Example = `  echo "received_on: 2026-01-20" | disclosure clock simulate -f -`
	c.check(func() error {
		if file == "" {
			return usagef("缺少 -f：写有经过的文件。")
		}
		return nil
	})
	c.run = func(ctx context.Context, _ []string) error {
		err := a.readMessage(file, req)
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		res, err := pb.NewClockServiceClient(conn).SimulateClock(ctx, req)
		if err != nil {
			return err
		}
		return a.print(res, a.clockPage(res))
	}
	return c.done()
}

func (a *app) clockPage(c *pb.Clock) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("登记号", lastPart(c.Name))
		t := table{head: []string{"期限", "到期", "说明", "依据"}}
		for _, d := range c.DueDates {
			t.add(dueLabel(d), a.dueWords(d, false), d.Explanation, d.Article)
		}
		t.write(w, "")
		for _, warning := range c.Warnings {
			p.line("提醒", warning)
		}
		p.head("答复期限逐日计算")
		ledgerTable(c.Ledger).write(w, "")
		p.line("日历版本", c.CalendarVersion)
	}
}

func ledgerTable(days []*pb.LedgerDay) *table {
	t := &table{head: []string{"日期", "计入", "第几日", "原因", "依据"}}
	for _, d := range days {
		counted, number := "否", ""
		if d.Counted {
			counted, number = "是", strconv.Itoa(int(d.Number))
		}
		t.add(d.Date, counted, number, d.Reason, d.Source)
	}
	return t
}
