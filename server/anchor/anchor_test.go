package anchor

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"disclosure/server/anchor/bureau"
)

// TestPushWaitsForNobody: an authority that does not answer holds back neither an export nor an act, and a witness beside it is served.
func TestPushWaitsForNobody(t *testing.T) {
	s := open(t, t.TempDir())
	found(t, s)
	register(t, s, "甲")
	hold := make(chan struct{})
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hold }))
	defer silent.Close()
	defer close(hold)
	ca := bureau.New(t, 0).CA() // nobody asks it
	c := newCounty(t, t.TempDir(), keysOf(t, s))
	a, err := New(Config{
		Store: s, Witnesses: []string{c.URL + "," + c.witness.Verifier()}, AuthorityURL: silent.URL,
		AuthorityCA: ca, Now: time.Now, Log: quietLog(),
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { a.Run(ctx); close(ended) }()
	register(t, s, "乙") // the background hears of it
	for {
		w, err := s.Witnessed(context.Background(), organ, "")
		if err != nil {
			t.Fatal(err)
		}
		if w.Size == 2 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	for range 3 * waiting { // more than can wait
		a.Push(gone, organ)
	}
	register(t, s, "丙")
	stop()
	<-ended
}

// failing fails until it is told otherwise.
type failing struct {
	err   error
	calls int
}

func (f *failing) String() string                     { return "place" }
func (f *failing) push(context.Context, string) error { f.calls++; return f.err }

// TestPauses: after a failure a place is left alone for a time that grows, and is served again afterwards.
func TestPauses(t *testing.T) {
	f := &failing{err: errors.New("down")}
	w := &worker{place: f, log: quietLog(), wake: make(chan struct{}, 1)}
	var last time.Duration
	for n := range 10 {
		w.serve(t.Context(), organ)
		w.serve(t.Context(), organ) // left alone
		if f.calls != n+1 {
			t.Fatalf("%d calls after %d rounds", f.calls, n+1)
		}
		pause := w.failed[organ].pause
		if pause < last || pause > longestPause || n > 0 && pause == firstPause {
			t.Errorf("pause %v after %v", pause, last)
		}
		last = pause
		w.failed[organ].timer.Stop()
		w.resume(organ)
	}
	w.serve(t.Context(), "other")
	f.err = nil
	w.serve(t.Context(), organ)
	if f.calls != 12 || w.pausing(organ) || !w.pausing("other") {
		t.Errorf("%d calls, %+v", f.calls, w.failed)
	}
	if last != longestPause {
		t.Errorf("%v", last)
	}
}

// TestFile appends each checkpoint once, also over a restart.
func TestFile(t *testing.T) {
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "checkpoints.txt")
	var want []byte
	for range 3 {
		s := open(t, dir)
		p := placesOf(t, Config{Store: s, File: path})[0]
		push(t, p)
		seal := register(t, s, "甲")
		push(t, p)
		push(t, p)
		want = append(append(want, seal.Note...), '\n')
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s\n%v", got, err)
	}
	bad := placesOf(t, Config{Store: open(t, dir), File: dir})[0]
	if err := bad.push(context.Background(), organ); err == nil {
		t.Error("a folder was written")
	}
}

// TestConfig refuses what cannot work, in Chinese.
func TestConfig(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		config Config
		says   string
	}{
		{Config{Witnesses: []string{"http://witness.example"}}, "--witness"},
		{Config{Witnesses: []string{"http://witness.example,w+00000000+AAAA"}}, "--witness"},
		{Config{Witnesses: []string{"witness.example,w+00000000+AAAA"}}, "--witness"},
		{Config{AuthorityURL: "http://tsa.example"}, "--tsa-ca"},
		{Config{AuthorityCA: empty}, "--tsa-url"},
		{Config{AuthorityURL: "http://tsa.example", AuthorityCA: empty}, "没有可用的证书"},
		{Config{AuthorityURL: "http://tsa.example", AuthorityCA: empty + "x"}, "读取时间戳服务的根证书"},
	} {
		_, err := New(c.config)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v", c.config, err)
		}
	}
	a, err := New(Config{})
	if err != nil || len(a.Alarms(organ)) != 0 {
		t.Error(err)
	}
	a.Push(context.Background(), organ)
}
