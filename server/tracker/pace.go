package tracker

import (
	"context"
	"time"
)

const (
	// rests is how often the tracker rests after a batch while people act.
	rests = 3
	// rest is about as long as a batch takes: with a backlog, the desk keeps three quarters of the writer.
	rest = 50 * time.Millisecond
)

// giveWay rests after a batch, which was one act, as long as others act; before is the number of all acts before it. With nobody at the
// desk it does not rest.
func (t *Tracker) giveWay(ctx context.Context, before uint64) {
	last := before + 1
	for range rests {
		now := t.Store.Acts()
		if now <= last {
			return
		}
		last = now
		select {
		case <-ctx.Done():
			return
		case <-time.After(rest):
		}
	}
}
