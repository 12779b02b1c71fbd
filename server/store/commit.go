package store

import (
	"context"
	"errors"
	"fmt"
)

// commit runs a batch and only then acknowledges each act. If the shared commit fails, each act gets one of its own.
func (s *Store) commit(batch []*call) {
	batch = claim(batch)
	err := s.transact(batch)
	if err != nil && len(batch) > 1 {
		s.log.Warn("shared commit failed, acts are run singly", "acts", len(batch), "error", err)
		for i := range batch {
			err = s.transact(batch[i : i+1])
			if err != nil {
				batch[i].fail(err)
			}
		}
	} else if err != nil {
		batch[0].fail(err)
	}
	s.acts.Add(uint64(len(batch)))
	for _, c := range batch {
		c.acknowledge()
	}
}

// claim takes the calls whose callers still wait; the others are dropped, and those whose context has ended are answered.
func claim(batch []*call) []*call {
	live := batch[:0]
	for _, c := range batch {
		if !c.taken.CompareAndSwap(false, true) {
			continue
		}
		if err := c.ctx.Err(); err != nil {
			c.err = err
			c.acknowledge()
			continue
		}
		live = append(live, c)
	}
	return live
}

// errSpoiled says that an act has failed after it had written, without a savepoint to go back to.
var errSpoiled = errors.New("an act failed after it had written")

// transact runs calls in one transaction. Its error means that nothing of them is on disk.
//
// A savepoint makes the engine copy every page that the act touches, and acts seldom fail after their first write. So there are
// none at first. An act that fails before it has written changes nothing; one that fails later spoils the transaction, which is
// run anew with a savepoint for each act.
func (s *Store) transact(calls []*call) error {
	if len(calls) == 0 {
		return nil
	}
	err := s.attempt(calls, false)
	switch {
	case !errors.Is(err, errSpoiled):
		return err
	case len(calls) == 1 && !errors.Is(calls[0].err, errSpoiled): // it was refused, or only to be validated: all is rolled back
		return nil
	}
	for _, c := range calls {
		c.response, c.err = nil, nil
	}
	return s.attempt(calls, true)
}

// attempt runs calls in one transaction, with a savepoint for each if need be. The statements never carry the context of a
// caller: its end would interrupt the engine, which then rolls back the acts of all others too.
func (s *Store) attempt(calls []*call, savepoints bool) error {
	err := s.exec("BEGIN IMMEDIATE")
	if err != nil {
		return busy().Because(err)
	}
	s.begin()
	for _, c := range calls {
		err = s.run(c, savepoints || c.act.ValidateOnly && len(calls) > 1)
		if err != nil {
			s.rollback()
			return fmt.Errorf("act %s: %w", c.act.Method, err)
		}
	}
	err = s.writeCounts()
	if err == nil {
		err = s.writeCounters()
	}
	if err == nil {
		err = s.exec("COMMIT")
	}
	if err != nil {
		s.rollback()
		s.memory.forget()
		return fmt.Errorf("commit: %w", err)
	}
	s.committed()
	return nil
}

// begin forgets what an earlier transaction left.
func (s *Store) begin() {
	clear(s.counts)
	s.effect = newEffect()
	s.memory.begin()
}

// run runs one act and takes it back if it failed or was only to be validated. Its own error is that of the transaction.
func (s *Store) run(c *call, savepoint bool) error {
	if savepoint {
		err := s.exec("SAVEPOINT act")
		if err != nil {
			return err
		}
	}
	t, before := s.newTx(c), s.conn.writes()
	c.response, c.err = c.decide(t, savepoint)
	takeBack := c.err != nil || c.act.ValidateOnly
	if !takeBack {
		s.take(t)
	} else if !savepoint && s.conn.writes() != before {
		return errSpoiled
	}
	if !savepoint {
		return nil
	}
	if takeBack {
		err := s.exec("ROLLBACK TO act")
		if err != nil {
			return err
		}
	}
	return s.exec("RELEASE act")
}

// take adds what an act has brought about to that of the transaction.
func (s *Store) take(t *Tx) {
	s.memory.add(t)
	for k, n := range t.counts {
		s.counts[k] += n
	}
	s.effect.add(t.effect)
}

// committed tells everybody what is on disk now.
func (s *Store) committed() {
	s.sealer.committed(s.grown)
	s.memory.committed()
	s.setCalendars(s.effect.calendars)
	s.hub.publish(s.effect.touched)
	if s.accountsTouched {
		s.accountsTouched = false
		s.accounts.Add(1)
	}
}

// writeCounts adds what the acts of a transaction changed in the counts by state.
func (s *Store) writeCounts() error {
	const update = "UPDATE state_counts SET n = n + ? WHERE organ = ? AND state = ?"
	for k, n := range s.counts {
		var err error
		switch {
		case n > 0:
			err = s.updateOrInsert(update, "INSERT INTO state_counts (n, organ, state) VALUES (?, ?, ?)", n, k.organ, int32(k.state))
		case n < 0:
			err = s.exec(update, n, k.organ, int32(k.state))
		}
		if err != nil {
			return fmt.Errorf("count states: %w", err)
		}
	}
	return nil
}

// updateOrInsert runs the first statement, and the second one with the same parameters if there was no row to change, which is rare.
func (s *Store) updateOrInsert(update, insert string, args ...any) error {
	done, err := s.conn.ExecContext(context.Background(), update, args...)
	if err != nil {
		return err
	}
	n, err := done.RowsAffected()
	if err == nil && n == 0 {
		err = s.exec(insert, args...)
	}
	return err
}

func (s *Store) rollback() {
	s.memory.rolledBack()
	err := s.exec("ROLLBACK")
	if err != nil { // the engine has already rolled back
		s.log.Warn("rollback", "error", err)
	}
}

func (s *Store) exec(statement string, args ...any) error {
	_, err := s.conn.ExecContext(context.Background(), statement, args...)
	return err
}
