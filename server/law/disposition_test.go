package law

import (
	"slices"
	"strings"
	"testing"

	"disclosure/server/calendar"
)

// expected is typed from the reference on the law (1.8, 1.11 and 3.3).
var expected = []struct {
	id                                   Disposition
	basis, class, remedies, row, rowText string
	force                                Force
	needs                                string
}{
	{R1, "36(1)", "予以公开", "B", "C1", "（一）予以公开", Must, "published_title published_on published_place published_url? reasons?"},
	{R2, "36(2)", "予以公开", "B", "C1", "（一）予以公开", Must, "reasons? supplied_content supply_manner supply_time supply_pages supply_place?"},
	{R3, "37", "部分公开", "A", "C2", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", Must, "redactions reasons? supplied_content supply_manner supply_time supply_pages supply_place?"},
	{R4, "14;36(3)", "不予公开", "A", "C3.1", "1.属于国家秘密", Must, "secrecy_review! classification reasons"},
	{R5, "14;36(3)", "不予公开", "A", "C3.2", "2.其他法律行政法规禁止公开", Must, "special_law reasons"},
	{R6, "14;36(3)", "不予公开", "A", "C3.3", "3.危及“三安全一稳定”", Must, "endangered reasons"},
	{R7, "15;32;36(3)", "不予公开", "A", "C3.4", "4.保护第三方合法权益", Must, "consultation_closed! interest consultation_result weighing reasons?"},
	{R8, "16(1);36(3)", "不予公开", "A", "C3.5", "5.属于三类内部事务信息", May, "internal_class reasons"},
	{R9, "16(2);36(3)", "不予公开", "A", "C3.6", "6.属于四类过程性信息", May, "process_class reasons"},
	{R10, "16(2);36(3)", "不予公开", "A", "C3.7", "7.属于行政执法案卷", May, "enforcement_file inspection_place reasons"},
	{R11, "36(7)", "不予公开", "B", "C3.8", "8.属于行政查询事项", Must, "special_law special_counter reasons?"},
	{R12, "36(4)", "无法提供", "B", "C4.1", "1.本机关不掌握相关政府信息", Must, "search_record! reasons?"},
	{R13, "36(5)", "无法提供", "B", "C4.1", "1.本机关不掌握相关政府信息", Must, "reasons competent_organ competent_contact competent_unknown"},
	{R14, "38", "无法提供", "B", "C4.2", "2.没有现成信息需要另行制作", May, "reasons"},
	{R15, "30;29", "无法提供", "B", "C4.3", "3.补正后申请内容仍不明确", Must, "supplement_notice_served! supplement_received! unclear_points reasons?"},
	{R16, "39(1)", "不予处理", "B", "C5.1", "1.信访举报投诉类申请", Must, "proper_channel reasons?"},
	{R17, "36(6)", "不予处理", "B", "C5.2", "2.重复申请", Must, "earlier_number earlier_date earlier_delivery reasons?"},
	{R18, "39(2)", "不予处理", "B", "C5.3", "3.要求提供公开出版物", May, "publication_title publication_source reasons?"},
	{R19, "35", "不予处理", "B", "C5.4", "4.无正当理由大量反复申请", Must, "reasons_requested! request_count reasons_stated reasons"},
	{R20, "", "不予处理", "B", "C5.5", "5.要求行政机关确认或重新出具已获取信息", NoRule, "earlier_date earlier_supply reasons?"},
	{R21, "30", "其他处理", "B", "C6.1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", Must, "supplement_notice_served! supplement_lapsed! reasons?"},
	{R22, "42(1)", "其他处理", "B", "C6.2", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", Must, "fee_notice_served! fee_lapsed! reasons?"},
	{R23, "", "其他处理", "B", "C6.3", "3.其他", NoRule, "situation handling reasons?"},
}

func TestDispositions(t *testing.T) {
	if len(expected) != 23 || len(Dispositions()) != 23 || len(dispositions) != 23 {
		t.Fatalf("%d expected, %d known, %d rows", len(expected), len(Dispositions()), len(dispositions))
	}
	for i, c := range expected {
		r, err := today.Disposition(Dispositions()[i])
		if err != nil || r.ID != c.id || r.Name == "" {
			t.Fatalf("row %d = %+v, %v", i, r, err)
		}
		if r.ShortBasis() != c.basis || r.Class.String() != c.class || r.Remedies.String() != c.remedies || r.Force != c.force {
			t.Errorf("%s = %s, %s, %s, %s; want %s, %s, %s, %s", c.id, r.ShortBasis(), r.Class, r.Remedies, r.Force, c.basis, c.class, c.remedies, c.force)
		}
		if r.ReportRow != c.row || r.Report().Text != c.rowText {
			t.Errorf("%s counts in %s %q, want %s %q", c.id, r.ReportRow, r.Report().Text, c.row, c.rowText)
		}
		if got := needKeys(r.Needs); got != c.needs {
			t.Errorf("%s needs %s, want %s", c.id, got, c.needs)
		}
	}
}

// needKeys lists keys; an event has an exclamation mark, what is optional a question mark.
func needKeys(needs []Need) string {
	var keys []string
	for _, n := range needs {
		keys = append(keys, n.Key+map[NeedKind]string{Event: "!"}[n.Kind]+map[bool]string{true: "?"}[n.Optional])
	}
	return strings.Join(keys, " ")
}

func TestCitations(t *testing.T) {
	g15, _ := today.Ground("G15")
	g162, _ := today.Ground("G16-2")
	g163, _ := today.Ground("G16-3")
	for _, c := range []struct {
		id          Disposition
		grounds     []Ground
		long, short string
	}{
		{R12, nil, "《中华人民共和国政府信息公开条例》第三十六条第（四）项", "36(4)"},
		{R4, nil, "《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项", "14;36(3)"},
		{R16, nil, "《中华人民共和国政府信息公开条例》第三十九条第一款", "39(1)"},
		{R22, nil, "《中华人民共和国政府信息公开条例》第四十二条第一款、《政府信息公开信息处理费管理办法》", "42(1)"},
		{R3, []Ground{g15}, "《中华人民共和国政府信息公开条例》第三十七条、第十五条", "37;15"},
		{R3, []Ground{g15, g162, g163}, "《中华人民共和国政府信息公开条例》第三十七条、第十五条、第十六条第二款", "37;15;16(2)"},
		{R20, nil, "", ""},
	} {
		r, _ := today.Disposition(c.id)
		if r.Basis(c.grounds...) != c.long || r.ShortBasis(c.grounds...) != c.short {
			t.Errorf("%s: %s (%s), want %s (%s)", c.id, r.Basis(c.grounds...), r.ShortBasis(c.grounds...), c.long, c.short)
		}
	}
}

func TestGrounds(t *testing.T) {
	want := map[string]struct {
		basis string
		force Force
		whole Disposition
	}{
		"G14-1": {"14", Must, R4}, "G14-2": {"14", Must, R5}, "G14-3": {"14", Must, R6}, "G15": {"15", Must, R7},
		"G16-1": {"16(1)", May, R8}, "G16-2": {"16(2)", May, R9}, "G16-3": {"16(2)", May, R10},
	}
	if len(GroundCodes()) != len(want) {
		t.Errorf("grounds = %v", GroundCodes())
	}
	for code, w := range want {
		g, err := today.Ground(code)
		if err != nil || g.Basis.Short() != w.basis || g.Force != w.force || g.Whole != w.whole || g.Name == "" || g.Note == "" {
			t.Errorf("%s = %+v, %v", code, g, err)
		}
		if row, _ := today.Disposition(g.Whole); row.Force != g.Force {
			t.Errorf("%s and %s differ in force", code, g.Whole)
		}
	}
}

// Every row has an article, or is one of those that are known to have none, and
// the statute it cites is in force when the row is.
func TestEveryRowHasAnArticle(t *testing.T) {
	check := func(name string, b Basis, s Span) {
		if b.Statute == nil || b.Article == 0 && b.Statute != FeeRules && b.Statute != HolidayRules && b.Statute != DisclosureSuits {
			t.Errorf("%s: no article", name)
			return
		}
		if s.From.Before(b.Statute.Span.From) || !s.To.IsZero() && !b.Statute.Span.To.IsZero() && s.To.After(b.Statute.Span.To) {
			t.Errorf("%s: in force from %s, but %s only from %s", name, s.From, b, b.Statute.Span.From)
		}
	}
	for _, l := range limits {
		check(l.Name, l.Basis, l.Span)
	}
	for _, r := range rules {
		check(r.Zh, r.Basis, r.Span)
	}
	for _, g := range grounds {
		check(g.Code, g.Basis, g.Span)
	}
	for _, c := range channels {
		check(c.ID.String(), c.Basis, c.Span)
	}
	for _, d := range dispositions {
		if len(d.Bases) == 0 && d.ID != R20 && d.ID != R23 {
			t.Errorf("%s: no article", d.ID)
		}
		for _, b := range d.Bases {
			check(d.ID.String(), b, d.Span)
		}
	}
	for _, r := range remedies {
		for _, b := range r.Bases {
			check("remedies "+r.Variant.String(), b, r.Span)
		}
	}
}

func TestParseDisposition(t *testing.T) {
	for _, d := range Dispositions() {
		if got, ok := ParseDisposition(d.String()); !ok || got != d || !d.Valid() {
			t.Errorf("ParseDisposition(%s) = %v, %t", d, got, ok)
		}
	}
	for _, s := range []string{"", "R0", "R24", "r1", "R01", "1"} {
		if d, ok := ParseDisposition(s); ok {
			t.Errorf("ParseDisposition(%q) = %v", s, d)
		}
	}
	if Disposition(0).Valid() || Disposition(24).Valid() {
		t.Error("0 and 24 are no dispositions")
	}
}

func TestMissingNeeds(t *testing.T) {
	r, _ := today.Disposition(R13)
	missing := func(have ...string) string {
		return needKeys(Missing(r.Needs, func(k string) bool { return slices.Contains(have, k) }))
	}
	for _, c := range []struct {
		have []string
		want string
	}{
		{nil, "reasons competent_organ competent_contact competent_unknown"},
		{[]string{"reasons", "competent_organ", "competent_contact"}, ""},
		{[]string{"reasons", "competent_organ"}, "competent_contact"},
		{[]string{"reasons", "competent_unknown"}, ""},
	} {
		if got := missing(c.have...); got != c.want {
			t.Errorf("with %v missing %q, want %q", c.have, got, c.want)
		}
	}
}

// A need that another one replaces names one that exists in the same list.
func TestNeedsAreWellFormed(t *testing.T) {
	for _, d := range dispositions {
		keys := map[string]bool{}
		for _, n := range d.Needs {
			if keys[n.Key] || n.Key == "" || n.Zh == "" || n.Kind != Field && n.Kind != Event {
				t.Errorf("%s: need %+v", d.ID, n)
			}
			keys[n.Key] = true
		}
		for _, n := range d.Needs {
			if n.Unless != "" && !keys[n.Unless] {
				t.Errorf("%s: %s unless %s, which is no need", d.ID, n.Key, n.Unless)
			}
		}
	}
}

func TestReportRows(t *testing.T) {
	ids := ""
	for _, r := range ReportRows() {
		ids += r.ID + " "
	}
	const want = "A B C1 C2 C3.1 C3.2 C3.3 C3.4 C3.5 C3.6 C3.7 C3.8 C4.1 C4.2 C4.3 C5.1 C5.2 C5.3 C5.4 C5.5 C6.1 C6.2 C6.3 C7 D "
	if ids != want {
		t.Errorf("rows = %s", ids)
	}
	if r, _ := today.Disposition(R14); r.Report().Heading != "三、本年度办理结果（四）无法提供" {
		t.Errorf("heading = %s", r.Report().Heading)
	}
	old := At(calendar.MustParse("2020-06-01"))
	if _, err := old.Disposition(R22); err == nil {
		t.Error("there was no fee in 2020")
	}
}
