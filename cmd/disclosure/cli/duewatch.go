package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"google.golang.org/protobuf/encoding/protojson"

	pb "disclosure/proto/disclosure/v1"
)

var dueHead = []string{"预警", "登记号", "期限", "到期", "剩余工作日", "承办人", "申请人"}

// dueWidths are the columns of a watch, which cannot know the lines to come.
var dueWidths = []int{12, 12, 18, 22, 10, 12, 24}

func dueItemCells(x *pb.DueItem) []string {
	d := x.GetDue()
	date := orDash(d.GetDate())
	if d.GetStatus() != pb.DueStatus_DUE_STATUS_DEFINITE && d != nil {
		date += "（" + label(d.Status) + "）"
	}
	return []string{x.GetLabel(), x.GetNumber(), dueLabel(d), date, strconv.Itoa(int(x.GetDaysLeft())), orDash(lastPart(x.GetHandler())), x.GetApplicant()}
}

// watchAlone refuses the flags that a watch does not know, rather than ignore them.
func (c *command) watchAlone(watch bool) error {
	for _, flag := range []string{"level", "kind", "from", "to", "page-size", "page-token", "all"} {
		if watch && c.Flags().Changed(flag) {
			return usagef("--watch 不能和 --%s 合用，只能加 --handler 或 --mine。", flag)
		}
	}
	return nil
}

// watchDue prints what is due and then each change, until the user ends it. When the server goes away it asks again, and the
// list begins anew.
func (a *app) watchDue(ctx context.Context, client pb.ClockServiceClient, req *pb.WatchDueRequest) error {
	if !a.global.output.json {
		fmt.Fprintln(a.cfg.Out, watchLine(dueHead))
	}
	err := a.retry(ctx, func() error { return a.watchOnce(ctx, client, req) })
	if ctx.Err() != nil {
		return nil
	}
	return err
}

func (a *app) watchOnce(ctx context.Context, client pb.ClockServiceClient, req *pb.WatchDueRequest) error {
	stream, err := client.WatchDue(ctx, req)
	if err != nil {
		return err
	}
	for {
		res, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = a.printWatched(res)
		}
		if err != nil {
			return err
		}
	}
}

// printWatched prints one answer in one line, in JSON too.
func (a *app) printWatched(res *pb.WatchDueResponse) error {
	if a.global.output.json {
		line, err := compactJSON(protojson.MarshalOptions{EmitDefaultValues: true}.Marshal(res))
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(a.cfg.Out, line)
		return err
	}
	cells := dueItemCells(res.Item)
	if res.Removed {
		cells[0], cells[4] = "✓ 已了结", "—"
	}
	_, err := fmt.Fprintln(a.cfg.Out, watchLine(cells))
	return err
}

func watchLine(cells []string) string {
	var b strings.Builder
	for i, cell := range cells {
		b.WriteString(pad(cut(clean(cell), dueWidths[i]), dueWidths[i]) + "  ")
	}
	return strings.TrimRight(b.String(), " ")
}
