package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// The speed of a disk differs from minute to minute, so each benchmark measures what it compares by turns in one run and
// reports the ratio. Run: go test -run '^$' -bench . -benchtime 5x ./server/store

// slice is the length of one turn.
const slice = 500 * time.Millisecond

// rate runs fn in callers goroutines for one turn and gives the number of calls a second.
func rate(b *testing.B, callers int, fn func() error) float64 {
	b.Helper()
	var done atomic.Int64
	var wg sync.WaitGroup
	start := time.Now()
	for range callers {
		wg.Go(func() {
			for time.Since(start) < slice {
				err := fn()
				if err != nil {
					b.Error(err)
					return
				}
				done.Add(1)
			}
		})
	}
	wg.Wait()
	return float64(done.Load()) / time.Since(start).Seconds()
}

func median(x []float64) float64 {
	slices.Sort(x)
	return x[len(x)/2]
}

// bare opens a database that writes two rows in a durable transaction, one at a time: what a service without a queue does at
// the very least.
func bare(b *testing.B) func() error {
	b.Helper()
	db, err := openEngine(writerDSN(filepath.Join(b.TempDir(), "bare.db"))+"&_txlock=immediate", 1)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	for _, table := range []string{"event", "payload"} {
		_, err = db.Exec("CREATE TABLE " + table + " (seq integer PRIMARY KEY, body blob NOT NULL)")
		if err != nil {
			b.Fatal(err)
		}
	}
	body := make([]byte, 300)
	return func() error { return twoRows(db, body) }
}

func twoRows(db *sql.DB, body []byte) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, table := range []string{"event", "payload"} {
		_, err = tx.Exec("INSERT INTO "+table+" (body) VALUES (?)", body)
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// registerOnce is a registration with a request id of its own, as the service makes it.
func registerOnce(s *Store) func() error {
	var n atomic.Int64
	r := registration("申请人甲", "2024年度样例路改造工程的征地批复、补偿安置方案及听证记录，并请提供勘测定界图")
	return func() error {
		_, err := register(s, "yangli", fmt.Sprintf("00000000-0000-0000-0000-%012d", n.Add(1)), r)
		return err
	}
}

func BenchmarkActAgainstBareCommits(b *testing.B) {
	for _, callers := range []int{1, 64} {
		b.Run(fmt.Sprintf("callers=%d", callers), func(b *testing.B) {
			act, plain := registerOnce(openSQLite(b)), bare(b)
			var acts, bares, ratios []float64
			for b.Loop() {
				x, y := rate(b, callers, act), rate(b, 1, plain)
				acts, bares, ratios = append(acts, x), append(bares, y), append(ratios, x/y)
			}
			b.ReportMetric(median(acts), "acts/s")
			b.ReportMetric(median(bares), "bare/s")
			b.ReportMetric(median(ratios), "ratio")
		})
	}
}

// BenchmarkActAtSize compares a small register with a large one.
func BenchmarkActAtSize(b *testing.B) {
	small, large := openSQLite(b), openSQLite(b)
	fill(b, small, 1_000)
	fill(b, large, 100_000)
	inSmall, inLarge := registerOnce(small), registerOnce(large)
	var ratios, rates []float64
	for b.Loop() {
		x, y := rate(b, 64, inSmall), rate(b, 64, inLarge)
		rates, ratios = append(rates, y), append(ratios, y/x)
	}
	b.ReportMetric(median(rates), "acts/s")
	b.ReportMetric(median(ratios), "ratio")
}

// BenchmarkListCases compares a page of 50 out of 100,000 cases with the bare SQL of it.
func BenchmarkListCases(b *testing.B) {
	s := openSQLite(b)
	fill(b, s, 100_000)
	q := ListQuery{Organ: "yangli", States: []pb.State{pb.State_STATE_IN_PROGRESS}, Limit: 50}
	_, q.After, _ = s.ListCases(b.Context(), ListQuery{Organ: "yangli", States: q.States, Limit: 5000})
	list := func() error {
		lines, _, err := s.ListCases(context.Background(), q)
		if err == nil && len(lines) != 50 {
			err = fmt.Errorf("%d lines", len(lines))
		}
		return err
	}
	var lists, ratios []float64
	for b.Loop() {
		x, y := rate(b, 1, list), rate(b, 1, func() error { return bareList(s.readers, q) })
		lists, ratios = append(lists, x), append(ratios, y/x)
	}
	b.ReportMetric(median(lists), "lists/s")
	b.ReportMetric(median(ratios), "times-bare")
}

// bareList reads the same page with nothing but database/sql.
func bareList(db *sql.DB, q ListQuery) error {
	rows, err := db.Query("SELECT * FROM case_files WHERE organ = ? AND state = ? AND (due_on, id) > (?, ?) "+
		"ORDER BY due_on, id LIMIT 51", q.Organ, int32(q.States[0]), q.After.DueOn, q.After.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	cells := make([]any, len(names))
	for i := range cells {
		cells[i] = new(any)
	}
	for rows.Next() {
		err = rows.Scan(cells...)
		if err != nil {
			return err
		}
	}
	return rows.Err()
}

// fill registers n cases that arrived on different days, many to an act.
func fill(b *testing.B, s *Store, n int) {
	b.Helper()
	first := calendar.MustParse("2025-03-03")
	for done := 0; done < n; {
		err := do(s, func(t *Tx) error {
			for range min(1000, n-done) {
				r := registration(fmt.Sprintf("申请人%d", done))
				r.ArrivedOn = first.AddDays(done * 364 / n).String()
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

// BenchmarkFsck checks a register of 20,000 cases.
func BenchmarkFsck(b *testing.B) {
	const cases = 20_000
	s := openSQLite(b)
	fill(b, s, cases)
	for b.Loop() {
		if r := clean(b, s); r.Cases != cases {
			b.Fatalf("%d cases", r.Cases)
		}
	}
	b.ReportMetric(cases*float64(b.N)/b.Elapsed().Seconds(), "cases/s")
}

// BenchmarkSearchCases looks for a name that nobody has among 100,000 cases: the worst case, which reads them all.
func BenchmarkSearchCases(b *testing.B) {
	s := openSQLite(b)
	fill(b, s, 100_000)
	for b.Loop() {
		lines, _, err := s.SearchCases(b.Context(), "yangli", "无此人", nil, 50)
		if err != nil || len(lines) != 0 {
			b.Fatal(lines, err)
		}
	}
}
