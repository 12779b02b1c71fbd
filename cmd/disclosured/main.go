// Command disclosured is the disclosure service: it serves, and it looks after its data folder.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"disclosure/server/fault"
)

// command is one sub-command. Its function gets the arguments after its name.
type command struct {
	name, what string
	run        func(ctx context.Context, args []string, out io.Writer) error
}

// commands in the order of the help.
var commands = []command{
	{"serve", "启动服务", serve},
	{"demo", "在本机启动服务，用样例走完全部流程", play},
	{"witness", "启动见证服务：保存并会签校验点（由监督机关运行）", serveWitness},
	{"migrate", "升级数据目录中的数据表（启动服务时会自动升级）", migrate},
	{"fsck", "重新计算并核对全部记录；有差异时退出码为 1", fsck},
	{"gc", "清除上传中断留下的、超过一天没有被任何申请引用的文件（服务每夜自动执行）", gc},
	{"backup", "备份数据目录（服务运行时也可执行）", backup},
	{"restore", "把备份恢复到新的数据目录并核对", restore},
	{"admin", "离线管理：reset-password 重置密码，create-organ 增设机关，rotate-key 更换签名密钥，add-sm2-key 增设国密签名密钥", admin},
}

// Exit codes.
const (
	exitFailed = 1
	exitUsage  = 2
)

// errDiffers is the outcome of a check that found something; it has been printed.
var errDiffers = errors.New("核对发现差异")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, commands, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run finds the sub-command, runs it and turns its error into a line and an exit code.
func run(ctx context.Context, table []command, args []string, out, errOut io.Writer) int {
	if len(args) == 0 {
		help(table, errOut)
		return exitUsage
	}
	for _, c := range table {
		if c.name == args[0] {
			return exit(c.run(ctx, args[1:], out), errOut)
		}
	}
	help(table, errOut)
	if args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		return 0
	}
	fmt.Fprintf(errOut, "\n没有子命令 %q。\n", args[0])
	return exitUsage
}

func exit(err error, errOut io.Writer) int {
	var use usage
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return 0
	case errors.As(err, &use):
		fmt.Fprintln(errOut, use)
		return exitUsage
	}
	fmt.Fprintln(errOut, sentence(err))
	return exitFailed
}

// sentence is what the operator reads: the sentence of a fault, or the error as it is.
func sentence(err error) string {
	e, ok := fault.As(err)
	if ok {
		return e.Text
	}
	return "出错：" + err.Error()
}

func help(table []command, w io.Writer) {
	fmt.Fprint(w, "disclosured 是政府信息依申请公开办理服务。\n\n用法：disclosured <子命令> [参数]\n\n子命令：\n")
	for _, c := range table {
		fmt.Fprintf(w, "  %-10s %s\n", c.name, c.what)
	}
	fmt.Fprint(w, "\n各子命令的参数：disclosured <子命令> -h。每个参数都可用环境变量给出默认值，\n"+
		"例如 --tls-cert 对应 DISCLOSURE_TLS_CERT。\n")
}
