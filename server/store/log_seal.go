package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/record"
)

// Seal is a signed checkpoint of the log of an organ.
type Seal struct {
	record.Checkpoint
	// Note is the signed note, verbatim.
	Note []byte
	// Case shows where one case ends, when it was asked for.
	Case record.HeadProof

	stored bool // also in the database
}

// tree is the log of an organ as one snapshot shows it.
type tree struct {
	view
	organ string
	size  int64
}

// Seal signs what is on disk of the log of an organ, with the heads of all cases, and proves where the case of that number ends
// (empty for none). It is the fault RECORD_NOT_SIGNED when an older state has been restored or the key is missing.
func (s *Store) Seal(ctx context.Context, organ, number string) (Seal, error) {
	return s.sealer.seal(ctx, organ, func(t tree, c *record.Checkpoint) (record.HeadProof, error) {
		heads, err := t.heads(ctx)
		if err != nil {
			return record.HeadProof{}, err
		}
		c.Heads = heads.Heads()
		if number == "" {
			return record.HeadProof{}, nil
		}
		return heads.Prove(number)
	})
}

// seal signs a checkpoint, to which add may add. Without add, nothing is signed when there is nothing new.
func (l *sealer) seal(ctx context.Context, organ string, add func(tree, *record.Checkpoint) (record.HeadProof, error)) (Seal, error) {
	err := l.store.refuseWhileFrozen("Seal")
	if err != nil {
		return Seal{}, notSigned(organ, err)
	}
	l.signing.Lock()
	defer l.signing.Unlock()
	held, err := l.keyDir.lock()
	if err != nil {
		return Seal{}, notSigned(organ, err)
	}
	defer held.Close()
	tx, err := l.store.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Seal{}, fmt.Errorf("seal: %w", err)
	}
	defer tx.Rollback()
	t := tree{view: view{ent: pinned(tx), sql: tx}, organ: organ}
	t.size, err = t.logSize(ctx, organ)
	if err != nil {
		return Seal{}, err
	}
	if t.size == 0 && add == nil {
		return Seal{}, errNoLog
	}
	last, ring, err := l.before(ctx, t)
	if err != nil {
		return Seal{}, notSigned(organ, err)
	}
	if add == nil && last.Size == t.size {
		return last, l.keepAgain(ctx, organ, last)
	}
	seal := Seal{Checkpoint: record.Checkpoint{Time: later(l.store.now(), last.Time)}}
	if add != nil {
		seal.Case, err = add(t, &seal.Checkpoint)
		if err != nil {
			return Seal{}, err
		}
	}
	err = l.sign(ctx, t, ring, &seal)
	if err != nil {
		return Seal{}, notSigned(organ, err)
	}
	err = tx.Rollback()
	if err != nil {
		return Seal{}, fmt.Errorf("seal: %w", err)
	}
	return seal, l.keep(ctx, organ, seal)
}

// before gives the last signed checkpoint and the keys, after proving that the log goes on from it: a log must never sign two
// things that do not fit together.
func (l *sealer) before(ctx context.Context, t tree) (Seal, record.Keyring, error) {
	stored, err := t.lastSeal(ctx)
	if err != nil {
		return Seal{}, record.Keyring{}, err
	}
	kept, err := l.keyDir.last(t.organ)
	if err != nil {
		return Seal{}, record.Keyring{}, err
	}
	origin, err := t.logOrigin(ctx, t.organ)
	if err != nil {
		return Seal{}, record.Keyring{}, err
	}
	stored, kept = current(stored, origin), current(kept, origin) // what an ended epoch signed is judged by fsck
	ring, err := l.keyDir.keys(t.organ)
	switch {
	case errors.Is(err, fs.ErrNotExist) && (stored != nil || kept != nil):
		return Seal{}, ring, errNoKeys
	case errors.Is(err, fs.ErrNotExist):
		ring, err = l.newKeys(ctx, t)
		return Seal{}, ring, err
	case err != nil:
		return Seal{}, ring, err
	}
	var last Seal
	for _, note := range [][]byte{stored, kept} {
		if note == nil {
			continue
		}
		c, err := ring.Open(note)
		if err == nil {
			err = t.follows(ctx, c)
		}
		if err != nil {
			return Seal{}, ring, err
		}
		if c.Size >= last.Size {
			last = Seal{Checkpoint: c, Note: note, stored: bytes.Equal(note, stored)}
		}
	}
	return last, ring, nil
}

