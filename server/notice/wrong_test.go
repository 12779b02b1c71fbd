package notice

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"disclosure/templates"
)

func swap(old, new string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, new, 1) }
}

// lineOf is the line of the embedded template, from 1, in which a text first stands.
func lineOf(t *testing.T, file, text string) int {
	t.Helper()
	b, err := fs.ReadFile(templates.Notices, file)
	if err != nil {
		t.Fatal(err)
	}
	before, _, found := strings.Cut(string(b), text)
	if !found {
		t.Fatalf("%s does not say %q", file, text)
	}
	return strings.Count(before, "\n") + 1
}

// TestWrongTemplates changes one thing in one embedded template at a time. `at` is a text of the line that must be named;
// empty = line 1, for what is wrong with the file as a whole.
func TestWrongTemplates(t *testing.T) {
	for name, c := range map[string]struct {
		file, old, new string
		at             string
		problem        string
	}{
		"broken encoding":      {"notices/fee.txt", "特此通知", "\xcc\xd8\xb4\xcb\xcd\xa8\xd6\xaa", "特此通知", "文件应当保存为UTF-8编码，这一行不是"},
		"control character":    {"notices/fee.txt", "特此通知", "特此\a通知", "特此通知", "这一行含有看不见的控制字符，请删去后重新输入"},
		"bomb":                 {"notices/fee.txt", "特此通知", strings.Repeat("炸", 10<<20/3), "", "模板文件不能大于256KB"},
		"nested bomb":          {"notices/fee.txt", "特此通知", strings.Repeat("{{如果 多项申请}}", 1<<16), "", "模板文件不能大于256KB"},
		"no series":            {"notices/fee.txt", "文号类别：收费通知", "文号类别：", "文号类别：", "文号类别是空的，这种文书必须编文号"},
		"no title":             {"notices/fee.txt", "标题：政府信息公开信息处理费收费通知书", "标题：", "标题：", "标题是空的"},
		"no form":              {"notices/fee.txt", "版式：信函\n", "#\n", "----", "文件头缺少“版式”"},
		"unknown form":         {"notices/fee.txt", "版式：信函", "版式：公函", "版式：", "版式只能是“信函”“普通”或者“表单”，不能是“公函”"},
		"letter without seal":  {"notices/fee.txt", "版式：信函", "版式：表单", "版式：", "这种文书要有落款，版式不能是“表单”"},
		"no receiver":          {"notices/fee.txt", "发给：申请人\n", "#\n", "----", "文件头缺少“发给”"},
		"unknown receiver":     {"notices/fee.txt", "发给：申请人", "发给：领导", "发给：", "发给只能是申请人、第三方、行政机关、归档、内部，不能是“领导”"},
		"key twice":            {"notices/fee.txt", "救济：C", "救济：C\n救济：B", "生效：", "文件头的“救济”写了两次"},
		"unknown variant":      {"notices/fee.txt", "救济：C", "救济：D", "救济：", "救济只能是A、B、AB或者C，不能是“D”"},
		"remedies on a fee":    {"notices/fee.txt", "救济：C", "救济：B", "", "fee的救济应当是C，不能是B"},
		"no remedies":          {"notices/disclosure-told.txt", "救济：B", "救济：C", "", "disclosure-told的救济应当是B，不能是C"},
		"over before it began": {"notices/fee.txt", "失效：", "失效：2020-12-31", "失效：", "失效日期早于生效日期"},
		"no such day":          {"notices/fee.txt", "失效：", "失效：2026-02-30", "失效：", "日期应当写成2026-01-05的形式，不能是“2026-02-30”"},
		"field twice":          {"notices/fee.txt", "字段 缴费天数：", "字段 机关电话：", "字段 缴费天数：", "字段“机关电话”声明了两次，或者没有名称"},
		"too few cells":        {"notices/fee.txt", "{{单价}}|{{金额}}", "{{单价}}", "[表行]", "这一行有4格，应当是5格（各格用“|”隔开）"},
		"row without head":     {"notices/fee.txt", "[表头 10 36 16 19 19]", "", "[表行]", "[表行]前面应当有[表头 …]，[表头]和[栏目]应当写明各格的宽度"},
		"width in words":       {"notices/fee.txt", "[表头 10 36", "[表头 十 36", "[表头", "格子的宽度应当是1至1000的整数，高度应当是1行至20行，不能是“十”"},
		"row higher than all":  {"notices/service-form.txt", "4行]", "99行]", "4行]", "格子的宽度应当是1至1000的整数，高度应当是1行至20行，不能是“99行”"},
		"column unknown":       {"notices/fee.txt", "{{单价}}|", "{{单位价格}}|", "[表行]", "字段“单位价格”没有在文件头声明"},
		"tick of nothing":      {"notices/service-form.txt", "{{勾选 方式直接}}", "{{勾选 方式当面}}", "{{勾选", "字段“方式当面”没有在文件头声明"},
		"annex without title":  {"notices/consultation.txt", "[附件]政府信息公开征求意见回执", "[附件]", "[附件]", "[附件]后面应当是附件的标题"},
		"applicant given away": {"notices/consultation.txt", "字段 机关名称：系统设置", "字段 申请人：x\n字段 机关名称：系统设置", "", "正文必须载明“征求问题”"},
		"no such list":         {"notices/fee.txt", "{{每项 收费档次}}", "{{每项 缴费方式}}", "{{每项", "“缴费方式”不是可以逐项列出的字段"},
		"list in a line":       {"notices/fee.txt", "特此通知。", "特此{{每项 收费档次}}通知。", "特此通知", "{{每项 …}}应当单独占一行"},
		"list with else":       {"notices/fee.txt", "{{单价}}|{{金额}}\n{{结束}}", "{{单价}}|{{金额}}\n{{否则}}\n{{结束}}", "{{结束}}\n应缴", "{{每项 …}}里不能有{{否则}}"},
		"brace left open":      {"notices/fee.txt", "特此通知。", "特此通知{{机关电话。", "特此通知", "“{{”没有与它对应的“}}”"},
		"empty tag":            {"notices/fee.txt", "特此通知。", "特此通知{{ }}。", "特此通知", "“{{ }}”里缺少名称"},
		"amount in words gone": {"notices/fee.txt", "（{{收费金额大写}}）", "", "", "正文必须载明“收费金额大写”"},
		"period gone":          {"notices/consultation.txt", "{{意见天数}}", "15", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			change := swap(c.old, c.new)
			line := 1
			if c.at != "" {
				line = lineOf(t, c.file, c.at)
			}
			want := TemplateError{c.file, line, c.problem}
			switch name {
			case "applicant given away":
				change = func(s string) string {
					return swap(c.old, c.new)(swap("{{征求问题}}", "{{申请人}}")(s))
				}
				want.Line, want.Problem = lineOf(t, c.file, "{{征求问题}}")+1, "这种文书不得印出“申请人”"
			case "period gone":
				change = func(s string) string { return strings.ReplaceAll(s, "{{意见天数}}", "15") }
				want.Problem = "正文必须载明“意见天数”"
			}
			_, err := edited(c.file, change)
			var got *TemplateError
			if !errors.As(err, &got) {
				t.Fatalf("error %v, want %v", err, want)
			}
			if diff := cmp.Diff(want, *got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
