package clock

import (
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"disclosure/server/calendar"
)

// cases is how many random histories are counted. By default it is 10,000, which
// takes about a second; the acceptance run is
//
//	DISCLOSURE_PROPERTY_CASES=100000 go test ./server/clock
//
// Histories have a number each: a failure names it, and it can be drawn again.
func cases(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("DISCLOSURE_PROPERTY_CASES")); err == nil && n > 0 {
		t.Logf("%d histories", n)
		return n
	}
	return 10_000
}

func drawn(n int) Input { return history{rand.New(rand.NewPCG(3, uint64(n)))}.input() }

// The clock and the oracle give the same days; and whatever the history:
// the ledger sums to the date, the union of the consultations is not more than
// their sum, one consultation more never makes the date earlier, and counting
// again changes nothing.
func TestClockAgreesWithTheOracle(t *testing.T) {
	work, cal := oracleWork(), calendar.Embedded()
	dated, restarted, excluded, extended, longer, paid := 0, 0, 0, 0, 0, 0
	for n := range cases(t) {
		in := drawn(n)
		r := Compute(in, cal)
		want := oracle{work: work, in: in}.count()
		if !agrees(t, r, want) || !holds(t, r) || !grows(t, n, in, r, cal) {
			t.Fatalf("history %d: %+v, fee %+v, extension %+v, reasons %+v", n, in, in.Fee, in.Extension, in.Reasons)
		}
		count := func(n *int, is bool) {
			if is {
				*n++
			}
		}
		count(&dated, !want.waits)
		count(&restarted, want.start != toOracle(in.ReceivedOn))
		count(&excluded, want.excluded > 0)
		count(&extended, want.ext > 0)
		count(&longer, want.longer > 0)
		count(&paid, in.Fee != nil && want.start == toOracle(in.Fee.PaidOn))
	}
	// The histories must reach every part of the clock, or nothing was shown.
	for name, n := range map[string]int{"dated": dated, "restarted": restarted, "excluded": excluded, "extended": extended, "longer": longer, "paid": paid} {
		if n < 100 {
			t.Errorf("only %d histories are %s", n, name)
		}
	}
}

// agrees compares the clock with the oracle.
func agrees(t *testing.T, r Result, want answer) bool {
	t.Helper()
	reply, _ := r.Due(Reply)
	base, _ := r.Due(ReplyBase)
	got := answer{
		waits: reply.Status == Waiting, start: toOracle(r.Start), base: toOracle(base.Date), reply: toOracle(reply.Date),
		excluded: r.ExcludedDays, ext: r.ExtendedDays, longer: r.LongerDays,
	}
	if got != want {
		t.Errorf("clock %+v, oracle %+v", got, want)
	}
	return got == want
}

// holds checks what is true of every result.
func holds(t *testing.T, r Result) bool {
	t.Helper()
	sum := 0
	for _, x := range r.Exclusions {
		sum += x.Days
	}
	if r.ExcludedDays > sum {
		t.Errorf("the union %d is more than the sum %d", r.ExcludedDays, sum)
		return false
	}
	reply, _ := r.Due(Reply)
	if reply.Status == Waiting {
		return true
	}
	wantCount(t, r, 20+r.ExtendedDays+r.LongerDays)
	if last := r.Ledger[len(r.Ledger)-1].Date; last != reply.Date {
		t.Errorf("the ledger ends on %s, the limit on %s", last, reply.Date)
	}
	return !t.Failed()
}

// grows adds a consultation, and counts again.
func grows(t *testing.T, n int, in Input, r Result, cal *calendar.Calendar) bool {
	t.Helper()
	if !reflect.DeepEqual(Compute(in, cal), r) {
		t.Error("not the same twice")
	}
	quick := Dues(in, cal)
	if quick.Ledger != nil || !reflect.DeepEqual(quick.Dues, r.Dues) || !reflect.DeepEqual(quick.Warnings, r.Warnings) {
		t.Error("Dues and Compute differ")
	}
	more := in
	more.Consultations = append(slices.Clone(in.Consultations), history{rand.New(rand.NewPCG(4, uint64(n)))}.letter(r.Start))
	before, _ := r.Due(Reply)
	after, _ := Dues(more, cal).Due(Reply)
	if after.Status != Waiting && (before.Status == Waiting || after.Date.Before(before.Date)) {
		t.Errorf("one consultation more: %s, before %s", after.Date, before.Date)
	}
	return !t.Failed()
}
