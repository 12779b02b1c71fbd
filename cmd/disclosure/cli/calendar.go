package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// calendar keeps the working-day calendar.
func (a *app) calendar() *cobra.Command {
	return a.group("calendar", "节假日安排：导入、预览、启用", a.calendarList(), a.calendarImport(), a.calendarPreview(),
		a.calendarActivate(), a.calendarDiscard())
}

func (a *app) calendarList() *cobra.Command {
	var p paging
	c := a.newCommand("list", "查看各年度节假日安排", 0, 0, nil)
	p.bind(c)
	c.run = func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		organ, err := a.organName(ctx)
		if err != nil {
			return err
		}
		all := &pb.ListCalendarYearsResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			res, err := pb.NewCalendarServiceClient(conn).ListCalendarYears(ctx, &pb.ListCalendarYearsRequest{Parent: organ, PageSize: size, PageToken: token})
			all.Years = append(all.Years, res.GetYears()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, yearTable(all.Years))
	}
	return c.done()
}

func yearTable(years []*pb.CalendarYear) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"年度", "编号", "状态", "文号", "日期", "工作日", "重算", "变动"}}
		for _, y := range years {
			t.add(fmt.Sprint(y.Year), orDash(lastPart(y.Name)), label(y.State), y.Notice, y.NoticeOn, fmt.Sprint(y.WorkingDays),
				fmt.Sprintf("%d/%d", y.Recounted, y.ToRecount), fmt.Sprint(y.Moved))
		}
		t.write(w, "")
	}
}

func yearPage(y *pb.CalendarYear) func(io.Writer) {
	return func(w io.Writer) {
		yearTable([]*pb.CalendarYear{y})(w)
		p := page{w}
		for _, remark := range y.Remarks {
			p.line("提醒", remark)
		}
		for _, d := range y.Off {
			p.line("放假", d)
		}
		for _, d := range y.Work {
			p.line("上班", d)
		}
	}
}

func (a *app) calendarImport() *cobra.Command {
	req := &pb.ImportCalendarYearRequest{}
	c := a.newCommand("import 文件", "导入一个年度：本系统 JSON、holiday-cn JSON，或者通知全文（- 表示标准输入）", 1, 1, nil)
	c.text(&req.Notice, "notice", "通知文号（内容中没有时必填）")
	c.day(&req.NoticeOn, "notice-on", "通知日期（内容中没有时必填）")
	c.Flags().BoolVar(&req.Regional, "regional", false, "本地区另放的假日")
	c.text(&req.Explanation, "explanation", "工作日天数不同于往年时的说明")
	c.Flags().BoolVar(&req.ValidateOnly, "validate-only", false, "只检查，不写入")
	c.run = func(ctx context.Context, args []string) error {
		content, err := a.readInput(args[0])
		if err != nil {
			return err
		}
		req.Content, req.RequestId = string(content), uuid.NewString()
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		res, err := pb.NewCalendarServiceClient(conn).ImportCalendarYear(ctx, req)
		if err != nil {
			return err
		}
		return a.print(res, yearPage(res))
	}
	return c.done()
}

// yearArg is the resource name of an imported year; its number is enough.
func (a *app) yearArg(ctx context.Context, number string) (string, error) {
	organ, err := a.organName(ctx)
	return organ + "/calendarYears/" + lastPart(number), err
}

func (a *app) calendarPreview() *cobra.Command {
	c := a.newCommand("preview 编号", "查看启用后哪些申请的到期日会变", 1, 1, nil)
	c.run = func(ctx context.Context, args []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		name, err := a.yearArg(ctx, args[0])
		if err != nil {
			return err
		}
		res, err := pb.NewCalendarServiceClient(conn).PreviewCalendarYear(ctx, &pb.PreviewCalendarYearRequest{Name: name})
		if err != nil {
			return err
		}
		return a.print(res, movedTable(res))
	}
	return c.done()
}

func movedTable(res *pb.PreviewCalendarYearResponse) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"登记号", "承办人", "现到期日", "启用后", "提前"}}
		for _, m := range res.Moved {
			earlier := ""
			if m.Earlier {
				earlier = "▲ 提前"
			}
			t.add(m.Number, orDash(lastPart(m.Handler)), orDash(m.FromOn), orDash(m.ToOn), earlier)
		}
		t.write(w, "")
		fmt.Fprintf(w, "未办结 %d 件，其中 %d 件的到期日会变\n", res.OpenCount, res.MovedCount)
	}
}

func (a *app) calendarActivate() *cobra.Command {
	return a.yearAct("activate", "启用（须由导入人以外的人）", func(ctx context.Context, client pb.CalendarServiceClient, name string) (*pb.CalendarYear, error) {
		return client.ActivateCalendarYear(ctx, &pb.ActivateCalendarYearRequest{Name: name, RequestId: uuid.NewString()})
	})
}

func (a *app) calendarDiscard() *cobra.Command {
	return a.yearAct("discard", "放弃尚未启用的导入", func(ctx context.Context, client pb.CalendarServiceClient, name string) (*pb.CalendarYear, error) {
		return client.DiscardCalendarYear(ctx, &pb.DiscardCalendarYearRequest{Name: name, RequestId: uuid.NewString()})
	})
}

func (a *app) yearAct(use, short string, call func(context.Context, pb.CalendarServiceClient, string) (*pb.CalendarYear, error)) *cobra.Command {
	c := a.newCommand(use+" 编号", short, 1, 1, nil)
	c.run = func(ctx context.Context, args []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		name, err := a.yearArg(ctx, args[0])
		if err != nil {
			return err
		}
		res, err := call(ctx, pb.NewCalendarServiceClient(conn), name)
		if err != nil {
			return err
		}
		return a.print(res, yearTable([]*pb.CalendarYear{res}))
	}
	return c.done()
}
