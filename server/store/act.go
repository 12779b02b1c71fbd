package store

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/record"
)

// Act says who wants what done, for the record and for repeated calls.
type Act struct {
	// Method names the act, such as RegisterCase; with caller and request_id it is the key of a repeated call.
	Method string
	// Actor is who acts.
	Actor casework.Actor
	// RequestID makes the act idempotent: the answer is kept in the same transaction, and a second call gets it. Empty for none.
	RequestID string
	// Request is compared by hash, whole and deterministically serialised, when its RequestID comes again.
	Request proto.Message
	// ValidateOnly runs the act and takes it back. It neither looks for nor keeps an answer of the RequestID.
	ValidateOnly bool
	// Prepared is what can be done before the writer's turn for the leaf of one event of the act; nil for nothing. The act must not
	// change the message of which it is.
	Prepared *record.Part
	// NewResponse makes an empty answer into which a kept one is read; needed with a RequestID.
	NewResponse func() proto.Message
}

// Prepare commits to a message that will stand in an event of the act under a path, such as registered.registration.
func Prepare(path string, m proto.Message) *record.Part { return record.NewPart(path, m) }

// call is one act on its way through the queue.
type call struct {
	ctx  context.Context
	act  Act
	hash []byte
	fn   func(*Tx) (proto.Message, error)

	taken    atomic.Bool   // by the committer, or by a caller who gave up waiting
	done     chan struct{} // closed by acknowledge; nil for a caller who writes by himself
	response proto.Message
	err      error
}

// Act runs fn in a transaction and returns when its outcome is on disk. Acts that wait at the same time share one commit, but
// one that fails (error or panic) is taken back alone.
//
// fn must be quick and touch nothing but the Tx: all writers wait for it, it may run twice if a shared commit fails, and it
// must not call Act. Once it has begun it is finished whatever becomes of ctx; before, an ended ctx keeps it from running.
func (s *Store) Act(ctx context.Context, a Act, fn func(*Tx) (proto.Message, error)) (proto.Message, error) {
	err := s.refuseWhileFrozen(a.Method)
	if err != nil {
		return nil, err
	}
	c := &call{ctx: ctx, act: a, fn: fn}
	if c.keeps() {
		if a.NewResponse == nil {
			return nil, errors.New("act " + a.Method + ": a request_id needs NewResponse")
		}
		hash, err := requestHash(a.Request)
		if err != nil {
			return nil, err
		}
		c.hash = hash
	}
	free, err := s.queue.enter(c)
	if err != nil {
		return nil, err
	}
	if free {
		s.commitAlone(c)
		return c.response, c.err
	}
	select {
	case <-c.done:
	case <-ctx.Done():
		if c.taken.CompareAndSwap(false, true) {
			return nil, ctx.Err()
		}
		<-c.done
	}
	return c.response, c.err
}

// keeps says whether the answer is kept for a repeated call.
func (c *call) keeps() bool { return c.act.RequestID != "" && !c.act.ValidateOnly }

// Acts is how many acts there were so far, whatever became of them.
func (s *Store) Acts() uint64 { return s.acts.Load() }

// acknowledge tells the caller who waits that his act is done.
func (c *call) acknowledge() {
	if c.done != nil {
		close(c.done)
	}
}

// fail gives a call the error of its transaction. An error of its own stands, for that is what the caller can mend.
func (c *call) fail(err error) {
	c.response = nil
	if c.err == nil {
		c.err = err
	}
}

// busy is the refusal of an act that was not begun.
func busy() *fault.Error {
	return fault.New(pb.ErrorReason_ERROR_REASON_SERVER_BUSY, "系统繁忙或正在停止，本次操作没有保存，请稍候重试。")
}

// decide runs the act, or finds the answer that was kept of it. Nearly every request_id is new. So the act is run without looking
// first: if it was done before, the unique index refuses its answer, or the act itself is refused; only then is there anything to
// look for. What cannot be told apart so has spoiled the transaction, and is run anew with a look first.
func (c *call) decide(t *Tx, lookFirst bool) (proto.Message, error) {
	if !c.keeps() {
		return c.guarded(t)
	}
	if lookFirst {
		response, err := t.keptResponse(c)
		if response != nil || err != nil {
			return response, err
		}
	}
	before := t.store.conn.writes()
	response, err := c.guarded(t)
	if err != nil {
		return c.refused(t, err, !lookFirst, t.store.conn.writes() != before)
	}
	err = t.keepResponse(c, response)
	if isUnique(err) && !lookFirst {
		err = errSpoiled
	}
	return response, err
}

// refused looks whether an act was refused because it was done before.
func (c *call) refused(t *Tx, err error, look, wrote bool) (proto.Message, error) {
	switch {
	case !look:
		return nil, err
	case wrote:
		return nil, errSpoiled
	}
	response, bad := t.keptResponse(c)
	if response != nil || bad != nil {
		t.empty() // the answer is that of the first time, and what the act took this time, such as a number, it gives back
		return response, bad
	}
	return nil, err
}

// guarded runs fn and turns a panic into an error.
func (c *call) guarded(t *Tx) (response proto.Message, err error) {
	defer func() {
		if p := recover(); p != nil {
			t.store.log.Error("act panicked", "method", c.act.Method, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			response, err = nil, fmt.Errorf("act %s panicked: %v", c.act.Method, p)
		}
	}()
	return c.fn(t)
}
