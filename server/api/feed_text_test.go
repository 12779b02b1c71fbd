package api

import (
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
	"disclosure/server/store"
)

// TestCalendarText reads a feed as a calendar does. 2026-05-06 is the first working day after the holiday of 1 May; three working days
// before it is 28 April, and nine in the morning of that day is 183 hours before the sixth begins.
func TestCalendarText(t *testing.T) {
	g := gauge{today: calendar.MustParse("2026-04-15"), cal: calendar.Embedded(), yellow: clock.DefaultYellow, red: 3}
	due := func(kind pb.DueKind, owes int) store.Due {
		return store.Due{Organ: "yangli", CaseNumber: "2026-0001", Applicant: "张三", Owes: owes, Date: &pb.DueDate{
			Kind: kind, Date: "2026-05-06", Article: "第三十三条", Status: pb.DueStatus_DUE_STATUS_PROVISIONAL,
			Explanation: "自2026年4月3日起；逾期, 视为\\违法\n" + strings.Repeat("工作日", 40),
		}}
	}
	text := string(calendarText("李承办", []store.Due{
		due(pb.DueKind_DUE_KIND_REPLY, store.OwesOrgan), due(pb.DueKind_DUE_KIND_OPINION, store.OwesOther),
	}, g, time.Date(2026, 4, 15, 1, 2, 3, 0, time.UTC)))
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	events := strings.Split(strings.ReplaceAll(text, "\r\n ", ""), "BEGIN:VEVENT\r\n")[1:]
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	for _, want := range []string{
		"UID:yangli-2026-0001-4-0@due.disclosure", "DTSTAMP:20260415T010203Z", "DTSTART;VALUE=DATE:20260506", "DTEND;VALUE=DATE:20260507",
		"SUMMARY:2026-0001 答复到期（绿 ○ 正常）【暂定】", `DESCRIPTION:自2026年4月3日起；逾期\, 视为\\违法\n` + strings.Repeat("工作日", 40) + `\n依据：第三十三条`,
		"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:依申请公开期限提醒\r\nTRIGGER:-PT183H\r\nEND:VALARM",
	} {
		if !strings.Contains(events[0], want+"\r\n") {
			t.Errorf("no %q in\n%s", want, events[0])
		}
	}
	if strings.Contains(events[1], "VALARM") {
		t.Error("an alarm for what the organ does not owe")
	}
	if strings.Contains(text, "张三") {
		t.Error("a name in the feed")
	}
}
