package identity

import (
	"sync"
	"time"
)

// memory spares a call the two reads of session and account. What it holds is good as long as no session was ended and no
// account changed (store.Accounts) since it was read, and until the session expires.
type memory struct {
	mu      sync.RWMutex
	callers map[string]remembered // by token hash
}

type remembered struct {
	caller   *Caller
	expire   time.Time
	accounts uint64
}

// most bounds the memory; when it is full it begins anew.
const most = 10_000

// recall gives the caller of a token, or nil.
func (m *memory) recall(hash []byte, accounts uint64, now time.Time) *Caller {
	m.mu.RLock()
	defer m.mu.RUnlock()
	r, ok := m.callers[string(hash)]
	if !ok || r.accounts != accounts || !now.Before(r.expire) {
		return nil
	}
	c := *r.caller
	return &c
}

// keep remembers a caller; accounts was read before the session was.
func (m *memory) keep(c *Caller, expire time.Time, accounts uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.callers == nil || len(m.callers) >= most {
		m.callers = map[string]remembered{}
	}
	kept := *c
	m.callers[string(c.TokenHash)] = remembered{&kept, expire, accounts}
}
