package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"

	"disclosure/server/record"
)

// Anchored is a signed checkpoint with what others said of it.
type Anchored struct {
	record.Checkpoint
	// Row names it in this database.
	Row int64
	// Note is the note as the log signed it: what a time stamp covers.
	Note []byte
	// Cosignatures are those of the witnesses, in the order in which they came.
	Cosignatures []Cosignature
	// Stamp is the answer of a time-stamping authority (RFC 3161 TimeStampResp, DER) for Note; nil when there is none.
	Stamp []byte
}

// Cosignature is the signature of a witness under a checkpoint.
type Cosignature struct {
	Witness string // verifier key: NAME+HASH+KEY
	Line    []byte // signature line of the note, with its line feed
}

// Text is the note with the lines of the witnesses below those of the log.
func (a Anchored) Text() []byte {
	text := append([]byte(nil), a.Note...)
	for _, c := range a.Cosignatures {
		text = append(text, c.Line...)
	}
	return text
}

// Witnesses are the keys by which the lines of the witnesses are checked, one a line.
func (a Anchored) Witnesses() []byte {
	var text []byte
	for _, c := range a.Cosignatures {
		text = append(text, c.Witness+"\n"...)
	}
	return text
}

const (
	anchoredRows = "SELECT id, note FROM checkpoints WHERE organ = ?1 "
	newestFirst  = " ORDER BY size DESC, id DESC LIMIT 1"
)

// Anchors gives the newest checkpoint of a size, or of any when size is negative; it is empty when there is none.
func (s *Store) Anchors(ctx context.Context, organ string, size int64) (Anchored, error) {
	return s.anchored(ctx, anchoredRows+"AND (?2 < 0 OR size = ?2)"+newestFirst, organ, size)
}

// Witnessed gives the newest checkpoint that a witness cosigned; with an empty key, that any did.
func (s *Store) Witnessed(ctx context.Context, organ, witness string) (Anchored, error) {
	return s.anchored(ctx, anchoredRows+"AND id IN (SELECT checkpoint FROM cosignatures WHERE organ = ?1 AND (?2 = '' OR witness = ?2))"+
		newestFirst, organ, witness)
}

// Stamped gives the newest checkpoint with a time stamp.
func (s *Store) Stamped(ctx context.Context, organ string) (Anchored, error) {
	return s.anchored(ctx, anchoredRows+"AND id IN (SELECT checkpoint FROM time_stamps WHERE organ = ?1)"+newestFirst, organ)
}

// Headed gives the newest checkpoint with the heads of all cases: that of a day, or of an export.
func (s *Store) Headed(ctx context.Context, organ string) (Anchored, error) {
	return s.anchored(ctx, anchoredRows+"AND instr(note, CAST(?2 AS BLOB)) > 0"+newestFirst, organ, "\ncase-heads ")
}

// anchored reads a checkpoint. Its signatures are for whoever checks; fsck does.
func (s *Store) anchored(ctx context.Context, query string, args ...any) (Anchored, error) {
	var a Anchored
	err := s.read.sql.QueryRowContext(ctx, query, args...).Scan(&a.Row, &a.Note)
	if errors.Is(err, sql.ErrNoRows) {
		return Anchored{}, nil
	}
	if err == nil {
		a.Checkpoint, err = record.CheckpointOf(a.Note)
	}
	if err == nil {
		a.Cosignatures, err = s.cosignatures(ctx, a.Row)
	}
	if err == nil {
		err = s.read.sql.QueryRowContext(ctx, "SELECT response FROM time_stamps WHERE checkpoint = ?", a.Row).Scan(&a.Stamp)
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return Anchored{}, fmt.Errorf("load checkpoint: %w", err)
	}
	return a, nil
}

func (s *Store) cosignatures(ctx context.Context, checkpoint int64) ([]Cosignature, error) {
	rows, err := s.read.sql.QueryContext(ctx, "SELECT witness, line FROM cosignatures WHERE checkpoint = ? ORDER BY id", checkpoint)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Cosignature
	for rows.Next() {
		var c Cosignature
		err = rows.Scan(&c.Witness, &c.Line)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, rows.Err()
}

// Cosigned keeps the line of a witness. The caller has checked it.
func (s *Store) Cosigned(ctx context.Context, organ string, row int64, c Cosignature) error {
	return s.keepAnchor(ctx, "INSERT INTO cosignatures (organ, checkpoint, witness, line, create_time) VALUES (?, ?, ?, ?, ?) "+
		"ON CONFLICT (checkpoint, witness) DO NOTHING", organ, row, c.Witness, c.Line, s.moment())
}

// KeepStamp keeps a time stamp. The caller has checked it.
func (s *Store) KeepStamp(ctx context.Context, organ string, row int64, response []byte) error {
	return s.keepAnchor(ctx, "INSERT INTO time_stamps (organ, checkpoint, response, create_time) VALUES (?, ?, ?, ?) "+
		"ON CONFLICT (checkpoint) DO NOTHING", organ, row, response, s.moment())
}

func (s *Store) moment() time.Time { return s.now().UTC().Truncate(time.Microsecond) }

func (s *Store) keepAnchor(ctx context.Context, query string, args ...any) error {
	_, err := s.Act(ctx, Act{Method: "Anchor"}, func(t *Tx) (proto.Message, error) { return nil, t.exec(query, args...) })
	if err != nil {
		return fmt.Errorf("keep anchor: %w", err)
	}
	return nil
}

// Sealed tells that a log has a new checkpoint: a value may be read after one or several.
func (s *Store) Sealed() <-chan struct{} { return s.sealer.news }
