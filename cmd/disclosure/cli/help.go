package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const usageTemplate = `用法：{{if .HasAvailableSubCommands}}
  {{.CommandPath}} 命令 [参数]{{else}}
  {{.UseLine}}{{end}}{{if .HasExample}}

示例：
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}{{$all := .Commands}}{{if not .Groups}}

命令：{{range $all}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{else}}{{range $group := .Groups}}

{{.Title}}{{range $all}}{{if and (eq .GroupID $group.ID) .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}

其他：{{range $all}}{{if and (eq .GroupID "") .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{flagHelp .LocalFlags}}{{end}}{{if .HasAvailableInheritedFlags}}

通用选项：
{{flagHelp .InheritedFlags}}{{end}}{{if .HasAvailableSubCommands}}

用“{{.CommandPath}} 命令 --help”查看命令的说明。{{end}}
`

// chinese gives the help and the mistakes in the command line their Chinese words.
func chinese(root *cobra.Command) {
	cobra.AddTemplateFunc("flagHelp", flagHelp)
	root.SetUsageTemplate(usageTemplate)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [命令]",
		Short: "显示命令的说明",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usagef("没有命令 %q。", strings.Join(args, " "))
			}
			return cmd.Help()
		},
	})
}

// flagError says in Chinese what pflag found.
func flagError(cmd *cobra.Command, err error) error {
	var (
		own     *failure
		absent  *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	hint := "用 " + cmd.CommandPath() + " --help 查看说明。"
	switch {
	case errors.As(err, &invalid) && errors.As(invalid.Unwrap(), &own):
		return usagef("--%s：%s", invalid.GetFlag().Name, own.Message)
	case errors.As(err, &invalid):
		return usagef("选项 --%s 的值 %q 无效。%s", invalid.GetFlag().Name, invalid.GetValue(), hint)
	case errors.As(err, &absent):
		return usagef("没有选项 %s。%s", dashed(absent.GetSpecifiedName()), hint)
	case errors.As(err, &empty):
		return usagef("选项 --%s 后面缺少值。%s", empty.GetFlag().Name, hint)
	}
	return usagef("选项写错了：%v。%s", err, hint)
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// completion writes the completion script of a shell.
func completion() *cobra.Command {
	return &cobra.Command{
		Use:                   "completion bash|zsh|fish|powershell",
		Short:                 "输出命令补全脚本",
		Long:                  "输出命令补全脚本。例如 bash：source <(disclosure completion bash)",
		ValidArgs:             []string{"bash", "zsh", "fish", "powershell"},
		DisableFlagsInUseLine: true,
		Args: func(_ *cobra.Command, args []string) error {
			return checkArgs("disclosure completion", "completion bash|zsh|fish|powershell", args, 1, 1)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, w := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(w, true)
			case "zsh":
				return root.GenZshCompletion(w)
			case "fish":
				return root.GenFishCompletion(w, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(w)
			}
			return usagef("没有 %q 的补全脚本，可用：bash、zsh、fish、powershell。", args[0])
		},
	}
}
