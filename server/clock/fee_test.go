package clock

import (
	"strings"
	"testing"

	"disclosure/server/calendar"
)

// Received 2026-03-02, base 03-30 (as in consulted). The fee notice waits for its
// payment: served 03-23, 20 working days are 24 1, 25 2, 26 3, 27 4, 30 5, 31 6,
// 04-01 7, 02 8, 03 9, 07 10, 08 11, 09 12, 10 13, 13 14, 14 15, 15 16, 16 17,
// 17 18, 20 19, 21 20.
func charged(today string, f Fee, letters ...Consultation) Result {
	return Compute(Input{ReceivedOn: day("2026-03-02"), Fee: &f, Consultations: letters, AsOf: day(today)}, calendar.Embedded())
}

func TestFeeWaits(t *testing.T) {
	r := charged("2026-04-21", Fee{SentOn: day("2026-03-20"), ServedOn: day("2026-03-23")})
	wantDue(t, r, Payment, "2026-04-21", Definite)
	wantDue(t, r, ReplyBase, "", Waiting)
	wantDue(t, r, Reply, "", Waiting)
	wantCodes(t, r)
	wantCount(t, r, 14) // 03-03 to 03-20
	wantEntry(t, r, "2026-03-23", 0, "等待申请人缴费", "信息处理费")

	r = charged("2026-04-22", Fee{SentOn: day("2026-03-20"), ServedOn: day("2026-03-23")})
	wantCodes(t, r, PaymentExpired)
	r = charged("2026-04-22", Fee{SentOn: day("2026-03-20"), ServedOn: day("2026-03-23"), LapsedOn: day("2026-04-22")})
	wantCodes(t, r)
	if d, _ := r.Due(Reply); d.Status != Waiting || !strings.Contains(d.Why, "不再处理") {
		t.Errorf("reply after the lapse: %+v", d)
	}
	// Not served yet: no last day, and the clock waits all the same.
	r = charged("2026-04-22", Fee{SentOn: day("2026-03-20")})
	wantDue(t, r, Payment, "", Waiting)
	wantDue(t, r, Reply, "", Waiting)
	wantCodes(t, r)
}

// Paid 03-30: the first day is 03-31, the twentieth 04-28 (see TestExtension).
func TestPaymentStartsAnew(t *testing.T) {
	paid := Fee{SentOn: day("2026-03-20"), ServedOn: day("2026-03-23"), PaidOn: day("2026-03-30")}
	r := charged("2026-04-22", paid)
	wantDue(t, r, Payment, "2026-04-21", Definite)
	wantDue(t, r, ReplyBase, "2026-04-28", Definite)
	wantDue(t, r, Reply, "2026-04-28", Definite)
	wantCodes(t, r)
	wantCount(t, r, 20)
	wantEntry(t, r, "2026-03-27", 0, "缴费完成前", "信息处理费")
	wantEntry(t, r, "2026-03-30", 0, "缴费完成之日", "信息处理费")
	wantEntry(t, r, "2026-03-31", 1, "工作日", "第三十三条第二款")
	if d, _ := r.Due(Payment); d.MetOn != day("2026-03-30") {
		t.Errorf("paid on %s", d.MetOn)
	}
	// A consultation before the payment is none of the new count; an extension neither.
	in := Input{
		ReceivedOn: day("2026-03-02"), Fee: &paid, Consultations: []Consultation{letter("2026-03-09", "2026-03-10", "2026-03-16")},
		Extension: &Extension{Days: 10, ApprovedOn: day("2026-03-18"), NotifiedOn: day("2026-03-18")},
	}
	r = Compute(in, calendar.Embedded())
	wantDue(t, r, Reply, "2026-04-28", Definite)
	wantCodes(t, r, ExtensionIgnored)
	if len(r.Exclusions) != 0 {
		t.Errorf("exclusions %+v", r.Exclusions)
	}
	// Paid on the last day, and a day late: it starts anew both times.
	paid.PaidOn = day("2026-04-21")
	wantCodes(t, charged("2026-05-06", paid))
	paid.PaidOn = day("2026-04-22")
	r = charged("2026-05-06", paid)
	wantCodes(t, r, PaymentLate)
	if r.Start != day("2026-04-22") {
		t.Errorf("start %s", r.Start)
	}
}

