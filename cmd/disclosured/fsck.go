package main

import (
	"context"
	"fmt"
	"io"

	"disclosure/server"
	"disclosure/server/store"
)

func migrate(ctx context.Context, args []string, out io.Writer) error {
	var c server.Config
	f := newFlags("migrate", "升级数据目录中的数据表。须先停止服务；启动服务时也会自动升级。", out)
	dirFlag(f, &c)
	err := parse(f, args)
	if err != nil {
		return err
	}
	err = server.Migrate(ctx, c)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "数据表已是最新。")
	return nil
}

func fsck(ctx context.Context, args []string, out io.Writer) error {
	var c server.Config
	f := newFlags("fsck", "从事件重新计算全部数据表、编号和文件校验值，与现存内容逐项核对。只读，服务运行时也可执行。", out)
	dirFlag(f, &c)
	err := parse(f, args)
	if err != nil {
		return err
	}
	report, err := server.Check(ctx, c)
	if err != nil {
		return err
	}
	return printReport(report, out)
}

func printReport(r store.Report, out io.Writer) error {
	fmt.Fprintf(out, "已核对：申请 %d 件，事件 %d 条，文件 %d 个。\n", r.Cases, r.Events, r.Documents)
	if r.Destroyed > 0 {
		fmt.Fprintf(out, "其中 %d 件申请保管期满，内容已按规定销毁，证明仍然有效。\n", r.Destroyed)
	}
	if r.OrphanBlobs > 0 {
		fmt.Fprintf(out, "另有 %d 个文件没有被任何申请引用（未完成的上传），不影响记录，满一天后会自动清除。\n", r.OrphanBlobs)
	}
	if len(r.Differences) == 0 {
		fmt.Fprintln(out, "没有差异。")
		return nil
	}
	for _, d := range r.Differences {
		fmt.Fprintf(out, "差异：%s\n", d)
	}
	fmt.Fprintf(out, "共 %d 处差异。请保留数据目录原样，从备份恢复前先联系维护人员。\n", len(r.Differences))
	return errDiffers
}
