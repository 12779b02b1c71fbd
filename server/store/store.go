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
	"sync"
	"sync/atomic"
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
	// Calendar holds the years that come with the program; organs put theirs on top. The embedded one by default.
	Calendar *calendar.Calendar
	// KeyDir is the folder of the signing keys; Dir/keys by default. Better on another disk than the database.
	KeyDir string
	// LogHost begins the name of a log that is begun, HOST/ORGAN; disclosure by default. It never renames a log.
	LogHost string
	// Log gets what an administrator must see; slog.Default by default.
	Log *slog.Logger

	engine  engine // the embedded one by default
	disk    disk   // of the files; the operating system's by default
	blobDir string // of a snapshot, whose files lie in the folder it was taken of; Dir/blobs by default
}

// Store is an open data folder. All its methods may be called by many goroutines.
type Store struct {
	dir      string
	now      func() time.Time
	calendar *calendar.Calendar
	log      *slog.Logger

	calendarsMu sync.RWMutex
	calendars   map[string]*calendar.Calendar // of the organs that have imported years
	hub         hub

	lock  *os.File // nil when opened read-only
	blobs *os.Root

	placing sync.Mutex // held while a file gets its name, and while an orphan is looked at for the last time and removed

	read    view // never waits for the writer
	readers *sql.DB

	write  view // one pinned connection; used by the committer alone
	conn   *writerConn
	writer *sql.DB
	kind   engine
	disk   disk
	counts map[stateKey]int64 // of the open transaction; used by the committer alone
	effect effect             // of the open transaction; used by the committer alone

	memory // used by the writer alone
	sealer *sealer

	frozen  atomic.Bool  // restored and not accepted yet
	purging sync.RWMutex // held by checks for reading, by PurgeBlobs for writing
	noLog   bool         // only for the benchmark that says what the log costs

	accounts        atomic.Uint64 // see Accounts
	accountsTouched bool          // by an act of the transaction; for the committer alone

	acts     atomic.Uint64 // see Acts
	queue    *queue
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
	go s.sealer.loop()
	return s, nil
}

// OpenReadOnly opens a data folder for reads and Fsck only, beside a running server or without one. It changes nothing and
// takes no lock; the tables must be those of this program.
func OpenReadOnly(ctx context.Context, cfg Config) (*Store, error) {
	s := newStore(cfg)
	s.queue.close() // no acts
	close(s.finished)
	close(s.sealer.done)
	err := s.openReaders(ctx, true)
	if err == nil {
		err = checkMigrations(ctx, s.readers)
	}
	if err == nil {
		s.blobs, err = openBlobs(cfg.blobs(), true)
	}
	if err == nil {
		err = s.loadCalendars(ctx)
	}
	if err != nil {
		s.release()
		return nil, err
	}
	return s, nil
}

// Close refuses further acts, finishes those that wait, and frees the folder.
func (s *Store) Close() error {
	s.sealer.close()
	s.queue.close()
	<-s.finished
	s.hub.close()
	return s.release()
}

func newStore(cfg Config) *Store {
	s := &Store{
		dir: cfg.Dir, now: cfg.Now, calendar: cfg.Calendar, log: cfg.Log,
		queue: newQueue(), finished: make(chan struct{}),
		counts: map[stateKey]int64{}, memory: newMemory(),
		kind: cfg.engine, disk: cfg.disk,
	}
	if s.kind == nil {
		s.kind = embedded
	}
	if s.disk == nil {
		s.disk = realDisk{}
	}
	s.sealer = newSealer(s, cfg)
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

// today is the legal day.
func (s *Store) today() calendar.Date { return calendar.DateOf(s.now()) }
