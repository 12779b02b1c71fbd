package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"disclosure/server"
	backups "disclosure/server/backup"
)

// defaultResidue is how many days an office keeps a backup unless it says otherwise.
const defaultResidue = 90

func backup(ctx context.Context, args []string, out io.Writer) error {
	var c server.Config
	var o backups.Options
	f := newFlags("backup", "备份数据目录：数据库、全部文件、最后的校验点和清单。服务运行时也可执行，不影响办理；写出前先核对（fsck），有差异就不写。\n"+
		"签名密钥不在备份内，请另行备份 --key-dir。", out)
	dirFlag(f, &c)
	f.StringVar(&o.Out, "out", "", "备份的`位置`：新目录；或以 .tar 结尾的新文件；加密时以 .tar.age 结尾。从不覆盖")
	f.Func("recipient", "age `公钥`（age1…），给出后备份加密，只有对应私钥能恢复；可重复", func(s string) error {
		o.Recipients = append(o.Recipients, s)
		return nil
	})
	f.IntVar(&o.ResidueDays, "keep-days", defaultResidue, "本备份最多保存的`天数`，写入备份说明：保管期满销毁的内容在备份中最多还存在这么久，到期请删除备份")
	err := parse(f, args)
	if err != nil {
		return err
	}
	if o.Out == "" {
		return usage("请用 --out 指定备份的位置")
	}
	about, err := server.Backup(ctx, c, o)
	var damaged *backups.DamagedError
	if errors.As(err, &damaged) {
		return printReport(damaged.Report, out)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "已备份到 %s，内容已核对。\n", o.Out)
	printAbout(about, out)
	fmt.Fprintf(out, "签名密钥不在备份内，请另行备份。本备份请在 %d 天内删除。\n", about.ResidueDays)
	return nil
}

func printAbout(a backups.About, out io.Writer) {
	fmt.Fprintf(out, "时点：%s；申请 %d 件，事件 %d 条，文件 %d 个。\n", a.Time.Format("2006-01-02T15:04:05Z"), a.Cases, a.Events, a.Documents)
	if len(a.Logs) > 0 {
		fmt.Fprintln(out, strings.Join(a.Logs, "\n"))
	}
}
