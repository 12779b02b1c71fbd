package cli

import (
	"context"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// clock shows the due dates and how they were counted, day by day.
func (a *app) clock() *cobra.Command {
	return a.newCommand("clock 登记号", "查看期限和逐日计算", 1, 1, func(ctx context.Context, args []string) error {
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
	}).done()
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
