package tracker

import (
	"testing"
	"testing/synctest"
	"time"

	"disclosure/server/store"
)

// TestGiveWay: the tracker rests while others act, and no longer.
func TestGiveWay(t *testing.T) {
	s := openStore(t, t.TempDir(), time.Now)
	for range 2 {
		act(t, s, func(*store.Tx) error { return nil })
	}
	tr := New(Config{Store: s})
	synctest.Test(t, func(t *testing.T) {
		for others, want := range map[uint64]time.Duration{0: 0, 1: rest} {
			begin := time.Now()
			tr.giveWay(t.Context(), s.Acts()-others-1)
			if took := time.Since(begin); took != want {
				t.Errorf("%d others: rested %v, want %v", others, took, want)
			}
		}
	})
}
