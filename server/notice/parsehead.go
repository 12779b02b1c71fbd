package notice

import (
	"slices"
	"strings"

	"disclosure/server/calendar"
)

// head reads "键：值" lines up to a line of dashes. A line that begins with # is a remark.
func (p *parser) head() error {
	for ; p.at < len(p.lines); p.at++ {
		s := strings.TrimSpace(p.lines[p.at])
		if strings.HasPrefix(s, "----") {
			err := p.complete()
			p.at++
			return err
		}
		if s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		key, value, ok := strings.Cut(s, "：")
		if !ok {
			return p.fail("文件头的每一行应当写成“键：值”，用全角冒号")
		}
		if err := p.headLine(strings.TrimSpace(key), strings.TrimSpace(value)); err != nil {
			return err
		}
	}
	return p.fail("缺少把文件头和正文分开的一行“----”")
}

func (p *parser) headLine(key, value string) error {
	t := p.t
	if name, isField := strings.CutPrefix(key, "字段 "); isField {
		name = strings.TrimSpace(name)
		if _, twice := t.fields[name]; twice || name == "" {
			return p.fail("字段“%s”声明了两次，或者没有名称", name)
		}
		t.fields[name], t.order = value, append(t.order, name)
		return nil
	}
	if p.keys[key] != 0 {
		return p.fail("文件头的“%s”写了两次", key)
	}
	p.keys[key] = p.at + 1
	var err error
	switch key {
	case "名称":
		t.name = value
	case "种类":
		t.kind = value
	case "文号类别":
		t.series = value
	case "标题":
		t.heading, _, err = p.inline(value, "")
		if err != nil {
			return err
		}
	case "版式":
		t.form = formKind(value)
		if t.form != letterForm && t.form != plainForm && t.form != sheetForm {
			return p.fail("版式只能是“信函”“普通”或者“表单”，不能是“%s”", value)
		}
	case "发给":
		t.to = value
		if !slices.Contains(receivers, value) {
			return p.fail("发给只能是%s，不能是“%s”", strings.Join(receivers, "、"), value)
		}
	case "救济":
		t.remedy = value
		if !strings.Contains(" A B AB C ", " "+value+" ") {
			return p.fail("救济只能是A、B、AB或者C，不能是“%s”", value)
		}
	case "生效":
		t.from, err = calendar.ParseDate(value)
	case "失效":
		if value != "" {
			t.until, err = calendar.ParseDate(value)
		}
	default:
		return p.fail("文件头没有“%s”这一项", key)
	}
	if err != nil {
		return p.fail("日期应当写成2026-01-05的形式，不能是“%s”", value)
	}
	return nil
}

// receivers are those who get a paper; 归档 and 内部 do not leave the organ as letters.
var receivers = []string{"申请人", "第三方", "行政机关", "归档", "内部"}

func (p *parser) complete() error {
	t := p.t
	for _, need := range []struct{ key, value string }{
		{"名称", t.name}, {"种类", t.kind}, {"生效", t.from.String()}, {"救济", t.remedy},
	} {
		if need.value == "" {
			return p.fail("文件头缺少“%s”", need.key)
		}
	}
	if !t.until.IsZero() && t.until.Before(t.from) {
		return p.failAt("失效", "失效日期早于生效日期")
	}
	return p.completeNotice()
}

// completeNotice looks for what only the papers themselves have, not the paragraphs of a disposition.
func (p *parser) completeNotice() error {
	t := p.t
	if !t.isNotice() {
		return nil
	}
	switch {
	case p.keys["标题"] == 0:
		return p.fail("文件头缺少“标题”")
	case len(t.heading) == 0:
		return p.failAt("标题", "标题是空的")
	case t.form == "":
		return p.fail("文件头缺少“版式”")
	case t.to == "":
		return p.fail("文件头缺少“发给”")
	case p.keys["文号类别"] == 0:
		return p.fail("文件头缺少“文号类别”，不编文号的文书把它留空")
	case t.series == "" && Kind(t.kind).Numbered():
		return p.failAt("文号类别", "文号类别是空的，这种文书必须编文号")
	case t.form == sheetForm && Kind(t.kind).Numbered():
		return p.failAt("版式", "这种文书要有落款，版式不能是“表单”")
	}
	return nil
}
