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

// countFlags choose the calendar of a count that stands by itself, and how much of it is shown.
type countFlags struct{ explain, online bool }

func (f *countFlags) bind(c *command) {
	c.Flags().BoolVar(&f.explain, "explain", false, "逐日列出")
	c.Flags().BoolVar(&f.online, "online", false, "用服务器上本机关的日历计算，含导入的年度和本地区假日（须登录）")
}

// clockAdd counts working days with the calendar inside this program; it needs no server.
func (a *app) clockAdd() *cobra.Command {
	var f countFlags
	c := a.newCommand("add 起始日 工作日数", "从某日起数若干个工作日，起始日不计（离线，用内置的国务院节假日安排）", 2, 2, nil)
	f.bind(c)
	c.Example = "  disclosure clock add 2026-01-20 20 --explain"
	c.run = func(ctx context.Context, args []string) error {
		start, err := dayArg(args[0])
		if err != nil {
			return err
		}
		n, err := strconv.ParseInt(args[1], 10, 32)
		if err != nil || n < 1 || n > 1000 {
			return usagef("工作日数 %q 无效，请写 1 到 1000 的整数。", args[1])
		}
		name := fmt.Sprintf("自 %s 起 %d 个工作日", start, n)
		m := workingDays(clock.Add(start, int(n), calendar.Embedded()))
		if f.online {
			m, err = a.addOnline(ctx, &pb.AddWorkingDaysRequest{StartOn: args[0], Days: int32(n)})
		}
		if err != nil {
			return err
		}
		return a.print(m, addPage(name, m, f.explain))
	}
	return c.done()
}

// clockCount counts the working days after one day up to and including another.
func (a *app) clockCount() *cobra.Command {
	var f countFlags
	c := a.newCommand("count 起始日 截止日", "数两日之间的工作日，起始日不计，截止日计入（离线，用内置的国务院节假日安排）", 2, 2, nil)
	f.bind(c)
	c.Example = "  disclosure clock count 2026-02-13 2026-02-28"
	c.run = func(ctx context.Context, args []string) error {
		after, err := dayArg(args[0])
		if err != nil {
			return err
		}
		through, err := dayArg(args[1])
		if err != nil {
			return err
		}
		if through.Before(after) || through.After(after.AddMonths(12*longestCount)) {
			return usagef("截止日 %s 应当不早于起始日 %s，并且在其后 %d 年以内。", through, after, longestCount)
		}
		m := workingDays(clock.Count(after, through, calendar.Embedded()))
		if f.online {
			m, err = a.countOnline(ctx, &pb.CountWorkingDaysRequest{AfterOn: args[0], ThroughOn: args[1]})
		}
		if err != nil {
			return err
		}
		return a.print(m, countPage(fmt.Sprintf("%s（不含）至 %s（含）", after, through), m, f.explain))
	}
	return c.done()
}

// The counts have the same bounds as those of the API.
const (
	firstYear, lastYear = 1990, 2199
	longestCount        = 10 // years
)

func dayArg(text string) (calendar.Date, error) {
	d, err := calendar.ParseDate(text)
	if err != nil {
		return d, usagef("日期 %q 无效，请写 2026-03-02 这样的日期。", text)
	}
	if d.Year < firstYear || d.Year > lastYear {
		return d, usagef("日期 %s 超出可计算的范围（%d 年至 %d 年）。", text, firstYear, lastYear)
	}
	return d, nil
}

func (a *app) addOnline(ctx context.Context, req *pb.AddWorkingDaysRequest) (*pb.WorkingDays, error) {
	conn, err := a.connect()
	if err != nil {
		return nil, err
	}
	if req.Parent, err = a.organName(ctx); err != nil {
		return nil, err
	}
	return pb.NewClockServiceClient(conn).AddWorkingDays(ctx, req)
}

func (a *app) countOnline(ctx context.Context, req *pb.CountWorkingDaysRequest) (*pb.WorkingDays, error) {
	conn, err := a.connect()
	if err != nil {
		return nil, err
	}
	if req.Parent, err = a.organName(ctx); err != nil {
		return nil, err
	}
	return pb.NewClockServiceClient(conn).CountWorkingDays(ctx, req)
}

// addPage shows the last day of a count; what is uncertain is the day.
func addPage(name string, m *pb.WorkingDays, explain bool) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("计算", name)
		p.line("末日", marked(m, m.Date))
		countEnd(p, m, explain)
	}
}

// countPage shows how many days there are; what is uncertain is the number.
func countPage(name string, m *pb.WorkingDays, explain bool) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.line("计算", name)
		p.line("工作日", marked(m, fmt.Sprintf("%d 个", m.Days)))
		countEnd(p, m, explain)
	}
}

func countEnd(p page, m *pb.WorkingDays, explain bool) {
	if m.MissingYear != 0 {
		p.line("提醒", fmt.Sprintf("没有 %d 年的节假日安排，按周末和法定节日估算，不得写入文书。", m.MissingYear))
	}
	p.line("日历版本", m.CalendarVersion)
	if explain {
		ledgerTable(m.Ledger).write(p.w, "")
	}
}

// marked is what was counted, with sign and word when it needs a year without a calendar.
func marked(m *pb.WorkingDays, what string) string {
	if m.Status != pb.DueStatus_DUE_STATUS_PROVISIONAL {
		return what
	}
	return signs[m.Status] + " " + what + "（" + label(m.Status) + "）"
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
			Date: e.Date.String(), Counted: e.Counted, Number: int32(e.N), Reason: e.Why, Source: sources(e),
		})
	}
	return m
}

// sources are article and notice, as the API joins them.
func sources(e clock.Entry) string {
	if e.Article == "" || e.Notice == "" {
		return e.Article + e.Notice
	}
	return e.Article + "；" + e.Notice
}
