package store

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// length is how many acts wait.
func (q *queue) length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting)
}

// hold keeps the writer busy until the function that it gives is called.
func hold(t *testing.T, s *Store) (release func()) {
	t.Helper()
	open, held, done := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() { done <- do(s, func(*Tx) error { close(held); <-open; return nil }) }()
	<-held
	return func() {
		close(open)
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// TestTurns: who comes first writes, the others wait, and nobody gets in before those who wait.
func TestTurns(t *testing.T) {
	q := newQueue()
	first, second, third := &call{}, &call{}, &call{}
	turn := func(c *call, want bool) {
		t.Helper()
		free, err := q.enter(c)
		if err != nil || free != want {
			t.Fatalf("free %v, %v", free, err)
		}
	}
	turn(first, true)
	turn(second, false)
	q.leave()
	turn(third, false)
	batch, open := q.take(nil)
	if !open || len(batch) != 2 || batch[0] != second || batch[1] != third {
		t.Errorf("%v, %v", batch, open)
	}
	q.leave()
	turn(first, true)
	q.leave()
	q.close()
	_, err := q.enter(first)
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_SERVER_BUSY)
	if _, open = q.take(nil); open {
		t.Error("a closed queue goes on")
	}
}

// wakes counts how often the committer wakes: sync.Cond takes its lock again each time.
type wakes struct {
	sync.Locker
	n int
}

func (w *wakes) Lock() { w.Locker.Lock(); w.n++ }

// TestOneWriter: the committer takes nothing while somebody writes, and is not woken when nobody waits.
func TestOneWriter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue()
		w := &wakes{Locker: &q.mu}
		q.changed.L = w
		enter := func(want bool) {
			free, err := q.enter(&call{})
			if free != want || err != nil {
				t.Errorf("free %v, %v", free, err)
			}
		}
		enter(true)
		enter(false)
		var took [][]*call
		go func() {
			for {
				batch, open := q.take(nil)
				if !open {
					return
				}
				took = append(took, batch)
			}
		}()
		step := func(what string, batches, woken int, do func()) {
			t.Helper()
			synctest.Wait()
			do()
			synctest.Wait()
			if len(took) != batches || w.n != woken {
				t.Errorf("%s: %d batches, woken %d times", what, len(took), w.n)
			}
		}
		step("the committer comes while somebody writes", 0, 0, func() {})
		step("that one is done", 1, 1, q.leave)
		step("more come meanwhile", 1, 1, func() { enter(false); enter(false) })
		step("the batch is done", 2, 2, q.leave)
		step("the next is done", 2, 2, q.leave)
		step("a lone act", 2, 2, func() { enter(true); q.leave() })
		step("closed", 2, 3, q.close)
	})
}

func TestFullQueueRefuses(t *testing.T) {
	s := openSQLite(t)
	release := hold(t, s)
	var wg sync.WaitGroup
	for range queueLength {
		wg.Go(func() {
			err := do(s, func(*Tx) error { return nil })
			if err != nil {
				t.Error(err)
			}
		})
	}
	for s.queue.length() < queueLength {
		time.Sleep(time.Millisecond)
	}
	wantReason(t, do(s, func(*Tx) error { return nil }), pb.ErrorReason_ERROR_REASON_SERVER_BUSY)
	release()
	wg.Wait()
}

