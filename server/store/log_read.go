package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/record"
)

// Checkpoint gives the last checkpoint that was signed for an organ; it is empty when none was. Line is what is printed of it.
func (s *Store) Checkpoint(ctx context.Context, organ string) (Seal, error) {
	note, err := tree{view: s.read, organ: organ}.lastSeal(ctx)
	if err != nil || note == nil {
		return Seal{}, err
	}
	keys, err := s.sealer.keyDir.keysFor(organ, note)
	if err != nil {
		return Seal{}, err
	}
	c, err := keys.Open(note)
	return Seal{Checkpoint: c, Note: note}, err
}

// LogKeys gives the public keys of the log of an organ, oldest first; none when nothing was signed yet.
func (s *Store) LogKeys(organ string) (record.Keys, error) {
	return s.sealer.keyDir.public(organ)
}

// Inclusion is the proof that an event is in the log.
type Inclusion struct {
	Leaf  []byte
	Proof []byte // C2SP tlog-proof with the checkpoint in it
}

// Inclusion proves an event by the last checkpoint, or by a new one if the event is newer.
func (s *Store) Inclusion(ctx context.Context, organ, number string, caseSeq int64) (Inclusion, error) {
	var leaf []byte
	var entry sql.NullInt64
	err := s.read.sql.QueryRowContext(ctx, "SELECT leaf, entry FROM events "+
		"WHERE organ = ? AND case_number = ? AND case_seq = ?", organ, number, caseSeq).Scan(&leaf, &entry)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Inclusion{}, s.noEvent(ctx, organ, number, caseSeq)
	case err != nil:
		return Inclusion{}, fmt.Errorf("load event: %w", err)
	case !entry.Valid:
		return Inclusion{}, notSigned(organ, errors.New("the event is not in the log"))
	}
	seal, err := s.Checkpoint(ctx, organ)
	if err == nil && seal.Size <= entry.Int64 {
		seal, err = s.sealer.seal(ctx, organ, nil)
	}
	if err != nil {
		return Inclusion{}, err
	}
	path, err := record.ProveInclusion(seal.Size, entry.Int64, s.read.hashes(ctx, organ))
	if err != nil {
		return Inclusion{}, fmt.Errorf("prove event: %w", err)
	}
	return Inclusion{leaf, record.Proof{Index: entry.Int64, Path: path, Checkpoint: seal.Note}.Text()}, nil
}

func (s *Store) noEvent(ctx context.Context, organ, number string, caseSeq int64) error {
	err := s.read.caseExists(ctx, organ, number)
	if err != nil {
		return err
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_EVENT_NOT_FOUND, "申请 %s 没有第 %d 条记录。", number, caseSeq).
		With("case", number).With("event", fmt.Sprint(caseSeq))
}

// Consistency proves that the log of a signed size goes on from that of an earlier size.
func (s *Store) Consistency(ctx context.Context, organ string, old, size int64) ([]record.Hash, error) {
	if old < 0 || old > size {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "since_size",
			"校验点只到第 %d 条，请核对起始条数。", size).With("size", fmt.Sprint(size))
	}
	return record.ProveConsistency(old, size, s.read.hashes(ctx, organ))
}

// lastSeal reads the last signed note; nil when there is none.
func (t tree) lastSeal(ctx context.Context) ([]byte, error) {
	var note []byte
	err := t.sql.QueryRowContext(ctx, "SELECT note FROM checkpoints WHERE organ = ? ORDER BY size DESC, id DESC LIMIT 1", t.organ).
		Scan(&note)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("load checkpoint: %w", err)
	}
	return note, nil
}

// heads reads the last event of every case, and of the organ itself.
func (t tree) heads(ctx context.Context) (*record.HeadTree, error) {
	rows, err := t.sql.QueryContext(ctx, "SELECT number, version, head FROM case_files WHERE organ = ?", t.organ)
	if err != nil {
		return nil, fmt.Errorf("read case heads: %w", err)
	}
	defer rows.Close()
	var heads []record.Head
	for rows.Next() {
		var h record.Head
		err = rows.Scan(&h.Case, &h.CaseSeq, &h.Hash)
		if err != nil {
			return nil, fmt.Errorf("read case heads: %w", err)
		}
		heads = append(heads, h)
	}
	err = rows.Err()
	if err != nil {
		return nil, fmt.Errorf("read case heads: %w", err)
	}
	own, err := t.ownHead(ctx)
	if err != nil {
		return nil, err
	}
	return record.NewHeadTree(append(heads, own...))
}

// ownHead reads the last event of the organ itself, if there is any.
func (t tree) ownHead(ctx context.Context) ([]record.Head, error) {
	h := record.Head{Case: ofOrgan}
	var leaf []byte
	err := t.sql.QueryRowContext(ctx, "SELECT case_seq, leaf FROM events WHERE organ = ? AND case_number = ? "+
		"ORDER BY case_seq DESC LIMIT 1", t.organ, ofOrgan).Scan(&h.CaseSeq, &leaf)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read last event of the organ: %w", err)
	}
	h.Hash = record.Hex(record.LeafHash(leaf))
	return []record.Head{h}, nil
}
