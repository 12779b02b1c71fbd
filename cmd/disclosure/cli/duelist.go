package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// due shows what is due, the earliest first.
func (a *app) due() *cobra.Command {
	req := &pb.ListDueRequest{}
	var p paging
	var mine, watch bool
	c := a.newCommand("due", "查看到期事项，最早到期的在前", 0, 0, nil)
	c.text(&req.Handler, "handler", "承办人登录名")
	c.Flags().BoolVar(&mine, "mine", false, "只看本人承办的")
	chooseMany(c, &req.Levels, "level", "预警等级")
	chooseMany(c, &req.Kinds, "kind", "期限种类")
	c.day(&req.FromOn, "from", "这一天或之后到期的")
	c.day(&req.ToOn, "to", "这一天或之前到期的")
	c.Flags().BoolVar(&watch, "watch", false, "先显示现有的，再持续显示变化，按 Ctrl-C 结束")
	p.bind(c)
	c.check(func() error { return c.watchAlone(watch) })
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
		client := pb.NewClockServiceClient(conn)
		if watch {
			return a.watchDue(ctx, client, &pb.WatchDueRequest{Parent: req.Parent, Handler: req.Handler})
		}
		all := &pb.ListDueResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			req.PageSize, req.PageToken = size, token
			res, err := client.ListDue(ctx, req)
			all.Items = append(all.Items, res.GetItems()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, dueTable(all.Items))
	}
	return c.done()
}

func dueTable(items []*pb.DueItem) func(io.Writer) {
	return func(w io.Writer) {
		t := table{head: dueHead, most: []int{0, 0, 0, 0, 0, 12, 24}}
		for _, x := range items {
			t.add(dueItemCells(x)...)
		}
		t.write(w, "")
		fmt.Fprintf(w, "共 %d 项\n", len(items))
	}
}
