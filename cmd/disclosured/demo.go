package main

import (
	"context"
	"io"

	"disclosure/cmd/disclosured/demo"
)

func play(ctx context.Context, args []string, out io.Writer) error {
	var c demo.Config
	f := newFlags("demo", "在本机启动真实的服务，登记全部样例申请并办到结束，打印结果表；与样例不符时退出码为 1。", out)
	f.StringVar(&c.Dir, "dir", "", "空`目录`；默认新建一个临时目录并显示它")
	f.BoolVar(&c.ExportAll, "export-all", false, "导出并核对全部样例的卷宗，每件三种")
	err := parse(f, args)
	if err != nil {
		return err
	}
	return demo.Run(ctx, c, out)
}
