package store

import (
	"fmt"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// Append puts events on record and changes c by them: it gives each its name, sequence, time, day and actor, applies it to c,
// writes it with its leaf, and brings every index of the case up to date. For a registration c is a new
// casework.Case with organ and number only. If it fails, the act must fail too; c is then of no use.
func (t *Tx) Append(c *casework.Case, actor casework.Actor, events ...*pb.Event) error {
	if len(events) == 0 {
		return nil
	}
	before, head := rowsOf(c), ""
	for _, e := range events {
		t.stamp(c, actor, e)
		var err error
		head, err = t.write(c, e)
		if err == nil {
			err = c.Apply(e)
		}
		if err != nil {
			return err
		}
	}
	err := t.index(c, before, head)
	if err != nil {
		return err
	}
	return t.bookNotices(c, events)
}

// stamp fills in what every event carries.
func (t *Tx) stamp(c *casework.Case, actor casework.Actor, e *pb.Event) {
	e.Sequence = c.Version + 1
	e.Name = casework.PartName(c.Organ, c.Number, "events", e.Sequence)
	e.RecordTime = timestamppb.New(t.now)
	e.RecordedOn = t.Today().String()
	e.Actor, e.ActorName = actor.Name, actor.DisplayName
}

// write serialises an event once, enters its leaf into the log, and writes both. It gives the hash of the leaf.
func (t *Tx) write(c *casework.Case, e *pb.Event) (string, error) {
	body, err := proto.Marshal(e)
	if err != nil {
		return "", fmt.Errorf("write event: %w", err)
	}
	place, err := t.place(c)
	if err != nil {
		return "", err
	}
	leaf, salt, err := t.leaf(place, e, body)
	if err != nil {
		return "", err
	}
	at, head, err := t.enter(c, leaf)
	if err != nil {
		return "", fmt.Errorf("enter log: %w", err)
	}
	err = t.insertEvent(c, e, leaf, at, salt, body)
	if isUnique(err) {
		return "", staleCase(c).Because(err)
	}
	if err != nil {
		return "", fmt.Errorf("append event: %w", err)
	}
	return head, nil
}

// leaf makes the leaf of an event and its salt, with what was prepared of it if this is the event for which it was. A salt is never
// used twice.
func (t *Tx) leaf(place record.Place, e *pb.Event, body []byte) (leaf, salt []byte, err error) {
	part := t.prepared
	if part.In(e) {
		t.prepared = nil
		leaf, err = record.NewWith(place, e, part, body)
		return leaf, part.Salt(), err
	}
	salt = record.Salt()
	leaf, err = record.New(place, e, salt, body)
	return leaf, salt, err
}
