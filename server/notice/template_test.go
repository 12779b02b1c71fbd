package notice

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"disclosure/templates"
)

// edited is the embedded templates with one file changed by an operator.
func edited(name string, change func(string) string) (TemplateSet, error) {
	b, _ := fs.ReadFile(templates.Notices, name)
	return LoadTemplates(templates.Notices, fstest.MapFS{name: {Data: []byte(change(string(b)))}})
}

func TestTemplateErrors(t *testing.T) {
	replace := func(old, new string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, new, 1) }
	}
	for name, c := range map[string]struct {
		file   string
		change func(string) string
		want   TemplateError
	}{
		"unknown field in the text": {
			"dispositions/R12.txt", replace("{{检索范围}}", "{{检索区域}}{{检索范围}}"),
			TemplateError{"dispositions/R12.txt", 12, "字段“检索区域”没有在文件头声明"},
		},
		"unknown field in the head": {
			"notices/receipt.txt", replace("字段 机关电话：", "字段 机关电话号：x\n字段 机关电话："),
			TemplateError{"notices/receipt.txt", 1, "文件头声明的字段“机关电话号”不存在"},
		},
		"unknown key": {
			"notices/receipt.txt", replace("版式：", "样子："),
			TemplateError{"notices/receipt.txt", 6, "文件头没有“样子”这一项"},
		},
		"unknown style": {
			"notices/receipt.txt", replace("[顶格]", "[顶天]"),
			TemplateError{"notices/receipt.txt", 25, "没有“[顶天]”这种段落样式"},
		},
		"condition not closed": {
			"dispositions/R13.txt", func(s string) string { return strings.TrimSuffix(s, "{{结束}}\n") },
			TemplateError{"dispositions/R13.txt", 18, "{{如果 负责机关}}没有与它对应的{{结束}}"},
		},
		"condition in a line not closed": {
			"dispositions/R1.txt", replace("{{网址}}。{{结束}}", "{{网址}}。"),
			TemplateError{"dispositions/R1.txt", 15, "同一行里的{{如果 网址}}没有{{结束}}"},
		},
		"closed once too often": {
			"dispositions/R8.txt", func(s string) string { return s + "{{结束}}\n" },
			TemplateError{"dispositions/R8.txt", 13, "{{结束}}没有与它对应的{{如果 …}}或者{{每项 …}}"},
		},
		"what the law demands is gone": {
			"dispositions/R13.txt", replace("该机关的联系方式：{{联系方式}}。", ""),
			TemplateError{"dispositions/R13.txt", 1, "正文必须载明“联系方式”"},
		},
		"remedies are gone": {
			"notices/reply.txt", func(s string) string { return strings.ReplaceAll(s, "{{法院}}", "法院") },
			TemplateError{"notices/reply.txt", 1, "正文必须载明“法院”"},
		},
		"wrong remedies": {
			"dispositions/R4.txt", replace("救济：A", "救济：B"),
			TemplateError{"dispositions/R4.txt", 1, "R4的救济应当是A，不能是B"},
		},
		"wrong date": {
			"dispositions/R4.txt", replace("2019-05-15", "2019年"),
			TemplateError{"dispositions/R4.txt", 4, "日期应当写成2026-01-05的形式，不能是“2019年”"},
		},
		"stray closing sign": {
			"dispositions/R4.txt", replace("{{定密情况}}。", "{{定密情况}}}}。"),
			TemplateError{"dispositions/R4.txt", 11, "多出来的“}}”"},
		},
		"unknown kind": {
			"dispositions/R4.txt", replace("种类：R4", "种类：R24"),
			TemplateError{"dispositions/R4.txt", 1, "没有“R24”这一种类"},
		},
		"two versions at once": {"dispositions/R4b.txt", func(string) string {
			b, _ := fs.ReadFile(templates.Notices, "dispositions/R4.txt")
			return string(b)
		}, TemplateError{"dispositions/R4b.txt", 1, "与dispositions/R4.txt的生效期间重叠"}},
		"no line of dashes": {
			"dispositions/R4.txt", replace("----", ""),
			TemplateError{"dispositions/R4.txt", 11, "文件头的每一行应当写成“键：值”，用全角冒号"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := edited(c.file, c.change)
			var got *TemplateError
			if !errors.As(err, &got) {
				t.Fatalf("error %v, want %v", err, c.want)
			}
			if diff := cmp.Diff(c.want, *got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMissingTemplate(t *testing.T) {
	only := fstest.MapFS{}
	names, _ := fs.Glob(templates.Notices, "*/*.txt")
	for _, name := range names {
		if name != "dispositions/R9.txt" {
			b, _ := fs.ReadFile(templates.Notices, name)
			only[name] = &fstest.MapFile{Data: b}
		}
	}
	_, err := LoadTemplates(only)
	if Chinese(err) != "模板文件dispositions第0行：缺少处理决定R9的模板" {
		t.Error(err)
	}
}

// TestVersions replaces a template from a day on.
func TestVersions(t *testing.T) {
	old, _ := fs.ReadFile(templates.Notices, "dispositions/R20.txt")
	set, err := LoadTemplates(templates.Notices, fstest.MapFS{
		"dispositions/R20.txt":      {Data: []byte(strings.Replace(string(old), "失效：", "失效：2026-12-31", 1))},
		"dispositions/R20-2027.txt": {Data: []byte(strings.Replace(string(old), "2019-05-15", "2027-01-01", 1))},
	})
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]string{"2026-12-31": "dispositions/R20.txt", "2027-01-01": "dispositions/R20-2027.txt"} {
		if got, err := set.pick("R20", day(on)); err != nil || got.file != want {
			t.Errorf("on %s: %v, %v", on, got, err)
		}
	}
	if _, err := set.pick("R20", day("2019-05-14")); err == nil {
		t.Error("a template was in force before its first day")
	}
}

// TestDataIsNoTemplate prints template language that an applicant wrote.
func TestDataIsNoTemplate(t *testing.T) {
	d := organ()
	d.RequestItems = []string{"{{机关电话}}{{如果 x}}[顶格]{{结束}}}}"}
	d.Applicant = "{{法院}}"
	out, err := newRenderer(t).Render(Receipt, d)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.Text, "“"+d.RequestItems[0]+"”") || !strings.Contains(out.Text, "\n{{法院}}：") {
		t.Error(out.Text)
	}
	sameText(t, out)
}

func TestTemplateHash(t *testing.T) {
	b, _ := fs.ReadFile(templates.Notices, "notices/receipt.txt")
	out, err := newRenderer(t).Render(Receipt, organ())
	if err != nil {
		t.Fatal(err)
	}
	if out.Template != "notices/receipt.txt" || out.TemplateHash != hashOf(b) {
		t.Error(out.Template, out.TemplateHash)
	}
}

func TestDescribe(t *testing.T) {
	set, err := DefaultTemplates()
	if err != nil {
		t.Fatal(err)
	}
	got, err := set.Describe("R14", day("2026-03-02"))
	if err != nil {
		t.Fatal(err)
	}
	got.Hash = ""
	want := Description{Kind: "R14", Name: "没有现成信息，需要加工、分析", Remedy: "B", File: "dispositions/R14.txt", Fields: []Field{
		{"申请内容", "登记时照录申请原文", false},
		{"依据", "系统按处理决定填写，承办人核对", true},
		{"理由", "承办人填写，现有哪些信息、为什么需要另行制作或者加工、分析", true},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := set.Describe("R24", day("2026-03-02")); err == nil {
		t.Error("R24 was described")
	}
}

func FuzzParseTemplate(f *testing.F) {
	names, _ := fs.Glob(templates.Notices, "*/*.txt")
	for _, name := range names {
		b, _ := fs.ReadFile(templates.Notices, name)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if tmpl, err := parseTemplate("x.txt", b); err == nil {
			_ = tmpl.check()
		}
	})
}
