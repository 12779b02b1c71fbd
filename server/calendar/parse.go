package calendar

import (
	"strings"
	"unicode"
)

// Form is the form in which a year was given.
type Form int

// The forms that Parse reads.
const (
	OwnJSON       Form = iota + 1 // the JSON of this package
	HolidayCNJSON                 // the JSON of the public data set holiday-cn
	NoticeText                    // the pasted text of the notice
)

// String is the name of the form for people to read.
func (f Form) String() string {
	if f < OwnJSON || f > NoticeText {
		return "未知格式"
	}
	return [...]string{"本系统格式", "holiday-cn 格式", "通知文本"}[f-1]
}

// Hints are what a person adds to the content. What the content says itself wins.
type Hints struct {
	Year        int    // year of a text that does not name it
	Notice      string // number of the notice
	NoticeDate  Date
	Explanation string // why the number of working days is unusual
	Regional    bool   // days of an organ on top of the State Council's notice
	// Base is the year in force, nil if there is none. A text that changes only some
	// holidays of it (as in 2019 and 2020) is read as a change of Base.
	Base *Year
}

// Remark is something that a person has to look at, but no fault.
type Remark struct{ Zh string }

// Parse reads a year in any form and checks it. The error of content that cannot be
// used is one or several *Fault (see Faults). Remarks are given for good and
// for bad content.
func Parse(content string, h Hints) (Year, Form, []Remark, error) {
	p := &parser{hints: h}
	form := p.form(content)
	var y Year
	var err error
	switch form {
	case OwnJSON:
		y, err = p.ownJSON(content)
	case HolidayCNJSON:
		y, err = p.holidayCN(content)
	default:
		y, err = p.notice(content)
	}
	if err != nil {
		return Year{}, form, p.remarks, err
	}
	p.complete(&y)
	if err := y.Validate(); err != nil {
		return Year{}, form, p.remarks, err
	}
	p.look(y)
	return y, form, p.remarks, nil
}

// parser reads one content.
type parser struct {
	hints   Hints
	remarks []Remark
}

func (p *parser) remark(format string, a ...any) {
	p.remarks = append(p.remarks, Remark{Zh: sprintf(format, a...)})
}

// form tells the forms apart: JSON begins with a brace, and only holiday-cn has
// days that say whether they are off.
func (p *parser) form(content string) Form {
	text := strings.TrimLeftFunc(content, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' })
	switch {
	case !strings.HasPrefix(text, "{"):
		return NoticeText
	case strings.Contains(text, `"isOffDay"`), strings.Contains(text, `"days"`) && !strings.Contains(text, `"off"`):
		return HolidayCNJSON
	}
	return OwnJSON
}

// complete takes from the hints what the content does not say.
func (p *parser) complete(y *Year) {
	y.Regional = y.Regional || p.hints.Regional
	if y.Notice == "" {
		y.Notice = strings.TrimSpace(p.hints.Notice)
	}
	if y.NoticeDate.IsZero() {
		y.NoticeDate = p.hints.NoticeDate
	}
	if y.Explanation == "" {
		y.Explanation = strings.TrimSpace(p.hints.Explanation)
	}
}

// look remarks on what is allowed but should be seen.
func (p *parser) look(y Year) {
	if y.Regional {
		return
	}
	p.remark("全年工作日%d天", y.WorkingDays())
	if y.NoticeDate.Year != y.Year-1 {
		p.remark("通知日期为%s，不在上一年度", y.NoticeDate.Chinese())
	}
	for _, d := range append(y.Off[:len(y.Off):len(y.Off)], y.Work...) {
		if d.Year < y.Year {
			p.remark("本通知涉及上一年度的%s，该日以本通知为准", d.Chinese())
		}
	}
	for _, d := range statutoryDays(y.Year) {
		if y.holidayOn(d) == "" {
			p.remark("推算的法定节假日%s不在任何假期内，请核对", d.Chinese())
		}
	}
	if y.Explanation != "" {
		p.remark("工作日数与常年不同：%s", y.Explanation)
	}
}
