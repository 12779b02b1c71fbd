package clock

import (
	"testing"

	"disclosure/server/calendar"
)

// From 03-02 the base ends on 03-30 (sample land-approval); 03-05 is three
// working days later: 03-31, 04-01, 04-02.
func TestEarlierReceiptIsWorkedTo(t *testing.T) {
	r := Compute(Input{ReceivedOn: day("2026-03-05"), ArrivedOn: day("2026-03-02")}, calendar.Embedded())
	wantDue(t, r, ReplyBase, "2026-03-30", Definite)
	wantDue(t, r, Reply, "2026-03-30", Definite)
	wantDue(t, r, ReplyConfirmed, "2026-04-02", Definite)
	wantCodes(t, r, ReceiptLater)

	r = Compute(Input{ReceivedOn: day("2026-03-02"), ArrivedOn: day("2026-03-02")}, calendar.Embedded())
	wantCodes(t, r)
	if _, ok := r.Due(ReplyConfirmed); ok {
		t.Error("one day, one count")
	}
}

func TestUnconfirmedReceipt(t *testing.T) {
	r := Compute(Input{ArrivedOn: day("2026-03-02")}, calendar.Embedded())
	wantDue(t, r, SupplementNotice, "2026-03-11", Unconfirmed)
	wantDue(t, r, Reply, "2026-03-30", Unconfirmed)
	wantCodes(t, r, ReceiptUnconfirmed)
	r = Compute(Input{ArrivedOn: day("2026-12-04")}, calendar.Embedded())
	wantDue(t, r, Reply, "2027-01-04", Provisional)
}

func TestNothingToCount(t *testing.T) {
	r := Compute(Input{AsOf: day("2026-03-02")}, calendar.Embedded())
	wantCodes(t, r, NoReceipt)
	if len(r.Dues) != 0 || len(r.Ledger) != 0 {
		t.Errorf("dues %v", r.Dues)
	}
	r = Compute(Input{ReceivedOn: day("2019-05-14")}, calendar.Embedded())
	wantCodes(t, r, NoLaw)
}

func TestLateness(t *testing.T) {
	for _, c := range []struct {
		answered, today string
		codes           []Code
	}{
		{"", "2026-03-30", nil},
		{"", "2026-03-31", []Code{Overdue}},
		{"2026-03-30", "2026-05-06", nil},
		{"2026-03-31", "2026-05-06", []Code{AnsweredLate}},
	} {
		r := Compute(Input{ReceivedOn: day("2026-03-02"), AnsweredOn: day(c.answered), AsOf: day(c.today)}, calendar.Embedded())
		wantCodes(t, r, c.codes...)
		if d, _ := r.Due(Reply); d.MetOn != day(c.answered) {
			t.Errorf("met on %s", d.MetOn)
		}
	}
}

// 2026-03-30 less 3 working days is 03-25, less 1 is 03-27 (Friday).
func TestInternalWarningDay(t *testing.T) {
	in := Input{ReceivedOn: day("2026-03-02")}
	wantDue(t, Compute(in, calendar.Embedded()), Internal, "2026-03-25", Definite)
	in.InternalDays = 1
	wantDue(t, Compute(in, calendar.Embedded()), Internal, "2026-03-27", Definite)
	in.InternalDays = 99
	wantDue(t, Compute(in, calendar.Embedded()), Internal, "2026-03-02", Definite)
}
