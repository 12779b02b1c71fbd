package anchor

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"disclosure/server/record"
	"disclosure/server/store"
)

func push(t *testing.T, p place) {
	t.Helper()
	err := p.push(context.Background(), organ)
	if err != nil {
		t.Fatal(err)
	}
}

// wantWitnessed checks the newest cosigned checkpoint as an outsider does.
func wantWitnessed(t *testing.T, s *store.Store, c *county, size int64) {
	t.Helper()
	a, err := s.Witnessed(context.Background(), organ, "")
	if err != nil {
		t.Fatal(err)
	}
	at, err := record.CheckCosigned(a.Text(), strings.TrimSpace(string(a.Witnesses())))
	if err != nil || a.Size != size || time.Since(at).Abs() > time.Hour {
		t.Errorf("%d events, cosigned at %v: %v", a.Size, at, err)
	}
	if _, err = keysOf(t, s).Open(a.Text()); err != nil {
		t.Error(err)
	}
	if !strings.Contains(string(a.Text()), "— witness.example/county ") {
		t.Errorf("%s", a.Text())
	}
}

// TestWitnessFollows has a log cosigned as it grows, over restarts of both sides and a lost answer.
func TestWitnessFollows(t *testing.T) {
	dir, office := t.TempDir(), t.TempDir()
	s := open(t, dir)
	register(t, s, "甲")
	c := newCounty(t, office, keysOf(t, s))
	p := c.place(t, s)
	push(t, p)
	wantWitnessed(t, s, c, 1)
	push(t, p) // nothing new: nothing is asked
	for range 3 {
		register(t, s, "乙")
	}
	push(t, p)
	wantWitnessed(t, s, c, 4)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	c.Close()

	s = open(t, dir)
	c = newCounty(t, office, keysOf(t, s))
	p = c.place(t, s)
	register(t, s, "丙")
	c.losing(true)
	if err := p.push(context.Background(), organ); err == nil || errors.Is(err, errForked) {
		t.Errorf("a lost answer: %v", err)
	}
	wantWitnessed(t, s, c, 4)
	c.losing(false)
	register(t, s, "丁")
	push(t, p) // the witness says 409 and its size
	wantWitnessed(t, s, c, 6)
}

// TestWitnessSeesRestored: a folder that is restored from an old copy, keys and all, is given away by the witness, whether it stands
// still, has grown to the same size, or beyond it.
func TestWitnessSeesRestored(t *testing.T) {
	dir, old := t.TempDir(), filepath.Join(t.TempDir(), "old")
	s := open(t, dir)
	register(t, s, "甲")
	c := newCounty(t, t.TempDir(), keysOf(t, s))
	push(t, c.place(t, s))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	copyFolder(t, dir, old)
	s = open(t, dir)
	register(t, s, "乙")
	register(t, s, "丙")
	push(t, c.place(t, s))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	restored := open(t, old)
	p := c.place(t, restored)
	for _, name := range []string{"", "丁", "戊", "己"} {
		if name != "" {
			register(t, restored, name)
		} else if _, err := restored.Seal(context.Background(), organ, ""); err != nil { // the one of the next day
			t.Fatal(err)
		}
		err := p.push(context.Background(), organ)
		if !errors.Is(err, errForked) {
			t.Errorf("%q: %v", name, err)
		}
	}
	wantWitnessed(t, restored, c, 1)

	var log lines
	a, err := New(Config{
		Store: restored, Witnesses: []string{c.URL + "," + c.witness.Verifier()}, Now: time.Now, Log: slog.New(slog.NewTextHandler(&log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Alarms(organ)) != 0 {
		t.Error("alarm before anything was asked")
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { a.Run(ctx); close(ended) }()
	a.Push(context.Background(), organ)
	stop()
	<-ended
	if !strings.Contains(log.String(), "level=ERROR") || !strings.Contains(log.String(), "THE RECORD WAS CHANGED") {
		t.Errorf("%s", log.String())
	}
	if alarms := a.Alarms(organ); len(alarms) != 1 || !strings.Contains(alarms[0], "witness.example/county") {
		t.Errorf("%v", alarms)
	}
}

// TestWitnessFaults: nothing is kept that does not verify, and no fault of the witness is taken for a fork.
func TestWitnessFaults(t *testing.T) {
	s := open(t, t.TempDir())
	register(t, s, "甲")
	keys := keysOf(t, s)
	c := newCounty(t, t.TempDir(), keys)
	other, err := record.NewCosigner("witness.example/county")
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := record.NewKeyring("disclosure/other", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	unknown := newCounty(t, t.TempDir(), stranger.Keys)
	impostor, err := record.NewKeyring("disclosure/yangli", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	wrongKeys := newCounty(t, t.TempDir(), impostor.Keys)
	down := newCounty(t, t.TempDir(), keys)
	down.Close()
	for name, w := range map[string]struct{ config, says string }{
		"cosigned by another key": {c.URL + "," + other.Verifier(), "check witness"},
		"unknown log":             {unknown.URL + "," + unknown.witness.Verifier(), "does not know the log"},
		"unknown key of the log":  {wrongKeys.URL + "," + wrongKeys.witness.Verifier(), "does not know the key"},
		"down":                    {down.URL + "," + down.witness.Verifier(), "refused"},
		"not a witness":           {c.URL + "/x," + c.witness.Verifier(), "does not know"},
	} {
		err := placesOf(t, Config{Store: s, Witnesses: []string{w.config}})[0].push(context.Background(), organ)
		if err == nil || errors.Is(err, errForked) || !strings.Contains(err.Error(), w.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if a, err := s.Witnessed(context.Background(), organ, ""); err != nil || a.Row != 0 {
		t.Errorf("kept: %s, %v", a.Text(), err)
	}
	register(t, s, "acts go on")
}
