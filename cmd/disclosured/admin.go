package main

import (
	"context"
	"fmt"
	"io"

	"disclosure/server"
)

// adminCommands work on the data folder while the service is stopped, or on the key folder beside it.
var adminCommands = []command{
	{"reset-password", "给账号设置一次性密码（先停止服务）", resetPassword},
	{"create-organ", "增设机关及其系统管理员（先停止服务）", createOrgan},
	{"rotate-key", "更换机关的记录签名密钥（服务可照常运行）", rotateKey},
	{"add-sm2-key", "增设机关的国密（SM2）签名密钥（服务可照常运行）", addSM2Key},
}

func admin(ctx context.Context, args []string, out io.Writer) error {
	for _, c := range adminCommands {
		if len(args) > 0 && c.name == args[0] {
			return c.run(ctx, args[1:], out)
		}
	}
	text := "用法：disclosured admin <子命令> [参数]\n\n子命令：\n"
	for _, c := range adminCommands {
		text += fmt.Sprintf("  %-16s %s\n", c.name, c.what)
	}
	return usage(text)
}

func resetPassword(ctx context.Context, args []string, out io.Writer) error {
	var c server.Config
	var name string
	f := newFlags("admin reset-password", "给账号设置一次性密码，注销它的全部登录。须先停止服务。", out)
	dirFlag(f, &c)
	f.StringVar(&name, "name", "", "`账号`，例如 organs/yangli/staff/admin")
	err := parse(f, args)
	if err != nil {
		return err
	}
	password, err := server.ResetPassword(ctx, c, name)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "账号：%s\n一次性密码：%s\n密码只显示这一次，登录后必须修改。\n", name, password)
	return nil
}

func createOrgan(ctx context.Context, args []string, out io.Writer) error {
	var c server.Config
	f := newFlags("admin create-organ", "增设机关及其系统管理员。须先停止服务。", out)
	dirFlag(f, &c)
	organFlags(f, &c)
	err := parse(f, args)
	if err != nil {
		return err
	}
	first, err := server.CreateOrgan(ctx, c)
	if err != nil {
		return err
	}
	if first == nil {
		return fmt.Errorf("机关 %s 已存在", c.Organ.Code)
	}
	fmt.Fprintf(out, "已增设机关 %s。\n账号：%s\n一次性密码：%s\n密码只显示这一次，首次登录后必须修改。\n", c.Organ.Code, first.Name, first.Password)
	return nil
}

func rotateKey(_ context.Context, args []string, out io.Writer) error {
	return changeKeys("admin rotate-key", "为机关生成新的记录签名密钥（有国密密钥的一并更换），旧密钥只用于验证以前的校验点。服务可照常运行，下一个校验点起使用新密钥。",
		args, out, server.RotateKey)
}

func addSM2Key(_ context.Context, args []string, out io.Writer) error {
	return changeKeys("admin add-sm2-key", "为机关增设国密（SM2/SM3）签名密钥：此后每个校验点除 Ed25519 签名外另有一行国密签名。服务可照常运行。",
		args, out, server.AddSM2Key)
}

func changeKeys(name, what string, args []string, out io.Writer, change func(server.Config, string) (string, error)) error {
	var c server.Config
	var organ string
	f := newFlags(name, what, out)
	dirFlag(f, &c)
	f.StringVar(&organ, "organ-code", "", "机关`代码`")
	err := parse(f, args)
	if err != nil {
		return err
	}
	keys, err := change(c, organ)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "机关 %s 的签名密钥已更新。全部公钥（启用、停用时间和密钥，请公布或交给监督机关保存）：\n%s", organ, keys)
	return nil
}
