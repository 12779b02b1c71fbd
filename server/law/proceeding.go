package law

import (
	"fmt"
	"time"

	"disclosure/server/calendar"
)

// ProceedingKind is a proceeding in which the organ has to answer.
type ProceedingKind int

// The kinds of proceedings.
const (
	OrdinaryReconsideration   ProceedingKind = iota + 1 // 行政复议普通程序
	SimplifiedReconsideration                           // 行政复议简易程序
	Court                                               // 行政诉讼
	lastProceeding            = Court
)

// ProceedingKinds are all kinds.
func ProceedingKinds() []ProceedingKind { return count[ProceedingKind](int(lastProceeding), 1) }

// String is the name that staff read.
func (k ProceedingKind) String() string {
	if k < OrdinaryReconsideration || k > lastProceeding {
		return "未知程序"
	}
	return [...]string{"行政复议（普通程序）", "行政复议（简易程序）", "行政诉讼"}[k-1]
}

// Complaints is the article on complaints about the handling of a request; the
// letter of the department in charge sets the day, not the law.
var Complaints = reg(47)

// AnswerLimit is the limit for the organ's answer with evidence; what comes late
// counts as no evidence (行政复议法 70, 行政诉讼法 34).
func (k ProceedingKind) AnswerLimit() LimitKey {
	switch k {
	case OrdinaryReconsideration:
		return OrdinaryAnswer
	case SimplifiedReconsideration:
		return SimplifiedAnswer
	}
	return CourtAnswer
}

// ReportDuty is a day of the year by which the annual report is due
// (Article 49).
type ReportDuty struct {
	Government bool // a people's government, by its 主管部门; else a department
	Month      time.Month
	Day        int
	Zh         string
	Basis      Basis
	Span       Span
}

var reportDuties = []ReportDuty{
	{Month: time.January, Day: 31, Zh: "每年1月31日前向本级政府信息公开工作主管部门提交并向社会公布上一年度报告", Basis: reg(49), Span: Regulation.Span},
	{Government: true, Month: time.March, Day: 31, Zh: "每年3月31日前向社会公布本级政府上一年度报告", Basis: reg(49), Span: Regulation.Span},
}

// ReportDue is the last day for the report on a year. A fixed day of the year is
// no period: it does not move when it is a day off.
func ReportDue(year int, government bool) (calendar.Date, ReportDuty, error) {
	for _, r := range reportDuties {
		day := calendar.NewDate(year+1, r.Month, r.Day)
		if r.Government == government && r.Span.Holds(day) {
			return day, r, nil
		}
	}
	return calendar.Date{}, ReportDuty{}, &NotInForceError{What: fmt.Sprintf("report on %d", year), Day: calendar.NewDate(year+1, 1, 31)}
}
