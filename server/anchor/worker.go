package anchor

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// worker serves one place, one organ after the other, so that a slow place delays no other.
type worker struct {
	place  place
	log    *slog.Logger
	wake   chan struct{}
	urgent chan request

	mu     sync.Mutex
	failed map[string]failure // by organ
}

// request is of an export that waits.
type request struct {
	organ string
	done  chan struct{}
}

// failure says how long a place is left alone.
type failure struct {
	err   error
	pause time.Duration
	timer *time.Timer
}

// hurry says that there is something new.
func (w *worker) hurry() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

func (w *worker) run(ctx context.Context, organs func(context.Context) []string) {
	w.hurry()
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case r := <-w.urgent:
			w.serve(ctx, r.organ)
			close(r.done)
			continue
		case <-w.wake:
		case <-ticker.C:
		}
		for _, organ := range organs(ctx) {
			w.serve(ctx, organ)
		}
	}
}

// serve takes the newest checkpoint of an organ to the place, unless it is left alone after a failure.
func (w *worker) serve(ctx context.Context, organ string) {
	if ctx.Err() != nil || w.pausing(organ) {
		return
	}
	err := w.place.push(ctx, organ)
	if ctx.Err() != nil {
		return
	}
	w.note(organ, err)
	switch {
	case errors.Is(err, errForked):
		w.log.ErrorContext(ctx, "THE RECORD WAS CHANGED: a place outside holds another past", "place", w.place.String(), "organ", organ, "cause", err)
	case err != nil:
		w.log.WarnContext(ctx, "a checkpoint is not anchored yet", "place", w.place.String(), "organ", organ, "cause", err)
	}
}

func (w *worker) pausing(organ string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	f, failed := w.failed[organ]
	return failed && f.timer != nil
}

// note remembers the outcome, and wakes the worker when the pause after a failure is over.
func (w *worker) note(organ string, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err == nil {
		delete(w.failed, organ)
		return
	}
	if w.failed == nil {
		w.failed = map[string]failure{}
	}
	pause := min(max(firstPause, 2*w.failed[organ].pause), longestPause)
	w.failed[organ] = failure{err, pause, time.AfterFunc(pause, func() { w.resume(organ) })}
}

func (w *worker) resume(organ string) {
	w.mu.Lock()
	f := w.failed[organ]
	f.timer = nil
	w.failed[organ] = f
	w.mu.Unlock()
	w.hurry()
}

// alarm is what an administrator must read, or nothing.
func (w *worker) alarm(organ string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	f := w.failed[organ]
	if !errors.Is(f.err, errForked) {
		return ""
	}
	return fmt.Sprintf("%s 保存的校验点与本机关现在的记录不一致：数据可能被恢复到较早的状态，或者记录被改动。请保留数据目录原样，运行 disclosured fsck 并与其核对。", w.place)
}
