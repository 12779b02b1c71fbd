package clock

import (
	"testing"

	"disclosure/server/calendar"
)

// Sample not-exist: received 2026-03-16, notice by 03-25, base 04-14.
func supplemented(s ...Supplement) Result {
	return Compute(Input{ReceivedOn: day("2026-03-16"), Supplements: s, AsOf: day("2026-04-10")}, calendar.Embedded())
}

// Sent on the seventh day it restarts the count on 04-02: 04-03 1, 04-07 2 (清明节
// to 04-06), 10 5, 17 10, 24 15, 30 19, 05-06 20 (劳动节 to 05-05).
// Sent a day later it does nothing.
func TestNoticeInTimeAndLate(t *testing.T) {
	r := supplemented(Supplement{SentOn: day("2026-03-25"), ServedOn: day("2026-03-26"), ReceivedOn: day("2026-04-02")})
	wantDue(t, r, Reply, "2026-05-06", Definite)
	wantCodes(t, r)
	wantCount(t, r, 20)

	r = supplemented(Supplement{SentOn: day("2026-03-26"), ServedOn: day("2026-03-27"), ReceivedOn: day("2026-04-02")})
	wantDue(t, r, ReplyBase, "2026-04-14", Definite)
	wantDue(t, r, Reply, "2026-04-14", Definite)
	wantCodes(t, r, LateSupplementNotice)
	wantCount(t, r, 20)

	r = supplemented(Supplement{SentOn: day("2026-03-26")})
	wantDue(t, r, Reply, "2026-04-14", Definite)
	wantDue(t, r, SupplementReply, "", Waiting)
}

// Served 03-26, ten working days: 27 1, 30 2, 31 3, 04-01 4, 02 5, 03 6, 07 7,
// 08 8, 09 9, 10 10.
func TestWaitingForTheSupplement(t *testing.T) {
	r := supplemented(Supplement{SentOn: day("2026-03-25"), ServedOn: day("2026-03-26")})
	wantDue(t, r, SupplementReply, "2026-04-10", Definite)
	wantDue(t, r, ReplyBase, "", Waiting)
	wantDue(t, r, Reply, "", Waiting)
	wantCodes(t, r)
	wantCount(t, r, 7) // 03-17 to 03-25; then the clock stands still
	wantEntry(t, r, "2026-04-10", 0, "等待申请人补正", "第三十条")

	in := Input{
		ReceivedOn: day("2026-03-16"), AsOf: day("2026-04-11"),
		Supplements: []Supplement{{SentOn: day("2026-03-25"), ServedOn: day("2026-03-26")}},
	}
	wantCodes(t, Compute(in, calendar.Embedded()), SupplementExpired)
	in.Supplements[0].LapsedOn = day("2026-04-11")
	r = Compute(in, calendar.Embedded())
	wantCodes(t, r)
	wantDue(t, r, Reply, "", Waiting)
}

// Sample unclear-after-supplement: notice 06-05, served 06-08, 15 working days:
// 09 1, 10 2, 11 3, 12 4, 15 to 18 8, 06-19 端午节, 22 9, 23 10, 24 11, 25 12,
// 26 13, 29 14, 30 15. Supplement 06-24: 25 1, 26 2, 29 to 07-03 7, 10 12, 17 17,
// 20 18, 21 19, 22 20.
func TestDaysGivenToTheApplicant(t *testing.T) {
	r := Compute(Input{ReceivedOn: day("2026-06-01"), Supplements: []Supplement{{
		SentOn:   day("2026-06-05"),
		ServedOn: day("2026-06-08"), ReplyDays: 15, ReceivedOn: day("2026-06-24"),
	}}}, calendar.Embedded())
	wantDue(t, r, SupplementNotice, "2026-06-10", Definite)
	wantDue(t, r, SupplementReply, "2026-06-30", Definite)
	wantDue(t, r, Reply, "2026-07-22", Definite)
	if d, _ := r.Due(SupplementReply); d.MetOn != day("2026-06-24") {
		t.Errorf("met on %s", d.MetOn)
	}
}

func TestLateAndSecondSupplement(t *testing.T) {
	first := Supplement{SentOn: day("2026-03-25"), ServedOn: day("2026-03-26"), ReceivedOn: day("2026-04-13")}
	r := supplemented(first)
	wantCodes(t, r, SupplementLate)
	if r.Start != day("2026-04-13") {
		t.Errorf("start %s", r.Start)
	}
	first.ReceivedOn = day("2026-04-02")
	// From 04-02 the seventh working day is 04-14.
	r = supplemented(first, Supplement{SentOn: day("2026-04-14"), ServedOn: day("2026-04-14")})
	wantCodes(t, r, SecondSupplement)
	wantDue(t, r, Reply, "", Waiting)
	wantDue(t, r, SupplementNotice, "2026-03-25", Definite)
	if d, ok := r.DueOf(SupplementReply, 1); !ok || d.Date != day("2026-04-28") {
		t.Errorf("second supplement %+v", d)
	}
	r = supplemented(first, Supplement{SentOn: day("2026-04-15")})
	wantCodes(t, r, LateSupplementNotice)
	wantDue(t, r, Reply, "2026-05-06", Definite)
}

func TestImpossibleSupplementDates(t *testing.T) {
	for _, s := range []Supplement{
		{SentOn: day("2026-03-13")},
		{SentOn: day("2026-03-20"), ServedOn: day("2026-03-21"), ReceivedOn: day("2026-03-19")},
	} {
		r := supplemented(s)
		wantCodes(t, r, SupplementOrder)
		wantDue(t, r, Reply, "2026-04-14", Definite)
	}
	// A notice that was not sent yet changes nothing.
	wantDue(t, supplemented(Supplement{ReplyDays: 10}), Reply, "2026-04-14", Definite)
}
