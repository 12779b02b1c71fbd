package store

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"sync"
	"time"

	"disclosure/server/calendar"
	"disclosure/server/record"
)

const (
	// sealEvents is how many events of an organ are signed at the latest.
	sealEvents = 256
	// sealEvery is how long an event waits at most for its signature.
	sealEvery = time.Minute
	// sealPause keeps a busy log from signing all the time.
	sealPause = time.Second
	// defaultLogHost begins the names of logs: see Config.LogHost.
	defaultLogHost = "disclosure"
)

// sealer signs checkpoints of all logs, one at a time: 256 events after the last one, a minute after the first event that is not
// signed, once a day with the heads of all cases, and when asked.
type sealer struct {
	store   *Store
	keyDir  keyFolder
	host    string
	signing sync.Mutex

	mu     sync.Mutex
	size   map[string]int64         // entries on disk by organ
	signed map[string]int64         // entries under the last checkpoint
	daily  map[string]calendar.Date // day of the last checkpoint with heads

	wake chan struct{}
	news chan struct{} // see Store.Sealed
	once sync.Once
	stop chan struct{}
	done chan struct{} // closed when nothing signs any more
}

func newSealer(s *Store, cfg Config) *sealer {
	l := &sealer{
		store: s, keyDir: keyDirOf(cfg), host: cfg.LogHost,
		size: map[string]int64{}, signed: map[string]int64{}, daily: map[string]calendar.Date{},
		wake: make(chan struct{}, 1), news: make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{}),
	}
	if l.host == "" {
		l.host = defaultLogHost
	}
	return l
}

func keyDirOf(cfg Config) keyFolder {
	if cfg.KeyDir != "" {
		return keyFolder(cfg.KeyDir)
	}
	return keyFolder(filepath.Join(cfg.Dir, "keys"))
}

// origin is the name of a log that is begun now.
func (l *sealer) origin(organ string) string { return l.host + "/" + organ }

// open prepares the key folder and looks how far each log is signed.
func (l *sealer) open(ctx context.Context) error {
	err := l.keyDir.open()
	if err != nil {
		return err
	}
	organs, err := l.store.Organs(ctx)
	if err != nil {
		return err
	}
	for _, o := range organs {
		l.size[o.Code], err = l.store.read.logSize(ctx, o.Code)
		if err != nil {
			return err
		}
		last, err := l.store.Checkpoint(ctx, o.Code)
		if err == nil {
			l.sealed(o.Code, last.Checkpoint)
		}
	}
	return nil
}

// committed hears how far logs are on disk.
func (l *sealer) committed(grown map[string]organLog) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for organ, end := range grown {
		size := end.edge.Size()
		l.size[organ] = size
		if size-l.signed[organ] >= sealEvents {
			select {
			case l.wake <- struct{}{}:
			default:
			}
		}
	}
}

// sealed hears of a new checkpoint.
func (l *sealer) sealed(organ string, c record.Checkpoint) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.signed[organ] = c.Size
	if c.Heads != nil {
		l.daily[organ] = calendar.DateOf(c.Time)
	}
	select {
	case l.news <- struct{}{}:
	default:
	}
}

// loop signs until close, and then what is left.
func (l *sealer) loop() {
	defer close(l.done)
	ticker := time.NewTicker(sealEvery)
	defer ticker.Stop()
	for {
		select {
		case <-l.stop:
			l.due(1)
			return
		case <-l.wake:
			l.due(sealEvents)
			select {
			case <-l.stop:
			case <-time.After(sealPause):
			}
		case <-ticker.C:
			l.due(1)
			l.dueDaily()
		}
	}
}

// close signs what is left and ends the loop.
func (l *sealer) close() {
	l.once.Do(func() { close(l.stop) })
	<-l.done
}

// due signs the logs with at least so many events that are not signed.
func (l *sealer) due(events int64) {
	if l.store.Frozen() {
		return
	}
	l.mu.Lock()
	sizes, signed := maps.Clone(l.size), maps.Clone(l.signed)
	l.mu.Unlock()
	for organ, size := range sizes {
		if size-signed[organ] >= events {
			_, err := l.seal(context.Background(), organ, nil)
			l.report(organ, err)
		}
	}
}

// dueDaily signs each log once a day with the heads of its cases.
func (l *sealer) dueDaily() {
	if l.store.Frozen() {
		return
	}
	today := calendar.DateOf(l.store.now())
	l.mu.Lock()
	sizes, daily := maps.Clone(l.size), maps.Clone(l.daily)
	l.mu.Unlock()
	for organ, size := range sizes {
		if size > 0 && daily[organ] != today {
			_, err := l.store.Seal(context.Background(), organ, "")
			l.report(organ, err)
		}
	}
}

// report tells the administrator that something is not signed. It is repeated each time: it must not be overlooked.
func (l *sealer) report(organ string, err error) {
	if err != nil && !errors.Is(err, errNoLog) {
		l.store.log.Error("no checkpoint is signed", "organ", organ, "cause", err)
	}
}
