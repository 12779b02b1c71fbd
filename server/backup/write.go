package backup

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"filippo.io/age"

	"disclosure/server/store"
)

// Options say where a backup goes.
type Options struct {
	// Out is a new folder, or a new file when it ends in .tar or .age.
	Out string
	// Recipients are age public keys; with any the backup is encrypted, and Out ends in .age.
	Recipients []string
	// ResidueDays is noted in the backup: for how long it will be kept at most.
	ResidueDays int
}

// DamagedError is the outcome when the data folder is not sound: a copy of it would only look like a backup.
type DamagedError struct{ Report store.Report }

func (e *DamagedError) Error() string {
	return fmt.Sprintf("数据目录有 %d 处差异，没有写出备份：%s", len(e.Report.Differences), e.Report.Differences[0])
}

// snapshotPrefix begins the names of the folders in which snapshots lie while a backup is written.
const snapshotPrefix = ".snapshot-"

// Write makes a backup of a data folder, while a service runs in it or without one. It is whole, checked and on disk when Write
// returns, and not there when it fails. What is checked is what is written: fsck reads the snapshot, and the digest of every file
// is taken of the bytes on their way.
func Write(ctx context.Context, c store.Config, o Options) (About, error) {
	recipients, err := parseRecipients(o.Recipients)
	if err != nil {
		return About{}, err
	}
	out, err := newSink(o.Out, recipients, c.Now())
	if err != nil {
		return About{}, fmt.Errorf("write backup: %w", err)
	}
	defer out.abandon()
	snapshot, report, err := sound(ctx, c)
	if err != nil {
		return About{}, err
	}
	defer drop(snapshot)
	w := &writer{sink: out}
	about, err := w.all(ctx, snapshot, report, o)
	if err == nil {
		err = out.finish()
	}
	if err != nil {
		return About{}, fmt.Errorf("write backup: %w", err)
	}
	return about, nil
}

func parseRecipients(lines []string) ([]age.Recipient, error) {
	var all []age.Recipient
	for _, line := range lines {
		r, err := age.ParseRecipients(strings.NewReader(line))
		if err != nil {
			return nil, fmt.Errorf("接收者公钥 %q 无效（应形如 age1…，由 age-keygen 生成）：%w", line, err)
		}
		all = append(all, r...)
	}
	return all, nil
}

// sound takes a snapshot and checks it. A file may have been destroyed at the end of its retention meanwhile, and then is
// missing beside a snapshot that still names it: so it looks twice.
func sound(ctx context.Context, c store.Config) (*store.Snapshot, store.Report, error) {
	var report store.Report
	for range 2 {
		s, err := take(ctx, c)
		if err != nil {
			return nil, report, err
		}
		report, err = s.Fsck(ctx)
		if err == nil && len(report.Differences) == 0 {
			return s, report, nil
		}
		drop(s)
		if err != nil {
			return nil, report, err
		}
	}
	return nil, report, &DamagedError{report}
}

// take puts the snapshot below the data folder: in the clear it must not lie on the disk of the backups.
func take(ctx context.Context, c store.Config) (*store.Snapshot, error) {
	sweep(c.Dir, c.Now())
	dir, err := os.MkdirTemp(c.Dir, snapshotPrefix+"*")
	if err != nil {
		return nil, err
	}
	s, err := store.TakeSnapshot(ctx, c, dir)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, nil
}

// sweep removes what a backup that was killed left a day ago or earlier.
func sweep(dir string, now time.Time) {
	left, _ := filepath.Glob(filepath.Join(dir, snapshotPrefix+"*"))
	for _, name := range left {
		info, err := os.Stat(name)
		if err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(name)
		}
	}
}

func drop(s *store.Snapshot) {
	_ = s.Close()
	_ = os.RemoveAll(s.Dir)
}

// writer adds files and keeps the manifest.
type writer struct {
	sink
	manifest bytes.Buffer
}

func (w *writer) all(ctx context.Context, s *store.Snapshot, report store.Report, o Options) (About, error) {
	about := About{
		Version: formVersion, Time: s.Time, Cases: report.Cases, Events: report.Events, Documents: report.Documents,
		ResidueDays: o.ResidueDays,
	}
	var err error
	about.Logs, err = logs(ctx, s)
	if err != nil {
		return about, err
	}
	text, err := about.encode()
	if err == nil {
		_, err = w.put(aboutName, int64(len(text)), bytes.NewReader(text))
	}
	if err == nil {
		err = w.tree(os.DirFS(s.Dir))
	}
	if err == nil {
		err = s.EachBlob(ctx, func(b store.Blob) error { return w.blob(ctx, s, b) })
	}
	if err == nil {
		err = w.add(manifestName, int64(w.manifest.Len()), &w.manifest)
	}
	return about, err
}

// logs are the printed lines of the last checkpoints of all organs.
func logs(ctx context.Context, s *store.Snapshot) ([]string, error) {
	organs, err := s.Organs(ctx)
	lines := []string{}
	for _, o := range organs {
		if err != nil {
			return nil, err
		}
		var seal store.Seal
		seal, err = s.Checkpoint(ctx, o.Code)
		if err == nil && seal.Note != nil {
			lines = append(lines, seal.Line())
		}
	}
	return lines, err
}

// tree adds the database and the folder of the record, and no journal that lies beside them.
func (w *writer) tree(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name != databaseName && path.Dir(name) != store.RecordDir {
			return err
		}
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		info, err := f.Stat()
		if err == nil {
			_, err = w.put(name, info.Size(), f)
		}
		return err
	})
}

func (w *writer) blob(ctx context.Context, s *store.Snapshot, b store.Blob) error {
	f, err := s.OpenBlob(b.SHA256)
	if err != nil {
		return err
	}
	defer f.Close()
	sum, err := w.put(blobsName+"/"+store.BlobName(b.SHA256), b.Size, f)
	if err == nil && sum != b.SHA256 {
		err = fmt.Errorf("the file %s was changed while it was copied", b.SHA256)
	}
	return errors.Join(err, ctx.Err())
}

// put adds a file, takes its digest on the way and notes it.
func (w *writer) put(name string, size int64, content io.Reader) (string, error) {
	h := sha256.New()
	err := w.add(name, size, io.TeeReader(content, h))
	if err != nil {
		return "", fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	sum := hex.EncodeToString(h.Sum(nil))
	fmt.Fprintf(&w.manifest, "%s  %s\n", sum, name)
	return sum, nil
}
