package e2e_test

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"
	"google.golang.org/grpc"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
)

// The speed of a disk differs from minute to minute, so what is compared is measured by turns in one run, and the ratio is
// reported. Run: go test -run '^$' -bench . -benchtime 5x ./server/e2e

// turn is the length of one measurement.
const turn = 500 * time.Millisecond

// pace is what one turn gave. CPU is the time of both ends, which are one program here; unlike the rates it hardly depends on what
// else the machine does.
type pace struct {
	perSecond float64
	cpuMicros float64 // of a call
	waits     []time.Duration
}

// measure runs fn in callers goroutines for one turn.
func measure(b *testing.B, callers int, fn func(caller int) error) pace {
	b.Helper()
	waits := make([][]time.Duration, callers)
	var wg sync.WaitGroup
	start, used := time.Now(), cpuTime()
	for i := range callers {
		wg.Go(func() {
			for time.Since(start) < turn {
				begin := time.Now()
				err := fn(i)
				if err != nil {
					b.Error(explain(err))
					return
				}
				waits[i] = append(waits[i], time.Since(begin))
			}
		})
	}
	wg.Wait()
	p := pace{waits: slices.Concat(waits...)}
	p.perSecond = float64(len(p.waits)) / time.Since(start).Seconds()
	p.cpuMicros = float64((cpuTime() - used).Microseconds()) / float64(len(p.waits))
	return p
}

// cpuTime is what this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // fails for no process of its own
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func median(x []float64) float64 {
	slices.Sort(x)
	return x[len(x)/2]
}

// percentile of waits in milliseconds.
func percentile(waits []time.Duration, p float64) float64 {
	slices.Sort(waits)
	return float64(waits[int(p*float64(len(waits)-1))].Microseconds()) / 1000
}

// registering registers as the programs of clients do: TLS, a token, a request_id, some connections.
func registering(b *testing.B, o *office, connections int) func(caller int) error {
	b.Helper()
	var clients []pb.IntakeServiceClient
	for range connections {
		conn := o.secure()
		b.Cleanup(func() { _ = conn.Close() })
		clients = append(clients, pb.NewIntakeServiceClient(conn))
	}
	r := registration()
	ctx := o.as("desk")
	return func(caller int) error {
		_, err := clients[caller%connections].RegisterCase(ctx, &pb.RegisterCaseRequest{
			Parent: organ, RequestId: uuid.Must(uuid.NewV7()).String(), Registration: r,
		})
		return err
	}
}

func secured(c *server.Config) { c.DevTLS = true }

// openSecured is open with TLS: the staff are made over plain text first, since both ends are this program.
func openSecured(b *testing.B) *office {
	b.Helper()
	o := open(b, plain)
	o.stop()
	o.start(secured)
	_ = o.conn.Close()
	o.conn = o.secure()
	return o
}

// BenchmarkRegisterCase compares durable registrations over gRPC with durable transactions of two rows, one at a time, on the
// same disk: the two rows of a registration in the real schema, written through ent (ent-ratio) and by prepared statements (ratio), and
// two blobs without any index (bare-ratio).
func BenchmarkRegisterCase(b *testing.B) {
	server.TuneMemory()
	for _, callers := range []int{1, 64} {
		b.Run(fmt.Sprintf("clients=%d", callers), func(b *testing.B) {
			register, through, real, bare := registering(b, openSecured(b), min(callers, 4)), entRows(b), realRows(b), bareCommits(b)
			measure(b, callers, register) // warm
			var rates, throughs, reals, bares, entRatios, ratios, bareRatios, cpu []float64
			var waits []time.Duration
			for b.Loop() {
				x, w := measure(b, callers, register), measure(b, 1, through)
				y, z := measure(b, 1, real), measure(b, 1, bare)
				throughs, entRatios = append(throughs, w.perSecond), append(entRatios, x.perSecond/w.perSecond)
				cpu, rates = append(cpu, x.cpuMicros), append(rates, x.perSecond)
				reals, bares = append(reals, y.perSecond), append(bares, z.perSecond)
				ratios, bareRatios = append(ratios, x.perSecond/y.perSecond), append(bareRatios, x.perSecond/z.perSecond)
				waits = append(waits, x.waits...)
			}
			b.ReportMetric(median(rates), "registered/s")
			b.ReportMetric(median(throughs), "ent-rows/s")
			b.ReportMetric(median(reals), "two-rows/s")
			b.ReportMetric(median(bares), "bare/s")
			b.ReportMetric(median(entRatios), "ent-ratio")
			b.ReportMetric(median(bareRatios), "bare-ratio")
			b.ReportMetric(median(ratios), "ratio")
			b.ReportMetric(median(cpu), "cpu-us")
			b.ReportMetric(percentile(waits, 0.5), "p50-ms")
			b.ReportMetric(percentile(waits, 0.99), "p99-ms")
		})
	}
}

// BenchmarkRegisterCaseAtSize compares a register of 1,000 cases with one of 100,000.
func BenchmarkRegisterCaseAtSize(b *testing.B) {
	small, large := filled(b, 1_000), filled(b, 100_000)
	inSmall, inLarge := registering(b, small, 4), registering(b, large, 4)
	measure(b, 64, inSmall)
	measure(b, 64, inLarge)
	var rates, ratios []float64
	for b.Loop() {
		x, y := measure(b, 64, inSmall), measure(b, 64, inLarge)
		rates, ratios = append(rates, y.perSecond), append(ratios, y.perSecond/x.perSecond)
	}
	b.ReportMetric(median(rates), "registered/s")
	b.ReportMetric(median(ratios), "ratio")
}

// BenchmarkListCases compares a page of 50 by state and due date out of 100,000 cases, over gRPC, with the bare query.
func BenchmarkListCases(b *testing.B) {
	o := filled(b, 100_000)
	o.stop()
	o.start(plain)
	bare := bareList(b, o)
	var n atomic.Int64
	list := func(int) error {
		req := &pb.ListCasesRequest{Parent: organ, States: []pb.State{prg}, PageSize: 50}
		out, err := pb.NewCaseServiceClient(o.conn).ListCases(o.as("legal"), req)
		n.Add(int64(len(out.GetCases())))
		return err
	}
	var rates, ratios []float64
	for b.Loop() {
		x, y := measure(b, 1, list), measure(b, 1, bare)
		rates, ratios = append(rates, x.perSecond), append(ratios, y.perSecond/x.perSecond)
	}
	if n.Load()%50 != 0 || n.Load() == 0 {
		b.Errorf("%d lines", n.Load())
	}
	b.ReportMetric(median(rates), "pages/s")
	b.ReportMetric(median(ratios), "times-bare")
}

// BenchmarkNothing is the price of a call that does nothing but say who calls: what every ratio above includes.
func BenchmarkNothing(b *testing.B) {
	o := openSecured(b)
	who := pb.NewIdentityServiceClient(o.conn)
	ctx := o.as("desk")
	for b.Loop() {
		_, err := who.GetMe(ctx, &pb.GetMeRequest{}, grpc.WaitForReady(true))
		if err != nil {
			b.Fatal(err)
		}
	}
}
