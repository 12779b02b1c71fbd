package store

import "maps"

// memory is what the writer knows without reading it from disk each time, and what the open transaction makes of it.
type memory struct {
	logs     map[string]organLog // ends of the logs
	grown    map[string]organLog // of those to which the open transaction appended
	counters map[counterKey]int  // numbers that come next
	moved    map[counterKey]int  // of those that the open transaction moved
	organs   map[string]Organ    // settings; nothing is looked up here once the open transaction has changed some

	organsTouched bool
}

func newMemory() memory {
	return memory{
		logs: map[string]organLog{}, grown: map[string]organLog{}, counters: map[counterKey]int{}, moved: map[counterKey]int{},
		organs: map[string]Organ{},
	}
}

// begin is for a new transaction.
func (m *memory) begin() {
	if m.organsTouched {
		clear(m.organs)
		m.organsTouched = false
	}
}

// add takes over what an act has done that is not taken back.
func (m *memory) add(t *Tx) {
	maps.Copy(m.grown, t.logs)
	maps.Copy(m.moved, t.counters)
}

// committed is for what is on disk now.
func (m *memory) committed() {
	maps.Copy(m.logs, m.grown)
	maps.Copy(m.counters, m.moved)
	m.rolledBack()
}

// rolledBack drops what the transaction made of it.
func (m *memory) rolledBack() {
	clear(m.grown)
	clear(m.moved)
}

// forget is for a commit that failed: what is on disk now is for the engine to say.
func (m *memory) forget() {
	clear(m.logs)
	clear(m.counters)
	clear(m.organs)
}
