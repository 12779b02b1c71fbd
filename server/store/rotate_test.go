package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// TestRotateKey: what the old key signed stays good, and the new one signs from then on.
func TestRotateKey(t *testing.T) {
	dir := t.TempDir()
	s, cfg := openDir(t, dir), config(dir)
	_, err := RotateKey(cfg, "yangli")
	if err == nil || !strings.Contains(err.Error(), "还没有签名密钥") {
		t.Error(err)
	}
	mustRegister(t, s, "yangli", "甲")
	old := mustSeal(t, s, "yangli", "")
	s.now = func() time.Time { return noon().Add(time.Hour) }
	cfg.Now = s.now
	keys, err := RotateKey(cfg, "yangli")
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

// TestSM2KeyBesideTheService adds a key while the store is open: the next checkpoint has its line, and older ones stay good.
func TestSM2KeyBesideTheService(t *testing.T) {
	dir := t.TempDir()
	s, cfg := openDir(t, dir), config(dir)
	mustRegister(t, s, "yangli", "甲")
	old := mustSeal(t, s, "yangli", "")
	s.now = func() time.Time { return noon().Add(time.Hour) }
	cfg.Now = s.now
	public, err := AddSM2Key(cfg, "yangli")
	if err != nil || strings.Count(public, "\n") != 2 || strings.Contains(public, "PRIVATE") {
		t.Fatalf("%q, %v", public, err)
	}
	_, err = AddSM2Key(cfg, "yangli")
	if err == nil || !strings.Contains(err.Error(), "rotate-key") {
		t.Error(err)
	}
	s.now = func() time.Time { return noon().Add(2 * time.Hour) }
	mustRegister(t, s, "yangli", "乙")
	seal := mustSeal(t, s, "yangli", "")
	keys, err := s.LogKeys("yangli")
	if err != nil || keys.HasSM2(old.Note) || !keys.HasSM2(seal.Note) {
		t.Errorf("%s, %v", seal.Note, err)
	}
	info, err := os.Stat(filepath.Join(dir, "keys", "yangli.keys"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	cfg.Now = func() time.Time { return noon().Add(3 * time.Hour) }
	public, err = RotateKey(cfg, "yangli")
	if err != nil || strings.Count(public, "\n") != 4 {
		t.Fatalf("%q, %v", public, err)
	}
	clean(t, s)
}

// TestKeysInTrouble: what the administrator reads when keys are missing, open to others or damaged. Registering goes on.
func TestKeysInTrouble(t *testing.T) {
	for name, x := range map[string]struct {
		harm   func(file string) error
		reason string // in the sentence of the refusal
		rotate string // in the error of the offline command
	}{
		"missing": {os.Remove, "签名密钥缺失", "还没有签名密钥"},
		"open":    {func(f string) error { return os.Chmod(f, 0o644) }, "权限过宽", "chmod 0600"},
		"damaged": {func(f string) error { return os.WriteFile(f, []byte("x"), 0o600) }, "记录无法签发校验点", "已损坏，请从密钥目录的备份恢复"},
	} {
		dir := t.TempDir()
		s := openDir(t, dir)
		mustRegister(t, s, "yangli", "甲")
		mustSeal(t, s, "yangli", "")
		err := x.harm(filepath.Join(dir, "keys", "yangli.keys"))
		if err != nil {
			t.Fatal(err)
		}
		mustRegister(t, s, "yangli", "乙")
		_, err = s.Seal(context.Background(), "yangli", "")
		f, refused := fault.As(err)
		if !refused || f.Reason != pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED || !strings.Contains(f.Text, x.reason) {
			t.Errorf("%s: %v", name, err)
		}
		_, err = RotateKey(config(dir), "yangli")
		if err == nil || !strings.Contains(err.Error(), x.rotate) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := RotateKey(config(t.TempDir()), "yangli")
	if err == nil || !strings.Contains(err.Error(), "--key-dir") {
		t.Error(err)
	}
}
