package store

import (
	"maps"
	"slices"
	"sync"

	"disclosure/server/calendar"
)

// maxDirty bounds the changed cases that wait for one watcher; one who falls further behind is dropped.
const maxDirty = 10_000

// effect is what a transaction brings about beyond its rows; it counts only after the commit.
type effect struct {
	calendars map[string]*calendar.Calendar // put in force, by organ
	touched   map[caseKey]bool              // cases that changed
}

func newEffect() effect {
	return effect{calendars: map[string]*calendar.Calendar{}, touched: map[caseKey]bool{}}
}

func (e effect) add(o effect) {
	maps.Copy(e.calendars, o.calendars)
	maps.Copy(e.touched, o.touched)
}

// touch notes that what is due in a case may have changed.
func (e effect) touch(organ, number string) { e.touched[caseKey{organ, number}] = true }

// hub tells watchers which cases have changed, after each commit.
type hub struct {
	mu       sync.Mutex
	watchers map[*Watch]bool
}

// Watch collects the changed cases of an organ between two calls of Take. It never holds more than maxDirty.
type Watch struct {
	hub    *hub
	organ  string
	dirty  map[string]bool
	signal chan struct{}
	lost   chan struct{}
}

// Watch begins to watch an organ; Close ends it.
func (s *Store) Watch(organ string) *Watch {
	w := &Watch{hub: &s.hub, organ: organ, dirty: map[string]bool{}, signal: make(chan struct{}, 1), lost: make(chan struct{})}
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	if s.hub.watchers == nil {
		s.hub.watchers = map[*Watch]bool{}
	}
	s.hub.watchers[w] = true
	return w
}

// Changed is ready when Take has something.
func (w *Watch) Changed() <-chan struct{} { return w.signal }

// Lost is closed when the watcher fell too far behind or the store was closed: nothing more comes.
func (w *Watch) Lost() <-chan struct{} { return w.lost }

// Take gives the numbers of the cases that changed since the last call, in order.
func (w *Watch) Take() []string {
	w.hub.mu.Lock()
	defer w.hub.mu.Unlock()
	numbers := slices.Sorted(maps.Keys(w.dirty))
	clear(w.dirty)
	return numbers
}

// Close ends the watch.
func (w *Watch) Close() {
	w.hub.mu.Lock()
	defer w.hub.mu.Unlock()
	delete(w.hub.watchers, w)
}

// publish tells the watchers; it never waits for one.
func (h *hub) publish(touched map[caseKey]bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for w := range h.watchers {
		for k := range touched {
			if k.organ == w.organ {
				w.dirty[k.number] = true
			}
		}
		switch {
		case len(w.dirty) > maxDirty:
			h.drop(w)
		case len(w.dirty) > 0:
			select {
			case w.signal <- struct{}{}:
			default:
			}
		}
	}
}

// drop ends a watch from this side.
func (h *hub) drop(w *Watch) {
	delete(h.watchers, w)
	clear(w.dirty)
	close(w.lost)
}

// close drops all watchers.
func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for w := range h.watchers {
		h.drop(w)
	}
}
