package law

import "slices"

// ReportRow is a row of table three of the annual report (30号), in the exact
// wording of the table.
type ReportRow struct {
	ID      string // A, B, C1, C3.4, C7, D
	Heading string // the headings over the row, as printed
	Text    string // the row itself
}

const (
	results       = "三、本年度办理结果"
	refused       = results + "（三）不予公开"
	cannotProvide = results + "（四）无法提供"
	notHandled    = results + "（五）不予处理"
	otherHandling = results + "（六）其他处理"
)

var reportTable = []ReportRow{
	{"A", "", "一、本年新收政府信息公开申请数量"},
	{"B", "", "二、上年结转政府信息公开申请数量"},
	{"C1", results, "（一）予以公开"},
	{"C2", results, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"},
	{"C3.1", refused, "1.属于国家秘密"},
	{"C3.2", refused, "2.其他法律行政法规禁止公开"},
	{"C3.3", refused, "3.危及“三安全一稳定”"},
	{"C3.4", refused, "4.保护第三方合法权益"},
	{"C3.5", refused, "5.属于三类内部事务信息"},
	{"C3.6", refused, "6.属于四类过程性信息"},
	{"C3.7", refused, "7.属于行政执法案卷"},
	{"C3.8", refused, "8.属于行政查询事项"},
	{"C4.1", cannotProvide, "1.本机关不掌握相关政府信息"},
	{"C4.2", cannotProvide, "2.没有现成信息需要另行制作"},
	{"C4.3", cannotProvide, "3.补正后申请内容仍不明确"},
	{"C5.1", notHandled, "1.信访举报投诉类申请"},
	{"C5.2", notHandled, "2.重复申请"},
	{"C5.3", notHandled, "3.要求提供公开出版物"},
	{"C5.4", notHandled, "4.无正当理由大量反复申请"},
	{"C5.5", notHandled, "5.要求行政机关确认或重新出具已获取信息"},
	{"C6.1", otherHandling, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"},
	{"C6.2", otherHandling, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"},
	{"C6.3", otherHandling, "3.其他"},
	{"C7", results, "（七）总计"},
	{"D", "", "四、结转下年度继续办理"},
}

var reportRows = func() map[string]ReportRow {
	rows := map[string]ReportRow{}
	for _, r := range reportTable {
		rows[r.ID] = r
	}
	return rows
}()

// ReportRows are the rows of the table in their order.
func ReportRows() []ReportRow { return slices.Clone(reportTable) }
