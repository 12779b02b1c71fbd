package cli

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// calendar keeps the working-day calendar.
func (a *app) calendar() *cobra.Command {
	return a.group("calendar", "节假日安排：查看、导入、预览、启用", a.calendarList(), a.calendarShow(), a.calendarImport(),
		a.calendarPreview(), a.calendarActivate(), a.calendarDiscard())
}

func (a *app) calendarList() *cobra.Command {
	var p paging
	c := a.newCommand("list", "查看各年度节假日安排", 0, 0, nil)
	p.bind(c)
	c.run = func(ctx context.Context, _ []string) error {
		all, err := a.calendarYears(ctx, &p)
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, yearTable(all.Years))
	}
	return c.done()
}

// calendarShow lists the days of a year, so that whoever activates an import can compare it with the notice.
func (a *app) calendarShow() *cobra.Command {
	return a.newCommand("show 年度", "查看一个年度的放假和上班日期，以及待启用的导入", 1, 1, func(ctx context.Context, args []string) error {
		year, err := strconv.ParseInt(args[0], 10, 32)
		if err != nil {
			return usagef("年度 %q 无效，请写 2026 这样的年份。", args[0])
		}
		all, err := a.calendarYears(ctx, &paging{all: true})
		if err != nil {
			return err
		}
		found := &pb.ListCalendarYearsResponse{}
		for _, y := range all.Years {
			if y.Year == int32(year) {
				found.Years = append(found.Years, y)
			}
		}
		if len(found.Years) == 0 {
			return failf(exitNotFound, "没有 %d 年的节假日安排。", year)
		}
		return a.print(found, func(w io.Writer) {
			for _, y := range found.Years {
				yearPage(y)(w)
			}
		})
	}).done()
}

func (a *app) calendarYears(ctx context.Context, p *paging) (*pb.ListCalendarYearsResponse, error) {
	conn, err := a.connect()
	if err != nil {
		return nil, err
	}
	organ, err := a.organName(ctx)
	if err != nil {
		return nil, err
	}
	all := &pb.ListCalendarYearsResponse{}
	all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
		res, err := pb.NewCalendarServiceClient(conn).ListCalendarYears(ctx, &pb.ListCalendarYearsRequest{Parent: organ, PageSize: size, PageToken: token})
		all.Years = append(all.Years, res.GetYears()...)
		return res.GetNextPageToken(), err
	})
	return all, err
}

func yearTable(years []*pb.CalendarYear) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"年度", "编号", "状态", "种类", "文号", "通知日期", "工作日", "已重算", "变动"}}
		for _, y := range years {
			t.add(fmt.Sprint(y.Year), orDash(lastPart(y.Name)), label(y.State), yearKind(y), orDash(y.Notice), orDash(y.NoticeOn),
				workingDaysOf(y), recounted(y), moved(y))
		}
		t.write(w, "")
	}
}

func yearKind(y *pb.CalendarYear) string {
	if y.Regional {
		return "本地区"
	}
	return "国务院"
}

// workingDaysOf is how many working days a year has; regional days are only a part of one.
func workingDaysOf(y *pb.CalendarYear) string {
	if y.Regional {
		return "—"
	}
	return fmt.Sprint(y.WorkingDays)
}

// recounted is how far the background has got with the cases, once a year is active.
func recounted(y *pb.CalendarYear) string {
	if y.State != pb.CalendarYearState_CALENDAR_YEAR_STATE_ACTIVE {
		return "—"
	}
	return fmt.Sprintf("%d/%d", y.Recounted, y.ToRecount)
}

func moved(y *pb.CalendarYear) string {
	if y.State != pb.CalendarYearState_CALENDAR_YEAR_STATE_ACTIVE {
		return "—"
	}
	return fmt.Sprint(y.Moved)
}

// yearPage is one year with its days.
func yearPage(y *pb.CalendarYear) func(io.Writer) {
	return func(w io.Writer) {
		p := page{w}
		p.head(facts(fmt.Sprintf("%d 年", y.Year), yearKind(y), label(y.State)))
		p.line("编号", lastPart(y.Name))
		p.line("通知", facts(y.Notice, y.NoticeOn))
		p.line("工作日", workingDaysOf(y))
		p.line("平日放假", strings.Join(y.Off, "、"))
		p.line("周末上班", strings.Join(y.Work, "、"))
		p.line("说明", y.Explanation)
		for _, remark := range y.Remarks {
			p.line("提醒", remark)
		}
		p.line("导入", facts(lastPart(y.ImportedBy), minute(y.CreateTime)))
		p.line("启用", lastPart(y.ActivatedBy))
		if y.State == pb.CalendarYearState_CALENDAR_YEAR_STATE_ACTIVE {
			p.line("重算", fmt.Sprintf("%s 件，%s 件到期日变动", recounted(y), moved(y)))
		}
	}
}

var yearNumber = regexp.MustCompile(`^[0-9]{1,9}$`)

// yearTarget is the resource name of an imported year; its number is enough.
func (a *app) yearTarget(ctx context.Context, args []string) (string, error) {
	return a.ownArg(ctx, args[0], "calendarYears", "1", yearNumber)
}
