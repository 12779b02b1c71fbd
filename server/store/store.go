// Package store is the only room that knows ent and SQL: it runs acts in transactions, appends events, keeps the indexes of the
// events, gives numbers, keeps the files, and answers reads. What an act may do is decided above, in casework; who may do it is
// decided in identity. Types of ent never leave it.
package store

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"disclosure/ent"
	"disclosure/server/calendar"
)

// Config says where a store lives and what it needs to know.
type Config struct {
	// Dir is the data folder; Open makes it if it is not there.
	Dir string
	// Now is the clock; time.Now by default.
	Now func() time.Time
	// Calendar counts the due dates of the register book; the embedded one by default.
	Calendar *calendar.Calendar
	// Log gets what an administrator must see; slog.Default by default.
	Log *slog.Logger
}

// Store is an open data folder. All its methods may be called by many goroutines.
type Store struct {
	dir      string
	now      func() time.Time
	calendar *calendar.Calendar
	log      *slog.Logger

	lock  *os.File // nil when opened read-only
	blobs *os.Root

	read    view // never waits for the writer
	readers *sql.DB

	write  view // one pinned connection; used by the committer alone
	conn   *sql.Conn
	writer *sql.DB
	counts map[stateKey]int64 // of the open transaction; used by the committer alone

	mu       sync.RWMutex // guards closed against the sending side of queue
	closed   bool
	queue    chan *call
	finished chan struct{} // closed when the committer has ended
}

// view is one way to the tables: the pinned connection of the writer, or the pool of the readers.
type view struct {
	ent *ent.Client
	sql querier
}

// Open opens a data folder for reading and writing, makes it if need be, brings its tables up to date, and holds its lock until
// Close.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	s := newStore(cfg)
	err := os.MkdirAll(cfg.Dir, 0o700)
	if err != nil {
		return nil, fmt.Errorf("make data folder: %w", err)
	}
	s.lock, err = lockFolder(cfg.Dir)
	if err != nil {
		return nil, err
	}
	err = s.open(ctx)
	if err != nil {
		s.release()
		return nil, err
	}
	go s.commitLoop()
	return s, nil
}

// OpenReadOnly opens a data folder for reads and Fsck only, beside a running server or without one. It changes nothing and
// takes no lock; the tables must be those of this program.
func OpenReadOnly(ctx context.Context, cfg Config) (*Store, error) {
	s := newStore(cfg)
	s.closed = true // no acts
	close(s.finished)
	err := s.openReaders(ctx, true)
	if err == nil {
		err = checkMigrations(ctx, s.readers)
	}
	if err == nil {
		s.blobs, err = openBlobs(cfg.Dir, true)
	}
	if err != nil {
		s.release()
		return nil, err
	}
	return s, nil
}

// Close refuses further acts, finishes those that wait, and frees the folder.
func (s *Store) Close() error {
	s.mu.Lock()
	if !s.closed {
		s.closed = true
		close(s.queue)
	}
	s.mu.Unlock()
	<-s.finished
	return s.release()
}

func newStore(cfg Config) *Store {
	s := &Store{
		dir: cfg.Dir, now: cfg.Now, calendar: cfg.Calendar, log: cfg.Log,
		queue: make(chan *call, queueLength), finished: make(chan struct{}),
		counts: map[stateKey]int64{},
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.calendar == nil {
		s.calendar = calendar.Embedded()
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	return s
}

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
	s.blobs, err = openBlobs(s.dir, false)
	if err != nil {
		return err
	}
	return s.refresh(ctx)
}

func (s *Store) openWriter(ctx context.Context) error {
	err := migrate(ctx, s.file(), s.now())
	if err != nil {
		return err
	}
	s.writer, err = openEngine(writerDSN(s.file()), 1)
	if err != nil {
		return err
	}
	s.conn, err = s.writer.Conn(ctx)
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
	s.readers, err = openEngine(readerDSN(s.file(), readOnly), max(2, runtime.NumCPU()))
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
