package store

import (
	"context"
	"errors"
	"fmt"

	"disclosure/server/record"
)

// loadLog reads the end of a log from disk.
func (s *Store) loadLog(ctx context.Context, v view, organ string) (organLog, error) {
	size, err := v.logSize(ctx, organ)
	if err != nil {
		return organLog{}, err
	}
	var events int64
	err = v.sql.QueryRowContext(ctx, "SELECT count(*) FROM events WHERE organ = ?", organ).Scan(&events)
	if err != nil {
		return organLog{}, fmt.Errorf("count events: %w", err)
	}
	edge, err := record.LoadEdge(size, v.hashes(ctx, organ))
	if err == nil && size != events {
		err = fmt.Errorf("the log has %d entries and the record %d events", size, events)
	}
	if err != nil { // fsck tells more; registering must go on
		s.log.Error("the log is damaged; it goes on from the leaves of the events", "organ", organ, "cause", err)
		edge, err = v.edgeOfLeaves(ctx, organ)
	}
	if err != nil {
		return organLog{}, err
	}
	origin, err := v.logOrigin(ctx, organ)
	if origin == "" {
		origin = s.sealer.origin(organ)
	}
	return organLog{origin, edge}, err
}

// logSize is the number of entries of a log.
func (v view) logSize(ctx context.Context, organ string) (int64, error) {
	var size int64
	err := v.sql.QueryRowContext(ctx, "SELECT coalesce(max(entry) + 1, 0) FROM events WHERE organ = ?", organ).Scan(&size)
	if err != nil {
		return 0, fmt.Errorf("read size of log: %w", err)
	}
	return size, nil
}

// hashes reads what the log of an organ stored with its entries.
func (v view) hashes(ctx context.Context, organ string) record.HashReader {
	return record.Stored(func(entry int64) ([]byte, error) {
		var stored []byte
		err := v.sql.QueryRowContext(ctx, "SELECT hashes FROM events WHERE organ = ? AND entry = ?", organ, entry).Scan(&stored)
		if err != nil {
			return nil, fmt.Errorf("read entry %d of the log: %w", entry, err)
		}
		return stored, nil
	})
}

// logOrigin is the name of a log as its last leaf says, so that a changed setting does not rename it. It is empty for a log that has
// no leaf with a name yet.
func (v view) logOrigin(ctx context.Context, organ string) (string, error) {
	leaves, err := v.leaves(ctx, "SELECT leaf FROM events WHERE organ = ? AND entry IS NOT NULL ORDER BY entry DESC LIMIT 1", organ)
	if err != nil || len(leaves) == 0 {
		return "", err
	}
	l, err := record.Parse(leaves[0])
	if err != nil || l.Version < record.Version {
		return "", nil // fsck says what is wrong with it
	}
	return l.Origin, nil
}

// edgeOfLeaves computes the end of a log from the leaves of all events.
func (v view) edgeOfLeaves(ctx context.Context, organ string) (record.Edge, error) {
	var edge record.Edge
	leaves, err := v.leaves(ctx, "SELECT leaf FROM events WHERE organ = ? ORDER BY seq", organ)
	for _, leaf := range leaves {
		if err == nil {
			edge, _, err = edge.Append(leaf)
		}
	}
	return edge, err
}

func (v view) leaves(ctx context.Context, query, organ string) ([][]byte, error) {
	rows, err := v.sql.QueryContext(ctx, query, organ)
	if err != nil {
		return nil, fmt.Errorf("read leaves: %w", err)
	}
	defer rows.Close()
	var leaves [][]byte
	for rows.Next() {
		var leaf []byte
		err = rows.Scan(&leaf)
		if err != nil {
			return nil, fmt.Errorf("read leaves: %w", err)
		}
		leaves = append(leaves, leaf)
	}
	return leaves, rows.Err()
}

// errNoLog is the outcome of what asks for the log of an organ that has none yet.
var errNoLog = errors.New("the log is empty")
