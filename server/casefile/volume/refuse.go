package volume

import (
	"context"
	"errors"
	"fmt"
	"runtime/metrics"
	"time"
)

// Why says why a paper cannot be shown as pages.
type Why int

// The reasons.
const (
	Format    Why = iota + 1 // its format is not one of those
	Broken                   // it is damaged, or not what it says
	Encrypted                // it is encrypted
	TooLarge                 // it has more pages, pixels or objects than are taken in
	TooSlow                  // reading it takes too long
)

// RefusedError is the outcome of a paper that cannot be shown as pages. Nothing of it was written.
type RefusedError struct {
	Why   Why
	Cause error
}

func (e *RefusedError) Error() string { return fmt.Sprintf("cannot be shown as pages: %v", e.Cause) }

func (e *RefusedError) Unwrap() error { return e.Cause }

func refuse(why Why, format string, args ...any) error {
	return &RefusedError{why, fmt.Errorf(format, args...)}
}

// refusal gives an error its reason: what has none is damage.
func refusal(err error) error {
	var r *RefusedError
	if err == nil || errors.As(err, &r) {
		return err
	}
	return &RefusedError{Broken, err}
}

// patience is how long the reading of one paper may take, appetite how much memory may grow while it is read, in bytes: a small file
// can unpack to anything.
const (
	patience = 30 * time.Second
	appetite = 400 << 20
	interval = 10 * time.Millisecond
)

// guarded runs what reads a paper from outside. A panic is a refusal; what does not come to its end is left behind.
func guarded(caller context.Context, fn func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(caller, patience)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		defer func() {
			if cause := recover(); cause != nil {
				done <- refuse(Broken, "panic: %v", cause)
			}
		}()
		done <- fn(ctx)
	}()
	err := await(ctx, cancel, done)
	if caller.Err() != nil {
		return caller.Err()
	}
	return refusal(err)
}

// await gives the outcome, or why there is none.
func await(ctx context.Context, cancel func(), done <-chan error) error {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	start := heap()
	for {
		select {
		case err := <-done:
			if ctx.Err() != nil && err != nil {
				return refuse(TooSlow, "reading it was cut off: %w", err)
			}
			return err
		case <-ctx.Done():
			return refuse(TooSlow, "reading it was cut off")
		case <-tick.C:
			if heap() > start+appetite {
				cancel()
				return refuse(TooLarge, "it unpacks to more than %d bytes", appetite)
			}
		}
	}
}

// heap is what the program holds in memory.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
