package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/status"

	pb "disclosure/proto/disclosure/v1"
)

// report prints the table and exports the case files.
func (p *player) report(ctx context.Context, out io.Writer, s *samples, exportAll bool) error {
	header := []string{"登记编号", "样例", "收到日", "到期日", "处理决定", "状态", "文号", "文书"}
	rows := [][]string{header}
	var faults, again []string
	ended := 0
	for _, r := range s.Requests {
		x := p.played[r.Key]
		c, err := x.outcome(ctx)
		if err != nil {
			return explain(err)
		}
		if c.State == pb.State_STATE_CLOSED {
			ended++
		}
		row := x.row(c)
		if x.first != nil {
			again = append(again, fmt.Sprintf("%s（%s）的答复经行政复议撤销，重新答复：到期日 %s，%s，%s\n", row[0], row[1], row[3], row[6], row[7]))
			row = x.first
		}
		rows = append(rows, row)
		for _, f := range x.faults {
			faults = append(faults, r.Key+"："+f)
		}
	}
	files, err := p.caseFiles(ctx, s, exportAll)
	if err != nil {
		return explain(err)
	}
	slices.SortFunc(rows[1:], func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	printTable(out, rows)
	fmt.Fprint(out, strings.Join(again, ""))
	fmt.Fprintf(out, "\n登记 %d 件，办结 %d 件。\n演示文件夹：%s\n%s\n", len(s.Requests), ended, p.folder, files)
	if len(faults) > 0 {
		return errors.New("与样例不符：\n" + strings.Join(faults, "\n"))
	}
	return nil
}

func (x *play) row(c *pb.Case) []string {
	var codes []string
	for _, item := range c.Items {
		codes = append(codes, item.Code)
	}
	d := due(c, pb.DueKind_DUE_KIND_REPLY)
	date := d.GetDate()
	switch d.GetStatus() {
	case pb.DueStatus_DUE_STATUS_PROVISIONAL:
		date = fmt.Sprintf("暂定（%d年节假日安排未公布）", d.MissingYear)
	case pb.DueStatus_DUE_STATUS_WAITING:
		date = "停止计时"
	}
	state := "办理中"
	if c.State == pb.State_STATE_CLOSED {
		state = "已办结"
	}
	return []string{c.Number, x.request.Key, c.ReceivedOn, date, strings.Join(codes, "+"), state, x.replyNo, x.file}
}

// printTable aligns columns for characters of two cells.
func printTable(out io.Writer, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], cells(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell + strings.Repeat(" ", widths[i]-cells(cell)+2))
		}
		fmt.Fprintln(out, strings.TrimRight(line.String(), " "))
	}
}

// cells is the width of a text on a terminal: Chinese characters and their punctuation take two cells.
func cells(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return n
}

// explain puts the sentence for staff in front of an error of the service.
func explain(err error) error {
	st, ok := status.FromError(err)
	if !ok {
		return err
	}
	text := ""
	for _, d := range st.Details() {
		switch m := d.(type) {
		case *errdetails.LocalizedMessage:
			text = m.Message
		case *errdetails.PreconditionFailure:
			for _, v := range m.Violations {
				text += "\n  " + v.Description
			}
		case *errdetails.BadRequest:
			for _, v := range m.FieldViolations {
				text += "\n  " + v.Field + " " + v.Description
			}
		}
	}
	return fmt.Errorf("%s\n%w", text, err)
}
