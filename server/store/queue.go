package store

import "sync"

const (
	// queueLength bounds the acts that wait; more are refused, so that nobody waits long for a server that cannot keep up.
	queueLength = 1024
	// batchLength bounds the acts that share a commit.
	batchLength = 256
)

// queue holds the acts that wait for the one writer. Whoever finds it free and nobody waiting writes by himself: waking another
// goroutine would cost a lone act more than its statements. All others wait, and the committer takes them together.
type queue struct {
	mu      sync.Mutex
	changed *sync.Cond // for the committer, who alone waits on it
	waiting []*call
	writing bool // somebody is at the writer
	closed  bool
}

func newQueue() *queue {
	q := &queue{}
	q.changed = sync.NewCond(&q.mu)
	return q
}

// enter gives a call the writer (true, and leave must follow) or a place in the queue, or refuses it at once.
func (q *queue) enter(c *call) (bool, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case q.closed || len(q.waiting) == queueLength:
		return false, busy()
	case !q.writing && len(q.waiting) == 0:
		q.writing = true
		return true, nil
	}
	c.done = make(chan struct{})
	q.waiting = append(q.waiting, c)
	return false, nil
}

// leave frees the writer. The committer is not woken for nothing: after a lone act that would cost as much as its statements.
func (q *queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.writing = false
	if len(q.waiting) > 0 || q.closed {
		q.changed.Signal()
	}
}

// take waits until the writer is free and somebody waits, takes the writer, and gives what is there, without waiting for more. It
// is false when the queue is closed and all is done.
func (q *queue) take(batch []*call) ([]*call, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.writing || len(q.waiting) == 0 {
		if q.closed && !q.writing {
			return nil, false
		}
		q.changed.Wait()
	}
	n := min(batchLength, len(q.waiting))
	batch = append(batch, q.waiting[:n]...)
	rest := copy(q.waiting, q.waiting[n:])
	clear(q.waiting[rest:])
	q.waiting, q.writing = q.waiting[:rest], true
	return batch, true
}

// close refuses further acts; those that wait are finished.
func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.changed.Signal()
}

// commitLoop is the committer: it writes for all who found the writer taken.
func (s *Store) commitLoop() {
	defer close(s.finished)
	batch := make([]*call, 0, batchLength)
	for {
		var open bool
		batch, open = s.queue.take(batch[:0])
		if !open {
			return
		}
		s.commit(batch)
		clear(batch)
		s.queue.leave()
	}
}

// commitAlone writes for the caller himself. A panic of the store ends the program, as it would in the committer: nobody knows what
// the writer then holds.
func (s *Store) commitAlone(c *call) {
	defer func() {
		if p := recover(); p != nil {
			go panic(p)
			select {}
		}
	}()
	s.commit([]*call{c})
	s.queue.leave()
}
