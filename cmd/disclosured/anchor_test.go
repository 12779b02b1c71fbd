package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/store"
)

// registerDirectly adds a case to a folder without a service and signs the log. It gives the public keys.
func registerDirectly(t *testing.T, dir, name string) string {
	t.Helper()
	s, err := store.Open(t.Context(), store.Config{Dir: dir, Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = s.Act(t.Context(), store.Act{Method: "Test"}, func(tx *store.Tx) (proto.Message, error) {
		number, err := tx.NextCaseNumber("yangli", tx.Today().Year)
		if err != nil {
			return nil, err
		}
		return nil, tx.Append(&casework.Case{Organ: "yangli", Number: number}, casework.Actor{Name: "organs/yangli/staff/zhang"}, &pb.Event{
			Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{Number: number, ReceivedOn: tx.Today().String(), Registration: &pb.Registration{
				Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: tx.Today().String(), ItemTexts: []string{"某年度预算"},
				Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: name},
			}}},
		})
	})
	if err == nil {
		_, err = s.Seal(t.Context(), "yangli", "")
	}
	if err != nil {
		t.Fatal(err)
	}
	keys, err := s.LogKeys("yangli")
	if err != nil {
		t.Fatal(err)
	}
	return string(keys.Text())
}

// role runs a sub-command until the returned function is called.
func role(line, ready string) (*screen, func()) {
	ctx, stop := context.WithCancel(context.Background())
	s, ended := &screen{}, make(chan int, 1)
	go func() { ended <- run(ctx, commands, strings.Fields(line), s, s) }()
	await(func() bool { return strings.Contains(s.String(), ready) || len(ended) > 0 })
	return s, func() { stop(); <-ended }
}

// await looks again and again; what does not come is for the assertion after it.
func await(there func() bool) {
	for range 3000 {
		if there() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func witnessedSize(t *testing.T, dir string) int64 {
	t.Helper()
	s, err := store.OpenReadOnly(t.Context(), store.Config{Dir: dir, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a, err := s.Witnessed(t.Context(), "yangli", "")
	if err != nil {
		t.Fatal(err)
	}
	return a.Size
}

// TestServiceAndWitness runs both roles of the program: the witness cosigns over restarts of either, and when the service comes back on
// an old copy of its folder, the log says so.
func TestServiceAndWitness(t *testing.T) {
	base := t.TempDir()
	dir, old, office, keyFile := filepath.Join(base, "data"), filepath.Join(base, "old"), filepath.Join(base, "office"), filepath.Join(base, "keys")
	_, stop := role("serve --listen 127.0.0.1:0 --organ-code yangli --organ-name 样例县人民政府办公室 --doc-prefix 样政办公开 --dir "+dir, "服务已启动")
	stop()
	keys := registerDirectly(t, dir, "甲")
	err := os.WriteFile(keyFile, []byte(keys), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	paper := filepath.Join(base, "checkpoints.txt")
	for size := int64(1); size <= 2; size++ {
		w, stopWitness := role("witness --listen 127.0.0.1:0 --name witness.example/county --dir "+office+" --log "+keyFile, "http://")
		place := find(t, w.String(), `(http://\S+)`) + "," + find(t, w.String(), `见证公钥：(\S+)`)
		_, stopService := role("serve --listen 127.0.0.1:0 --dir "+dir+" --witness "+place+" --checkpoint-file "+paper, "服务已启动")
		await(func() bool { return witnessedSize(t, dir) == size })
		stopService()
		stopWitness()
		if got := witnessedSize(t, dir); got != size {
			t.Fatalf("%d events cosigned, not %d", got, size)
		}
		if size == 1 {
			err = os.CopyFS(old, os.DirFS(dir))
			if err == nil {
				err = os.Chmod(filepath.Join(old, "keys"), 0o700)
			}
			if err == nil {
				err = os.Chmod(filepath.Join(old, "keys", "yangli.keys"), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			registerDirectly(t, dir, "乙")
		}
	}
	text, err := os.ReadFile(paper)
	if err != nil || strings.Count(string(text), "case-heads") != 2 {
		t.Errorf("%s %v", text, err)
	}

	registerDirectly(t, old, "丙")
	log, err := os.Create(filepath.Join(base, "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer func(before *os.File) { os.Stderr = before }(os.Stderr)
	os.Stderr = log
	w, stopWitness := role("witness --listen 127.0.0.1:0 --name witness.example/county --dir "+office+" --log "+keyFile, "http://")
	defer stopWitness()
	t.Setenv("DISCLOSURE_WITNESS", find(t, w.String(), `(http://\S+)`)+","+find(t, w.String(), `见证公钥：(\S+)`))
	_, stopService := role("serve --listen 127.0.0.1:0 --dir "+old, "服务已启动")
	said := func() string {
		text, _ := os.ReadFile(log.Name())
		return string(text)
	}
	await(func() bool { return strings.Contains(said(), "THE RECORD WAS CHANGED") })
	stopService()
	if !strings.Contains(said(), "THE RECORD WAS CHANGED") {
		t.Errorf("%s", said())
	}
}

// TestSeveralTexts: a flag that may be repeated, and its variable.
func TestSeveralTexts(t *testing.T) {
	t.Setenv("DISCLOSURE_WITNESS", "a,1 b,2")
	c, err := serveConfig(nil, io.Discard)
	if err != nil || strings.Join(c.Anchors.Witnesses, " ") != "a,1 b,2" {
		t.Errorf("%v, %v", c.Anchors.Witnesses, err)
	}
	c, err = serveConfig([]string{"--witness", "c,3", "--witness", "d,4"}, io.Discard)
	if err != nil || strings.Join(c.Anchors.Witnesses, " ") != "c,3 d,4" {
		t.Errorf("%v, %v", c.Anchors.Witnesses, err)
	}
}

// TestSM2Command adds a key and changes both, beside a running service.
func TestSM2Command(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	_, stop := role("serve --listen 127.0.0.1:0 --organ-code yangli --organ-name 样例县人民政府办公室 --doc-prefix 样政办公开 --dir "+dir, "服务已启动")
	stop()
	registerDirectly(t, dir, "甲")
	_, stop = role("serve --listen 127.0.0.1:0 --dir "+dir, "服务已启动")
	defer stop()
	for _, c := range []struct {
		line  string
		code  int
		lines int
	}{
		{"admin add-sm2-key --organ-code yangli --dir ", 0, 2},
		{"admin add-sm2-key --organ-code yangli --dir ", exitFailed, 0},
		{"admin rotate-key --organ-code yangli --dir ", 0, 4},
		{"admin rotate-key --organ-code nobody --dir ", exitFailed, 0},
	} {
		text, code := typed(t, c.line+dir)
		if code != c.code || strings.Count(text, "+") < c.lines || strings.Contains(text, "PRIVATE") {
			t.Errorf("%s: %d %s", c.line, code, text)
		}
	}
}
