package clock

import (
	"testing"

	"disclosure/server/calendar"
)

// Received 2026-03-02, base 03-30. Asked 03-09, served 03-10: ten working days are
// 11 1, 12 2, 13 3, 16 4, 17 5, 18 6, 19 7, 20 8, 23 9, 24 10.
func asked(today string, x Reasons) Result {
	return Compute(Input{ReceivedOn: day("2026-03-02"), Reasons: &x, AsOf: day(today)}, calendar.Embedded())
}

func TestReasonsDoNotStopTheClock(t *testing.T) {
	x := Reasons{SentOn: day("2026-03-09"), ServedOn: day("2026-03-10")}
	r := asked("2026-03-24", x)
	wantDue(t, r, ReasonsReply, "2026-03-24", Definite)
	wantDue(t, r, Reply, "2026-03-30", Definite)
	wantCodes(t, r)
	wantCodes(t, asked("2026-03-25", x), ReasonsExpired)
	x.ReplyDays = 5
	wantDue(t, asked("", x), ReasonsReply, "2026-03-17", Definite)
	x.ReceivedOn = day("2026-03-18")
	r = asked("2026-03-25", x)
	wantCodes(t, r, ReasonsLate)
	if d, _ := r.Due(ReasonsReply); d.MetOn != day("2026-03-18") {
		t.Errorf("met on %s", d.MetOn)
	}
	wantDue(t, asked("", Reasons{SentOn: day("2026-03-09")}), ReasonsReply, "", Waiting)
	if _, ok := asked("", Reasons{ReplyDays: 5}).Due(ReasonsReply); ok {
		t.Error("a question that was not sent has no last day")
	}
}

// Ten days from 03-30 end on 04-14: 03-31 1, 04-01 2, 02 3, 03 4, 07 5, 08 6, 09 7,
// 10 8, 13 9, 14 10.
func TestLongerPeriod(t *testing.T) {
	good := Reasons{
		SentOn: day("2026-03-09"), ServedOn: day("2026-03-10"), ReceivedOn: day("2026-03-17"),
		JudgedOn: day("2026-03-19"), Reasonable: true, LongerDays: 10, ToldOn: day("2026-03-30"),
	}
	r := asked("", good)
	wantDue(t, r, Reply, "2026-04-14", Definite)
	wantDue(t, r, ReplyBase, "2026-03-30", Definite)
	wantCodes(t, r)
	wantCount(t, r, 30)
	wantEntry(t, r, "2026-03-31", 21, "合理延迟期限第1日", "第三十五条")
	if r.LongerDays != 10 {
		t.Errorf("longer %d", r.LongerDays)
	}
	for name, spoil := range map[string]func(*Reasons){
		"told a day late":            func(x *Reasons) { x.ToldOn = day("2026-03-31") },
		"not told":                   func(x *Reasons) { x.ToldOn = day("") },
		"not judged":                 func(x *Reasons) { x.JudgedOn = day("") },
		"unreasonable":               func(x *Reasons) { x.Reasonable = false },
		"told before it was judged":  func(x *Reasons) { x.ToldOn = day("2026-03-18") },
		"told before it was receipt": func(x *Reasons) { x.JudgedOn, x.ToldOn = day("2026-02-27"), day("2026-02-27") },
	} {
		x := good
		spoil(&x)
		r := asked("", x)
		wantDue(t, r, Reply, "2026-03-30", Definite)
		if len(r.Warnings) != 1 || r.Warnings[0].Code != LongerIgnored {
			t.Errorf("%s: %v", name, r.Warnings)
		}
	}
	// On top of an extension to 04-21 it counts from there: 22 1, 23 2, 24 3.
	x := good
	x.LongerDays, x.ToldOn = 3, day("2026-04-21")
	in := Input{
		ReceivedOn: day("2026-03-02"), Reasons: &x,
		Extension: &Extension{Days: 15, ApprovedOn: day("2026-03-27"), NotifiedOn: day("2026-03-30")},
	}
	r = Compute(in, calendar.Embedded())
	wantDue(t, r, Reply, "2026-04-24", Definite)
	wantEntry(t, r, "2026-04-21", 35, "延长期限第15日", "第三十三条")
	wantEntry(t, r, "2026-04-22", 36, "合理延迟期限第1日", "第三十五条")
	// More days than anyone can mean do not hang the count.
	x.LongerDays = 1 << 30
	if d, _ := Compute(in, calendar.Embedded()).Due(Reply); d.Date.Year != 2030 {
		t.Errorf("capped at %s", d.Date)
	}
}

// Letter to another organ that gives 5 days: served 03-10, last day 03-17. Silent,
// 10 to 13, 16, 17 March are out: six days, to 04-08.
func TestOtherOrgan(t *testing.T) {
	c := Consultation{Kind: OtherOrgan, ReplyDays: 5, SentOn: day("2026-03-09"), ServedOn: day("2026-03-10"), ClosedOn: day("2026-03-20")}
	r := consulted("", c)
	wantDue(t, r, Opinion, "2026-03-17", Definite)
	wantDue(t, r, Reply, "2026-04-08", Definite)
	if d, _ := r.Due(Opinion); d.Article != "《中华人民共和国政府信息公开条例》第十一条" {
		t.Errorf("article %s", d.Article)
	}
	c.ReplyDays = 0
	wantDue(t, consulted("", c), Opinion, "2026-03-31", Definite)
	// The days that the law fixes for others are not for the letter to set.
	c.Kind, c.ReplyDays = ThirdParty, 5
	wantDue(t, consulted("", c), Opinion, "2026-03-31", Definite)
}
