package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// feed gives the calendar programs of staff an address to read from.
func (a *app) feed() *cobra.Command {
	return a.group("feed", "到期事项的日历订阅（iCalendar）地址", a.feedCreate(), a.feedRevoke())
}

func (a *app) feedCreate() *cobra.Command {
	c := a.newCommand("create", "取得订阅地址，原地址作废；地址只显示一次", 0, 0, nil)
	c.run = func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		organ, err := a.organName(ctx)
		if err != nil {
			return err
		}
		res, err := pb.NewIdentityServiceClient(conn).CreateFeed(ctx, &pb.CreateFeedRequest{Parent: organ})
		if err != nil {
			return err
		}
		return a.print(res, func(w io.Writer) {
			p := page{w}
			p.line("订阅路径", res.Path)
			p.line("用法", "接在管理员告知的订阅服务地址之后，填入日历软件；只显示这一次，请勿转给他人")
		})
	}
	return c.done()
}

func (a *app) feedRevoke() *cobra.Command {
	c := a.newCommand("revoke", "作废订阅地址", 0, 0, nil)
	c.run = func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		organ, err := a.organName(ctx)
		if err != nil {
			return err
		}
		res, err := pb.NewIdentityServiceClient(conn).RevokeFeed(ctx, &pb.RevokeFeedRequest{Parent: organ})
		if err != nil {
			return err
		}
		words := "原来没有订阅地址"
		if res.Revoked {
			words = "已作废"
		}
		return a.print(res, func(w io.Writer) { page{w}.line("订阅", words) })
	}
	return c.done()
}
