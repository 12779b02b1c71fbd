package anchor

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/record"
	"disclosure/server/store"
	"disclosure/server/witness"
)

const organ = "yangli"

func quietLog() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func open(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), store.Config{Dir: dir, Now: time.Now, Log: quietLog()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// found makes the organ, so that the background finds it.
func found(t *testing.T, s *store.Store) {
	t.Helper()
	_, err := s.Act(context.Background(), store.Act{Method: "Test"}, func(tx *store.Tx) (proto.Message, error) {
		_, err := tx.SaveOrgan(store.Organ{Code: organ, DisplayName: "样例县人民政府办公室", DocPrefix: "样政办公开"})
		return nil, err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// register adds a case and signs the log with the heads of all cases.
func register(t *testing.T, s *store.Store, name string) store.Seal {
	t.Helper()
	_, err := s.Act(context.Background(), store.Act{Method: "Test"}, func(tx *store.Tx) (proto.Message, error) {
		number, err := tx.NextCaseNumber(organ, tx.Today().Year)
		if err != nil {
			return nil, err
		}
		return nil, tx.Append(&casework.Case{Organ: organ, Number: number}, casework.Actor{Name: "organs/yangli/staff/zhang"}, &pb.Event{
			Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{Number: number, ReceivedOn: tx.Today().String(), Registration: &pb.Registration{
				Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: tx.Today().String(), ItemTexts: []string{"某年度预算"},
				Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: name},
			}}},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	seal, err := s.Seal(context.Background(), organ, "")
	if err != nil {
		t.Fatal(err)
	}
	return seal
}

func keysOf(t *testing.T, s *store.Store) record.Keys {
	t.Helper()
	keys, err := s.LogKeys(organ)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// county runs a real witness over HTTP. Its front may lose what it answers.
type county struct {
	*httptest.Server
	witness *witness.Witness

	mu   sync.Mutex
	lose bool
}

func newCounty(t *testing.T, dir string, keys record.Keys) *county {
	t.Helper()
	w, err := witness.New(witness.Config{Dir: dir, Name: "witness.example/county", Logs: []record.Keys{keys}, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	c := &county{witness: w}
	c.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		lose := c.lose
		c.mu.Unlock()
		if lose {
			w.ServeHTTP(httptest.NewRecorder(), r)
			http.Error(out, "lost", http.StatusBadGateway)
			return
		}
		w.ServeHTTP(out, r)
	}))
	t.Cleanup(c.Close)
	return c
}

func (c *county) losing(lose bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lose = lose
}

// placesOf makes the places of a configuration.
func placesOf(t *testing.T, c Config) []place {
	t.Helper()
	c.Now, c.Log = time.Now, quietLog()
	all, err := c.places()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (c *county) place(t *testing.T, s *store.Store) place {
	return placesOf(t, Config{Store: s, Witnesses: []string{c.URL + "," + strings.TrimSpace(c.witness.Verifier())}})[0]
}

func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	err := os.CopyFS(to, os.DirFS(from))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"keys", "keys/yangli.keys"} {
		info, err := os.Stat(filepath.Join(from, f))
		if err == nil {
			err = os.Chmod(filepath.Join(to, f), info.Mode())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// lines collects a log.
type lines struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}
