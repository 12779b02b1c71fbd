package tracker

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"disclosure/server/store"
)

// Config is what a tracker needs.
type Config struct {
	Store *store.Store
	Now   func() time.Time
	Log   *slog.Logger
	// Owner names this server in the leases of the outbox; no two servers may have the same.
	Owner string
	// Mail sends mail; nil when none is set up: then no mail is put into the outbox.
	Mail Sender
	// Webhook posts to the address of an organ.
	Webhook Sender
	// Every is the time between two rounds; zero means 15 seconds.
	Every time.Duration
}

const (
	defaultEvery = 15 * time.Second
	batch        = 400 // cases or due dates of one transaction, so that acts of people get between
)

// Tracker does the background work of one server.
type Tracker struct{ Config }

// New returns a tracker.
func New(c Config) *Tracker {
	if c.Every == 0 {
		c.Every = defaultEvery
	}
	return &Tracker{c}
}

// Run does a round now and then until ctx ends. What fails is logged and tried again in the next round.
func (t *Tracker) Run(ctx context.Context) {
	ticker := time.NewTicker(t.Every)
	defer ticker.Stop()
	for {
		t.Round(ctx)
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Round does everything that is to be done now.
func (t *Tracker) Round(ctx context.Context) {
	for _, work := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"recount", t.recount}, {"roll", t.roll}, {"remind", t.remind}, {"deliver", t.deliver},
	} {
		err := work.do(ctx)
		if ctx.Err() != nil {
			return
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Log.ErrorContext(ctx, "tracker", "work", work.name, "cause", err)
		}
	}
}

// recount takes batches until every case is counted by the calendar in force.
func (t *Tracker) recount(ctx context.Context) error {
	for {
		before := t.Store.Acts()
		more, err := t.Store.Recount(ctx, batch, t.tellMoved)
		if err != nil || !more {
			return err
		}
		t.giveWay(ctx, before)
	}
}

// roll counts the due dates of today where a consultation is open.
func (t *Tracker) roll(ctx context.Context) error {
	for {
		before := t.Store.Acts()
		more, err := t.Store.RollDues(ctx, batch)
		if err != nil || !more {
			return err
		}
		t.giveWay(ctx, before)
	}
}
