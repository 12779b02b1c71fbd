package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/record"
)

// Proven is an event of a case with what proves it.
type Proven struct {
	Event *pb.Event
	Leaf  []byte
	Salt  []byte
	Body  []byte
	Index int64 // in the log; -1 when it is not there
	// Path leads from the leaf to the root of the log at the size that was asked for.
	Path []record.Hash
}

// ProveCase gives the first events of a case, up to last, with their proofs in the log of a size (0 for none). All is read at once: the
// number of queries does not grow with the events.
func (s *Store) ProveCase(ctx context.Context, organ, number string, last, size int64) ([]Proven, error) {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("prove case: %w", err)
	}
	defer tx.Rollback()
	v := view{sql: tx}
	all, err := v.proven(ctx, organ, number, last)
	if err != nil || size == 0 {
		return all, err
	}
	known, err := v.hashesFor(ctx, organ, all, size)
	if err != nil {
		return nil, fmt.Errorf("prove case %s: %w", number, err)
	}
	for i := range all {
		if all[i].Index < 0 || all[i].Index >= size {
			return nil, fmt.Errorf("prove case %s: event %d is not in the log of %d", number, i+1, size)
		}
		all[i].Path, err = record.ProveInclusion(size, all[i].Index, known)
		if err != nil {
			return nil, fmt.Errorf("prove case %s: %w", number, err)
		}
	}
	return all, nil
}

// proven reads the events as they are stored.
func (v view) proven(ctx context.Context, organ, number string, last int64) ([]Proven, error) {
	rows, err := v.sql.QueryContext(ctx, "SELECT leaf, salt, body, entry FROM events "+
		"WHERE organ = ? AND case_number = ? AND case_seq <= ? AND body IS NOT NULL ORDER BY case_seq",
		organ, number, last)
	if err != nil {
		return nil, fmt.Errorf("load case %s: %w", number, err)
	}
	defer rows.Close()
	var all []Proven
	for rows.Next() {
		p := Proven{Event: &pb.Event{}, Index: -1}
		var entry sql.NullInt64
		err = rows.Scan(&p.Leaf, &p.Salt, &p.Body, &entry)
		if err == nil {
			err = proto.Unmarshal(p.Body, p.Event)
		}
		if err != nil {
			return nil, fmt.Errorf("load case %s: %w", number, err)
		}
		if entry.Valid {
			p.Index = entry.Int64
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

// fetch is how many entries of the log one query reads.
const fetch = 500

// hashesFor reads every hash that the proofs of some events need.
func (v view) hashesFor(ctx context.Context, organ string, events []Proven, size int64) (record.HashReader, error) {
	needed := map[int64][]byte{}
	dry := record.Stored(func(entry int64) ([]byte, error) {
		needed[entry] = nil
		return make([]byte, 64*record.HashSize), nil
	})
	for _, e := range events {
		if e.Index >= 0 && e.Index < size {
			_, err := record.ProveInclusion(size, e.Index, dry)
			if err != nil {
				return nil, err
			}
		}
	}
	entries := make([]any, 0, len(needed))
	for entry := range needed {
		entries = append(entries, entry)
	}
	for len(entries) > 0 {
		n := min(fetch, len(entries))
		err := v.storedHashes(ctx, organ, entries[:n], needed)
		if err != nil {
			return nil, err
		}
		entries = entries[n:]
	}
	return record.Stored(func(entry int64) ([]byte, error) {
		stored := needed[entry]
		if stored == nil {
			return nil, fmt.Errorf("entry %d of the log is missing", entry)
		}
		return stored, nil
	}), nil
}

func (v view) storedHashes(ctx context.Context, organ string, entries []any, into map[int64][]byte) error {
	marks := strings.TrimSuffix(strings.Repeat("?,", len(entries)), ",")
	rows, err := v.sql.QueryContext(ctx, "SELECT entry, hashes FROM events WHERE organ = ? AND entry IN ("+marks+")",
		append([]any{organ}, entries...)...)
	if err != nil {
		return fmt.Errorf("read log: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var entry int64
		var stored []byte
		err = rows.Scan(&entry, &stored)
		if err != nil {
			return fmt.Errorf("read log: %w", err)
		}
		into[entry] = stored
	}
	return rows.Err()
}

// CaseFileSigner signs case files with the key of the log of an organ.
func (s *Store) CaseFileSigner(organ string) func(record.CaseFile) ([]byte, error) {
	return func(c record.CaseFile) ([]byte, error) {
		ring, err := s.sealer.keyDir.keys(organ)
		if err != nil {
			return nil, notSigned(organ, err)
		}
		return ring.SignCaseFile(c)
	}
}

// Earlier proves that the log of an organ at a size goes on from that of an earlier size.
func (s *Store) Earlier(organ, origin string, size int64) func(context.Context, int64) (record.Consistency, error) {
	return func(ctx context.Context, old int64) (record.Consistency, error) {
		hashes := s.read.hashes(ctx, organ)
		root, err := record.Root(old, hashes)
		if err != nil {
			return record.Consistency{}, fmt.Errorf("prove earlier log: %w", err)
		}
		path, err := record.ProveConsistency(old, size, hashes)
		if err != nil {
			return record.Consistency{}, fmt.Errorf("prove earlier log: %w", err)
		}
		return record.Consistency{Origin: origin, Size: old, Root: root, Newer: size, Path: path}, nil
	}
}
