package store

import (
	"context"
	"fmt"

	"disclosure/server/record"
)

// adopt begins the logs of a folder that was written before there were any: its events, whose leaves are of the first version, are
// entered as they are. It runs before the first act, and changes nothing in a folder that has a log.
func (s *Store) adopt(ctx context.Context) error {
	var begun, old bool
	err := s.conn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM events WHERE entry IS NOT NULL), EXISTS (SELECT 1 FROM events)").Scan(&begun, &old)
	if err != nil {
		return fmt.Errorf("look for a log: %w", err)
	}
	if begun || !old {
		return nil
	}
	err = s.exec("BEGIN IMMEDIATE")
	if err != nil {
		return fmt.Errorf("begin the log: %w", err)
	}
	err = s.adoptEvents(ctx)
	if err == nil {
		err = s.exec("COMMIT")
	}
	if err != nil {
		s.rollback()
		return fmt.Errorf("begin the log: %w", err)
	}
	return nil
}

// oldEvent is an event of before.
type oldEvent struct {
	seq           int64
	organ, number string
	hash          record.Hash
}

func (s *Store) adoptEvents(ctx context.Context) error {
	events, err := s.oldEvents(ctx)
	if err != nil {
		return err
	}
	edges := map[string]record.Edge{}
	for _, e := range events {
		next, stored, err := edges[e.organ].AppendHash(e.hash)
		if err != nil {
			return err
		}
		_, err = s.conn.ExecContext(ctx, "UPDATE events SET entry = ?, hashes = ? WHERE seq = ?", edges[e.organ].Size(), stored, e.seq)
		if err != nil {
			return err
		}
		_, err = s.conn.ExecContext(ctx, "UPDATE case_files SET head = ? WHERE organ = ? AND number = ?",
			record.Hex(e.hash), e.organ, e.number)
		if err != nil {
			return err
		}
		edges[e.organ] = next
	}
	return nil
}

// oldEvents reads the events of before. A leaf that already names a log was in one that is gone: that is not mended here.
func (s *Store) oldEvents(ctx context.Context) ([]oldEvent, error) {
	rows, err := s.conn.QueryContext(ctx, "SELECT seq, organ, case_number, leaf FROM events ORDER BY seq")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var events []oldEvent
	for rows.Next() {
		var e oldEvent
		var leaf []byte
		err = rows.Scan(&e.seq, &e.organ, &e.number, &leaf)
		if err != nil {
			return nil, err
		}
		l, err := record.Parse(leaf)
		if err == nil && l.Version >= record.Version {
			s.log.Error("the log is gone, though the events were in it: run fsck, and restore the folder", "organ", e.organ)
			return nil, nil
		}
		e.hash = record.LeafHash(leaf)
		events = append(events, e)
	}
	return events, rows.Err()
}
