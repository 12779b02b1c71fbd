package store

import (
	"fmt"
	"slices"
	"testing"
)

func TestWatchTellsAfterTheCommit(t *testing.T) {
	s := openSQLite(t)
	w := s.Watch("yangli")
	defer w.Close()
	other := s.Watch("other")
	defer other.Close()
	a, b := mustRegister(t, s, "yangli", "甲"), mustRegister(t, s, "yangli", "乙")
	<-w.Changed()
	if got := w.Take(); !slices.Equal(got, []string{a, b}) {
		t.Errorf("changed: %v", got)
	}
	_ = do(s, func(tx *Tx) error {
		_, err := registerIn(tx, "yangli", registration("丙"))
		if err == nil {
			err = fmt.Errorf("taken back")
		}
		return err
	})
	if got := append(w.Take(), other.Take()...); len(got) != 0 {
		t.Errorf("told of what was taken back or of another organ: %v", got)
	}
}

// TestSlowWatcherIsDropped changes more cases than a watcher may leave unread: he is told so, and nothing waits for him.
func TestSlowWatcherIsDropped(t *testing.T) {
	s := openSQLite(t)
	slow, quick := s.Watch("yangli"), s.Watch("yangli")
	defer quick.Close()
	for i := range maxDirty + 1 {
		s.hub.publish(map[caseKey]bool{{"yangli", fmt.Sprint(i)}: true})
		if i%1000 == 0 {
			quick.Take()
		}
	}
	select {
	case <-slow.Lost():
	default:
		t.Error("the slow one is still there")
	}
	select {
	case <-quick.Lost():
		t.Error("the quick one was dropped")
	default:
	}
	if got := slow.Take(); len(got) != 0 {
		t.Errorf("%d cases kept for nobody", len(got))
	}
	slow.Close()
}
