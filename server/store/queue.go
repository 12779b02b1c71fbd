package store

import (
	"context"
	"fmt"
)

const (
	// queueLength bounds the acts that wait; more are refused, so that nobody waits long for a server that cannot keep up.
	queueLength = 1024
	// batchLength bounds the acts that share a commit.
	batchLength = 256
)

// commitLoop is the only writer. It takes what waits, without waiting for more, so that a lone act is not delayed.
func (s *Store) commitLoop() {
	defer close(s.finished)
	batch := make([]*call, 0, batchLength)
	for c := range s.queue {
		batch = s.gather(append(batch[:0], c))
		s.commit(batch)
		clear(batch)
	}
}

// gather adds what else is in the queue.
func (s *Store) gather(batch []*call) []*call {
	for len(batch) < batchLength {
		select {
		case c, open := <-s.queue:
			if !open {
				return batch
			}
			batch = append(batch, c)
		default:
			return batch
		}
	}
	return batch
}

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
	for _, c := range batch {
		close(c.done)
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
			close(c.done)
			continue
		}
		live = append(live, c)
	}
	return live
}

// transact runs calls in one transaction. Its error means that nothing of them is on disk. The statements never carry the
// context of a caller: its end would interrupt the engine, which then rolls back the acts of all others too.
func (s *Store) transact(calls []*call) error {
	if len(calls) == 0 {
		return nil
	}
	err := s.exec("BEGIN IMMEDIATE")
	if err != nil {
		return busy().Because(err)
	}
	clear(s.counts)
	s.effect = newEffect()
	for _, c := range calls {
		err = s.runInSavepoint(c)
		if err != nil {
			s.rollback()
			return fmt.Errorf("act %s: %w", c.act.Method, err)
		}
	}
	err = s.writeCounts()
	if err == nil {
		err = s.exec("COMMIT")
	}
	if err != nil {
		s.rollback()
		return fmt.Errorf("commit: %w", err)
	}
	s.committedLogs()
	s.setCalendars(s.effect.calendars)
	s.hub.publish(s.effect.touched)
	if s.accountsTouched {
		s.accountsTouched = false
		s.accounts.Add(1)
	}
	return nil
}

// writeCounts adds what the acts of a transaction changed in the counts by state.
func (s *Store) writeCounts() error {
	for k, n := range s.counts {
		var err error
		switch {
		case n > 0:
			_, err = s.conn.ExecContext(context.Background(), "INSERT INTO state_counts (organ, state, n) VALUES (?, ?, ?) "+
				"ON CONFLICT (organ, state) DO UPDATE SET n = state_counts.n + excluded.n", k.organ, int32(k.state), n)
		case n < 0:
			_, err = s.conn.ExecContext(context.Background(),
				"UPDATE state_counts SET n = n + ? WHERE organ = ? AND state = ?", n, k.organ, int32(k.state))
		}
		if err != nil {
			return fmt.Errorf("count states: %w", err)
		}
	}
	return nil
}

// runInSavepoint runs one act and takes it back if it failed or was only to be validated. Its own error is that of the
// transaction.
func (s *Store) runInSavepoint(c *call) error {
	err := s.exec("SAVEPOINT act")
	if err != nil {
		return err
	}
	t := s.newTx(c)
	c.response, c.err = c.decide(t)
	if c.err != nil || c.act.ValidateOnly {
		err = s.exec("ROLLBACK TO act")
		if err != nil {
			return err
		}
		clear(t.counts)
		clear(t.logs)
		t.effect = newEffect()
	}
	s.keepLogs(t)
	for k, n := range t.counts {
		s.counts[k] += n
	}
	s.effect.add(t.effect)
	return s.exec("RELEASE act")
}

func (s *Store) rollback() {
	s.forgetLogs()
	err := s.exec("ROLLBACK")
	if err != nil { // the engine has already rolled back
		s.log.Warn("rollback", "error", err)
	}
}

func (s *Store) exec(statement string) error {
	_, err := s.conn.ExecContext(context.Background(), statement)
	return err
}

// fail gives a call the error of its transaction. An error of its own stands, for that is what the caller can mend.
func (c *call) fail(err error) {
	c.response = nil
	if c.err == nil {
		c.err = err
	}
}
