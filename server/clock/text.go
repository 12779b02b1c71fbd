package clock

import (
	"strings"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

// text is a Chinese document under way, line by line.
type text struct {
	b strings.Builder
	n int // number of the part
}

func (t *text) line(format string, a ...any) {
	t.b.WriteString(sprintf(format, a...))
	t.b.WriteByte('\n')
}

// part begins 一、二、三、…
func (t *text) part(name string) {
	t.n++
	t.line("%s、%s", law.Numeral(t.n), name)
}

// Text is the proof of the count for someone who has to be convinced: what
// happened, the rules, every day, the result, what is wrong, and where we decided
// what the law leaves open.
func (r Result) Text() string {
	t := &text{}
	t.line("政府信息公开申请答复期限计算书")
	t.part("事实")
	for i, f := range r.Input.Facts() {
		t.line("%d. %s（%s）：%s", i+1, f.On.Chinese(), weekday(f.On), f.Zh)
	}
	if r.Start.IsZero() {
		t.part("结果")
		t.line("不能计算答复期限。")
		r.proceedingTables(t)
		t.warnings(r.Warnings)
		return t.b.String()
	}
	t.part("规则")
	r.rules(t)
	t.part("逐日计算")
	t.days(r.Ledger)
	t.part("结果")
	for i, d := range r.Dues {
		t.line("%d. %s", i+1, d.String())
	}
	if len(r.Exclusions) > 0 {
		t.line("扣除征求意见期间共%s（重叠的只扣一次）：", workingDaysZh(r.ExcludedDays))
		for _, x := range r.Exclusions {
			t.line("　第%d件：%s（不含）至%s（含），%s", x.Party+1, x.After.Chinese(), x.Through.Chinese(), workingDaysZh(x.Days))
		}
	}
	r.proceedingTables(t)
	t.warnings(r.Warnings)
	r.conventions(t)
	t.line("日历版本：%s。计算基准日：%s。", r.CalendarVersion, orNone(r.Input.AsOf))
	return t.b.String()
}

// proceedingTables are the counts of the proceedings, each day by day.
func (r Result) proceedingTables(t *text) {
	for _, p := range r.Proceedings {
		t.part(p.Name)
		t.days(p.Ledger)
		t.line("结果：最后一日为%s（%s）。（%s）", p.Due.Date.Chinese(), weekday(p.Due.Date), p.Due.Article)
	}
}

// String is the due date for people to read; a date that is not certain says so.
func (d Due) String() string {
	date := d.Date.Chinese()
	switch {
	case d.Date.IsZero():
		date = "尚无日期（" + d.Status.String() + "）"
	case d.Status != Definite:
		date += "（" + d.Status.String() + "）"
	}
	if !d.MetOn.IsZero() {
		date += "，已于" + d.MetOn.Chinese() + "办理"
	}
	return d.Kind.Zh() + "：" + date + "。" + d.Why + "（" + d.Article + "）"
}

func orNone(d calendar.Date) string {
	if d.IsZero() {
		return "未指定"
	}
	return d.Chinese()
}

func (t *text) days(ledger []Entry) {
	for _, row := range rows(ledger) {
		t.line("%s（%s）　%s　%s〔%s〕", row.Date, row.Weekday, row.Number, row.Why, row.Source)
	}
}

func (t *text) warnings(all []Warning) {
	if len(all) == 0 {
		return
	}
	t.part("提示")
	for i, w := range all {
		if w.Article == "" {
			t.line("%d. %s", i+1, w.Zh)
			continue
		}
		t.line("%d. %s（%s）", i+1, w.Zh, w.Article)
	}
}

// Text is the proof of a plain count.
func (t Tally) Text() string {
	out := &text{}
	out.line("%s", t.Name)
	out.days(t.Ledger)
	out.line("结果：%s", t.result())
	out.line("日历版本：%s。", t.CalendarVersion)
	return out.b.String()
}

func (t Tally) result() string {
	s := sprintf("共%d日，最后一日为%s（%s）", t.Days, t.Due.Date.Chinese(), weekday(t.Due.Date))
	if t.Due.Status == Provisional {
		s += sprintf("，暂定（%d年节假日安排尚未公布）", t.Due.MissingYear)
	}
	return s + "。"
}
