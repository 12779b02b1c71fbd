package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// calendarImport hands in a year; another person has to activate it.
func (a *app) calendarImport() *cobra.Command {
	req := &pb.ImportCalendarYearRequest{}
	var ch change
	c := a.newCommand("import 文件", "导入一个年度，待另一人启用：通知全文、本系统 JSON 或 holiday-cn JSON（- 表示标准输入）", 1, 1, nil)
	c.text(&req.Notice, "notice", "通知文号（内容中没有时必填）")
	c.day(&req.NoticeOn, "notice-on", "通知日期（内容中没有时必填）")
	c.Flags().BoolVar(&req.Regional, "regional", false, "本地区另放的假日，加在国务院的安排之上")
	c.text(&req.Explanation, "explanation", "工作日天数不同于往年，或者替换已在用的年度时的说明")
	c.last = func() { ch.bind(c, req) }
	c.run = func(ctx context.Context, args []string) error {
		content, err := a.readInput(args[0])
		if err != nil {
			return err
		}
		req.Content = string(content)
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if req.Parent, err = a.organName(ctx); err != nil {
			return err
		}
		ch.stamp(a, req)
		res, err := pb.NewCalendarServiceClient(conn).ImportCalendarYear(ctx, req)
		if err != nil {
			return err
		}
		return a.printChange(res, ch.validateOnly)
	}
	return c.done()
}

func (a *app) calendarPreview() *cobra.Command {
	return a.newCommand("preview 编号", "查看启用后哪些申请的到期日会变，提前的在前", 1, 1, func(ctx context.Context, args []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		name, err := a.yearTarget(ctx, args)
		if err != nil {
			return err
		}
		res, err := pb.NewCalendarServiceClient(conn).PreviewCalendarYear(ctx, &pb.PreviewCalendarYearRequest{Name: name})
		if err != nil {
			return err
		}
		return a.print(res, movedTable(res))
	}).done()
}

func movedTable(res *pb.PreviewCalendarYearResponse) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: []string{"登记号", "承办人", "现到期日", "启用后", "变动"}}
		for _, m := range res.Moved {
			way := "推后"
			if m.Earlier {
				way = "▲ 提前"
			}
			t.add(m.Number, orDash(lastPart(m.Handler)), orDash(m.FromOn), orDash(m.ToOn), way)
		}
		if len(res.Moved) > 0 {
			t.write(w, "")
		}
		fmt.Fprintf(w, "未办结 %d 件，其中 %d 件的到期日会变\n", res.OpenCount, res.MovedCount)
		if int64(len(res.Moved)) < res.MovedCount {
			fmt.Fprintf(w, "只列出前 %d 件\n", len(res.Moved))
		}
	}
}

func (a *app) calendarActivate() *cobra.Command {
	return actOn(a, "activate 编号", "启用一个导入的年度（须由导入人以外的人）；到期日随后重算", 1, a.yearTarget, &pb.ActivateCalendarYearRequest{},
		pb.NewCalendarServiceClient, pb.CalendarServiceClient.ActivateCalendarYear).done()
}

func (a *app) calendarDiscard() *cobra.Command {
	return actOn(a, "discard 编号", "放弃尚未启用的导入", 1, a.yearTarget, &pb.DiscardCalendarYearRequest{},
		pb.NewCalendarServiceClient, pb.CalendarServiceClient.DiscardCalendarYear).done()
}
