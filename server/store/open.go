package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// open prepares everything behind the lock.
func (s *Store) open(ctx context.Context) error {
	err := s.openWriter(ctx)
	if err != nil {
		return err
	}
	err = s.openReaders(ctx, false)
	if err != nil {
		return err
	}
	s.blobs, err = openBlobs(filepath.Join(s.dir, "blobs"), false)
	if err != nil {
		return err
	}
	err = s.loadCalendars(ctx)
	if err != nil {
		return err
	}
	err = s.adopt(ctx)
	if err != nil {
		return err
	}
	err = s.freezeIfRestored()
	if err != nil {
		return err
	}
	err = s.sealer.open(ctx)
	if err != nil {
		return err
	}
	return s.refresh(ctx)
}

func (s *Store) openWriter(ctx context.Context) error {
	err := migrate(ctx, s.kind, s.file(), s.now())
	if err != nil {
		return err
	}
	s.writer, err = s.kind.open(writerDSN(s.file()), 1)
	if err != nil {
		return err
	}
	s.conn, err = pinWriter(ctx, s.writer)
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	s.write = view{ent: pinned(s.conn), sql: s.conn}
	return assertDurable(ctx, s.conn)
}

// openReaders makes the pool of readers: one per core, as more of them only starve the writer.
func (s *Store) openReaders(ctx context.Context, readOnly bool) error {
	if _, err := os.Stat(s.file()); err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	var err error
	s.readers, err = s.kind.open(readerDSN(s.file(), readOnly), max(2, runtime.NumCPU()))
	if err != nil {
		return err
	}
	s.read = view{ent: pinned(s.readers), sql: s.readers}
	return s.readers.PingContext(ctx)
}

// file is the path of the database.
func (s *Store) file() string { return filepath.Join(s.dir, "disclosure.db") }

// release closes what is open, the lock last.
func (s *Store) release() error {
	var first error
	keep := func(err error) {
		if first == nil && err != nil {
			first = fmt.Errorf("close store: %w", err)
		}
	}
	if s.readers != nil {
		keep(s.readers.Close())
	}
	if s.conn != nil {
		keep(s.conn.Close())
	}
	if s.writer != nil {
		keep(s.writer.Close())
	}
	if s.blobs != nil {
		keep(s.blobs.Close())
	}
	if s.lock != nil {
		keep(s.lock.Close())
	}
	s.readers, s.conn, s.writer, s.blobs, s.lock = nil, nil, nil, nil, nil
	return first
}
