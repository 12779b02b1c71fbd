package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
)

// logout revokes the token and forgets it.
func (a *app) logout() *cobra.Command {
	var all bool
	c := a.newCommand("logout", "退出登录", 0, 0, func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := pb.NewIdentityServiceClient(conn).SignOut(ctx, &pb.SignOutRequest{AllSessions: all})
		if err != nil && asFailure(err).Exit != exitPermission {
			return err
		}
		if err := a.saveSession(nil); err != nil {
			return err
		}
		if res == nil {
			res = &pb.SignOutResponse{}
		}
		return a.print(res, func(w io.Writer) { fmt.Fprintf(w, "已退出登录，注销令牌 %d 个。\n", res.Revoked) })
	})
	c.Flags().BoolVar(&all, "all", false, "同时注销本人在别处的全部登录")
	return c.done()
}

// passwd changes the password.
func (a *app) passwd() *cobra.Command {
	var oldFile, newFile string
	c := a.newCommand("passwd", "修改密码", 0, 0, func(ctx context.Context, _ []string) error {
		if _, err := a.connect(); err != nil {
			return err
		}
		old, err := a.secret(ctx, oldFile, "当前密码")
		if err != nil {
			return err
		}
		fresh, err := a.newSecret(ctx, newFile)
		if err != nil {
			return err
		}
		return a.changePassword(ctx, old, fresh)
	})
	c.text(&oldFile, "password-file", "当前密码的文件（取第一行）")
	c.text(&newFile, "new-password-file", "新密码的文件（取第一行）")
	return c.done()
}

func (a *app) changePassword(ctx context.Context, old, fresh string) error {
	conn, err := a.connect()
	if err != nil {
		return err
	}
	_, err = pb.NewIdentityServiceClient(conn).ChangePassword(ctx, &pb.ChangePasswordRequest{OldPassword: old, NewPassword: fresh})
	if err == nil {
		a.note("密码已修改，本人在别处的登录已注销。")
	}
	return err
}

// whoami shows the caller.
func (a *app) whoami() *cobra.Command {
	return a.newCommand("whoami", "显示当前登录人", 0, 0, func(ctx context.Context, _ []string) error {
		conn, err := a.connect()
		if err != nil {
			return err
		}
		me, err := pb.NewIdentityServiceClient(conn).GetMe(ctx, &pb.GetMeRequest{})
		if err != nil {
			return err
		}
		return a.print(me, staffPage(me))
	}).done()
}

func roleNames(roles []pb.Role) string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = label(r)
	}
	return strings.Join(names, "、")
}

// minute is a time in China, to the minute; empty when there is none.
func minute(t *timestamppb.Timestamp) string {
	if t == nil {
		return ""
	}
	return t.AsTime().In(china).Format("2006-01-02 15:04")
}
