package tracker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"

	"disclosure/server/store"
)

const (
	lease       = 5 * time.Minute // longer than all attempts of one claim together
	attemptTime = 30 * time.Second
	claimed     = 8 // messages of one claim
	maxAttempts = 24
	firstDelay  = time.Minute
	longDelay   = 6 * time.Hour
)

// Sender sends a message to an address. Sending one twice with the same ID must not be heard twice where that can be had.
type Sender interface {
	Send(ctx context.Context, to string, m Message) error
}

// errNoAddress says that nobody can be reached in this way any more.
var errNoAddress = errors.New("no address")

// deliver sends what waits, but for the organs that are not to be disturbed now.
func (t *Tracker) deliver(ctx context.Context) error {
	organs, err := t.Store.Organs(ctx)
	if err != nil {
		return err
	}
	for _, o := range organs {
		if awake(o, t.Now()).After(t.Now()) {
			continue
		}
		err = t.deliverOf(ctx, o)
		if err != nil {
			return fmt.Errorf("organ %s: %w", o.Code, err)
		}
	}
	return nil
}

// deliverOf claims and sends until nothing waits.
func (t *Tracker) deliverOf(ctx context.Context, o store.Organ) error {
	for {
		some, err := t.Store.HasOutgoing(ctx, o.Code, t.Now())
		if err != nil || !some {
			return err
		}
		mine, err := t.claim(ctx, o.Code)
		if err != nil || len(mine) == 0 {
			return err
		}
		for _, m := range mine {
			err = t.deliverOne(ctx, o, m)
			if err != nil {
				return err
			}
		}
	}
}

// claim takes messages for this server alone.
func (t *Tracker) claim(ctx context.Context, organ string) ([]store.Outgoing, error) {
	var mine []store.Outgoing
	_, err := t.Store.Act(ctx, store.Act{Method: "Claim"}, func(tx *store.Tx) (proto.Message, error) {
		var err error
		mine, err = tx.Claim(organ, t.Owner, lease, claimed)
		return nil, err
	})
	return mine, err
}

// deliverOne makes one attempt and notes its outcome. The note does not end with ctx: a message that went out must not go
// out again because the service was stopped at that moment.
func (t *Tracker) deliverOne(ctx context.Context, o store.Organ, out store.Outgoing) error {
	attempt, cancel := context.WithTimeout(ctx, attemptTime)
	failure := t.attempt(attempt, o, out)
	cancel()
	if failure != nil && ctx.Err() != nil {
		failure = ctx.Err()
	}
	_, err := t.Store.Act(context.WithoutCancel(ctx), store.Act{Method: "Settle"}, func(tx *store.Tx) (proto.Message, error) {
		switch {
		case failure == nil:
			return nil, tx.Sent(out.ID, t.Owner)
		case errors.Is(failure, errNoAddress) || out.Attempts >= maxAttempts:
			return nil, tx.GiveUp(out.ID, t.Owner, reason(failure))
		}
		return nil, tx.Retry(out.ID, t.Owner, reason(failure), tx.Now().Add(delay(out.Attempts)))
	})
	if failure != nil {
		t.Log.WarnContext(ctx, "reminder not sent", "organ", out.Organ, "outgoing", out.ID, "attempt", out.Attempts, "cause", failure)
	}
	return err
}

// attempt sends one message to the address of today.
func (t *Tracker) attempt(ctx context.Context, o store.Organ, out store.Outgoing) error {
	var m Message
	err := json.Unmarshal(out.Payload, &m)
	if err != nil {
		return errors.Join(errNoAddress, err)
	}
	if out.Way == store.ByWebhook {
		return send(ctx, t.Webhook, o.WebhookURL, m)
	}
	st, err := t.Store.Staff(ctx, out.Organ, out.Recipient)
	if err != nil {
		return err
	}
	if st.Disabled {
		return errNoAddress
	}
	return send(ctx, t.Mail, st.Email, m)
}

func send(ctx context.Context, s Sender, to string, m Message) error {
	if s == nil || to == "" {
		return errNoAddress
	}
	return s.Send(ctx, to, m)
}

// delay grows with every attempt: one minute, two, four … at most six hours; 24 attempts last four days.
func delay(attempts int) time.Duration {
	return min(firstDelay<<min(attempts-1, 10), longDelay)
}

// reason is the failure in a length that fits the row.
func reason(err error) string {
	text := []rune(err.Error())
	return string(text[:min(len(text), 300)])
}
