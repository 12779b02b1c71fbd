package e2e_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"disclosure/server"
	"disclosure/server/backup"
)

// BenchmarkBackupBesideRegister backs a folder up while 16 clients register over gRPC: nobody is refused. DISCLOSURE_BENCH_CASES is the
// number of cases, each with one event, that lie in the folder before; 20,000 when it is not set.
func BenchmarkBackupBesideRegister(b *testing.B) {
	n := 20_000
	if text := os.Getenv("DISCLOSURE_BENCH_CASES"); text != "" {
		var err error
		n, err = strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
	}
	server.TuneMemory()
	o := filled(b, n)
	register := registering(b, o, 4)
	alone := measure(b, 16, register) // a call that fails ends the benchmark
	var took, beside []float64
	for i := 0; b.Loop(); i++ {
		done := make(chan error, 1)
		start := time.Now()
		go func() {
			_, err := server.Backup(b.Context(), o.config(), backup.Options{Out: filepath.Join(b.TempDir(), strconv.Itoa(i))})
			done <- err
		}()
		for running := true; running; {
			beside = append(beside, measure(b, 16, register).perSecond)
			select {
			case err := <-done:
				if err != nil {
					b.Fatal(err)
				}
				running = false
			default:
			}
		}
		took = append(took, time.Since(start).Seconds())
	}
	b.ReportMetric(median(took), "backup-s")
	b.ReportMetric(alone.perSecond, "alone/s")
	b.ReportMetric(median(beside), "beside/s")
}
