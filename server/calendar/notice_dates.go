package calendar

import (
	"regexp"
	"strings"
	"time"
)

var dateToken = regexp.MustCompile(`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(\([^()]*\)|(?:星期|周)[一二三四五六日天])?`)

// token is a date in the text with its place.
type token struct {
	date     Date
	from, to int
}

// dates reads the dates of a clause. One without a month has that of the date
// before it; one without a year is in the year of the notice, but December of a
// 元旦 is in the year before.
func (r *noticeReader) dates(clause, holiday string) []token {
	var all []token
	var last Date
	for _, m := range dateToken.FindAllStringSubmatchIndex(clause, -1) {
		part := func(i int) int {
			if m[2*i] < 0 {
				return 0
			}
			return number(clause[m[2*i]:m[2*i+1]])
		}
		year, month, day := part(1), part(2), part(3)
		switch {
		case month == 0 && last.IsZero():
			continue // a number of days, or a day of the moon
		case month == 0:
			year, month = last.Year, int(last.Month)
		case year == 0 && month == 12 && strings.Contains(holiday, "元旦"):
			year = r.year - 1
		case year == 0:
			year = r.year
		}
		last = exact(year, month, day)
		if last.IsZero() {
			r.fault("没有%d年%d月%d日这一天", year, month, day)
			return all
		}
		if m[8] >= 0 {
			r.weekday(last, clause[m[8]:m[9]])
		}
		all = append(all, token{last, m[0], m[1]})
	}
	return all
}

// exact is the date, or none if there is no such day.
func exact(year, month, day int) Date {
	d := NewDate(year, time.Month(month), day)
	if d.Year != year || int(d.Month) != month || d.Day != day {
		return Date{}
	}
	return d
}

var weekdayToken = regexp.MustCompile(`(?:星期|周)([一二三四五六日天])`)

// weekday compares the day of the week in brackets with the calendar.
func (r *noticeReader) weekday(d Date, bracket string) {
	m := weekdayToken.FindStringSubmatch(bracket)
	if m == nil {
		return
	}
	if said := strings.Replace("星期"+m[1], "天", "日", 1); said != weekdayName(d) {
		r.fault("%s是%s，通知写作%s", d.Chinese(), weekdayName(d), said)
	}
}
