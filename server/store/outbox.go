package store

import (
	"context"
	"fmt"
	"time"

	"disclosure/ent/outgoing"
)

// Way is how a message goes out.
type Way int32

// The ways.
const (
	ByMail    Way = 1
	ByWebhook Way = 2
)

// Outgoing is a message of the outbox.
type Outgoing struct {
	ID        int
	Organ     string
	Reminder  int64
	Recipient string // login
	Way       Way
	Payload   []byte
	Attempts  int // with the one that is under way
	NextTime  time.Time
}

// The states of a message.
const (
	outWaits = iota
	outSent
	outGivenUp
)

// Send puts a message into the outbox; it goes out at its next time at the earliest.
func (t *Tx) Send(m Outgoing) error {
	return t.exec("INSERT INTO outgoings (organ, reminder, recipient, way, payload, create_time, state, attempts, next_time, "+
		"lease_owner, lease_until, failure) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, '', ?, '')",
		m.Organ, m.Reminder, m.Recipient, int32(m.Way), m.Payload, t.now, outWaits, m.NextTime.UTC(), time.Unix(0, 0).UTC())
}

// HasOutgoing says whether a message of an organ waits whose time has come.
func (s *Store) HasOutgoing(ctx context.Context, organ string, now time.Time) (bool, error) {
	some, err := s.read.ent.Outgoing.Query().Where(outgoing.State(outWaits), outgoing.NextTimeLTE(now.UTC()),
		outgoing.LeaseUntilLTE(now.UTC()), outgoing.Organ(organ)).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("look into outbox: %w", err)
	}
	return some, nil
}

// Claim takes at most limit messages of an organ whose time has come, for the owner alone until the lease ends: the guarded
// UPDATE lets no other server take them meanwhile.
func (t *Tx) Claim(organ, owner string, lease time.Duration, limit int) ([]Outgoing, error) {
	rows, err := t.ent.Outgoing.Query().Where(outgoing.State(outWaits), outgoing.NextTimeLTE(t.now),
		outgoing.LeaseUntilLTE(t.now), outgoing.Organ(organ)).Order(outgoing.ByNextTime(), outgoing.ByID()).Limit(limit).All(t.ctx)
	if err != nil {
		return nil, fmt.Errorf("look into outbox: %w", err)
	}
	var claimed []Outgoing
	for _, r := range rows {
		n, err := t.ent.Outgoing.Update().Where(outgoing.ID(r.ID), outgoing.State(outWaits), outgoing.LeaseUntilLTE(t.now)).
			SetLeaseOwner(owner).SetLeaseUntil(t.now.Add(lease)).AddAttempts(1).Save(t.ctx)
		if err != nil {
			return nil, fmt.Errorf("claim message: %w", err)
		}
		if n == 1 {
			claimed = append(claimed, Outgoing{
				ID: r.ID, Organ: r.Organ, Reminder: int64(r.Reminder), Recipient: r.Recipient, Way: Way(r.Way), Payload: r.Payload,
				Attempts: r.Attempts + 1, NextTime: r.NextTime,
			})
		}
	}
	return claimed, nil
}

// Sent notes that a message has gone out. It does nothing when the lease has passed to somebody else.
func (t *Tx) Sent(id int, owner string) error {
	return t.settle(t.ent.Outgoing.Update().Where(outgoing.ID(id), outgoing.LeaseOwner(owner), outgoing.State(outWaits)).
		SetState(outSent).SetDoneTime(t.now).SetFailure("").Exec(t.ctx))
}

// Retry notes why an attempt failed and when the next one may be made.
func (t *Tx) Retry(id int, owner, failure string, next time.Time) error {
	return t.settle(t.ent.Outgoing.Update().Where(outgoing.ID(id), outgoing.LeaseOwner(owner), outgoing.State(outWaits)).
		SetFailure(failure).SetNextTime(next.UTC()).SetLeaseUntil(t.now).Exec(t.ctx))
}

// GiveUp notes that a message will not be tried again.
func (t *Tx) GiveUp(id int, owner, failure string) error {
	return t.settle(t.ent.Outgoing.Update().Where(outgoing.ID(id), outgoing.LeaseOwner(owner), outgoing.State(outWaits)).
		SetState(outGivenUp).SetDoneTime(t.now).SetFailure(failure).Exec(t.ctx))
}

func (t *Tx) settle(err error) error {
	if err != nil {
		return fmt.Errorf("settle message: %w", err)
	}
	return nil
}
