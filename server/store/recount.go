package store

import (
	"context"
	"errors"
	"fmt"

	"google.golang.org/protobuf/proto"

	"disclosure/ent"
	"disclosure/ent/calendaryear"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// system is who acts when nobody does: the record names no member of staff.
var system = casework.Actor{DisplayName: "系统"}

// Recounted is a case that a calendar has moved.
type Recounted struct {
	Move
	Organ, Cause string // Cause names the calendar year, for the reminder
}

// Recount takes the next batch of at most limit cases whose dates an activated calendar can have moved, in one act: each open
// case whose reply moves gets an event, and moved is called with these in the same transaction. It is false when nothing was left
// to do. How far it has got is in the row of the calendar year, so that any server can go on after a restart.
func (s *Store) Recount(ctx context.Context, limit int, moved func(*Tx, []Recounted) error) (bool, error) {
	row, err := s.read.recounting(ctx)
	if err != nil || row == nil {
		return false, err
	}
	more := false
	_, err = s.Act(ctx, Act{Method: "Recount"}, func(t *Tx) (proto.Message, error) {
		row, err := t.recounting(t.ctx)
		if err != nil || row == nil {
			return nil, err
		}
		more = true
		return nil, t.recountBatch(row, limit, moved)
	})
	return more, err
}

// recounting gives the oldest calendar year with cases to recount, or nil.
func (v view) recounting(ctx context.Context) (*ent.CalendarYear, error) {
	row, err := v.ent.CalendarYear.Query().Where(calendaryear.Recounting(true)).Order(calendaryear.ByID()).First(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for recounts: %w", err)
	}
	return row, nil
}

// affectedCase is a line of the register book that a calendar can touch.
type affectedCase struct {
	id                     int
	number, handler, dueOn string
	open                   bool
}

func (t *Tx) recountBatch(row *ent.CalendarYear, limit int, moved func(*Tx, []Recounted) error) error {
	batch, err := t.affected(row, limit)
	if err != nil {
		return err
	}
	last := row.RecountedTo
	var open int64
	var all []Recounted
	for _, a := range batch {
		last = a.id
		m, err := t.recountCase(row, a)
		if err != nil {
			return fmt.Errorf("recount %s: %w", a.number, err)
		}
		if a.open {
			open++
		}
		if m != nil {
			all = append(all, *m)
		}
	}
	if len(all) > 0 {
		err = moved(t, all)
		if err != nil {
			return err
		}
	}
	n, err := t.ent.CalendarYear.Update().Where(calendaryear.ID(row.ID), calendaryear.RecountedTo(row.RecountedTo)).
		SetRecountedTo(last).AddRecounted(open).AddMoved(int64(len(all))).SetRecounting(len(batch) == limit).Save(t.ctx)
	if err == nil && n != 1 {
		err = errors.New("another server has gone on")
	}
	return err
}

// affected reads the next lines in the order of their ids. The concatenation keeps the engine from an index by organ, after
// which it would have to sort all lines for every batch.
func (t *Tx) affected(row *ent.CalendarYear, limit int) ([]affectedCase, error) {
	rows, err := t.sql.QueryContext(t.ctx, "SELECT id, number, handler, due_on, "+openSQL+" FROM case_files "+
		"WHERE organ || '' = ? AND id > ? AND "+affectedSQL+" ORDER BY id LIMIT ?",
		row.Organ, row.RecountedTo, row.Since, row.Since, limit)
	if err != nil {
		return nil, fmt.Errorf("read cases to recount: %w", err)
	}
	defer rows.Close()
	var all []affectedCase
	for rows.Next() {
		var a affectedCase
		err = rows.Scan(&a.id, &a.number, &a.handler, &a.dueOn, &a.open)
		if err != nil {
			return nil, fmt.Errorf("read cases to recount: %w", err)
		}
		all = append(all, a)
	}
	return all, rows.Err()
}

// recountCase recounts one case: an open one whose reply moves gets an event, any other only its lines. It gives the
// move, or nil.
func (t *Tx) recountCase(row *ent.CalendarYear, a affectedCase) (*Recounted, error) {
	c, err := t.Case(row.Organ, a.number)
	if err != nil {
		return nil, err
	}
	line, err := caseLine(c, t.CalendarOf(row.Organ))
	if err != nil {
		return nil, err
	}
	if !a.open || line.DueOn == a.dueOn {
		_, err = t.rewriteLine(t.ctx, line, line.Version)
		if err != nil {
			return nil, err
		}
		t.touch(row.Organ, a.number)
		return nil, t.indexDues(c, 0)
	}
	m := &Recounted{
		Move:  Move{Number: a.number, Handler: a.handler, From: dueText(a.dueOn), To: dueText(line.DueOn)},
		Organ: row.Organ, Cause: fmt.Sprint(row.Number),
	}
	return m, t.Append(c, system, &pb.Event{Kind: &pb.Event_DueDateMoved{DueDateMoved: &pb.DueDateMoved{
		From: m.From, To: m.To, FromCalendar: row.FromVersion, ToCalendar: row.ToVersion,
	}}})
}
