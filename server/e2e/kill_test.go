package e2e_test

import (
	"context"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"disclosure/server"
)

const (
	killRounds = "DISCLOSURE_KILL_ROUNDS" // set by people: how many rounds
	killers    = 6                        // clients at once
)

// TestKill kills the server again and again while clients register cases and act on them. Each client notes what was
// acknowledged and repeats what was not, with the same request_id, on the server that is started next. In the end nothing
// acknowledged is lost, nothing is there twice, and no number is missing.
func TestKill(t *testing.T) {
	o := open(t, plain) // makes the organ and its staff
	o.stop()
	f := newFleet(o)
	rounds := killCount(t)
	for round := range rounds {
		f.round(t, round)
		if round%10 == 9 || round == rounds-1 {
			f.settle(t)
		}
	}
	t.Logf("%d kills, %d acts acknowledged, %d of them only after a repetition", rounds, f.acknowledged(), f.repeated())
	if f.repeated() == 0 && rounds >= 50 {
		t.Error("no kill hit an act: this test sees nothing")
	}
}

func killCount(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv(killRounds))
	switch {
	case err == nil:
		return n
	case testing.Short():
		return 5
	}
	return 50
}

// fleet are the clients with their journals.
type fleet struct {
	office *office
	crew   []*client
}

func newFleet(o *office) *fleet {
	f := &fleet{office: o}
	for i := range killers {
		f.crew = append(f.crew, &client{office: o, login: []string{"desk", "handler"}[i%2], number: i})
	}
	return f
}

// round starts a server, lets the clients finish what the last kill left open and then work on, and kills it. Every tenth
// server is killed while it starts.
func (f *fleet) round(t *testing.T, round int) {
	t.Helper()
	c := spawn(t, f.office.dir)
	if round%10 == 5 {
		time.Sleep(rand.N(150 * time.Millisecond))
		c.kill()
		return
	}
	conn := dial(t, c.address(t), grpc.WithTransportCredentials(insecure.NewCredentials()))
	defer conn.Close()
	f.together(t, func(x *client) error { return x.finish(conn) })
	f.audit(t)
	timer := time.AfterFunc(5*time.Millisecond+rand.N(120*time.Millisecond), c.kill)
	defer timer.Stop()
	f.together(t, func(x *client) error {
		x.work(conn)
		return nil
	})
	c.kill()
}

// together lets all clients work at once.
func (f *fleet) together(t *testing.T, work func(*client) error) {
	t.Helper()
	var wg sync.WaitGroup
	for _, x := range f.crew {
		wg.Go(func() {
			err := work(x)
			if err != nil {
				t.Errorf("client %d: %s", x.number, explain(err))
			}
		})
	}
	wg.Wait()
}

// settle finishes what is open on a server that is not killed, stops it in order, and checks everything from the outside and
// from within.
func (f *fleet) settle(t *testing.T) {
	t.Helper()
	f.office.start(plain)
	f.together(t, func(x *client) error { return x.finish(f.office.conn) })
	f.together(t, func(x *client) error { return x.compare(f.office.conn) })
	f.office.stop()
	f.audit(t)
	report, err := server.Check(context.Background(), f.office.config())
	if err != nil || len(report.Differences) > 0 {
		t.Fatalf("fsck: %v, %v", report.Differences, err)
	}
	if n := report.Events - f.ended(t); n != f.acknowledged() { // the end of a case leaves its retention class besides
		t.Errorf("fsck sees %d events, %d were acknowledged", n, f.acknowledged())
	}
}

func (f *fleet) acknowledged() int {
	n := 0
	for _, x := range f.crew {
		n += len(x.journal)
	}
	return n
}

func (f *fleet) repeated() int {
	n := 0
	for _, x := range f.crew {
		n += x.repeated
	}
	return n
}
