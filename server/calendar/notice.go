package calendar

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The grammar of a notice is regular: numbered holidays, each with a span of days
// "放假", perhaps its number of days "共N天", and single days "上班".
var (
	noticeNumber = regexp.MustCompile(`国办发(明电|电)?[〔\[(【](\d{4})[〕\])】]第?(\d+)号`)
	noticeYear   = regexp.MustCompile(`(\d{4})年[^。\d:]{0,60}?(?:放假|节假日|假期)`)
	fullDate     = regexp.MustCompile(`(\d{4})年(\d{1,2})月(\d{1,2})日`)
	heading      = regexp.MustCompile(`([\p{Han}、]{2,60}):|[一二三四五六七八九十]{1,2}、([\p{Han}、]{2,12})(\d)`)
	extended     = regexp.MustCompile(`延长(?:\d{4}年)?([\p{Han}]{2,4}?)(?:放假|假期)(?:时间)?至([^。;,]+)`)
)

// notice reads the text of a notice as it was pasted.
func (p *parser) notice(content string) (Year, error) {
	text := plain(content)
	y, err := p.noticeHead(text)
	if err != nil {
		return Year{}, err
	}
	r := &noticeReader{year: y.Year, work: map[string][]Date{}}
	for _, s := range sections(text) {
		r.section(s)
	}
	r.extensions(text, p.base(y.Year))
	y.Holidays = r.holidays
	for _, days := range r.work {
		y.Work = append(y.Work, days...)
	}
	if len(y.Holidays)+len(y.Work)+len(r.faults) == 0 {
		r.fault("没有读到放假或者上班的日期")
	}
	y = p.amend(y)
	y.Work = slices.DeleteFunc(y.Work, func(d Date) bool { return y.holidayOn(d) != "" && r.isExtended })
	return y.arrange(), errors.Join(r.faults...)
}

// plain is the text without white space and with half-width letters, digits and
// brackets: copied text has both, and line breaks anywhere.
func plain(content string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, content)
}

// noticeHead reads number, date and year.
func (p *parser) noticeHead(text string) (Year, error) {
	y := Year{Year: p.hints.Year, Work: []Date{}}
	var numbers []string
	for _, m := range noticeNumber.FindAllStringSubmatch(text, -1) {
		n := "国办发" + m[1] + "〔" + m[2] + "〕" + m[3] + "号"
		if !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	y.Notice = strings.Join(numbers, "；")
	if m := noticeYear.FindStringSubmatch(text); m != nil {
		y.Year = number(m[1])
	}
	switch {
	case y.Year == 0:
		return Year{}, &Fault{Zh: "没有写明是哪一年的放假安排"}
	case p.hints.Year != 0 && p.hints.Year != y.Year:
		return Year{}, y.errorf("通知是%d年的放假安排，与指定的%d年不符", y.Year, p.hints.Year)
	}
	y.NoticeDate = signedOn(text)
	return y, nil
}

// signedOn is the day of the notice: the last full date after which nothing is
// off or worked any more.
func signedOn(text string) Date {
	all := fullDate.FindAllStringSubmatchIndex(text, -1)
	if len(all) == 0 {
		return Date{}
	}
	m := all[len(all)-1]
	if rest := text[m[1]:]; strings.Contains(rest, "放假") || strings.Contains(rest, "上班") {
		return Date{}
	}
	return exact(number(text[m[2]:m[3]]), number(text[m[4]:m[5]]), number(text[m[6]:m[7]]))
}

// base is the year in force that a text may change.
func (p *parser) base(year int) *Year {
	if b := p.hints.Base; b != nil && b.Year == year && !p.hints.Regional {
		return b
	}
	return nil
}

// amend takes from the year in force what the text does not speak of, if the text
// leaves out statutory days.
func (p *parser) amend(y Year) Year {
	base := p.base(y.Year)
	all := slices.ContainsFunc(fixedStatutoryDays(y.Year), func(d Date) bool { return y.holidayOn(d) == "" })
	if base == nil || !all {
		return y
	}
	p.remark("通知只调整部分假期，其余按已有的%d年安排（%s）", y.Year, base.Notice)
	old := base.clone()
	for _, h := range old.Holidays {
		if !slices.ContainsFunc(y.Holidays, func(n Holiday) bool { return n.Name == h.Name }) {
			y.Holidays = append(y.Holidays, h)
		}
	}
	for _, d := range old.Work {
		if !slices.Contains(y.Work, d) && y.holidayOn(d) == "" {
			y.Work = append(y.Work, d)
		}
	}
	if y.Notice != "" && y.Notice != old.Notice {
		y.Notice = old.Notice + "；" + y.Notice
	}
	y.URLs, y.Explanation = old.URLs, old.Explanation
	return y
}

// number reads digits that a pattern has matched.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
