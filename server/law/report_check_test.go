package law

import (
	"strings"
	"testing"
)

// balanced is a small report that holds: 10 new, 2 brought over, 11 handled, 1 left.
func balanced() Report {
	row := func(person, company int) [columns]int {
		return [columns]int{ColumnPerson: person, ColumnCompany: company, ColumnTotal: person + company}
	}
	three := TableThree{
		"A": row(8, 2), "B": row(2, 0), "C1": row(3, 1), "C2": row(1, 0), "C3.4": row(1, 0), "C3.8": row(1, 0),
		"C4.1": row(1, 1), "C5.2": row(1, 0), "C6.3": row(1, 0), "C7": row(9, 2), "D": row(1, 0),
	}
	handled, received, reviews, suits := 12, 10, 3, 2
	return Report{
		Three: three, Before: TableThree{"D": row(2, 0)},
		Four:   TableFour{{1, 1, 0, 1, 3}, {1, 0, 0, 0, 1}, {0, 0, 1, 0, 1}},
		Claims: Claims{Handled: &handled, Received: &received, Reconsideration: &reviews, Suits: &suits},
	}
}

func TestIdentities(t *testing.T) {
	if all := balanced().Check(); len(all) != 0 {
		t.Fatalf("a report that holds: %+v", all)
	}
	bump := func(id string, c Column) func(*Report) {
		return func(r *Report) { row := r.Three[id]; row[c]++; r.Three[id] = row }
	}
	seven := 7
	for _, c := range []struct {
		ids, zh string
		spoil   func(*Report)
	}{
		{"I1 I3", "“自然人”列第三项与第四项之和（第一项与第二项之和）：为10，应为11", bump("A", ColumnPerson)},
		{"I1 I3", "“法律服务机构”列第三项与第四项之和（第一项与第二项之和）：为1，应为0", func(r *Report) { bump("D", ColumnLegal)(r); bump("D", ColumnTotal)(r); bump("D", ColumnPerson)(r) }},
		{"I2 I3", "“自然人”列办理结果总计：为9，应为10", bump("C3.1", ColumnPerson)},
		{"I1 I2 I3", "“（七）总计”行总计：为11，应为12", bump("C7", ColumnCompany)},
		{"I3", "“6.属于四类过程性信息”行总计：为0，应为1", bump("C3.6", ColumnResearch)},
		{"I4", "表四“行政诉讼（复议后起诉）”总计：为1，应为2", func(r *Report) { r.Four[TrackSuitAfter][OutcomeUpheld]++ }},
		{"I4 I6", "表四“行政复议”总计：为4，应为3", func(r *Report) { r.Four[TrackReconsideration][OutcomeTotal]++ }},
		{"I5", "“商业企业”列上年结转：为0，应为1", func(r *Report) { r.Before["D"] = [columns]int{2, 1, 0, 0, 0, 0, 3} }},
		{"I6", "总体情况中的收到和办理总数：为7，应为12", func(r *Report) { r.Claims.Handled = &seven }},
		{"I6", "总体情况中的行政诉讼总数：为7，应为2", func(r *Report) { r.Claims.Suits = &seven }},
	} {
		r := balanced()
		c.spoil(&r)
		all := r.Check()
		seen := map[string]bool{}
		text := ""
		for _, m := range all {
			seen[m.ID] = true
			text += m.Zh + "\n"
			if m.Flag != (m.ID == "I6") || m.Got == m.Want || m.Row == "" || m.Column == "" {
				t.Errorf("mismatch %+v", m)
			}
		}
		for _, id := range strings.Fields(c.ids) {
			if !seen[id] {
				t.Errorf("%s does not report %s:\n%s", c.zh, id, text)
			}
		}
		if !strings.Contains(text, c.zh) {
			t.Errorf("%s is missing in:\n%s", c.zh, text)
		}
	}
}

// What is not known is not compared.
func TestReportWithoutTheYearBefore(t *testing.T) {
	r := balanced()
	r.Before, r.Claims = nil, Claims{}
	if all := r.Check(); len(all) != 0 {
		t.Errorf("%+v", all)
	}
	if len(Identities()) != 6 || ColumnTotal.String() != "总计" || OutcomeOpen.String() != "尚未审结" {
		t.Error("names of the report")
	}
}
