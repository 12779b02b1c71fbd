package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// ofOrgan stands in the place of the case number for events of the organ itself. They form one more chain in the log of the organ,
// with a head of its own, so that all that proves an event of a case proves them too; no case has this number.
const ofOrgan = ""

// AppendOrgan puts events of an organ itself on record, such as the outcome of a check. There is nothing to fold.
func (t *Tx) AppendOrgan(organ string, actor casework.Actor, events ...*pb.Event) error {
	c := &casework.Case{Organ: organ, Number: ofOrgan}
	err := t.sql.QueryRowContext(t.ctx, "SELECT coalesce(max(case_seq), 0) FROM events WHERE organ = ? AND case_number = ?",
		organ, ofOrgan).Scan(&c.Version)
	if err != nil {
		return fmt.Errorf("read events of the organ: %w", err)
	}
	for _, e := range events {
		t.stamp(c, actor, e)
		e.Name = casework.OrganEventName(organ, e.Sequence)
		_, err = t.write(c, e)
		if err != nil {
			return err
		}
		c.Version = e.Sequence
	}
	return nil
}

// OrganEvents gives at most limit events of an organ itself after the one of sequence after, in order; with newest, those before it,
// the newest first, where 0 begins with the last.
func (s *Store) OrganEvents(ctx context.Context, organ string, after int64, newest bool, limit int) ([]*pb.Event, error) {
	query := "SELECT body FROM events WHERE organ = ? AND case_number = ? AND body IS NOT NULL AND "
	if newest {
		query += "(? = 0 OR case_seq < ?) ORDER BY case_seq DESC LIMIT ?"
	} else {
		query += "case_seq > ? AND case_seq > ? ORDER BY case_seq LIMIT ?"
	}
	rows, err := s.read.sql.QueryContext(ctx, query, organ, ofOrgan, after, after, limit)
	if err != nil {
		return nil, fmt.Errorf("list events of organ: %w", err)
	}
	defer rows.Close()
	var events []*pb.Event
	for rows.Next() {
		e, err := scanEvent(rows)
		if err != nil {
			return nil, fmt.Errorf("list events of organ: %w", err)
		}
		events = append(events, e)
	}
	return events, rows.Err()
}

// LastCheck gives the last check of the record that was put on record for an organ; nil when there is none.
func (s *Store) LastCheck(ctx context.Context, organ string) (*pb.RecordChecked, error) {
	row := s.read.sql.QueryRowContext(ctx, "SELECT body FROM events "+
		"WHERE organ = ? AND case_number = ? AND kind = 'record_checked' ORDER BY case_seq DESC LIMIT 1", organ, ofOrgan)
	e, err := scanEvent(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read last check: %w", err)
	}
	return e.GetRecordChecked(), nil
}
