package store

import (
	"database/sql"
	"errors"
	"fmt"

	"disclosure/server/casework"
	"disclosure/server/record"
)

// organLog is the end of the log of an organ: where the next leaf goes. It is a value.
type organLog struct {
	origin string
	edge   record.Edge
}

// logOf gives the log of an organ as it stands in this act: as the act itself left it, or an earlier act of the transaction, or the
// last commit. The writer keeps the ends of all logs between transactions.
func (t *Tx) logOf(organ string) (organLog, error) {
	l, known := t.logs[organ]
	if known {
		return l, nil
	}
	l, known = t.store.grown[organ]
	if known {
		return l, nil
	}
	l, known = t.store.logs[organ]
	if known {
		return l, nil
	}
	l, err := t.store.loadLog(t.ctx, t.view, organ)
	if err != nil {
		return organLog{}, err
	}
	t.store.logs[organ] = l
	return l, nil
}

// place says where the next event of a case goes.
func (t *Tx) place(c *casework.Case) (record.Place, error) {
	if t.store.noLog {
		return record.Place{Case: c.Number}, nil
	}
	l, err := t.logOf(c.Organ)
	if err != nil {
		return record.Place{}, err
	}
	prev, err := t.prev(c)
	return record.Place{
		Origin: l.origin, Seq: l.edge.Size(), Case: c.Number, Prev: prev, Calendar: t.CalendarOf(c.Organ).Version(),
	}, err
}

// prev is the hash of the last leaf of a case, empty when there is none.
func (t *Tx) prev(c *casework.Case) (string, error) {
	if c.Version == 0 {
		return "", nil
	}
	var leaf []byte
	err := t.sql.QueryRowContext(t.ctx, "SELECT leaf FROM events WHERE organ = ? AND case_number = ? AND case_seq = ?",
		c.Organ, c.Number, c.Version).Scan(&leaf)
	switch {
	case errors.Is(err, sql.ErrNoRows): // fsck says so; the case goes on
		return "", nil
	case err != nil:
		return "", fmt.Errorf("read last leaf: %w", err)
	}
	return record.Hex(record.LeafHash(leaf)), nil
}

// entry is the place of a leaf in the log of its organ, and what the log stores with it; without a log both are nil.
type entry struct {
	index  *int64
	hashes []byte
}

// enter goes on with the log of an organ by a leaf, and gives its entry and its hash, which is the new head of its case.
func (t *Tx) enter(c *casework.Case, leaf []byte) (entry, string, error) {
	if t.store.noLog {
		return entry{}, "", nil
	}
	l, err := t.logOf(c.Organ)
	if err != nil {
		return entry{}, "", err
	}
	hash, at := record.LeafHash(leaf), l.edge.Size()
	next, stored, err := l.edge.AppendHash(hash)
	if err != nil {
		return entry{}, "", err
	}
	t.logs[c.Organ] = organLog{l.origin, next}
	return entry{&at, stored}, record.Hex(hash), nil
}
