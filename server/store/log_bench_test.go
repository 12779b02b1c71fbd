package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
)

// BenchmarkLog says what the log costs: the same acts with it and without, by turns in one run. The ratio is that of their times.
// Commitments and leaves are made in both.
func BenchmarkLog(b *testing.B) {
	for _, callers := range []int{1, 64} {
		for name, act := range map[string]func(*Store) func() error{"register": registerOnce, "append": appendOnce(b)} {
			b.Run(fmt.Sprintf("%s/callers=%d", name, callers), func(b *testing.B) {
				logged, bare := openSQLite(b), openSQLite(b)
				bare.noLog = true
				with, without := act(logged), act(bare)
				var rates, ratios []float64
				for b.Loop() {
					x, y := rate(b, callers, with), rate(b, callers, without)
					rates, ratios = append(rates, x), append(ratios, y/x)
				}
				b.ReportMetric(median(rates), "acts/s")
				b.ReportMetric(median(ratios), "times-without")
			})
		}
	}
}

// appendOnce appends an event to a case that is folded anew each time, as every act does. The case is a new one each time that it
// has got long.
func appendOnce(b *testing.B) func(s *Store) func() error {
	return func(s *Store) func() error {
		numbers := make(chan string, 2048)
		for range cap(numbers) {
			numbers <- mustRegister(b, s, "yangli", "甲")
		}
		return func() error {
			number := <-numbers
			defer func() { numbers <- number }()
			return appendTo(s, number, desk, &pb.Event{Kind: &pb.Event_ReceiptConfirmed{ReceiptConfirmed: &pb.ReceiptConfirmed{
				ConfirmedOn: "2026-03-02", Evidence: "电话确认",
			}}})
		}
	}
}

// BenchmarkSeal signs a log of 100,000 cases with and without the heads of the cases.
func BenchmarkSeal(b *testing.B) {
	s := openSQLite(b)
	fill(b, s, 100_000)
	var heads, plain []float64
	for b.Loop() {
		begin := time.Now()
		mustSeal(b, s, "yangli", "2026-0500")
		heads = append(heads, float64(time.Since(begin).Milliseconds()))
		mustRegister(b, s, "yangli", "甲")
		begin = time.Now()
		_, err := s.sealer.seal(context.Background(), "yangli", nil)
		if err != nil {
			b.Fatal(err)
		}
		plain = append(plain, float64(time.Since(begin).Milliseconds()))
	}
	b.ReportMetric(median(heads), "ms-with-heads")
	b.ReportMetric(median(plain), "ms")
}
