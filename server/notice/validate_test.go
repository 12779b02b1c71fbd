package notice

import (
	"errors"
	"strings"
	"testing"
)

func TestUnprintable(t *testing.T) {
	r := newRenderer(t)
	for name, c := range map[string]struct {
		change func(*Data)
		want   string
	}{
		"emoji":        {func(d *Data) { d.Applicant = "李😀" }, "字段“申请人”含有无法打印的字符“😀”（U+1F600），请改用文字说明"},
		"no glyph":     {func(d *Data) { d.Applicant = "𪛖" }, "字段“申请人”含有无法打印的字符“𪛖”（U+2A6D6），请改用文字说明"},
		"control":      {func(d *Data) { d.FormWanted = "纸质\x07" }, "字段“获取形式”含有无法打印的字符（U+0007，第3个字符），请改用文字说明"},
		"bidi":         {func(d *Data) { d.RequestItems[0] = "文\u202E件" }, "字段“申请内容”含有无法打印的字符（U+202E，第2个字符），请改用文字说明"},
		"zero width":   {func(d *Data) { d.AgentName = "\u200B" }, "字段“代理人”含有无法打印的字符（U+200B，第1个字符），请改用文字说明"},
		"selector":     {func(d *Data) { d.AgentName = "葛\U000E0100" }, "字段“代理人”含有无法打印的字符（U+E0100，第2个字符），请改用文字说明"},
		"private use":  {func(d *Data) { d.AgentName = "\uE000" }, "字段“代理人”含有无法打印的字符（U+E000，第1个字符），请改用文字说明"},
		"invalid":      {func(d *Data) { d.AgentName = "\xff" }, "字段“代理人”含有无法打印的字符（U+FFFD，第1个字符），请改用文字说明"},
		"carriage":     {func(d *Data) { d.AgentName = "甲\r乙" }, "字段“代理人”含有无法打印的字符（U+000D，第2个字符），请改用文字说明"},
		"item reasons": {func(d *Data) { d.Items[0].Fields["检索情况"] = "无\u0000" }, "字段“检索情况”含有无法打印的字符（U+0000，第2个字符），请改用文字说明"},
	} {
		t.Run(name, func(t *testing.T) {
			d := organ()
			d.Items = []ItemDecision{samples()[12]}
			c.change(&d)
			_, err := r.Render(Reply, d)
			if got := Chinese(err); got != c.want {
				t.Errorf("%q, want %q (%v)", got, c.want, err)
			}
		})
	}
}

// TestMandatory takes every field of every disposition away, one at a time: each must be missed unless the template has it
// under a condition.
func TestMandatory(t *testing.T) {
	r := newRenderer(t)
	optional := map[string]bool{"网址": true, "页数": true, "提供地点": true, "在先送达情况": true, "补正告知文号": true, "收费通知文号": true}
	for n, item := range samples() {
		for name := range item.Fields {
			if optional[name] {
				continue
			}
			bare := item
			bare.Fields = map[string]string{}
			for other, text := range item.Fields {
				if other != name {
					bare.Fields[other] = text
				}
			}
			d := organ()
			d.Items = []ItemDecision{bare}
			_, err := r.Render(Reply, d)
			var missing *MissingError
			if !errors.As(err, &missing) {
				t.Errorf("R%d without %s: %v", n, name, err)
			}
		}
	}
}

func TestMissingListsAll(t *testing.T) {
	d := organ()
	d.RequestItems = []string{"甲", "乙"}
	d.Items = []ItemDecision{{No: 1, Disposition: 12, Basis: "x"}, {No: 2, Disposition: 13, Basis: "y"}}
	d.Remedies.ElectronicDelivery, d.ReconsiderationURL, d.Court = true, "", ""
	_, err := newRenderer(t).Render(Reply, d)
	want := "文书内容不完整，请补充：法院、复议网址、第1项的检索范围、第1项的检索情况、第2项的理由、第2项的无法确定的原因；其中法院、复议网址由系统管理员在机关设置中填写"
	if got := Chinese(err); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestContradictions(t *testing.T) {
	r := newRenderer(t)
	for name, c := range map[string]struct {
		kind   Kind
		change func(*Data)
		field  string
	}{
		"free choice on a refusal": {Reply, func(d *Data) { d.Items[0] = samples()[8]; d.Remedies.Variant = "B" }, "救济途径"},
		"reconsideration first":    {Reply, func(d *Data) { d.Remedies.Variant = "A" }, "救济途径"},
		"no remedies":              {Reply, func(d *Data) { d.Remedies.Variant = "C" }, "救济途径"},
		"variant of an item":       {Reply, func(d *Data) { d.Items[0].Variant = "C" }, "救济途径"},
		"another question":         {Reply, func(d *Data) { d.Items[0].Request = "别的" }, "处理决定"},
		"item not answered":        {Reply, func(d *Data) { d.RequestItems = append(d.RequestItems, "第二项") }, "处理决定"},
		"no such item":             {Reply, func(d *Data) { d.Items[0].No = 2 }, "处理决定"},
		"unknown field":            {Reply, func(d *Data) { d.Items[0].Fields["检索"] = "x" }, "检索"},
		"unknown disposition":      {Reply, func(d *Data) { d.Items[0].Disposition = 24 }, "处理决定"},
		"too long an extension":    {Extension, func(d *Data) { d.Extension.Days = 21 }, "延期天数"},
		"issued before receipt":    {Receipt, func(d *Data) { d.IssuedOn = day("2026-03-01") }, "印发日期"},
	} {
		t.Run(name, func(t *testing.T) {
			d := organ()
			d.Items = []ItemDecision{samples()[12]}
			c.change(&d)
			_, err := r.Render(c.kind, d)
			var wrong *DataError
			if !errors.As(err, &wrong) || wrong.Field != c.field {
				t.Errorf("%v, want an error on %s", err, c.field)
			}
		})
	}
}

func TestWithdrawalNeedsNoRemedies(t *testing.T) {
	d := organ()
	d.Items = []ItemDecision{samples()[23]}
	d.Items[0].Variant, d.Remedies.Variant = "C", "C"
	d.ReconsiderationBody, d.Court = "", ""
	out, err := newRenderer(t).Render(Reply, d)
	if err != nil || strings.Contains(out.Text, "诉讼") {
		t.Error(err, out.Text)
	}
}
