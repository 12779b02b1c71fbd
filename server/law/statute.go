package law

import "disclosure/server/calendar"

// Certainty says how well a row is known.
type Certainty int

// The certainties, best first.
const (
	Read      Certainty = iota // read in the text of the law, or counted from it
	Secondary                  // read in a commentary or a local rule, not in the law itself
	Inferred                   // our reading or advice: no text says it
	Memory                     // to be checked before relying on it
)

// String is the tag in English.
func (c Certainty) String() string {
	return [...]string{"read", "secondary", "inferred", "memory"}[c]
}

// Span is the time in which a row is in force, first and last day included. A
// zero To means that the row is still in force.
type Span struct{ From, To calendar.Date }

// Holds reports whether d lies in the span.
func (s Span) Holds(d calendar.Date) bool {
	return !d.Before(s.From) && (s.To.IsZero() || !d.After(s.To))
}

// Statute is a law, regulation or rule in the version in force in its span.
type Statute struct {
	Title  string // with book-title marks, as notices print it
	Number string // number of the document, if it is cited with it
	Span   Span
}

func from(day string) Span { return Span{From: calendar.MustParse(day)} }

func between(first, last string) Span {
	return Span{From: calendar.MustParse(first), To: calendar.MustParse(last)}
}

// The statutes that rows cite.
var (
	// Regulation is the 政府信息公开条例, State Council order 711.
	Regulation = &Statute{"《中华人民共和国政府信息公开条例》", "国务院令第711号", from("2019-05-15")}
	// Reconsideration is the 行政复议法 as revised in 2023.
	Reconsideration = &Statute{"《中华人民共和国行政复议法》", "", from("2024-01-01")}
	// Reconsideration2017 is the 行政复议法 before that revision.
	Reconsideration2017 = &Statute{"《中华人民共和国行政复议法》", "", between("2018-01-01", "2023-12-31")}
	// Litigation is the 行政诉讼法 of 2017.
	Litigation = &Statute{"《中华人民共和国行政诉讼法》", "", from("2017-07-01")}
	// FeeRules are the rules on the 信息处理费.
	FeeRules = &Statute{"《政府信息公开信息处理费管理办法》", "国办函〔2020〕109号", from("2021-01-01")}
	// CivilCode holds the rules on counting days and months.
	CivilCode = &Statute{"《中华人民共和国民法典》", "", from("2021-01-01")}
	// GeneralRules are the 民法总则, in force until the code; its rules on counting
	// have the same numbers.
	GeneralRules = &Statute{"《中华人民共和国民法总则》", "", between("2017-10-01", "2020-12-31")}
	// HolidayRules order the State Council's yearly holiday notices.
	HolidayRules = &Statute{"《全国年节及纪念日放假办法》", "", from("2014-01-01")}
	// ServiceRules are the interpretation on the service of decisions.
	ServiceRules = &Statute{"《关于政府信息公开处理决定送达问题的解释》", "国办公开办函〔2016〕235号", from("2016-12-07")}
	// PostLaw is the 邮政法 of 2015.
	PostLaw = &Statute{"《中华人民共和国邮政法》", "", from("2015-04-24")}
	// SignatureLaw is the 电子签名法.
	SignatureLaw = &Statute{"《中华人民共和国电子签名法》", "", from("2019-04-23")}
	// CivilProcedure is the 民事诉讼法 of 2023, used by analogy.
	CivilProcedure = &Statute{"《中华人民共和国民事诉讼法》", "", from("2024-01-01")}
	// LitigationRules are the Supreme Court's rules on the 行政诉讼法.
	LitigationRules = &Statute{"《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》", "法释〔2018〕1号", from("2018-02-08")}
	// EvidenceRules are the Supreme Court's rules on evidence in administrative suits.
	EvidenceRules = &Statute{"《最高人民法院关于行政诉讼证据若干问题的规定》", "法释〔2002〕21号", from("2002-10-01")}
	// DisclosureSuits are the Supreme Court's rules on suits about disclosure; only Articles 1 and 2 were read.
	DisclosureSuits = &Statute{"《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》", "法释〔2025〕8号", from("2025-06-01")}
	// ReportFormat is the format of the annual report.
	ReportFormat = &Statute{"《中华人民共和国政府信息公开工作年度报告格式》", "国办公开办函〔2021〕30号", from("2021-09-26")}
)
