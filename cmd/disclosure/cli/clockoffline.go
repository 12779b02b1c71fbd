package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
)

// clockAdd counts working days with the calendar inside this program; it needs no server.
func (a *app) clockAdd() *cobra.Command {
	var explain bool
	c := a.newCommand("add 起始日 工作日数", "从某日起数若干个工作日（离线，用内置的国务院节假日安排）", 2, 2, nil)
	c.Flags().BoolVar(&explain, "explain", false, "逐日列出")
	c.run = func(_ context.Context, args []string) error {
		start, err := dayArg(args[0])
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(args[1])
		if err != nil || n < 1 || n > 1000 {
			return usagef("工作日数 %q 无效，请写 1 到 1000 的整数。", args[1])
		}
		return a.printTally(clock.Add(start, n, calendar.Embedded()), explain)
	}
	return c.done()
}

// clockCount counts the working days after one day up to and including another.
func (a *app) clockCount() *cobra.Command {
	var explain bool
	c := a.newCommand("count 某日之后 至某日", "数两日之间的工作日（前一日不计，后一日计入；离线）", 2, 2, nil)
	c.Flags().BoolVar(&explain, "explain", false, "逐日列出")
	c.run = func(_ context.Context, args []string) error {
		after, err := dayArg(args[0])
		if err != nil {
			return err
		}
		through, err := dayArg(args[1])
		if err != nil {
			return err
		}
		if through.Before(after) {
			return usagef("后一日 %s 早于前一日 %s。", through, after)
		}
		return a.printTally(clock.Count(after, through, calendar.Embedded()), explain)
	}
	return c.done()
}

func dayArg(text string) (calendar.Date, error) {
	d, err := calendar.ParseDate(text)
	if err != nil {
		return d, usagef("日期 %q 无效，请写成 2026-03-02。", text)
	}
	return d, nil
}

// printTally shows a count made without a server, in JSON in the form of the API.
func (a *app) printTally(t clock.Tally, explain bool) error {
	m := workingDays(t)
	return a.print(m, func(w io.Writer) {
		p := page{w}
		p.line("计算", t.Name)
		date := m.Date
		if m.Status == pb.DueStatus_DUE_STATUS_PROVISIONAL {
			date += fmt.Sprintf("（暂定：%d 年节假日安排尚未公布，不得写入文书）", m.MissingYear)
		}
		p.line("末日", date)
		p.line("工作日", strconv.Itoa(int(m.Days)))
		p.line("日历版本", m.CalendarVersion)
		if explain {
			ledgerTable(m.Ledger).write(w, "")
		}
	})
}

// workingDays is a count in the form of the API.
func workingDays(t clock.Tally) *pb.WorkingDays {
	m := &pb.WorkingDays{
		Date: t.Due.Date.String(), Days: int32(t.Days), Status: pb.DueStatus_DUE_STATUS_DEFINITE,
		MissingYear: int32(t.Due.MissingYear), CalendarVersion: t.CalendarVersion,
	}
	if t.Due.Status == clock.Provisional {
		m.Status = pb.DueStatus_DUE_STATUS_PROVISIONAL
	}
	for _, e := range t.Ledger {
		m.Ledger = append(m.Ledger, &pb.LedgerDay{
			Date: e.Date.String(), Counted: e.Counted, Number: int32(e.N), Reason: e.Why, Source: facts(e.Article, e.Notice),
		})
	}
	return m
}
