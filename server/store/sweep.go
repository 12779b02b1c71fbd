package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"
)

// orphanAge is how old a file must be that no document names. A younger one may belong to an upload whose row is still to come.
const orphanAge = 24 * time.Hour

// SweepBlobs removes the files that no document has named for a day: what uploads left that were cut off between file and row. It goes
// on after an end of ctx or a kill where it was, and never removes a file that a row points to.
func (s *Store) SweepBlobs(ctx context.Context) (int, error) {
	removed := 0
	for _, digit := range "0123456789abcdef" { // a sixteenth at a time bounds the memory
		n, err := s.sweep(ctx, string(digit))
		removed += n
		if err != nil {
			return removed, fmt.Errorf("sweep files: %w", err)
		}
	}
	return removed, nil
}

// sweep removes the orphans whose digest begins with a digit.
func (s *Store) sweep(ctx context.Context, digit string) (int, error) {
	old, err := s.oldBlobs(ctx, digit)
	if err != nil || len(old) == 0 {
		return 0, err
	}
	rows, err := s.read.sql.QueryContext(ctx, "SELECT sha256 FROM documents WHERE sha256 >= ? AND sha256 < ?", digit, digit+"g")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var sum string
		err = rows.Scan(&sum)
		if err != nil {
			return 0, err
		}
		delete(old, sum)
	}
	if rows.Err() != nil {
		return 0, rows.Err()
	}
	removed := 0
	for sum := range old {
		gone, err := s.removeOrphan(ctx, sum)
		if err != nil {
			return removed, err
		}
		if gone {
			removed++
		}
	}
	return removed, nil
}

// oldBlobs lists the files that are old enough.
func (s *Store) oldBlobs(ctx context.Context, digit string) (map[string]bool, error) {
	old := map[string]bool{}
	for _, second := range "0123456789abcdef" {
		entries, err := fs.ReadDir(s.blobs.FS(), digit+string(second))
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if isDigest(e.Name()) && s.isOld(path.Join(digit+string(second), e.Name())) {
				old[e.Name()] = true
			}
		}
	}
	return old, nil
}

func (s *Store) isOld(name string) bool {
	info, err := s.blobs.Stat(name)
	return err == nil && s.now().Sub(info.ModTime()) > orphanAge
}

// removeOrphan looks once more and removes, while no upload puts a file in place: the same content may come again at this moment, and then
// the file is young.
func (s *Store) removeOrphan(ctx context.Context, sum string) (bool, error) {
	s.placing.Lock()
	defer s.placing.Unlock()
	if !s.isOld(blobName(sum)) {
		return false, nil
	}
	var named int
	err := s.read.sql.QueryRowContext(ctx, "SELECT count(*) FROM documents WHERE sha256 = ?", sum).Scan(&named)
	if err != nil || named > 0 {
		return false, err
	}
	err = s.blobs.Remove(blobName(sum))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
