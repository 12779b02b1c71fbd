package verify

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
)

var numerals = [...]string{"一", "二", "三", "四", "五"}

// WriteText prints the report for people: what was checked, what it means, what could not be checked and why.
func (r Report) WriteText(w io.Writer) error {
	var b strings.Builder
	b.WriteString("政府信息公开申请卷宗核对报告\n\n")
	r.writeFile(&b)
	r.writeResult(&b)
	for _, l := range r.Levels {
		l.write(&b)
	}
	r.writeTrust(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func (r Report) writeFile(b *strings.Builder) {
	f := r.File
	line(b, "机关", f.Organization)
	line(b, "登记编号", f.Case)
	line(b, "卷宗种类", variants[f.Variant])
	at, err := time.Parse(time.RFC3339, f.ExportTime)
	if err == nil {
		line(b, "导出时间", stamp(at)+"（北京时间）")
	}
	line(b, "内容", fmt.Sprintf("%d 条办理记录，%d 份材料，共 %d 个文件", f.Events, f.Documents, f.Files))
	if c := r.Checkpoint; c != nil && len(c.Root) >= 16 {
		line(b, "校验点", fmt.Sprintf("%s 第%d号 sha256:%s…，%s", c.Origin, c.Size, c.Root[:16], stamp(c.Time)))
	}
}

func (r Report) writeResult(b *strings.Builder) {
	b.WriteString("\n结论：")
	if r.Result == Failed {
		b.WriteString("不通过。以上各项是卷宗自己写的，在查明以前不能采信；问题见下。\n")
		return
	}
	b.WriteString("通过。能核对的都相符。")
	var open []string
	for i, l := range r.Levels {
		if l.Status == Unchecked {
			open = append(open, "第"+numerals[i]+"级")
		}
	}
	if len(open) > 0 {
		fmt.Fprintf(b, "%s没有可核对的，理由见下。", strings.Join(open, "、"))
	}
	b.WriteString("\n")
}

func (l Level) write(b *strings.Builder) {
	t := titles[l.Name]
	fmt.Fprintf(b, "\n第%s级 %s：%s\n", numerals[l.Level-1], t.title, statuses[l.Status])
	switch l.Status {
	case Passed:
		fmt.Fprintf(b, "  含义：%s\n", t.passed)
	case Failed:
		fmt.Fprintf(b, "  含义：%s\n", t.failed)
	}
	for _, c := range l.Checks {
		c.write(b)
	}
}

func (c Check) write(b *strings.Builder) {
	if c.Status != Failed {
		fmt.Fprintf(b, "  %s %s\n", signs[c.Status], clean(c.Text))
		return
	}
	name, _, _ := strings.Cut(c.Text, "：")
	fmt.Fprintf(b, "  %s %s，不相符：\n", signs[c.Status], clean(name))
	for _, f := range c.Findings {
		where := clean(f.Path)
		if where != "" {
			where += "："
		}
		fmt.Fprintf(b, "      %s%s\n", where, clean(f.Text))
	}
}

func (r Report) writeTrust(b *strings.Builder) {
	b.WriteString("\n凭什么相信\n")
	if r.Keys.Given {
		b.WriteString("  签名用您提供的公钥核对，不依赖卷宗自带的公钥。\n")
	} else {
		b.WriteString("  签名用卷宗自带的公钥核对：只证明卷宗前后一致，还不能证明公钥是机关的。\n" +
			"  请从机关另外取得公钥（或者核对下面的指纹），用 --keys 再核对一次。\n")
	}
	for _, k := range r.Keys.Keys {
		fmt.Fprintf(b, "  公钥 %s，指纹 SHA-256 %s\n", clean(k.Name), k.Fingerprint)
	}
	b.WriteString("  本报告不判断：材料内容是否真实、在形成存证之前是否被改动、法律适用是否正确。\n")
}

func line(b *strings.Builder, name, value string) {
	if value == "" {
		value = "（没有写明）"
	}
	fmt.Fprintf(b, "%s：%s\n", name, clean(value))
}

// clean keeps what a file says from moving about on the screen.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '�'
		}
		return r
	}, s)
}
