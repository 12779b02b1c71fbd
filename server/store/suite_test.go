package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
)

// suite is what every engine must do. PostgreSQL gets a line of its own beside TestSQLite.
var suite = []struct {
	name string
	test func(*testing.T, opener)
}{
	{"registers at once", registersAtOnce},
	{"a failing act is taken back alone", failsAlone},
	{"a panic is an error", panicIsAnError},
	{"an ended context is not run", endedContext},
	{"validate only leaves nothing", validateOnly},
	{"a repeated request is answered once", repeatedRequest},
	{"repeated in one batch", repeatedInOneBatch},
	{"a stale case is refused", staleCaseRefused},
	{"nobody reviews what he drafted", samePersonRefused},
	{"a case keeps its life", lifeOfACase},
	{"lists go on where they stopped", listsGoOn},
	{"lists narrow", listsNarrow},
	{"searches", searches},
	{"numbers", numbersWithoutGaps},
	{"organs and staff", organsAndStaff},
	{"sessions", sessions},
	{"events in pages", eventsInPages},
}

func TestSQLite(t *testing.T) {
	for _, x := range suite {
		t.Run(x.name, func(t *testing.T) { x.test(t, openSQLite) })
	}
}

// wantReason fails the test unless the error is a fault of the reason with a sentence.
func wantReason(t *testing.T, err error, reason pb.ErrorReason) {
	t.Helper()
	f, ok := fault.As(err)
	if !ok || f.Reason != reason || f.Text == "" {
		t.Errorf("error = %v, want %v", err, reason)
	}
}

func registersAtOnce(t *testing.T, open opener) {
	s := open(t)
	const callers, each = 64, 5
	var mu sync.Mutex
	var numbers []string
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			for range each {
				n, err := register(s, "yangli", "", registration("甲"))
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				numbers = append(numbers, n)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	slices.Sort(numbers)
	for i, n := range numbers {
		if want := casework.Number(2026, i+1); n != want {
			t.Fatalf("number %d is %s, want %s", i, n, want)
		}
	}
	if len(numbers) != callers*each {
		t.Errorf("%d numbers", len(numbers))
	}
	clean(t, s)
}

// together runs acts so that they share one commit: the first holds the committer until all others wait.
func together(t *testing.T, s *Store, acts ...func() error) []error {
	t.Helper()
	hold, held := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		err := do(s, func(*Tx) error { close(held); <-hold; return nil })
		if err != nil {
			t.Error(err)
		}
	})
	<-held
	errs := make([]error, len(acts))
	for i, act := range acts {
		before := s.queue.length()
		wg.Go(func() { errs[i] = act() })
		for s.queue.length() == before { // so that they wait in the order given
		}
	}
	close(hold)
	wg.Wait()
	return errs
}

func failsAlone(t *testing.T, open opener) {
	s := open(t)
	broken := errors.New("broken")
	ok := func() error { _, err := register(s, "yangli", "", registration("甲")); return err }
	fails := func() error {
		return do(s, func(t *Tx) error {
			_, err := registerIn(t, "yangli", registration("乙"))
			return errors.Join(err, broken)
		})
	}
	errs := together(t, s, ok, fails, ok, fails, ok)
	for i, err := range errs {
		if want := i%2 == 1; errors.Is(err, broken) != want || (err != nil) != want {
			t.Errorf("act %d: %v", i, err)
		}
	}
	if r := clean(t, s); r.Cases != 3 {
		t.Errorf("%d cases, want 3", r.Cases)
	}
}

func panicIsAnError(t *testing.T, open opener) {
	s := open(t)
	errs := together(t, s,
		func() error { _, err := register(s, "yangli", "", registration("甲")); return err },
		func() error {
			return do(s, func(t *Tx) error {
				_, err := registerIn(t, "yangli", registration("乙"))
				if err != nil {
					return err
				}
				panic("lost")
			})
		},
		func() error { _, err := register(s, "yangli", "", registration("丙")); return err })
	if errs[0] != nil || errs[2] != nil {
		t.Errorf("the others: %v", errs)
	}
	if errs[1] == nil || !strings.Contains(errs[1].Error(), "lost") {
		t.Errorf("the panic: %v", errs[1])
	}
	if r := clean(t, s); r.Cases != 2 {
		t.Errorf("%d cases, want 2", r.Cases)
	}
}

func endedContext(t *testing.T, open opener) {
	s := open(t)
	ran := false
	errs := together(t, s, func() error {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		_, err := s.Act(ctx, Act{Method: "Test"}, func(*Tx) (proto.Message, error) { ran = true; return nil, nil })
		return err
	})
	if !errors.Is(errs[0], context.Canceled) || ran {
		t.Errorf("error %v, ran %v", errs[0], ran)
	}
}

