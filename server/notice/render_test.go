package notice

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	want := "文书内容不完整，请补充：法院、复议网址、第1项的检索范围、第1项的检索情况、第2项的理由、第2项的无法确定的原因"
	if got := Chinese(err); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRemedies(t *testing.T) {
	r := newRenderer(t)
	const first, free = "未经行政复议，不得直接提起行政诉讼", "也可以自收到本答复书之日起6个月内"
	for n, item := range samples() {
		d := organ()
		d.Items = []ItemDecision{item}
		out, err := r.Render(Reply, d)
		if err != nil {
			t.Fatal(err)
		}
		a, b := strings.Contains(out.Text, first), strings.Contains(out.Text, free)
		if wantA, wantB := n >= 3 && n <= 10, n <= 3 || n > 10; a != wantA || b != wantB {
			t.Errorf("R%d: A %t B %t, want A %t B %t", n, a, b, wantA, wantB)
		}
		if strings.Contains(out.Text, "复议网址") || strings.Contains(out.Text, "互联网渠道") {
			t.Errorf("R%d: internet channel without electronic delivery", n)
		}
	}
	for _, kind := range []string{"receipt", "supplement", "extension"} {
		c := notices()[kind]
		out, err := r.Render(c.kind, c.data)
		if err != nil || strings.Contains(out.Text, "复议") {
			t.Errorf("%s: %v, remedies %t", kind, err, strings.Contains(out.Text, "复议"))
		}
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

func TestProvisionalDateIsNotPrinted(t *testing.T) {
	c := notices()["receipt-confirmed"]
	out, err := newRenderer(t).Render(c.kind, c.data)
	if err != nil || !strings.Contains(out.Text, "将自收到申请之日起20个工作日内予以答复") || strings.Contains(out.Text, "2027年") {
		t.Error(err, out.Text)
	}
}

// TestDeterministic renders the same notice from many goroutines.
func TestDeterministic(t *testing.T) {
	r := newRenderer(t)
	c := notices()["reply-mixed"]
	want, err := r.Render(c.kind, c.data)
	if err != nil {
		t.Fatal(err)
	}
	before := slices.Clone(c.data.Items)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := newRenderer(t).Render(c.kind, c.data)
			if err != nil || !bytes.Equal(got.PDF, want.PDF) {
				t.Error("another rendering gave other bytes", err)
			}
		})
	}
	wg.Wait()
	if diff := cmp.Diff(before, c.data.Items); diff != "" {
		t.Error("Render changed its input", diff)
	}
}

func TestProperties(t *testing.T) {
	out, err := newRenderer(t).Render(Receipt, organ())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"%PDF-1.7", "/Lang (zh-CN)", "D:20260327000000", "/Title (\xfe\xff"} {
		if !bytes.Contains(out.PDF, []byte(want)) {
			t.Errorf("the file does not say %q", want)
		}
	}
}

func TestOperatorFont(t *testing.T) {
	set, err := DefaultTemplates()
	if err != nil {
		t.Fatal(err)
	}
	kai := DefaultFonts()[Kai][0]
	r, err := New(DefaultFonts().With(Fangsong, kai), set)
	if err != nil {
		t.Fatal(err)
	}
	out, err := r.Render(Receipt, organ())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out.PDF, []byte("utf8"+kai.Name)) {
		t.Error("the operator's font was not used")
	}
	if _, err := New(DefaultFonts().With(Fangsong, FontFile{Name: "bad", TTF: []byte("OTTO....")}), set); err == nil {
		t.Error("a font that is no TrueType font was taken")
	}
}

func BenchmarkReply(b *testing.B) {
	r := newRenderer(b)
	d := organ()
	d.Items = []ItemDecision{samples()[14]}
	for b.Loop() {
		if _, err := r.Render(Reply, d); err != nil {
			b.Fatal(err)
		}
	}
}
