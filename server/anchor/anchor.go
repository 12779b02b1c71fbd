// Package anchor takes signed checkpoints out of the house, in the background: to witnesses, who cosign them, to a time-stamping
// authority, and to a file. Who holds the database and the key can rewrite everything; what others hold he cannot. Nothing waits for
// it: an act never, an export a few seconds. It knows nothing of cases.
package anchor

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"disclosure/server/store"
)

const (
	// firstPause is how long a place that failed is left alone; each further failure doubles it up to longestPause.
	firstPause   = 5 * time.Second
	longestPause = 10 * time.Minute
	// lookEvery is how often places are asked anew without news.
	lookEvery = time.Minute
	// waiting bounds the exports that wait for one place.
	waiting = 16
)

// Anchor takes checkpoints to all places.
type Anchor struct {
	store  *store.Store
	log    *slog.Logger
	places []*worker
}

// place is somewhere outside.
type place interface {
	// String names it in the log.
	String() string
	// push takes the newest checkpoint of an organ there if it is not there yet.
	push(ctx context.Context, organ string) error
}

// errForked is the outcome of a place that holds another past than the log.
var errForked = errors.New("an older state has been restored, or the log was changed")

// New reads the configuration. An Anchor without places does nothing.
func New(c Config) (*Anchor, error) {
	places, err := c.places()
	if err != nil {
		return nil, err
	}
	a := &Anchor{store: c.Store, log: c.Log}
	for _, p := range places {
		a.places = append(a.places, &worker{place: p, log: c.Log, wake: make(chan struct{}, 1), urgent: make(chan request, waiting)})
	}
	return a, nil
}

// Run works until ctx ends.
func (a *Anchor) Run(ctx context.Context) {
	var work sync.WaitGroup
	defer work.Wait()
	for _, w := range a.places {
		work.Go(func() { w.run(ctx, a.organs) })
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-a.store.Sealed():
			for _, w := range a.places {
				w.hurry()
			}
		}
	}
}

// Push takes the newest checkpoint of an organ to all places now and waits until they have it, or failed, or ctx ends. The work goes on
// when ctx ends.
func (a *Anchor) Push(ctx context.Context, organ string) {
	var asked []request
	for _, w := range a.places {
		r := request{organ, make(chan struct{})}
		select {
		case w.urgent <- r:
			asked = append(asked, r)
		default: // busy; the background takes care of it
		}
	}
	for _, r := range asked {
		select {
		case <-ctx.Done():
			return
		case <-r.done:
		}
	}
}

// Alarms says in Chinese which places hold another past than the log of an organ.
func (a *Anchor) Alarms(organ string) []string {
	var all []string
	for _, w := range a.places {
		if text := w.alarm(organ); text != "" {
			all = append(all, text)
		}
	}
	return all
}

func (a *Anchor) organs(ctx context.Context) []string {
	organs, err := a.store.Organs(ctx)
	if err != nil && ctx.Err() == nil {
		a.log.WarnContext(ctx, "anchors: list organs", "cause", err)
	}
	var codes []string
	for _, o := range organs {
		codes = append(codes, o.Code)
	}
	return codes
}
