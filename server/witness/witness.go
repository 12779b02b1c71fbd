// Package witness is a second role of the program, for an office that looks over the shoulder of the organ: it keeps the last
// checkpoint of each log that it knows, cosigns a new one only if it goes on from it, and so makes every fork visible. It speaks the
// C2SP tlog-witness protocol and knows nothing of cases.
package witness

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"disclosure/server/record"
)

// maxBody bounds a request, in bytes.
const maxBody = 64 << 10

// Config says what a witness needs.
type Config struct {
	// Dir holds the key of the witness and the last checkpoint of each log.
	Dir string
	// Name is that of the witness; it is used when the key is made.
	Name string
	// Logs are the public keys of the logs.
	Logs []record.Keys
	// Now is the clock.
	Now func() time.Time
}

// Witness is an http.Handler.
type Witness struct {
	dir    folder
	now    func() time.Time
	signer record.Cosigner
	logs   map[string]record.Keys

	mu sync.Mutex // from reading the last checkpoint until the new one is on disk
}

// New opens a witness, and makes its key at the first start.
func New(c Config) (*Witness, error) {
	w := &Witness{dir: folder(c.Dir), now: c.Now, logs: map[string]record.Keys{}}
	var err error
	w.signer, err = w.dir.signer(c.Name)
	if err != nil {
		return nil, err
	}
	for _, keys := range c.Logs {
		origin, err := keys.Origin()
		if err != nil {
			return nil, err
		}
		w.logs[origin] = keys
	}
	return w, nil
}

// Verifier is the public key of the witness, for whoever relies on it.
func (w *Witness) Verifier() string { return w.signer.Verifier() }

// ServeHTTP answers POST /add-checkpoint.
func (w *Witness) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/add-checkpoint" {
		http.NotFound(out, r)
		return
	}
	if r.Method != http.MethodPost {
		http.Error(out, "POST", http.StatusMethodNotAllowed)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(out, r.Body, maxBody))
	if err != nil {
		http.Error(out, "too large", http.StatusBadRequest)
		return
	}
	a := w.add(body)
	if a.sizeKnown {
		out.Header().Set("Content-Type", "text/x.tlog.size")
	} else {
		out.Header().Set("Content-Type", "text/plain; charset=utf-8")
	}
	out.WriteHeader(a.code)
	_, _ = out.Write(a.body)
}

// answer is the outcome of a submission.
type answer struct {
	code      int
	body      []byte
	sizeKnown bool // body is the size that the witness knows
}

func refuse(code int, err error) answer { return answer{code: code, body: fmt.Appendln(nil, err)} }

// add judges a submission, in the order of the specification.
func (w *Witness) add(body []byte) answer {
	s, err := record.ParseSubmission(body)
	if err != nil {
		return refuse(http.StatusBadRequest, err)
	}
	origin, _, _ := bytes.Cut(s.Checkpoint, []byte("\n"))
	keys, known := w.logs[string(origin)]
	if !known {
		return refuse(http.StatusNotFound, fmt.Errorf("log %.100q is unknown", origin))
	}
	c, err := keys.Open(s.Checkpoint)
	if err != nil {
		return refuse(http.StatusForbidden, err)
	}
	if s.Old > c.Size {
		return refuse(http.StatusBadRequest, fmt.Errorf("old size %d is beyond %d", s.Old, c.Size))
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.extend(s, c, keys)
}

// extend compares with the last checkpoint and takes its place.
func (w *Witness) extend(s record.Submission, c record.Checkpoint, keys record.Keys) answer {
	last, err := w.dir.last(c.Origin, keys)
	if err != nil {
		return refuse(http.StatusInternalServerError, err)
	}
	forked := last.Size > 0 && s.Old == c.Size && last.Root != c.Root
	if s.Old != last.Size || forked {
		return answer{http.StatusConflict, fmt.Appendf(nil, "%d\n", last.Size), true}
	}
	err = record.CheckConsistency(last.Size, c.Size, last.Root, c.Root, s.Proof)
	if err != nil {
		return refuse(http.StatusUnprocessableEntity, err)
	}
	line, err := w.signer.Cosign(s.Checkpoint, w.now())
	if err == nil {
		err = w.dir.save(c.Origin, s.Checkpoint)
	}
	if err != nil {
		return refuse(http.StatusInternalServerError, err)
	}
	return answer{code: http.StatusOK, body: line}
}
