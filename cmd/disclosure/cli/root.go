package cli

import (
	"os"
	"time"

	"github.com/spf13/cobra"
)

const defaultServer = "127.0.0.1:8443"

// The groups of commands in the help.
var groups = []cobra.Group{
	{ID: "account", Title: "登录："},
	{ID: "desk", Title: "登记："},
	{ID: "read", Title: "查询："},
	{ID: "handle", Title: "承办："},
	{ID: "review", Title: "审核与签发："},
	{ID: "notice", Title: "文书与材料："},
	{ID: "admin", Title: "管理："},
}

// root is the tree of commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "disclosure",
		Short: "政府信息依申请公开办理系统客户端",
		Long: "政府信息依申请公开办理系统客户端。\n\n登记号可以写 2026-0001，也可以写完整名称 organs/机关代码/cases/2026-0001；" +
			"日期一律写 2026-03-02。\n代码（如 IN_PERSON）不分大小写，也可以写中文名称（如 当面提交）。\n\n" + envHelp + "\n\n" + exitHelp,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0])
		},
	}
	for i := range groups {
		root.AddGroup(&groups[i])
	}
	a.globalFlags(root)
	a.addCommands(root)
	chinese(root)
	return root
}

const envHelp = `环境变量：
  DISCLOSURE_SERVER  服务器地址（--server 的默认值）
  DISCLOSURE_CA      CA 证书文件（--ca 的默认值）
  DISCLOSURE_TOKEN   令牌，代替登录时保存的令牌`

// globalFlags are the flags of every command.
func (a *app) globalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.SortFlags = false
	f.StringVar(&a.global.server, "server", envOr("DISCLOSURE_SERVER", defaultServer), "服务器地址")
	f.StringVar(&a.global.ca, "ca", os.Getenv("DISCLOSURE_CA"), "信任的 CA 证书文件（PEM）；登录后会记住")
	f.BoolVar(&a.global.plaintext, "plaintext", false, "不加密连接，只能用于本机地址；登录后会记住")
	f.StringVar(&a.global.organ, "organ", "", "机关代码，默认为登录人所在机关")
	f.StringVar(&a.global.configDir, "config-dir", "", "保存登录信息的文件夹，默认为用户配置目录下的 disclosure")
	f.DurationVar(&a.global.timeout, "timeout", time.Minute, "一次调用最多等待的时间")
	f.VarP(&a.global.output, "output", "o", "输出格式：table 或 json；写文件的命令也用它指定文件名")
	f.BoolP("help", "h", false, "显示帮助")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if a.global.output.file != "" && cmd.Annotations[writesFile] == "" {
			return usagef("-o 只能是 table 或 json，不能是 %q。", a.global.output.file)
		}
		if a.global.plaintext {
			return a.checkLoopback()
		}
		return nil
	}
}

// writesFile marks the commands for which -o may name a file.
const writesFile = "writes-file"

func envOr(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

// addCommands puts every command into its group.
func (a *app) addCommands(root *cobra.Command) {
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add("account", a.login(), a.logout(), a.passwd(), a.whoami(), a.feed())
	add("desk", a.register(), a.confirmReceipt(), a.assign(), a.passOn(), a.correct(), a.talk(), a.withdraw(), a.matter())
	add("read", a.list(), a.search(), a.show(), a.clock(), a.due(), a.similar(), a.check(), a.events(), a.record())
	add("handle", a.supplement(), a.consult(), a.extension(), a.reasons(), a.fee(), a.recordSearch(), a.secrecyReview(), a.determine(), a.submit(), a.closeCase(),
		a.proceeding(), a.retention())
	add("review", a.review(), a.signOff())
	add("notice", a.notice(), a.upload(), a.download(), a.export(), a.verify())
	add("admin", a.staff(), a.organ(), a.calendar())
	root.AddCommand(completion())
}
