package store

import (
	"context"
	"strings"
	"testing"
	"time"
)

// TestRotateKey: what the old key signed stays good, and the new one signs from then on.
func TestRotateKey(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	_, err := s.RotateKey("yangli")
	if err == nil || !strings.Contains(err.Error(), "还没有签名密钥") {
		t.Error(err)
	}
	mustRegister(t, s, "yangli", "甲")
	old := mustSeal(t, s, "yangli", "")
	s.now = func() time.Time { return noon().Add(time.Hour) }
	keys, err := s.RotateKey("yangli")
	if err != nil || strings.Count(keys, "\n") != 2 || strings.Contains(keys, "PRIVATE") {
		t.Fatalf("%q, %v", keys, err)
	}
	mustRegister(t, s, "yangli", "乙")
	seal := mustSeal(t, s, "yangli", "")
	ring, err := s.LogKeys("yangli")
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range [][]byte{old.Note, seal.Note} {
		_, err = ring.Open(note)
		if err != nil {
			t.Error(err)
		}
	}
	_, err = ring[:1].Open(seal.Note)
	if err == nil {
		t.Error("the old key signed")
	}
	if last, err := s.Checkpoint(context.Background(), "yangli"); err != nil || last.Size != 2 {
		t.Errorf("%+v, %v", last, err)
	}
	clean(t, s)
}
