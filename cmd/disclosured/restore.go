package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"disclosure/server"
)

func restore(ctx context.Context, args []string, out io.Writer) error {
	var c server.Config
	var r server.Restore
	var identity string
	f := newFlags("restore", "把备份恢复到一个新的数据目录并核对。全部记录核对无误、且不早于最后签发的校验点，才能继续办理；在此之前只能查看。\n"+
		"校验点取自 --key-dir 和 --checkpoint（见证机关保存的副本）。不写 --from 时重新核对已解开的目录。", out)
	dirFlag(f, &c)
	f.StringVar(&r.From, "from", "", "备份的`位置`：目录、.tar 或 .tar.age 文件")
	f.StringVar(&identity, "identity", "", "age 私钥`文件`，用于加密的备份")
	f.Func("checkpoint", "外部保存的校验点`文件`，例如见证机关的副本；可重复", func(name string) error {
		note, err := os.ReadFile(name)
		r.Checkpoints = append(r.Checkpoints, note)
		return err
	})
	f.BoolVar(&r.AcceptOlder, "accept-older", false, "没有更新的备份时，接受较早的状态：灭失的范围、原因和批准人记入日志，日志改用新名称（机关#2）")
	f.StringVar(&r.Reason, "reason", "", "接受较早状态的`原因`")
	f.StringVar(&r.ApprovedBy, "approved-by", "", "批准`人`姓名和职务")
	err := parse(f, args)
	if err != nil {
		return err
	}
	if identity != "" {
		text, err := os.ReadFile(identity)
		if err != nil {
			return err
		}
		r.Identities = string(text)
	}
	restored, err := server.RestoreBackup(ctx, c, r)
	if err != nil {
		return err
	}
	return printRestored(restored, c.Dir, out)
}

func printRestored(r server.Restored, dir string, out io.Writer) error {
	if r.About.Version > 0 {
		fmt.Fprintf(out, "已恢复到 %s。\n", dir)
		printAbout(r.About, out)
	}
	for _, o := range r.Older {
		fmt.Fprintf(out, "日志 %s 现有 %d 条，曾签发到第 %d 条：恢复的是较早的状态（%v）。\n", o.Signed.Origin, o.Size, o.Signed.Size, o.Why)
	}
	if r.Accepted {
		if len(r.Older) > 0 {
			fmt.Fprintln(out, "已按批准接受较早的状态，并记入日志；日志改用新名称，请把新的公钥交给见证机关。灭失期间的申请请按纸质回执补登。")
		}
		fmt.Fprintln(out, "核对无误，可以启动服务。备份之后销毁过的申请会重新出现，请用 disclosure retention list --due 查出并再次销毁。")
		return nil
	}
	if len(r.Older) > 0 && len(r.Report.Differences) > 0 || len(r.Older) > 0 {
		fmt.Fprintln(out, "请先找更新的备份；确实没有的，经批准后重新执行：disclosured restore --dir 目录 --accept-older --reason 原因 --approved-by 批准人。\n"+
			"在此之前服务只能查看，不能办理。")
	}
	err := printReport(r.Report, out)
	if err == nil {
		err = errDiffers
	}
	return err
}
