package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"disclosure/server/record"
)

// RecordDir is the folder of a snapshot in which the public keys and the last signed checkpoints lie.
const RecordDir = "record"

// Snapshot is a data folder as it was at one moment, opened read-only: the database copied, the files where they always were.
type Snapshot struct {
	*Store
	// Dir is the folder of the copy: disclosure.db and RecordDir.
	Dir string
	// Time is the moment, at the latest.
	Time time.Time
}

// TakeSnapshot copies the database of a data folder into an empty folder while a service works in it: a copy by the engine is
// consistent and compact, and no act waits for it. The private keys are left out: they must not lie beside what they prove.
func TakeSnapshot(ctx context.Context, cfg Config, dir string) (*Snapshot, error) {
	s := newStore(cfg)
	keys := s.sealer.keyDir
	kept, err := keys.allLast() // before the copy, which then has all that they sign
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	at := s.now().UTC()
	file := filepath.Join(dir, filepath.Base(s.file()))
	err = vacuumInto(ctx, s.file(), file)
	if err == nil {
		err = copyRecord(keys, filepath.Join(dir, RecordDir), kept)
	}
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	cfg.blobDir = cfg.blobs()
	cfg.Dir, cfg.KeyDir = dir, filepath.Join(dir, RecordDir)
	copied, err := OpenReadOnly(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	return &Snapshot{Store: copied, Dir: dir, Time: at}, nil
}

// vacuumInto copies a database. The connection may write, as the engine writes the copy by it, but only reads the original.
func vacuumInto(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); err != nil {
		return err
	}
	db, err := openEngine(dsn(from, nil), 1)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	return errors.Join(err, db.Close())
}

// copyRecord writes the public part of the key folder.
func copyRecord(keys keyFolder, dir string, kept map[string][]byte) error {
	err := os.Mkdir(dir, 0o700)
	for organ, note := range kept {
		if err == nil {
			err = keyFolder(dir).saveLast(organ, note)
		}
		if err != nil {
			return err
		}
		public, err := keys.public(organ)
		if err != nil {
			return err
		}
		if public != nil {
			err = keyFolder(dir).write(keyFolder(dir).file(organ, publicExt), public.Text())
		}
		if err != nil {
			return err
		}
	}
	return err
}

// blobs is the folder of the files.
func (c Config) blobs() string {
	if c.blobDir != "" {
		return c.blobDir
	}
	return filepath.Join(c.Dir, "blobs")
}

// EachBlob gives every file that a document names, once, in the order of the digests.
func (s *Store) EachBlob(ctx context.Context, fn func(Blob) error) error {
	rows, err := s.read.sql.QueryContext(ctx, "SELECT DISTINCT sha256, size_bytes FROM documents ORDER BY sha256, size_bytes")
	if err != nil {
		return fmt.Errorf("list files: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var b Blob
		err = rows.Scan(&b.SHA256, &b.Size)
		if err == nil {
			err = fn(b)
		}
		if err != nil {
			return err
		}
	}
	return rows.Err()
}

// BlobName is the path of a file below the folder blobs.
func BlobName(sum string) string { return filepath.ToSlash(blobName(sum)) }

// AdoptRecord brings the public keys and checkpoints of an unpacked backup into the key folder, where that has none: a folder without them
// could not be checked. What lies in the key folder already is newer and stays.
func AdoptRecord(cfg Config) error {
	keys := keyDirOf(cfg)
	err := keys.open()
	if err != nil {
		return err
	}
	from := keyFolder(filepath.Join(cfg.Dir, RecordDir))
	kept, err := from.allLast()
	for organ, note := range kept {
		if err == nil {
			err = keys.adopt(from, organ, note)
		}
	}
	if err != nil {
		return fmt.Errorf("take over keys of the backup: %w", err)
	}
	return nil
}

func (k keyFolder) adopt(from keyFolder, organ string, note []byte) error {
	own, err := k.public(organ)
	if err != nil || own != nil {
		return err
	}
	_, epoch := record.SplitEpoch(record.NoteOrigin(note))
	ended, err := k.public(archived(organ, epoch))
	if err != nil || ended != nil {
		return err
	}
	public, err := from.public(organ)
	if err == nil && public != nil {
		err = k.write(k.file(organ, publicExt), public.Text())
	}
	last, lastErr := k.last(organ)
	if err == nil && lastErr == nil && last == nil {
		err = k.saveLast(organ, note)
	}
	return errors.Join(err, lastErr)
}
