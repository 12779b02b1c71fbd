package cli

import (
	"context"
	"crypto/x509"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
	"disclosure/server/record"
)

// verifyFlags name what whoever verifies brings from elsewhere.
type verifyFlags struct {
	keys, witnesses, printed, authority string
	json                                bool
}

// verify checks an exported case file. It needs no server and no account: anybody may run it.
func (a *app) verify() *cobra.Command {
	var f verifyFlags
	c := a.newCommand("verify 卷宗.zip或文件夹", "核对导出的卷宗（离线，不用登录）", 1, 1, nil)
	c.Long = "核对导出的卷宗：文件完整、记录一致、入账签名、外部见证、本案完整五级。\n\n" +
		"不连接服务器，不用登录，任何人都可以使用。不通过时退出码为 9；没有可核对的（如没有时间戳）不算不通过，报告写明理由。"
	c.Example = "  disclosure verify case-2026-0001.zip --keys 公钥.txt --checkpoint \"disclosure/yangli 第257号 sha256:0a1b2c3d4e5f6071\""
	c.Flags().StringVar(&f.keys, "keys", "", "从机关另外取得的公钥`文件`；不给时用卷宗自带的公钥，报告会写明")
	c.Flags().StringVar(&f.printed, "checkpoint", "", "回执或答复书上印的`记录校验`")
	c.Flags().StringVar(&f.witnesses, "witnesses", "", "见证方公钥`文件`，每行一个；不给时用卷宗自带的")
	c.Flags().StringVar(&f.authority, "tsa-ca", "", "时间戳机构的根证书`文件`（PEM）")
	c.Flags().BoolVar(&f.json, "json", false, "输出 JSON，与 -o json 相同")
	c.run = func(_ context.Context, args []string) error {
		a.global.output.json = a.global.output.json || f.json
		o, err := f.options()
		if err != nil {
			return err
		}
		return a.verifyFile(args[0], o)
	}
	return c.done()
}

// options reads the files that the flags name.
func (f verifyFlags) options() (verify.Options, error) {
	var o verify.Options
	err := errors.Join(
		fromFile(f.keys, "公钥文件", func(text []byte) error {
			keys, err := record.ParseKeys(text)
			o.Keys = keys
			return err
		}),
		fromFile(f.witnesses, "见证方公钥文件", func(text []byte) error {
			o.Witnesses = strings.Fields(string(text))
			return nil
		}),
		fromFile(f.authority, "PEM 格式的证书文件", func(text []byte) error {
			o.Authorities = x509.NewCertPool()
			if !o.Authorities.AppendCertsFromPEM(text) {
				return errors.New("里面没有证书")
			}
			return nil
		}),
	)
	if err != nil || f.printed == "" {
		return o, err
	}
	p, err := verify.ParsePrinted(f.printed)
	if err != nil {
		return o, usagef("--checkpoint 请照抄回执或答复书上的记录校验，如 “disclosure/yangli 第257号 sha256:0a1b2c3d4e5f6071”。")
	}
	o.Printed = &p
	return o, nil
}

// fromFile reads a file if it is named.
func fromFile(path, what string, take func([]byte) error) error {
	if path == "" {
		return nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return failf(exitOther, "打开文件：%v", err)
	}
	err = take(text)
	if err != nil {
		return failf(exitInvalid, "文件 %s 不是%s：%v", path, what, err)
	}
	return nil
}

// verifyFile checks a ZIP, or a folder in which one was unpacked.
func (a *app) verifyFile(path string, o verify.Options) error {
	info, err := os.Stat(path)
	if err != nil {
		return failf(exitOther, "打开文件：%v", err)
	}
	var b *bag.Bag
	if info.IsDir() {
		b, err = bag.OpenFolder(bagFolder(path))
		if err != nil {
			return failf(exitOther, "读取文件夹：%v", err)
		}
	} else {
		file, err := os.Open(path)
		if err != nil {
			return failf(exitOther, "打开文件：%v", err)
		}
		defer file.Close()
		b = bag.OpenZip(file, info.Size())
	}
	return a.printReport(path, verify.Verify(b, o))
}

func (a *app) printReport(path string, r verify.Report) error {
	var err error
	if a.global.output.json {
		err = a.printValue(r)
	} else {
		err = r.WriteText(a.cfg.Out)
	}
	if err == nil && r.Result != verify.Passed {
		err = &failure{
			Exit: exitRefuted, Code: "CLIENT", Reason: "CASE_FILE_REFUTED",
			Message: "卷宗 " + path + " 核对不通过：" + strings.Join(r.Failed(), "、"),
		}
	}
	return err
}

// bagFolder is the folder itself, or the only one in it when the ZIP was unpacked there.
func bagFolder(path string) fs.FS {
	folder := os.DirFS(path)
	_, err := fs.Stat(folder, bag.Declaration)
	entries, listErr := fs.ReadDir(folder, ".")
	if err == nil || listErr != nil || len(entries) != 1 || !entries[0].IsDir() {
		return folder
	}
	inner, err := fs.Sub(folder, entries[0].Name())
	if err != nil {
		return folder
	}
	return inner
}