func validateOnly(t *testing.T, open opener) {
	s := open(t)
	act := registerAct("11111111-0000-0000-0000-000000000001", registration("甲"))
	act.ValidateOnly = true
	m, err := s.Act(context.Background(), act, func(t *Tx) (proto.Message, error) {
		c, err := registerIn(t, "yangli", registration("甲"))
		return &pb.Case{Number: c.Number}, err
	})
	if err != nil || m.(*pb.Case).Number != "2026-0001" {
		t.Errorf("%v, %v", m, err)
	}
	if r := clean(t, s); r.Cases != 0 {
		t.Errorf("%d cases", r.Cases)
	}
	n, err := register(s, "yangli", act.RequestID, registration("甲"))
	if n != "2026-0001" || err != nil {
		t.Errorf("afterwards: %s, %v", n, err)
	}
	ran := false
	_, err = s.Act(context.Background(), act, func(*Tx) (proto.Message, error) { ran = true; return nil, nil })
	if err != nil || !ran {
		t.Errorf("a kept answer is none for a validation: %v", err)
	}
}

func repeatedRequest(t *testing.T, open opener) {
	s := open(t)
	const id = "22222222-0000-0000-0000-000000000001"
	for range 3 {
		n, err := register(s, "yangli", id, registration("甲"))
		if n != "2026-0001" || err != nil {
			t.Errorf("%s, %v", n, err)
		}
	}
	_, err := register(s, "yangli", id, registration("乙"))
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_REQUEST_ID_REUSED)
	act := registerAct(id, registration("甲"))
	act.Actor = handler
	ran := false
	_, err = s.Act(context.Background(), act, func(*Tx) (proto.Message, error) { ran = true; return &pb.Case{}, nil })
	if err != nil || !ran {
		t.Errorf("another caller has ids of his own: %v", err)
	}
	if r := clean(t, s); r.Cases != 1 {
		t.Errorf("%d cases", r.Cases)
	}
}

func repeatedInOneBatch(t *testing.T, open opener) {
	s := open(t)
	const id = "33333333-0000-0000-0000-000000000001"
	numbers := make([]string, 3)
	ask := func(i int, name string) func() error {
		return func() (err error) { numbers[i], err = register(s, "yangli", id, registration(name)); return err }
	}
	errs := together(t, s, ask(0, "甲"), ask(1, "甲"), ask(2, "乙"))
	if errs[0] != nil || errs[1] != nil || numbers[0] != numbers[1] || numbers[0] == "" {
		t.Errorf("%v %v", numbers, errs)
	}
	wantReason(t, errs[2], pb.ErrorReason_ERROR_REASON_REQUEST_ID_REUSED)
	if r := clean(t, s); r.Cases != 1 {
		t.Errorf("%d cases", r.Cases)
	}
}

func staleCaseRefused(t *testing.T, open opener) {
	s := open(t)
	number := mustRegister(t, s, "yangli", "甲")
	old, err := s.Case(t.Context(), "yangli", number)
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, s, number, desk, assigned(handler))
	err = do(s, func(tx *Tx) error { return tx.Append(old, desk, assigned(reviewer)) })
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_ETAG_STALE)
	c, err := s.Case(t.Context(), "yangli", number)
	if err != nil || c.Handler != handler.Name || c.Version != 2 {
		t.Errorf("%v, %v", c, err)
	}
	_, err = s.Case(t.Context(), "yangli", "2026-0099")
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND)
	clean(t, s)
}

func samePersonRefused(t *testing.T, open opener) {
	s := open(t)
	for i, by := range [][2]casework.Actor{{handler, head}, {reviewer, handler}} {
		number := mustRegister(t, s, "yangli", fmt.Sprint(i))
		mustAppend(t, s, number, handler, determined(), &pb.Event{Kind: &pb.Event_Submitted{Submitted: &pb.SubmittedForReview{}}})
		err := appendTo(s, number, by[0], passed())
		if err == nil {
			err = appendTo(s, number, by[1], signedOff())
		}
		if err == nil || !strings.Contains(err.Error(), "case_item_") {
			t.Errorf("%v: %v", by, err)
		}
	}
	clean(t, s)
}

func assigned(to casework.Actor) *pb.Event {
	return &pb.Event{Kind: &pb.Event_Assigned{Assigned: &pb.Assigned{Handler: to.Name, HandlerName: to.DisplayName}}}
}

func determined() *pb.Event {
	return &pb.Event{Kind: &pb.Event_DeterminationProposed{DeterminationProposed: &pb.DeterminationProposed{
		Item: 1, Determination: &pb.Determination{Disposition: pb.Disposition_DISPOSITION_DISCLOSED}, Basis: "条例",
	}}}
}

func passed() *pb.Event {
	return &pb.Event{Kind: &pb.Event_ReviewPassed{ReviewPassed: &pb.ReviewPassed{Opinion: "同意"}}}
}

func signedOff() *pb.Event {
	return &pb.Event{Kind: &pb.Event_SignedOff{SignedOff: &pb.SignedOff{Opinion: "同意"}}}
}
