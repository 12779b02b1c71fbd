package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"disclosure/server"
	"disclosure/server/law"
)

const defaultListen = "127.0.0.1:8443"

func serve(ctx context.Context, args []string, out io.Writer) error {
	c, err := serveConfig(args, out)
	if err != nil {
		return err
	}
	server.TuneMemory()
	s, err := server.New(ctx, c)
	if err != nil {
		return err
	}
	announce(s, out)
	return s.Serve(ctx)
}

func serveConfig(args []string, out io.Writer) (server.Config, error) {
	c := server.Config{Log: slog.New(slog.NewJSONHandler(os.Stderr, nil))}
	var fonts, templates string
	f := newFlags("serve", "启动服务。首次启动时创建机关和一名系统管理员，并显示一次性密码。日志写到标准错误。", out)
	dirFlag(f, &c)
	organFlags(f, &c)
	f.StringVar(&c.Listen, "listen", defaultListen, "监听`地址`")
	f.StringVar(&c.TLSCert, "tls-cert", "", "证书`文件`（PEM）")
	f.StringVar(&c.TLSKey, "tls-key", "", "私钥`文件`（PEM）")
	f.BoolVar(&c.DevTLS, "dev-tls", false, "在数据目录中生成自签名证书并使用，仅供试用")
	f.BoolVar(&c.Reflection, "reflection", false, "允许通用 gRPC 客户端查询接口（监听本机地址时总是允许）")
	f.DurationVar(&c.SessionLife, "session-life", 0, "登录有效`时长`，默认 12h")
	f.Int64Var(&c.MaxDocumentBytes, "max-document-bytes", 0, "单个文件的最大`字节数`，默认 50 MiB")
	f.DurationVar(&c.ShutdownTimeout, "shutdown-timeout", 0, "停止时等待正在处理的请求的`时长`，默认 10s")
	f.StringVar(&c.CheckAt, "check-at", "", "每天核对全部记录的`时刻`（北京时间），默认 "+server.DefaultCheckAt+"；off 为不自动核对")
	f.Func("retention", "办结的申请按哪一档`期限`保管：永久、30年或10年，按本机关的保管期限表，默认 "+law.DefaultRetention.String()+"；单件可以另设", func(s string) error {
		for _, class := range law.RetentionClasses() {
			if class.String() == s {
				c.Retention = class
				return nil
			}
		}
		return errors.New("应为 永久、30年 或 10年")
	})
	f.StringVar(&c.FeedListen, "feed-listen", "", "日历订阅（iCalendar）的监听`地址`，例如 127.0.0.1:8444；默认不开放")
	f.StringVar(&c.SMTP.Address, "smtp-address", "", "发送提醒邮件的服务器`地址`，例如 smtp.example.com:587；465 端口直接加密，其他端口用 STARTTLS；默认不发邮件")
	f.StringVar(&c.SMTP.From, "smtp-from", "", "提醒邮件的发件人`邮箱`")
	f.StringVar(&c.SMTP.User, "smtp-user", "", "登录邮件服务器的`用户名`")
	f.StringVar(&c.SMTP.PasswordFile, "smtp-password-file", "", "存放邮件服务器密码的`文件`，第一行为密码")
	f.Var(&texts{to: &c.Anchors.Witnesses}, "witness", "见证方的`网址,见证公钥`，例如 http://witness.example:8444,NAME+HASH+KEY（公钥在见证服务启动时显示），可重复；新校验点在后台送去会签")
	f.StringVar(&c.Anchors.AuthorityURL, "tsa-url", "", "时间戳服务（RFC 3161）的`网址`，每日和导出卷宗时的校验点加盖时间戳；默认不用")
	f.StringVar(&c.Anchors.AuthorityCA, "tsa-ca", "", "核对时间戳所用的根证书`文件`（PEM），与 --tsa-url 同时给出")
	f.StringVar(&c.Anchors.File, "checkpoint-file", "", "把每日和导出卷宗时的校验点追加到这个`文件`，供写入一次性介质或外送保存")
	f.StringVar(&fonts, "fonts", "", "自备字体`目录`：fangsong、xiaobiaosong、hei、kai、song.ttf 优先使用，rare.ttf 补其他字体没有的生僻字")
	f.StringVar(&templates, "templates", "", "自备文书模板`目录`")
	err := parse(f, args)
	if fonts != "" {
		c.Fonts = os.DirFS(fonts)
	}
	if templates != "" {
		c.Templates = os.DirFS(templates)
	}
	return c, err
}

// announce tells the operator what he must know now. The password goes to standard output only, never into the log.
func announce(s *server.Server, out io.Writer) {
	first := s.FirstAdmin()
	if first != nil {
		fmt.Fprintf(out, "已创建机关 %s 和系统管理员账号。\n  账号：%s\n  一次性密码：%s\n密码只显示这一次，首次登录后必须修改。\n",
			s.Organ.Code, first.Name, first.Password)
	}
	print := s.Fingerprint()
	if print != "" {
		fmt.Fprintf(out, "证书 SHA-256 指纹：%s\n", print)
	}
	if s.FeedAddr() != nil {
		fmt.Fprintf(out, "日历订阅：%s（%s）\n", s.FeedAddr(), transportName(print))
	}
	fmt.Fprintf(out, "服务已启动：%s（%s）\n", s.Addr(), transportName(print))
}

func transportName(fingerprint string) string {
	if fingerprint == "" {
		return "明文，仅限本机"
	}
	return "TLS"
}