// follows proves that the log of the snapshot goes on from a checkpoint.
func (t tree) follows(ctx context.Context, c record.Checkpoint) error {
	if c.Size > t.size {
		return fmt.Errorf("an older state has been restored: %d events were signed, %d are there", c.Size, t.size)
	}
	hashes := t.hashes(ctx, t.organ)
	root, err := record.Root(t.size, hashes)
	if err != nil {
		return err
	}
	proof, err := record.ProveConsistency(c.Size, t.size, hashes)
	if err == nil {
		err = record.CheckConsistency(c.Size, t.size, c.Root, root, proof)
	}
	if err != nil {
		return fmt.Errorf("an older state has been restored and gone on from, or the log was changed: "+
			"it does not contain what was signed at %d events: %w", c.Size, err)
	}
	return nil
}

// newKeys makes the first keys of a log.
func (l *sealer) newKeys(ctx context.Context, t tree) (record.Keyring, error) {
	origin, err := t.logOrigin(ctx, t.organ)
	if err != nil {
		return record.Keyring{}, err
	}
	if origin == "" {
		origin = l.origin(t.organ)
	}
	ring, err := record.NewKeyring(origin, l.store.now())
	if err != nil {
		return record.Keyring{}, err
	}
	return ring, l.keyDir.saveKeys(t.organ, ring)
}

// sign fills in what the log holds, signs it, and keeps the note outside the database before anybody can see it.
func (l *sealer) sign(ctx context.Context, t tree, ring record.Keyring, seal *Seal) error {
	root, err := record.Root(t.size, t.hashes(ctx, t.organ))
	if err != nil {
		return err
	}
	seal.Size, seal.Root = t.size, root
	seal.Origin, err = ring.Origin()
	if err != nil {
		return err
	}
	seal.Note, err = ring.Sign(seal.Checkpoint)
	if err != nil {
		return err
	}
	_, err = ring.Open(seal.Note) // what nobody could check is not kept
	if err != nil {
		return err
	}
	return l.keyDir.saveLast(t.organ, seal.Note)
}

// keep writes the checkpoint into the database. It is valid without: the next one finds it in the key folder.
func (l *sealer) keep(ctx context.Context, organ string, seal Seal) error {
	_, err := l.store.Act(context.WithoutCancel(ctx), Act{Method: "Seal"}, func(t *Tx) (proto.Message, error) {
		return nil, t.exec("INSERT INTO checkpoints (organ, size, note, create_time) VALUES (?, ?, ?, ?)",
			organ, seal.Size, seal.Note, seal.Time)
	})
	if err != nil {
		return fmt.Errorf("keep checkpoint: %w", err)
	}
	l.sealed(organ, seal.Checkpoint)
	return nil
}

// keepAgain is for a checkpoint whose writing was cut off after it was signed.
func (l *sealer) keepAgain(ctx context.Context, organ string, seal Seal) error {
	if seal.stored {
		l.sealed(organ, seal.Checkpoint)
		return nil
	}
	return l.keep(ctx, organ, seal)
}

// notSigned is the refusal to sign. Acts go on.
func notSigned(organ string, cause error) *fault.Error {
	why := "数据可能被恢复到较早的状态，或者记录被改动"
	switch {
	case errors.Is(cause, errNoKeys):
		why = "签名密钥缺失，请从密钥目录的备份恢复"
	case errors.Is(cause, errWideKeys):
		why = "签名密钥文件的权限过宽，请改为仅本服务账号可读写"
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED,
		"记录无法签发校验点：%s。日常办理不受影响，请管理员查看日志并运行 disclosured fsck。", why).
		With("organ", organ).With("why", why).Because(cause)
}

// later gives the time of a checkpoint in whole seconds; a clock that was set back does not take it before the last one.
func later(now, last time.Time) time.Time {
	now = now.UTC().Truncate(time.Second)
	if now.Before(last) {
		return last
	}
	return now
}
