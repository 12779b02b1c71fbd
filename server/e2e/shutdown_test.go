package e2e_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
)

// TestStopUnderLoad ends the server while 32 clients register. What was acknowledged is on disk; who was not acknowledged was
// told so by a code that invites to try again, and his repetition on the next server gives one case.
func TestStopUnderLoad(t *testing.T) {
	o := open(t, plain)
	crew := make([]*registrar, 32)
	var wg sync.WaitGroup
	for i := range crew {
		crew[i] = &registrar{office: o, conn: pb.NewIntakeServiceClient(o.conn)}
		wg.Go(func() { crew[i].work(t) })
	}
	time.Sleep(300 * time.Millisecond)
	o.end() // as serve does at a signal; the connection stays open
	wg.Wait()
	o.stop()

	before := o.cases(t)
	want := 0
	for _, r := range crew {
		want += len(r.done)
		for _, n := range r.done {
			if !slices.Contains(before, n) {
				t.Errorf("%s was acknowledged and is gone", n)
			}
		}
	}
	if extra := len(before) - want; extra < 0 || extra > len(crew) {
		t.Errorf("%d cases, %d acknowledged", len(before), want)
	}
	o.start(plain)
	for _, r := range crew {
		r.conn = pb.NewIntakeServiceClient(o.conn)
		n, err := r.register(r.open)
		if err != nil {
			t.Fatal(explain(err))
		}
		r.done = append(r.done, n)
	}
	o.stop()
	o.whole(t, want+len(crew))
	t.Logf("%d acknowledged, %d of the others were on disk", want, len(before)-want)
}

// registrar registers case after case.
type registrar struct {
	office *office
	conn   pb.IntakeServiceClient
	open   string // request_id that was not acknowledged
	done   []string
}

func (r *registrar) work(t *testing.T) {
	for {
		r.open = uuid.NewString()
		n, err := r.register(r.open)
		if err != nil {
			mayTryAgain(t, err)
			return
		}
		r.done = append(r.done, n)
	}
}

func (r *registrar) register(request string) (string, error) {
	ctx, cancel := context.WithTimeout(r.office.as("desk"), 20*time.Second)
	defer cancel()
	c, err := r.conn.RegisterCase(ctx, &pb.RegisterCaseRequest{Parent: organ, RequestId: request, Registration: registration()})
	return c.GetNumber(), err
}

// mayTryAgain demands UNAVAILABLE: SERVER_BUSY of the service, or the transport's own.
func mayTryAgain(t *testing.T, err error) {
	v := read(err)
	if status.Code(err) != codes.Unavailable || v.reason() != "" && v.reason() != "SERVER_BUSY" {
		t.Errorf("a stopping server said %s", explain(err))
	}
	if v.reason() != "" {
		complete(t, "stopping", v)
	}
}

// cases are the numbers of the register book.
func (o *office) cases(t *testing.T) []string {
	t.Helper()
	db := behind(t, o.dir)
	defer db.Close()
	return column(t, db, "SELECT number FROM case_files ORDER BY number")
}

// whole demands a sound folder with exactly n cases, numbered from 1 without gap.
func (o *office) whole(t *testing.T, n int) {
	t.Helper()
	have := o.cases(t)
	if len(have) != n || have[n-1] != fmt.Sprintf("2026-%04d", n) {
		t.Errorf("%d cases up to %s, want %d", len(have), have[len(have)-1], n)
	}
	report, err := server.Check(context.Background(), o.config())
	if err != nil || len(report.Differences) > 0 {
		t.Errorf("fsck: %v, %v", report.Differences, err)
	}
}
