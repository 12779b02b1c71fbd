package store

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// eventsOfBench is how many events the big check looks at. DISCLOSURE_BENCH_EVENTS changes it.
func eventsOfBench() int {
	n, err := strconv.Atoi(os.Getenv("DISCLOSURE_BENCH_EVENTS"))
	if err != nil {
		return 1_000_000
	}
	return n
}

// BenchmarkFsckMillion checks a record of 1,000,000 events: ten a case, 5,000 cases a year, a checkpoint with case heads
// every 1,000 events. Run it alone: go test -run '^$' -bench FsckMillion -benchtime 1x -timeout 1h ./server/store
func BenchmarkFsckMillion(b *testing.B) {
	n := eventsOfBench()
	s := openSQLite(b)
	live(b, s, n)
	for b.Loop() {
		stop := watchMemory()
		start, used := time.Now(), processorTime()
		r := clean(b, s)
		if r.Events != n {
			b.Fatalf("%d events", r.Events)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s")
		b.ReportMetric((processorTime() - used).Seconds(), "cpu-s") // hardly depends on what else the machine does
		b.ReportMetric(float64(stop())/(1<<20), "heap-MB")
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

// processorTime is what this process has used.
func processorTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // fails for no process of its own
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// watchMemory gives the most memory that the heap held until the returned function is called.
func watchMemory() func() uint64 {
	end, most := make(chan struct{}), make(chan uint64)
	runtime.GC()
	go func() {
		var peak uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
			select {
			case <-end:
				most <- peak
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(end); return <-most }
}

// live puts so many events on record.
func live(b *testing.B, s *Store, events int) {
	b.Helper()
	const perCase, perAct, perYear = 10, 100, 5_000
	doc := blob(b, s, 1, "scan")
	for done := 0; done < events; {
		_, err := s.Act(context.Background(), Act{Method: "Test", Actor: desk}, func(t *Tx) (proto.Message, error) {
			for range perAct {
				err := liveOne(t, 2000+done/perCase/perYear, done, doc)
				if err != nil {
					return nil, err
				}
				done += perCase
			}
			return nil, nil
		})
		if err == nil {
			_, err = s.Seal(context.Background(), "yangli", "")
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func liveOne(t *Tx, year, n int, doc *pb.DocumentAdded) error {
	number, err := t.NextCaseNumber("yangli", year)
	if err != nil {
		return err
	}
	c := &casework.Case{Organ: "yangli", Number: number}
	events := []*pb.Event{
		{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{
			Number: number, ReceivedOn: "2026-03-02", Registration: registration(fmt.Sprintf("申请人%d", n)),
		}}},
		{Kind: &pb.Event_DocumentAdded{DocumentAdded: doc}},
		{Kind: &pb.Event_Assigned{Assigned: &pb.Assigned{Handler: handler.Name}}},
	}
	for range 6 {
		events = append(events, &pb.Event{Kind: &pb.Event_SearchRecorded{SearchRecorded: &pb.SearchRecorded{Search: &pb.SearchRecord{
			SearchedOn: "2026-03-02", Searcher: "李四", Places: []string{"文书档案检索系统", "城建档案馆"},
		}}}})
	}
	events = append(events, &pb.Event{Kind: &pb.Event_Withdrawn{Withdrawn: &pb.Withdrawn{WithdrawnOn: "2026-03-02"}}})
	return t.Append(c, desk, events...)
}
