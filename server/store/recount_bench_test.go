package store

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// BenchmarkRecount recounts 100,000 open cases all of which move, and lists cases meanwhile. Run with -benchtime 1x.
func BenchmarkRecount(b *testing.B) {
	const cases = 100_000
	for b.Loop() {
		b.StopTimer()
		s := openAt(b, b.TempDir(), late)
		fillLate(b, s, cases)
		after := imported(b, s, testYear(2027, 7))
		preview := previewTime(b, s, after)
		activate(b, s, after)
		b.StartTimer()
		waits := listsUntil(b, s, func() {
			if n := len(recountAll(b, s, 400)); n != cases {
				b.Errorf("%d cases moved", n)
			}
		})
		b.StopTimer()
		slices.Sort(waits)
		b.ReportMetric(cases/b.Elapsed().Seconds(), "cases/s")
		b.ReportMetric(preview.Seconds(), "preview-s")
		b.ReportMetric(float64(len(waits)), "lists")
		b.ReportMetric(float64(waits[len(waits)*99/100].Milliseconds()), "list-p99-ms")
		err := s.Close()
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func previewTime(b *testing.B, s *Store, y CalendarYear) time.Duration {
	b.Helper()
	with, err := s.CalendarOf("yangli").With(y.Year)
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	moves, _, err := s.Moves(b.Context(), "yangli", with, y.Year.Year)
	if err != nil || len(moves) == 0 {
		b.Fatal(len(moves), err)
	}
	return time.Since(start)
}

// listsUntil lists cases over and over until work has ended, and gives how long each list took.
func listsUntil(b *testing.B, s *Store, work func()) []time.Duration {
	b.Helper()
	done := make(chan struct{})
	go func() { work(); close(done) }()
	var waits []time.Duration
	for {
		select {
		case <-done:
			return waits
		default:
		}
		start := time.Now()
		lines, _, err := s.ListCases(context.Background(), ListQuery{Organ: "yangli", States: []pb.State{pb.State_STATE_IN_PROGRESS}, Limit: 50})
		if err != nil || len(lines) != 50 {
			b.Errorf("%d lines, %v", len(lines), err)
			return waits
		}
		waits = append(waits, time.Since(start))
		time.Sleep(20 * time.Millisecond)
	}
}

// fillLate registers n cases whose replies are due after the holidays of February 2027.
func fillLate(b *testing.B, s *Store, n int) {
	b.Helper()
	first := calendar.MustParse("2027-01-13")
	for done := 0; done < n; {
		err := do(s, func(t *Tx) error {
			for range min(1000, n-done) {
				r := registration(fmt.Sprintf("申请人%d", done))
				r.ArrivedOn = first.AddDays(done % 7).String()
				_, err := registerIn(t, "yangli", r)
				if err != nil {
					return err
				}
				done++
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
