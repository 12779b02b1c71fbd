package main

import (
	"context"
	"fmt"
	"io"

	"disclosure/server"
)

func gc(ctx context.Context, args []string, out io.Writer) error {
	var c server.Config
	f := newFlags("gc", "清除上传中断留下的、超过一天没有被任何申请引用的文件。须先停止服务；服务每夜核对之后也会自动清除。", out)
	dirFlag(f, &c)
	err := parse(f, args)
	if err != nil {
		return err
	}
	n, err := server.Sweep(ctx, c)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "已清除 %d 个文件。\n", n)
	return nil
}
