package anchor

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"disclosure/server/record"
	"disclosure/server/store"
)

// cosigner is another office that cosigns (C2SP tlog-witness).
type cosigner struct {
	store             *store.Store
	client            *http.Client
	address, name, id string
}

func (w *cosigner) String() string { return "见证方 " + w.name }

// push submits the newest checkpoint with the proof that it goes on from what the witness cosigned last. If the witness knows another
// size than is kept here, for an answer was lost, it says so and is asked once more.
func (w *cosigner) push(ctx context.Context, organ string) error {
	last, err := w.store.Anchors(ctx, organ, -1)
	if err != nil || last.Row == 0 {
		return err
	}
	held, err := w.store.Witnessed(ctx, organ, w.id)
	if err != nil || held.Row == last.Row {
		return err
	}
	old := int64(0)
	if held.Origin == last.Origin {
		old = held.Size
	}
	known, err := w.submit(ctx, organ, last, old)
	if err == nil && known >= 0 {
		known, err = w.submit(ctx, organ, last, known)
		if err == nil && known >= 0 {
			err = fmt.Errorf("it keeps changing its mind: now it knows %d events", known)
		}
	}
	return err
}

// submit sends a checkpoint and keeps the cosignature. If the witness answers that it knows another size, that is given, else -1.
func (w *cosigner) submit(ctx context.Context, organ string, last store.Anchored, old int64) (known int64, err error) {
	proof, err := w.store.Consistency(ctx, organ, old, last.Size)
	if err != nil {
		return -1, err
	}
	code, answer, err := w.post(ctx, record.Submission{Old: old, Proof: proof, Checkpoint: last.Note}.Text())
	if err != nil {
		return -1, err
	}
	switch code {
	case http.StatusOK:
		line, err := record.TakeCosignature(last.Note, answer, w.id)
		if err != nil {
			return -1, err
		}
		return -1, w.store.Cosigned(ctx, organ, last.Row, store.Cosignature{Witness: w.id, Line: line})
	case http.StatusConflict:
		return conflict(answer, old, last.Size)
	case http.StatusUnprocessableEntity:
		return -1, fmt.Errorf("%w: what the witness cosigned at %d events is not contained in the log of %d", errForked, old, last.Size)
	case http.StatusNotFound:
		return -1, fmt.Errorf("the witness does not know the log %s: give it the public keys", last.Origin)
	case http.StatusForbidden:
		return -1, fmt.Errorf("the witness does not know the key that signed: give it all public keys of %s", last.Origin)
	}
	return -1, fmt.Errorf("the witness answers %d: %.200q", code, answer)
}

// conflict reads which size the witness knows. It is a fork if that is beyond the log, or the one that was sent.
func conflict(answer []byte, old, size int64) (int64, error) {
	known, err := strconv.ParseInt(strings.TrimSuffix(string(answer), "\n"), 10, 64)
	if err != nil || known < 0 {
		return -1, fmt.Errorf("the witness answers 409: %.200q", answer)
	}
	if known > size {
		return -1, fmt.Errorf("%w: the witness cosigned %d events, %d are there", errForked, known, size)
	}
	if known == old {
		return -1, fmt.Errorf("%w: the witness cosigned other %d events", errForked, known)
	}
	return known, nil
}

func (w *cosigner) post(ctx context.Context, body []byte) (int, []byte, error) {
	return post(ctx, w.client, w.address+"/add-checkpoint", "text/plain; charset=utf-8", body)
}

// post asks a place.
func post(ctx context.Context, client *http.Client, address, contentType string, body []byte) (int, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Content-Type", contentType)
	res, err := client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	return res.StatusCode, answer, err
}