// A notice on the last day stops the clock, a day later it does not; what was
// excluded or extended until then belongs to the limit.
func TestFeeNoticeInTimeAndLate(t *testing.T) {
	one := letter("2026-03-09", "2026-03-10", "2026-03-16") // to 04-07
	wantDue(t, charged("", Fee{SentOn: day("2026-03-30")}), Reply, "", Waiting)
	r := charged("", Fee{SentOn: day("2026-03-31")})
	wantDue(t, r, Reply, "2026-03-30", Definite)
	wantCodes(t, r, LateFeeNotice)
	wantDue(t, charged("", Fee{SentOn: day("2026-04-07")}, one), Reply, "", Waiting)
	r = charged("", Fee{SentOn: day("2026-04-08"), PaidOn: day("2026-04-09")}, one)
	wantDue(t, r, Reply, "2026-04-07", Definite)
	wantCodes(t, r, LateFeeNotice)
	in := Input{
		ReceivedOn: day("2026-03-02"), Fee: &Fee{SentOn: day("2026-04-20")},
		Extension: &Extension{Days: 15, ApprovedOn: day("2026-03-27"), NotifiedOn: day("2026-03-30")},
	} // to 04-21
	wantDue(t, Compute(in, calendar.Embedded()), Reply, "", Waiting)
}

func TestFeeThatCannotBe(t *testing.T) {
	for _, f := range []Fee{
		{SentOn: day("2026-02-27")},
		{SentOn: day("2026-03-20"), ServedOn: day("2026-03-19")},
		{SentOn: day("2026-03-20"), PaidOn: day("2026-03-19")},
	} {
		r := charged("2026-03-30", f)
		wantCodes(t, r, FeeOrder)
		wantDue(t, r, Reply, "2026-03-30", Definite)
	}
	wantCodes(t, charged("", Fee{}))
	// Received before there was a fee.
	r := Compute(Input{ReceivedOn: day("2020-12-31"), Fee: &Fee{SentOn: day("2021-01-05")}}, calendar.Embedded())
	wantCodes(t, r, NoFeeRules)
	if d, _ := r.Due(Reply); d.Date.IsZero() {
		t.Error("the clock must not wait")
	}
}

// Supplement first, fee after it: both start the limit anew, in the order of the
// days. Notice 03-11, supplement 03-16, fee 03-20, paid 03-30.
func TestSupplementThenFee(t *testing.T) {
	s := Supplement{SentOn: day("2026-03-11"), ServedOn: day("2026-03-11"), ReceivedOn: day("2026-03-16")}
	in := Input{
		ReceivedOn: day("2026-03-02"), Supplements: []Supplement{s},
		Fee: &Fee{SentOn: day("2026-03-20"), ServedOn: day("2026-03-23"), PaidOn: day("2026-03-30")},
	}
	r := Compute(in, calendar.Embedded())
	wantDue(t, r, Reply, "2026-04-28", Definite)
	wantCount(t, r, 20)
	wantEntry(t, r, "2026-03-16", 0, "收到补正材料之日", "第三十条")
	wantEntry(t, r, "2026-03-17", 0, "缴费完成前", "信息处理费")
	// Fee first: notice 03-04, paid 03-06, supplement notice 03-11, supplement 03-16.
	in.Fee = &Fee{SentOn: day("2026-03-04"), PaidOn: day("2026-03-06")}
	r = Compute(in, calendar.Embedded())
	wantDue(t, r, Reply, "2026-04-14", Definite)
	wantEntry(t, r, "2026-03-05", 0, "缴费完成前", "信息处理费")
	wantEntry(t, r, "2026-03-09", 0, "收到补正前", "第三十条")
}
