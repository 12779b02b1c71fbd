package tracker

import (
	"testing"

	"disclosure/server/calendar"
	"disclosure/server/store"
)

// BenchmarkRecountWithReminders recounts cases that all move, each with an event, a reminder and a mail in the outbox. Run with
// -benchtime 1x.
func BenchmarkRecountWithReminders(b *testing.B) {
	const cases = 20_000
	now := at("2027-01-20 10:00")
	for b.Loop() {
		b.StopTimer()
		s := openStore(b, b.TempDir(), now)
		office(b, s, nil)
		for range cases {
			register(b, s, calendar.MustParse("2027-01-14"))
		}
		act(b, s, func(tx *store.Tx) error {
			y, err := tx.CreateCalendarYear(store.CalendarYear{Organ: "yangli", Year: testYear(2027), ImportedBy: "organs/yangli/staff/admin"})
			if err == nil {
				_, err = tx.ActivateCalendarYear(y, "organs/yangli/staff/zhao")
			}
			return err
		})
		tr := New(Config{Store: s, Now: now, Log: quiet, Owner: "one", Mail: &mailbox{}})
		b.StartTimer()
		err := tr.recount(b.Context())
		b.StopTimer()
		y, getErr := s.CalendarYear(b.Context(), "yangli", 1)
		if err != nil || getErr != nil || y.Moved != cases {
			b.Fatal(y, err, getErr)
		}
		err = s.Close()
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(cases*float64(b.N)/b.Elapsed().Seconds(), "cases/s")
	b.ReportMetric(100_000*b.Elapsed().Seconds()/float64(b.N)/cases, "s/100000-cases")
}
