package witness

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"disclosure/server/record"
)

const origin = "disclosure/yangli"

var now = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// branch is a log in memory that can fork.
type branch struct {
	edge   record.Edge
	stored [][]byte
}

func (b branch) grow(t *testing.T, n int, word string) branch {
	t.Helper()
	b.stored = append([][]byte(nil), b.stored...)
	for i := range n {
		next, stored, err := b.edge.Append(fmt.Appendf(nil, "%s %d", word, i))
		if err != nil {
			t.Fatal(err)
		}
		b.edge, b.stored = next, append(b.stored, stored)
	}
	return b
}

// submission asks for a cosignature of the branch by the size that the witness is thought to know.
func (b branch) submission(t *testing.T, ring record.Keyring, old int64) record.Submission {
	t.Helper()
	note, err := ring.Sign(record.Checkpoint{Origin: origin, Size: b.edge.Size(), Root: b.edge.Root(), Time: now})
	if err != nil {
		t.Fatal(err)
	}
	s := record.Submission{Old: old, Checkpoint: note}
	if old <= b.edge.Size() {
		s.Proof, err = record.ProveConsistency(old, b.edge.Size(), record.Stored(func(i int64) ([]byte, error) { return b.stored[i], nil }))
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func opened(t *testing.T, dir string, keys record.Keys) *Witness {
	t.Helper()
	w, err := New(Config{Dir: dir, Name: "witness.example/county", Logs: []record.Keys{keys}, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// post sends a request and gives status, content type and body.
func post(t *testing.T, w http.Handler, body string) (int, string, string) {
	t.Helper()
	out := httptest.NewRecorder()
	w.ServeHTTP(out, httptest.NewRequest(http.MethodPost, "/add-checkpoint", strings.NewReader(body)))
	text, err := io.ReadAll(out.Body)
	if err != nil {
		t.Fatal(err)
	}
	return out.Code, out.Header().Get("Content-Type"), string(text)
}

func newRing(t *testing.T, origin string) record.Keyring {
	t.Helper()
	ring, err := record.NewKeyring(origin, now)
	if err != nil {
		t.Fatal(err)
	}
	return ring
}

func TestWitness(t *testing.T) {
	dir := t.TempDir()
	ring := newRing(t, origin)
	w := opened(t, dir, ring.Keys)
	five := branch{}.grow(t, 5, "a")
	eight, fork := five.grow(t, 3, "a"), five.grow(t, 4, "b")
	for _, x := range []struct {
		name string
		s    record.Submission
		code int
		body string
	}{
		{"first", five.submission(t, ring, 0), 200, "— witness.example/county "},
		{"again", five.submission(t, ring, 5), 200, "— witness.example/county "},
		{"unknown size", eight.submission(t, ring, 0), 409, "5\n"},
		{"wrong proof", record.Submission{Old: 5, Proof: fork.submission(t, ring, 5).Proof, Checkpoint: eight.submission(t, ring, 5).Checkpoint}, 422, ""},
		{"grown", eight.submission(t, ring, 5), 200, "— witness.example/county "},
		{"older", five.submission(t, ring, 5), 409, "8\n"},
		{"fork", fork.submission(t, ring, 8), 422, ""},
		{"fork of equal size", five.grow(t, 3, "b").submission(t, ring, 8), 409, "8\n"},
		{"old beyond new", five.submission(t, ring, 8), 400, ""},
		{"other key", eight.submission(t, newRing(t, origin), 8), 403, ""},
	} {
		if x.name == "older" { // the witness is started again
			w = opened(t, dir, ring.Keys)
		}
		code, kind, body := post(t, w, string(x.s.Text()))
		if code != x.code || !strings.HasPrefix(body, x.body) || (kind == "text/x.tlog.size") != (code == 409) {
			t.Errorf("%s: %d %s %q", x.name, code, kind, body)
		}
		if code == 200 {
			at, err := record.CheckCosigned(append(x.s.Checkpoint, body...), w.Verifier())
			if err != nil || !at.Equal(now) {
				t.Errorf("%s: %v, %v", x.name, at, err)
			}
			_, err = ring.Open(append(x.s.Checkpoint, body...)) // the log's own signature stays good
			if err != nil {
				t.Errorf("%s: %v", x.name, err)
			}
		}
	}
}

func TestBadRequests(t *testing.T) {
	ring := newRing(t, origin)
	w := opened(t, t.TempDir(), ring.Keys)
	good := string(branch{}.grow(t, 5, "a").submission(t, ring, 0).Text())
	for name, x := range map[string]struct {
		body string
		code int
	}{
		"empty": {"", 400}, "no old": {strings.Replace(good, "old 0", "odd 0", 1), 400}, "leading zero": {strings.Replace(good, "old 0", "old 00", 1), 400},
		"no hash": {strings.Replace(good, "old 0", "old 0\nxyz", 1), 400}, "large": {good + strings.Repeat("x", maxBody), 400},
		"many hashes":  {strings.Replace(good, "old 0", "old 0"+strings.Repeat("\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", 64), 1), 400},
		"proof from 0": {strings.Replace(good, "old 0", "old 0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", 1), 422},
		"other log":    {strings.ReplaceAll(good, "yangli", "yangle"), 404}, "changed": {strings.Replace(good, "\n5\n", "\n6\n", 1), 403},
	} {
		code, _, body := post(t, w, x.body)
		if code != x.code {
			t.Errorf("%s: %d %q", name, code, body)
		}
	}
	out := httptest.NewRecorder()
	w.ServeHTTP(out, httptest.NewRequest(http.MethodGet, "/add-checkpoint", nil))
	other := httptest.NewRecorder()
	w.ServeHTTP(other, httptest.NewRequest(http.MethodPost, "/", nil))
	if out.Code != 405 || other.Code != 404 {
		t.Errorf("%d, %d", out.Code, other.Code)
	}
}

// TestRace: of forks that come at once only one is cosigned.
func TestRace(t *testing.T) {
	ring := newRing(t, origin)
	w := opened(t, t.TempDir(), ring.Keys)
	var wg sync.WaitGroup
	codes := make([]int, 8)
	for i := range codes {
		body := string(branch{}.grow(t, 5, fmt.Sprint("fork", i)).submission(t, ring, 0).Text())
		wg.Go(func() { codes[i], _, _ = post(t, w, body) })
	}
	wg.Wait()
	signed := 0
	for _, code := range codes {
		if code == 200 {
			signed++
		}
	}
	if signed != 1 {
		t.Errorf("%v", codes)
	}
}

// TestDamagedState: a witness that cannot read what it knew signs nothing.
func TestDamagedState(t *testing.T) {
	dir := t.TempDir()
	ring := newRing(t, origin)
	w := opened(t, dir, ring.Keys)
	five := branch{}.grow(t, 5, "a")
	post(t, w, string(five.submission(t, ring, 0).Text()))
	err := os.WriteFile(filepath.Join(dir, fileOf(origin)), []byte("x"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if code, _, _ := post(t, w, string(five.submission(t, ring, 0).Text())); code != 500 {
		t.Errorf("%d", code)
	}
	err = os.WriteFile(filepath.Join(dir, keyFile), []byte("x"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	_, err = New(Config{Dir: dir, Name: "w", Logs: []record.Keys{ring.Keys}})
	if err == nil {
		t.Error("a damaged key was read")
	}
	_, err = New(Config{Dir: t.TempDir(), Name: "two words"})
	if err == nil {
		t.Error("a bad name was taken")
	}
}
