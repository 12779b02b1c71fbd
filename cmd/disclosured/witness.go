package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"disclosure/server/record"
	"disclosure/server/witness"
)

const witnessTimeout = 10 * time.Second

func serveWitness(ctx context.Context, args []string, out io.Writer) error {
	var listen string
	var logs []string
	c := witness.Config{Now: time.Now}
	f := newFlags("witness", "启动见证服务（可由监督机关运行）：只保存各机关记录日志最近的校验点，仅在新校验点与之前后一致时会签。", out)
	f.StringVar(&c.Dir, "dir", "", "见证`目录`，保存见证密钥和最近的校验点")
	f.StringVar(&c.Name, "name", "", "见证方`名称`，首次启动时写入密钥，例如 witness.example/county")
	f.StringVar(&listen, "listen", "127.0.0.1:8444", "监听`地址`（HTTP，默认仅限本机；对外请放在反向代理之后）")
	f.Func("log", "一个机关的公钥`文件`（disclosure record checkpoint -o json 中的 keys），可重复", func(file string) error {
		logs = append(logs, file)
		return nil
	})
	err := parse(f, args)
	if err != nil {
		return err
	}
	if c.Dir == "" || len(logs) == 0 {
		return usage("请用 --dir 指定见证目录，并用 --log 给出至少一个机关的公钥文件")
	}
	for _, file := range logs {
		keys, err := readKeys(file)
		if err != nil {
			return err
		}
		c.Logs = append(c.Logs, keys)
	}
	w, err := witness.New(c)
	if err != nil {
		return err
	}
	return listenAndWitness(ctx, w, listen, out)
}

func readKeys(file string) (record.Keys, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("读取公钥文件：%w", err)
	}
	return record.ParseKeys(text)
}

// listenAndWitness serves until ctx ends.
func listenAndWitness(ctx context.Context, w *witness.Witness, listen string, out io.Writer) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", listen)
	if err != nil {
		return fmt.Errorf("无法监听 %s：%w", listen, err)
	}
	s := &http.Server{Handler: w, ReadTimeout: witnessTimeout, WriteTimeout: witnessTimeout, IdleTimeout: time.Minute}
	stopped := make(chan error, 1)
	go func() { stopped <- s.Serve(l) }()
	fmt.Fprintf(out, "见证公钥：%s\n见证服务已启动：http://%s\n", strings.TrimSpace(w.Verifier()), l.Addr())
	select {
	case <-ctx.Done():
	case err = <-stopped:
		return err
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), witnessTimeout)
	defer cancel()
	err = s.Shutdown(end)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
