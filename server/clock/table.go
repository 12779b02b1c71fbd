package clock

import (
	"strconv"

	"disclosure/server/calendar"
)

// Row is one line of the table of a count, ready for print.
type Row struct {
	Date    string // 2026年3月3日
	Weekday string // 星期二
	Number  string // 第1日, or — if the day does not count
	Why     string
	Source  string // article and calendar notice
	Counted bool
}

// TableHead are the heads of the columns of Table.
func TableHead() []string { return []string{"日期", "星期", "计数", "说明", "依据"} }

// Cells are the columns of a row in the order of TableHead.
func (r Row) Cells() []string { return []string{r.Date, r.Weekday, r.Number, r.Why, r.Source} }

// Table is the count of the reply day by day.
func (r Result) Table() []Row { return rows(r.Ledger) }

// Table is the count day by day.
func (t Tally) Table() []Row { return rows(t.Ledger) }

func rows(entries []Entry) []Row {
	all := make([]Row, len(entries))
	for i, e := range entries {
		all[i] = Row{Date: e.Date.Chinese(), Weekday: weekday(e.Date), Number: "—", Why: e.Why, Source: e.Source(), Counted: e.Counted}
		if e.Counted {
			all[i].Number = "第" + strconv.Itoa(e.N) + "日"
		}
	}
	return all
}

// Source is the article and the calendar notice of a day.
func (e Entry) Source() string {
	if e.Article == "" || e.Notice == "" {
		return e.Article + e.Notice
	}
	return e.Article + "；" + e.Notice
}

func weekday(d calendar.Date) string {
	return [...]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}[d.Weekday()]
}
