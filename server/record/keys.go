package record

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// Key is a verifier key and the time of its use: it signs checkpoints from From to Until, both seconds included.
type Key struct {
	Text  string // as in signed notes: name+hash+base64
	From  time.Time
	Until time.Time // zero for the key in use
}

// Keys are all keys that ever signed for one log, oldest first. They are public.
type Keys []Key

// Keyring is the keys of a log with the private key in use. Its text must stay secret.
type Keyring struct {
	Keys
	signer string
}

// NewKeyring makes the first key of a log.
func NewKeyring(origin string, now time.Time) (Keyring, error) {
	return Keyring{}.with(origin, now)
}

// Rotate ends the use of the key in use and makes a new one.
func (k Keyring) Rotate(now time.Time) (Keyring, error) {
	origin, err := k.Origin()
	if err != nil {
		return Keyring{}, err
	}
	return k.with(origin, now)
}

func (k Keyring) with(origin string, now time.Time) (Keyring, error) {
	now = now.UTC().Truncate(time.Second)
	signer, verifier, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return Keyring{}, fmt.Errorf("make key: %w", err)
	}
	_, err = note.NewSigner(signer) // refuses names that no note can carry
	if err != nil {
		return Keyring{}, fmt.Errorf("make key for %q: %w", origin, err)
	}
	keys := append(Keys(nil), k.Keys...)
	if n := len(keys); n > 0 {
		if now.Before(keys[n-1].From) {
			return Keyring{}, errors.New("make key: the clock is behind the key in use")
		}
		keys[n-1].Until = now
	}
	return Keyring{append(keys, Key{Text: verifier, From: now}), signer}, nil
}

// Origin is the name of the log.
func (k Keys) Origin() (string, error) {
	if len(k) == 0 {
		return "", errors.New("there is no key")
	}
	name, _, _ := strings.Cut(k[0].Text, "+")
	return name, nil
}

// Sign gives the signed note of a checkpoint.
func (k Keyring) Sign(c Checkpoint) ([]byte, error) {
	signer, err := note.NewSigner(k.signer)
	if err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	if signer.Name() != c.Origin {
		return nil, fmt.Errorf("sign checkpoint: the key is that of %s, the log is %s", signer.Name(), c.Origin)
	}
	text, err := note.Sign(&note.Note{Text: c.Body()}, signer)
	if err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	return text, nil
}

// Open checks a signed checkpoint: it must be of this log and signed by a key that was in use at its time. Signatures of others,
// such as witnesses, are not judged here.
func (k Keys) Open(text []byte) (Checkpoint, error) {
	n, err := k.openNote(text)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("open checkpoint: %w", err)
	}
	c, err := ParseCheckpoint(n.Text)
	if err != nil {
		return Checkpoint{}, err
	}
	origin, err := k.Origin()
	if err == nil && c.Origin != origin {
		err = fmt.Errorf("open checkpoint: it is of %.100q, not of %s", c.Origin, origin)
	}
	if err != nil {
		return Checkpoint{}, err
	}
	for _, s := range n.Sigs {
		if k.inUse(s.Hash, c.Time) {
			return c, nil
		}
	}
	return Checkpoint{}, errors.New("open checkpoint: the key was not in use at its time")
}

// openNote checks the signatures. Bits of base64 that stand for nothing must be zero, so that no change goes unseen.
func (k Keys) openNote(text []byte) (*note.Note, error) {
	if len(text) > maxNote {
		return nil, errors.New("it is too large")
	}
	verifiers := make([]note.Verifier, 0, len(k))
	for _, key := range k {
		v, err := note.NewVerifier(key.Text)
		if err != nil {
			return nil, err
		}
		verifiers = append(verifiers, v)
	}
	n, err := note.Open(text, note.VerifierList(verifiers...))
	if err != nil {
		return nil, err
	}
	for _, s := range append(append([]note.Signature(nil), n.Sigs...), n.UnverifiedSigs...) {
		_, err = base64.StdEncoding.Strict().DecodeString(s.Base64)
		if err != nil {
			return nil, errors.New("a signature is not in the form in which it is written")
		}
	}
	return n, nil
}

// inUse says whether the key of a hash signed at a time.
func (k Keys) inUse(hash uint32, at time.Time) bool {
	for _, key := range k {
		v, err := note.NewVerifier(key.Text)
		if err == nil && v.KeyHash() == hash {
			return !at.Before(key.From) && (key.Until.IsZero() || !at.After(key.Until))
		}
	}
	return false
}
