package api

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/store"
)

// calendarText writes due dates as an iCalendar of all-day events (RFC 5545). It names cases by number only: a feed is fetched
// by programs outside of the house.
func calendarText(owner string, dues []store.Due, g gauge, now time.Time) []byte {
	w := &icalendar{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//disclosure//due dates//ZH")
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.text("X-WR-CALNAME", "依申请公开期限（"+owner+"）")
	w.line("X-WR-TIMEZONE", "Asia/Shanghai")
	for _, d := range dues {
		w.event(d, g, now)
	}
	w.line("END", "VCALENDAR")
	return []byte(w.String())
}

type icalendar struct{ strings.Builder }

// event writes one due date. Its UID stays the same when the date moves, so that calendars move the event.
func (w *icalendar) event(d store.Due, g gauge, now time.Time) {
	on, err := calendar.ParseDate(d.Date.Date)
	if err != nil {
		return
	}
	item := g.item(d)
	w.line("BEGIN", "VEVENT")
	w.line("UID", fmt.Sprintf("%s-%s-%d-%d@due.disclosure", d.Organ, d.CaseNumber, d.Date.Kind, d.Date.Number))
	w.line("DTSTAMP", now.UTC().Format("20060102T150405Z"))
	w.line("DTSTART;VALUE=DATE", compact(on))
	w.line("DTEND;VALUE=DATE", compact(on.AddDays(1)))
	w.text("SUMMARY", fmt.Sprintf("%s %s到期（%s）%s", d.CaseNumber, dueWords[d.Date.Kind], item.Label, provisionalMark(d.Date)))
	w.text("DESCRIPTION", d.Date.Explanation+"\n依据："+d.Date.Article)
	w.line("TRANSP", "TRANSPARENT")
	w.line("CLASS", "PRIVATE")
	if d.Owes == store.OwesOrgan {
		w.alarm(g, on)
	}
	w.line("END", "VEVENT")
}

// alarm reminds at nine in the morning of the day from which the level of a due date is red.
func (w *icalendar) alarm(g gauge, on calendar.Date) {
	days := g.cal.EstimateBack(on, g.red, calendar.Date{}).DaysUntil(on)
	w.line("BEGIN", "VALARM")
	w.line("ACTION", "DISPLAY")
	w.line("DESCRIPTION", "依申请公开期限提醒")
	w.line("TRIGGER", fmt.Sprintf("-PT%dH", 24*days-9))
	w.line("END", "VALARM")
}

// dueWords are the kinds of due dates for people to read.
var dueWords = map[pb.DueKind]string{
	pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE: "补正告知",
	pb.DueKind_DUE_KIND_SUPPLEMENT:        "申请人补正",
	pb.DueKind_DUE_KIND_REPLY_BASE:        "答复（基本期限）",
	pb.DueKind_DUE_KIND_REPLY:             "答复",
	pb.DueKind_DUE_KIND_OPINION:           "征求意见答复",
	pb.DueKind_DUE_KIND_REASONS:           "申请人说明理由",
	pb.DueKind_DUE_KIND_PAYMENT:           "申请人缴费",
	pb.DueKind_DUE_KIND_PROCEEDING_ANSWER: "复议答复或者诉讼答辩",
}

func provisionalMark(d *pb.DueDate) string {
	if d.Status == pb.DueStatus_DUE_STATUS_PROVISIONAL {
		return "【暂定】"
	}
	return ""
}

func compact(d calendar.Date) string { return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day) }

var icsEscapes = strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\r\n", "\\n", "\n", "\\n", "\r", "\\n")

// text writes a property of free text.
func (w *icalendar) text(name, value string) { w.line(name, icsEscapes.Replace(value)) }

// foldAt is the most bytes of a line without its end.
const foldAt = 75

// line writes a property, folded between characters.
func (w *icalendar) line(name, value string) {
	rest := name + ":" + value
	room := foldAt
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], foldAt-1
	}
	w.WriteString(rest + "\r\n")
}
