package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"disclosure/server"
)

// usage is an error of the command line.
type usage string

func (u usage) Error() string { return string(u) }

// newFlags makes the flags of a sub-command; its help goes to out.
func newFlags(name, what string, out io.Writer) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(out)
	f.Usage = func() {
		fmt.Fprintf(out, "%s\n\n用法：disclosured %s [参数]\n\n参数：\n", what, name)
		f.PrintDefaults()
	}
	return f
}

// parse takes defaults from the environment and then reads the arguments: a flag beats its variable.
func parse(f *flag.FlagSet, args []string) error {
	var bad error
	f.VisitAll(func(x *flag.Flag) {
		value, ok := os.LookupEnv(variable(x.Name))
		if !ok {
			return
		}
		err := f.Set(x.Name, value)
		if err != nil {
			bad = usage(fmt.Sprintf("环境变量 %s 的值 %q 无效", variable(x.Name), value))
		}
		if t, several := x.Value.(*texts); several {
			t.fromVariable = true
		}
	})
	if bad != nil {
		return bad
	}
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return err
	case err != nil:
		return usage("参数有误：" + err.Error())
	case f.NArg() > 0:
		return usage(fmt.Sprintf("多余的参数：%s", strings.Join(f.Args(), " ")))
	}
	return nil
}

// texts is a flag that may be given several times, or several texts in its variable, divided by white space. As with any other flag
// the command line beats the variable.
type texts struct {
	to           *[]string
	fromVariable bool
}

func (t *texts) String() string { return "" }

// Set adds texts; those of the variable are put aside by the first one of the command line.
func (t *texts) Set(value string) error {
	if t.fromVariable {
		*t.to, t.fromVariable = nil, false
	}
	*t.to = append(*t.to, strings.Fields(value)...)
	return nil
}

// variable is the environment variable of a flag: tls-cert is DISCLOSURE_TLS_CERT.
func variable(name string) string {
	return "DISCLOSURE_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

func dirFlag(f *flag.FlagSet, c *server.Config) {
	f.StringVar(&c.Dir, "dir", "", "数据`目录`")
	f.StringVar(&c.KeyDir, "key-dir", "", "签名密钥`目录`，默认为数据目录下的 keys；最好放在另一块磁盘上并单独备份")
	f.StringVar(&c.LogHost, "log-host", "", "记录日志名称中的`主机名`，日志名为 主机名/机关代码，默认 disclosure；日志一经开始不再改名")
}

func organFlags(f *flag.FlagSet, c *server.Config) {
	f.StringVar(&c.Organ.Code, "organ-code", "", "机关`代码`，2 至 32 个小写字母、数字或连字符，例如 yangli")
	f.StringVar(&c.Organ.Name, "organ-name", "", "机关全称，印在文书上，例如 样例县人民政府办公室")
	f.StringVar(&c.Organ.DocPrefix, "doc-prefix", "", "文号中的机关`代字`，例如 样政办公开")
}
