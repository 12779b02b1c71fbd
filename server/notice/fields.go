package notice

import (
	"strconv"
	"strings"
)

// noticeValues gives the facts of a case the names by which the templates in notices/ know them. Called with empty data it
// gives every name there is.
func noticeValues(d Data) values {
	v := newValues()
	v.texts = map[string]string{
		"机关名称": d.OrganName, "机关代字": d.OrganShort, "机关地址": d.OrganAddress, "机关电话": d.OrganPhone,
		"复议机关": d.ReconsiderationBody, "复议网址": d.ReconsiderationURL, "法院": d.Court,
		"文号": d.Number, "登记编号": d.CaseNumber, "申请人": d.Applicant, "代理人": d.AgentName, salutation: d.salutation(),
		"收到方式": d.Channel, "收到日期": d.ReceivedOn.Chinese(), "确认日期": d.ConfirmedOn.Chinese(),
		"到达日期": d.ArrivedOn.Chinese(),
		"印发日期": d.IssuedOn.Chinese(), "获取形式": d.FormWanted,
		"答复期限日期": d.Due.On.Chinese(), "答复期限规则": d.Due.rule(),
		"申请原文": "", "申请内容全文": listed(d.RequestItems), "办理经过全文": d.courseText(),
		"指导释明": d.Supplement.Guidance, "补正天数": number(d.Supplement.Days), "补正期限说明": d.Supplement.Deadline,
		"延期天数": number(d.Extension.Days), "延期理由": d.Extension.Reason, "同意人": d.Extension.ApprovedBy,
		"原期限日期": d.Extension.BaseDue.On.Chinese(), "原期限规则": d.Extension.BaseDue.rule(),
		"新期限日期": d.Extension.NewDue.On.Chinese(), "新期限规则": d.Extension.NewDue.rule(),
	}
	if len(d.RequestItems) == 1 {
		v.texts["申请原文"] = d.RequestItems[0]
	}
	v.lists["申请内容"] = contents(d.RequestItems)
	v.lists["补正要点"] = contents(d.Supplement.Points)
	v.lists["办理经过"] = course(d.Course)
	v.flags["多项申请"] = len(d.RequestItems) > 1
	v.flags["多项补正"] = len(d.Supplement.Points) > 1
	v.flags["电子送达"] = d.Remedies.ElectronicDelivery
	v.inserts["处理决定"] = nil
	d.letterValues(&v)
	d.paperValues(&v)
	d.Defence.values(&v)
	d.remedyValues(&v)
	return v
}

// salutation is how a letter addresses the applicant. Templates use it without declaring it, those of dispositions too.
const salutation = "称呼"

func (d Data) salutation() string {
	if d.IsBody {
		return "你单位"
	}
	return "您"
}

// rowFields are the names inside {{每项 …}}.
var rowFields = map[string][]string{
	"申请内容":   {"序号", "内容", "句末"},
	"补正要点":   {"序号", "内容", "句末"},
	"办理经过":   {"日期", "事项"},
	"遮盖清单":   {"序号", "部分", "依据条款", "不公开理由", "句末"},
	"涉及内容":   {"序号", "内容", "句末"},
	"决定公开内容": {"序号", "内容", "句末"},
	"收费档次":   {"序号", "区段", "数量", "单价", "金额"},
	"检索记录":   {"序号", "涉及项", "检索日期", "检索人", "检索处所", "关键词", "资料期间", "询问单位", "检索结果"},
	"保密审查":   {"序号", "涉及项", "审查日期", "审查人", "审查结论"},
	"呈批事项":   {"序号", "内容", "处理意见", "处理依据", "处理理由"},
	"委托代理人":  {"序号", "内容", "句末"},
	"事实经过":   {"日期", "事项"},
	"期限计算":   {"日期", "星期", "计数", "说明"},
	"处理事项":   {"序号", "内容", "处理意见", "处理依据", "处理理由"},
	"主张答复":   {"序号", "主张", "答复"},
	"证据":     {"编号", "名称", "来源", "证明", "页码", "形式", "备注", "分类"},
	"依据目录":   {"序号", "规定", "用途"},
}

func contents(texts []string) []values {
	var out []values
	for i, text := range texts {
		out = append(out, row(i, len(texts), map[string]string{"内容": text}))
	}
	return out
}

func course(steps []CourseStep) []values {
	var out []values
	for _, s := range steps {
		out = append(out, values{texts: map[string]string{"日期": s.On.Chinese(), "事项": s.Text}})
	}
	return out
}

// courseText is the course in one text, a step a line.
func (d Data) courseText() string {
	var lines []string
	for _, s := range d.Course {
		lines = append(lines, s.On.Chinese()+"，"+s.Text+"。")
	}
	return strings.Join(lines, "\n")
}

// listed is a list in one text, numbered if it has several parts, a part a line.
func listed(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	var lines []string
	for i, p := range parts {
		lines = append(lines, strconv.Itoa(i+1)+"."+p)
	}
	return strings.Join(lines, "\n")
}

// row adds the number of a row and the sign that closes it: a full stop after the last one, a semicolon after the others.
func row(i, n int, texts map[string]string) values {
	texts["序号"] = strconv.Itoa(i + 1)
	texts["句末"] = "；"
	if i+1 == n {
		texts["句末"] = "。"
	}
	return values{texts: texts}
}

func (d Due) rule() string {
	if !d.On.IsZero() {
		return ""
	}
	return d.Rule
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// chineseNumber gives 一 to 九十九.
func chineseNumber(n int) string {
	digits := []rune("零一二三四五六七八九")
	if n <= 0 || n > 99 {
		return strconv.Itoa(n)
	}
	s := ""
	if n >= 20 {
		s = string(digits[n/10])
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 != 0 {
		s += string(digits[n%10])
	}
	return s
}