func TestCallerLeavesTheQueue(t *testing.T) {
	s := openSQLite(t)
	release := hold(t, s)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	ran := false
	_, err := s.Act(ctx, Act{Method: "Test"}, func(*Tx) (proto.Message, error) { ran = true; return nil, nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error = %v", err)
	}
	release()
	mustDo(t, s, func(*Tx) error { return nil })
	if ran {
		t.Error("the act of a caller who left was run")
	}
}

// The committer looks too: a context can end after the caller was woken and before he left.
func TestClaimDropsEndedContexts(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	live := &call{ctx: context.Background(), done: make(chan struct{})}
	ended := &call{ctx: ctx, done: make(chan struct{})}
	left := &call{ctx: context.Background(), done: make(chan struct{})}
	left.taken.Store(true)
	got := claim([]*call{ended, left, live})
	if len(got) != 1 || got[0] != live || !errors.Is(ended.err, context.Canceled) {
		t.Errorf("%v, %v", got, ended.err)
	}
	<-ended.done
}

// An act that has begun ends, and its caller learns how, whatever becomes of the context.
func TestContextEndsDuringAct(t *testing.T) {
	s := openSQLite(t)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := s.Act(ctx, Act{Method: "Test"}, func(tx *Tx) (proto.Message, error) {
		cancel()
		_, err := registerIn(tx, "yangli", registration("甲"))
		return nil, err
	})
	if err != nil {
		t.Error(err)
	}
	if r := clean(t, s); r.Cases != 1 {
		t.Errorf("%d cases", r.Cases)
	}
}

func TestCloseFinishesWhatWaits(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	release := hold(t, s)
	result := make(chan error)
	go func() { _, err := register(s, "yangli", "", registration("甲")); result <- err }()
	for s.queue.length() == 0 {
		time.Sleep(time.Millisecond)
	}
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	release()
	if err := errors.Join(<-result, <-closed); err != nil {
		t.Error(err)
	}
	if r := clean(t, openDir(t, dir)); r.Cases != 1 {
		t.Errorf("%d cases", r.Cases)
	}
}

// A commit that fails for one act is repeated for each of the others.
func TestFailedCommitIsRepeatedSingly(t *testing.T) {
	s := openSQLite(t)
	mustDo(t, s, func(tx *Tx) error {
		return tx.exec("CREATE TABLE bad (a integer REFERENCES counters (id) DEFERRABLE INITIALLY DEFERRED)")
	})
	ok := func() error { _, err := register(s, "yangli", "", registration("甲")); return err }
	bad := func() error {
		return do(s, func(tx *Tx) error { return tx.exec("INSERT INTO bad VALUES (99)") })
	}
	errs := together(t, s, ok, bad, ok)
	if errs[0] != nil || errs[2] != nil {
		t.Errorf("the others: %v", errs)
	}
	if errs[1] == nil || !strings.Contains(errs[1].Error(), "commit") {
		t.Errorf("the bad one: %v", errs[1])
	}
	if r := clean(t, s); r.Cases != 2 {
		t.Errorf("%d cases", r.Cases)
	}
}

// A full disk refuses acts and harms nothing; when there is room again, work goes on.
func TestFullDisk(t *testing.T) {
	s := openSQLite(t)
	mustRegister(t, s, "yangli", "甲")
	var pages int
	err := s.conn.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages)
	if err == nil {
		_, err = s.conn.ExecContext(t.Context(), "PRAGMA max_page_count = 1")
	}
	if err != nil {
		t.Fatal(err)
	}
	big := strings.Repeat("字", 4000)
	act := func() error { _, err := register(s, "yangli", "", registration("乙", big, big, big)); return err }
	for i, err := range together(t, s, act, act, act) {
		if err == nil {
			t.Errorf("act %d went through a full disk", i)
		}
	}
	if r := clean(t, s); r.Cases != 1 {
		t.Errorf("%d cases", r.Cases)
	}
	_, err = s.conn.ExecContext(t.Context(), "PRAGMA max_page_count = 4294967294")
	if err != nil {
		t.Fatal(err)
	}
	if n := mustRegister(t, s, "yangli", "丙"); n != "2026-0002" {
		t.Errorf("then: %s", n)
	}
	clean(t, s)
}

func TestReadsDoNotWaitForActs(t *testing.T) {
	s := openSQLite(t)
	number := mustRegister(t, s, "yangli", "甲")
	release := hold(t, s)
	defer release()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	_, err := s.Case(ctx, "yangli", number)
	if err != nil {
		t.Errorf("case: %v", err)
	}
	lines, _, err := s.ListCases(ctx, ListQuery{Organ: "yangli", Limit: 1})
	if err != nil || len(lines) != 1 {
		t.Errorf("list: %v, %v", lines, err)
	}
}
