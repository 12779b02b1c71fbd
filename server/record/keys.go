package record

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
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

// Keys are all keys that ever signed for one log: those of Ed25519, oldest first, and behind them those of SM2 if there are any. They
// are public. Checkpoints are judged by the first kind; a line of the second kind is there besides.
type Keys []Key

// Keyring is the keys of a log with the private keys in use. Its text must stay secret.
type Keyring struct {
	Keys
	signer string
	sm2    string // empty when there is none
}

// NewKeyring makes the first key of a log.
func NewKeyring(origin string, now time.Time) (Keyring, error) {
	return Keyring{}.with(origin, now)
}

// Rotate ends the use of the keys in use and makes new ones.
func (k Keyring) Rotate(now time.Time) (Keyring, error) {
	origin, err := k.Origin()
	if err != nil {
		return Keyring{}, err
	}
	next, err := k.with(origin, now)
	if err != nil || k.sm2 == "" {
		return next, err
	}
	return next.withSM2(origin, now)
}

// AddSM2 makes the first SM2 key: from now on checkpoints carry a line of it too.
func (k Keyring) AddSM2(now time.Time) (Keyring, error) {
	origin, err := k.Origin()
	if err != nil {
		return Keyring{}, err
	}
	if k.sm2 != "" {
		return Keyring{}, ErrHasSM2
	}
	return k.withSM2(origin, now)
}

// ErrHasSM2 refuses a second first SM2 key; Rotate makes the next one.
var ErrHasSM2 = errors.New("there is an SM2 key")

func (k Keyring) with(origin string, now time.Time) (Keyring, error) {
	signer, verifier, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return Keyring{}, fmt.Errorf("make key: %w", err)
	}
	_, err = note.NewSigner(signer) // refuses names that no note can carry
	if err != nil {
		return Keyring{}, fmt.Errorf("make key for %q: %w", origin, err)
	}
	plain, err := k.plain().next(verifier, now)
	return Keyring{append(plain, k.ofSM2()...), signer, k.sm2}, err
}

func (k Keyring) withSM2(origin string, now time.Time) (Keyring, error) {
	signer, verifier, err := generateSM2(origin)
	if err != nil {
		return Keyring{}, err
	}
	added, err := k.ofSM2().next(verifier, now)
	return Keyring{append(k.plain(), added...), k.signer, signer}, err
}

// next ends the use of the last key of a kind and adds a new one.
func (k Keys) next(verifier string, now time.Time) (Keys, error) {
	now = now.UTC().Truncate(time.Second)
	if n := len(k); n > 0 {
		if now.Before(k[n-1].From) {
			return nil, errors.New("make key: the clock is behind the key in use")
		}
		k[n-1].Until = now
	}
	return append(k, Key{Text: verifier, From: now}), nil
}

// plain are the Ed25519 keys, copied.
func (k Keys) plain() Keys { return k.of(false) }

// ofSM2 are the SM2 keys, copied.
func (k Keys) ofSM2() Keys { return k.of(true) }

func (k Keys) of(sm2 bool) Keys {
	var out Keys
	for _, key := range k {
		if key.isSM2() == sm2 {
			out = append(out, key)
		}
	}
	return out
}

func (k Key) isSM2() bool {
	_, raw := sm2Raw(k.Text)
	return raw != nil
}

// verifier checks the lines of the key.
func (k Key) verifier() (note.Verifier, error) {
	if k.isSM2() {
		return parseSM2Verifier(k.Text)
	}
	return note.NewVerifier(k.Text)
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
	text, err := k.sign(c.Origin, c.Body())
	if err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	return text, nil
}

// sign puts the line of each key in use under a text.
func (k Keyring) sign(origin, body string) ([]byte, error) {
	signer, err := note.NewSigner(k.signer)
	if err != nil {
		return nil, err
	}
	if signer.Name() != origin {
		return nil, fmt.Errorf("the key is that of %s, the log is %s", signer.Name(), origin)
	}
	signers := []note.Signer{signer}
	if k.sm2 != "" {
		second, err := parseSM2Secret(k.sm2)
		if err != nil {
			return nil, err
		}
		signers = append(signers, second)
	}
	return note.Sign(&note.Note{Text: body}, signers...)
}

// Open checks a signed checkpoint: it must be of this log and signed by an Ed25519 key that was in use at its time, and by an SM2 key
// too if there was one. Signatures of others, such as witnesses, are not judged here.
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
	err = k.signed(n, c.Time)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("open checkpoint: %w", err)
	}
	return c, nil
}

// signed says whether a key that was in use signed a note. If it must carry a line of SM2 too, that line must not have been taken off.
func (k Keys) signed(n *note.Note, at time.Time) error {
	plain, second := false, false
	for _, s := range n.Sigs {
		key, known := k.find(s.Hash)
		if !known || at.Before(key.From) || !key.Until.IsZero() && at.After(key.Until) {
			continue
		}
		plain, second = plain || !key.isSM2(), second || key.isSM2()
	}
	if !plain {
		return errors.New("the key was not in use at its time")
	}
	for _, key := range k.ofSM2() {
		// In its first and last second the key was perhaps not in use.
		if !second && at.After(key.From) && (key.Until.IsZero() || at.Before(key.Until)) {
			return errors.New("the line of the SM2 key is missing")
		}
	}
	return nil
}

// HasSM2 says whether a checkpoint that Open accepts also carries the line of an SM2 key.
func (k Keys) HasSM2(text []byte) bool {
	n, err := k.openNote(text)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(n.Sigs, func(s note.Signature) bool { key, known := k.find(s.Hash); return known && key.isSM2() })
}

func (k Keys) find(hash uint32) (Key, bool) {
	for _, key := range k {
		v, err := key.verifier()
		if err == nil && v.KeyHash() == hash {
			return key, true
		}
	}
	return Key{}, false
}

// openNote checks the signatures. Bits of base64 that stand for nothing must be zero, so that no change goes unseen.
func (k Keys) openNote(text []byte) (*note.Note, error) {
	if len(text) > maxNote {
		return nil, errors.New("it is too large")
	}
	verifiers := make([]note.Verifier, 0, len(k))
	for _, key := range k {
		v, err := key.verifier()
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
