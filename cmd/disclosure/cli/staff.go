package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
)

// staff manages the accounts of the organ.
func (a *app) staff() *cobra.Command {
	return a.group("staff", "人员账号", a.staffList(), a.staffCreate(), a.staffUpdate(), a.resetPassword())
}

func (a *app) staffList() *cobra.Command {
	var p paging
	c := a.newCommand("list", "列出人员", 0, 0, func(ctx context.Context, _ []string) error {
		organ, err := a.organName(ctx)
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		all := &pb.ListStaffResponse{}
		all.NextPageToken, err = p.each(func(size int32, token string) (string, error) {
			res, err := pb.NewAdminServiceClient(conn).ListStaff(ctx, &pb.ListStaffRequest{Parent: organ, PageSize: size, PageToken: token})
			all.Staff = append(all.Staff, res.GetStaff()...)
			return res.GetNextPageToken(), err
		})
		if err != nil {
			return err
		}
		p.hint(a, all.NextPageToken)
		return a.print(all, staffTable(all.Staff))
	})
	p.bind(c)
	return c.done()
}

func (a *app) staffCreate() *cobra.Command {
	staff := &pb.Staff{}
	c := a.newCommand("create 登录名", "新建账号，给出一次性密码", 1, 1, func(ctx context.Context, args []string) error {
		organ, err := a.organName(ctx)
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := pb.NewAdminServiceClient(conn).CreateStaff(ctx, &pb.CreateStaffRequest{Parent: organ, StaffId: args[0], Staff: staff})
		if err != nil {
			return err
		}
		return a.print(res, func(w io.Writer) {
			staffPage(res.Staff)(w)
			page{w}.line("一次性密码", res.OneTimePassword+"（只显示这一次，首次登录须修改）")
		})
	})
	c.must(&staff.DisplayName, "display-name", "姓名")
	c.text(&staff.Email, "email", "接收提醒的邮箱")
	chooseMany(c, &staff.Roles, "role", "角色（必填）")
	c.check(func() error { return needRoles(staff.Roles) })
	return c.done()
}

func needRoles(roles []pb.Role) error {
	if len(roles) == 0 {
		return usagef("缺少 --role：至少要有一个角色")
	}
	return nil
}

func (a *app) staffUpdate() *cobra.Command {
	staff := &pb.Staff{}
	var enable bool
	c := a.newCommand("update 登录名", "修改姓名、角色，停用或恢复账号", 1, 1, nil)
	c.text(&staff.DisplayName, "display-name", "姓名")
	c.text(&staff.Email, "email", "接收提醒的邮箱")
	chooseMany(c, &staff.Roles, "role", "角色（替换原有的全部角色）")
	c.Flags().BoolVar(&staff.Disabled, "disable", false, "停用账号并注销其令牌")
	c.Flags().BoolVar(&enable, "enable", false, "恢复账号")
	c.text(&staff.Etag, "etag", "只在账号仍是这一版本时修改")
	c.run = func(ctx context.Context, args []string) error {
		paths := c.changed(map[string]string{"display-name": "display_name", "role": "roles", "disable": "disabled", "enable": "disabled", "email": "email"})
		if len(paths) == 0 || staff.Disabled && enable {
			return usagef("请写明要改什么：--display-name、--role、--email，以及 --disable 和 --enable 中的一个。")
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		if staff.Name, err = a.staffArg(ctx, args[0]); err != nil {
			return err
		}
		staff.Etag = quoteEtag(staff.Etag)
		res, err := pb.NewAdminServiceClient(conn).UpdateStaff(ctx, &pb.UpdateStaffRequest{
			Staff: staff, UpdateMask: &fieldmaskpb.FieldMask{Paths: paths},
		})
		if err != nil {
			return err
		}
		return a.print(res, staffPage(res))
	}
	return c.done()
}

func (a *app) resetPassword() *cobra.Command {
	return a.newCommand("reset-password 登录名", "重置密码，给出一次性密码", 1, 1, func(ctx context.Context, args []string) error {
		name, err := a.staffArg(ctx, args[0])
		if err != nil {
			return err
		}
		conn, err := a.connect()
		if err != nil {
			return err
		}
		res, err := pb.NewAdminServiceClient(conn).ResetPassword(ctx, &pb.ResetPasswordRequest{Name: name})
		if err != nil {
			return err
		}
		return a.print(res, func(w io.Writer) {
			fmt.Fprintf(w, "一次性密码：%s（只显示这一次，登录后须修改）\n", clean(res.OneTimePassword))
		})
	}).done()
}
