package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	pb "disclosure/proto/disclosure/v1"
)

// login signs in, changes a one-time password when the server demands it, and keeps the token.
func (a *app) login() *cobra.Command {
	var user, passwordFile, newFile string
	c := a.newCommand("login [organs/机关代码/staff/登录名]", "登录", 0, 1, func(ctx context.Context, args []string) error {
		name, err := a.loginName(args, user)
		if err != nil {
			return err
		}
		password, err := a.secret(ctx, passwordFile, "密码")
		if err != nil {
			return err
		}
		s, err := a.signIn(ctx, name, password)
		if err != nil {
			return err
		}
		if s.PasswordChangeRequired {
			if err := a.firstPassword(ctx, password, newFile); err != nil {
				return err
			}
		}
		s.PasswordChangeRequired = false
		return a.printSession(s)
	})
	c.Long = "登录。密码在终端里输入（不显示），也可以放在文件里，或者从标准输入读一行。\n" +
		"一次性密码必须马上修改：按提示输入新密码，非终端时新密码取 --new-password-file 或标准输入的下一行。"
	c.Example = "  disclosure login organs/yangli/staff/zhangsan\n  disclosure login --organ yangli --user zhangsan --ca ca.pem"
	c.text(&user, "user", "登录名，与 --organ 一起使用")
	c.text(&passwordFile, "password-file", "密码文件（取第一行）")
	c.text(&newFile, "new-password-file", "须修改一次性密码时，新密码的文件（取第一行）")
	return c.done()
}

// loginName is the resource name of who signs in.
func (a *app) loginName(args []string, user string) (string, error) {
	if len(args) == 1 && user != "" {
		return "", usagef("登录人写一次即可：或者写 %s，或者用 --user。", args[0])
	}
	if len(args) == 1 && strings.Contains(args[0], "/") {
		return args[0], nil
	}
	if len(args) == 1 {
		user = args[0]
	}
	if user == "" || a.global.organ == "" {
		return "", usagef("请写明登录人，例如 disclosure login organs/yangli/staff/zhangsan，或者 --organ yangli --user zhangsan。")
	}
	return "organs/" + strings.TrimPrefix(a.global.organ, "organs/") + "/staff/" + user, nil
}

// signIn gets a token and keeps it at once, so that a forced change of the password can be taken up later.
func (a *app) signIn(ctx context.Context, name, password string) (*pb.Session, error) {
	known, err := a.readSessions()
	if err != nil {
		return nil, err
	}
	keep := session{CA: known[a.global.server].CA, Plaintext: a.global.plaintext || known[a.global.server].Plaintext && a.global.ca == ""}
	if a.global.ca != "" {
		if keep.CA, err = filepath.Abs(a.global.ca); err != nil {
			return nil, err
		}
	}
	conn, err := a.dial(keep)
	if err != nil {
		return nil, err
	}
	s, err := pb.NewIdentityServiceClient(conn).SignIn(ctx, &pb.SignInRequest{Name: name, Password: password})
	if err != nil {
		return nil, err
	}
	keep.Token, keep.Staff, keep.DisplayName = s.Token, s.GetStaff().GetName(), s.GetStaff().GetDisplayName()
	keep.ExpireTime = s.ExpireTime.AsTime().Format(time.RFC3339)
	if err := a.saveSession(&keep); err != nil {
		return nil, err
	}
	if os.Getenv("DISCLOSURE_TOKEN") != "" {
		a.note("注意：环境变量 DISCLOSURE_TOKEN 已设置，后面的命令仍用其中的令牌。")
	}
	a.close()
	_, err = a.dial(keep)
	return s, err
}

// firstPassword replaces the one-time password.
func (a *app) firstPassword(ctx context.Context, old, newFile string) error {
	a.note("这是一次性密码，必须先改成自己的密码。")
	fresh, err := a.newSecret(ctx, newFile)
	if err != nil {
		return err
	}
	if err := a.changePassword(ctx, old, fresh); err != nil {
		a.note("已登录，但密码还没有修改；请执行 disclosure passwd 修改。")
		return err
	}
	return nil
}

// printSession shows who signed in; the token stays in its file.
func (a *app) printSession(s *pb.Session) error {
	s.Token = ""
	return a.print(s, func(w io.Writer) {
		p := page{w}
		p.line("已登录", s.GetStaff().GetDisplayName()+"（"+s.GetStaff().GetName()+"）")
		p.line("服务器", a.global.server)
		p.line("角色", roleNames(s.GetStaff().GetRoles()))
		p.line("有效期至", minute(s.ExpireTime))
	})
}
