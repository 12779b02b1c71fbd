package clock

import (
	"testing"

	"disclosure/server/calendar"
)

// twentyEvents is a case of twenty acts that move a due date: receipt, two
// supplements (6), three consultations (9), an extension (2), reasons (2).
func twentyEvents() Input {
	return Input{
		ReceivedOn: day("2026-03-02"), ArrivedOn: day("2026-02-28"), AsOf: day("2026-05-20"),
		Supplements: []Supplement{
			{SentOn: day("2026-03-05"), ServedOn: day("2026-03-06"), ReceivedOn: day("2026-03-12")},
			{SentOn: day("2026-03-16"), ServedOn: day("2026-03-17"), ReceivedOn: day("2026-03-25")},
		},
		Consultations: []Consultation{
			letter("2026-03-30", "2026-03-31", "2026-04-08"),
			letter("2026-04-07", "2026-04-07", "2026-04-14"),
			{Kind: CoMaker, SentOn: day("2026-04-15"), ServedOn: day("2026-04-16"), OpinionOn: day("2026-04-22")},
		},
		Extension: &Extension{Days: 15, ApprovedOn: day("2026-05-06"), NotifiedOn: day("2026-05-07")},
		Reasons:   &Reasons{SentOn: day("2026-03-26"), ServedOn: day("2026-03-27")},
	}
}

// The due dates of a case with twenty events: under 20 µs.
func BenchmarkDues(b *testing.B) {
	in, cal := twentyEvents(), calendar.Embedded()
	b.ReportAllocs()
	for b.Loop() {
		Dues(in, cal)
	}
}

// The same with the ledger.
func BenchmarkCompute(b *testing.B) {
	in, cal := twentyEvents(), calendar.Embedded()
	b.ReportAllocs()
	for b.Loop() {
		Compute(in, cal)
	}
}
