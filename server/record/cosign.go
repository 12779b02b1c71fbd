package record

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// algCosignature is the type of Ed25519 cosignatures in keys of signed notes.
const algCosignature = 0x04

// Cosigner is the key of a witness, who signs what others signed (C2SP cosignature/v1).
type Cosigner struct {
	name string
	key  ed25519.PrivateKey
}

// NewCosigner makes a key. The name is like an address, such as witness.example/yangli.
func NewCosigner(name string) (Cosigner, error) {
	if name == "" || strings.ContainsAny(name, "+ \t\r\n") {
		return Cosigner{}, fmt.Errorf("%q is no name of a witness", name)
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	return Cosigner{name, key}, err
}

// SecretText writes the private key in one line.
func (c Cosigner) SecretText() []byte {
	return fmt.Appendf(nil, "PRIVATE+KEY+%s+%s+%s\n", c.name, c.hash(), encodeKey(c.key.Seed()))
}

// Verifier is the public key as a note verifier key of type 0x04: name+hash+base64.
func (c Cosigner) Verifier() string {
	return c.name + "+" + c.hash() + "+" + encodeKey(c.key.Public().(ed25519.PublicKey))
}

// ParseCosigner reads what SecretText wrote. No error quotes it.
func ParseCosigner(text []byte) (Cosigner, error) {
	broken := errors.New("read key of witness: it cannot be read")
	f := strings.Split(string(text), "+")
	if len(f) < 5 {
		return Cosigner{}, broken
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(strings.Join(f[4:], "+"), "\n"))
	if err != nil || len(raw) != 1+ed25519.SeedSize || raw[0] != algCosignature {
		return Cosigner{}, broken
	}
	c := Cosigner{f[2], ed25519.NewKeyFromSeed(raw[1:])}
	if string(c.SecretText()) != string(text) {
		return Cosigner{}, broken
	}
	return c, nil
}

// Cosign gives the signature line for the text of a signed note, in which the witness says: as of this time, this is the largest
// state that I have seen, and it goes on from all before it.
func (c Cosigner) Cosign(text []byte, now time.Time) ([]byte, error) {
	body, err := noteBody(text)
	if err != nil {
		return nil, err
	}
	sig := binary.BigEndian.AppendUint64(c.id(), uint64(now.Unix()))
	sig = append(sig, ed25519.Sign(c.key, cosigned(now.Unix(), body))...)
	return fmt.Appendf(nil, "— %s %s\n", c.name, base64.StdEncoding.EncodeToString(sig)), nil
}

// CheckCosigned checks that a witness signed the text of a note, and gives the time. The signatures of the log are for Keys.Open.
func CheckCosigned(text []byte, verifier string) (time.Time, error) {
	name, key, err := parseVerifier(verifier)
	if err != nil {
		return time.Time{}, err
	}
	v := &cosignVerifier{name: name, key: key}
	_, err = note.Open(text, note.VerifierList(v))
	if err != nil {
		return time.Time{}, fmt.Errorf("check witness: %w", err)
	}
	return time.Unix(v.at, 0).UTC(), nil
}

// TakeCosignature finds the line of a witness in what it answered to a checkpoint and checks it. Lines of others are passed over.
func TakeCosignature(note, answer []byte, verifier string) ([]byte, error) {
	_, _, err := parseVerifier(verifier)
	if err != nil {
		return nil, err
	}
	err = errors.New("check witness: the answer holds no line")
	for line := range bytes.Lines(answer) {
		if !bytes.HasSuffix(line, []byte("\n")) {
			break
		}
		_, err = CheckCosigned(append(bytes.Clone(note), line...), verifier)
		if err == nil {
			return line, nil
		}
	}
	return nil, err
}

// CheckWitnessKey says whether a text is the verifier key of a witness, and gives its name.
func CheckWitnessKey(verifier string) (name string, err error) {
	name, _, err = parseVerifier(verifier)
	return name, err
}

// cosignVerifier checks lines of one witness.
type cosignVerifier struct {
	name string
	key  ed25519.PublicKey
	at   int64
}

func (v *cosignVerifier) Name() string    { return v.name }
func (v *cosignVerifier) KeyHash() uint32 { return binary.BigEndian.Uint32(keyID(v.name, v.key)) }

func (v *cosignVerifier) Verify(body, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	v.at = int64(binary.BigEndian.Uint64(sig))
	return v.at >= 0 && ed25519.Verify(v.key, cosigned(v.at, body), sig[8:])
}

func parseVerifier(s string) (string, ed25519.PublicKey, error) {
	f := strings.SplitN(s, "+", 3)
	if len(f) != 3 {
		return "", nil, errors.New("not the key of a witness")
	}
	raw, err := base64.StdEncoding.DecodeString(f[2])
	if err != nil || len(raw) != 1+ed25519.PublicKeySize || raw[0] != algCosignature || hex.EncodeToString(keyID(f[0], raw[1:])) != f[1] {
		return "", nil, errors.New("not the key of a witness")
	}
	return f[0], raw[1:], nil
}

// cosigned is the message that is signed.
func cosigned(at int64, body []byte) []byte {
	return append(fmt.Appendf(nil, "cosignature/v1\ntime %d\n", at), body...)
}

func noteBody(text []byte) ([]byte, error) {
	at := strings.LastIndex(string(text), "\n\n")
	if at < 0 {
		return nil, errors.New("not a signed note")
	}
	return text[:at+1], nil
}

func encodeKey(raw []byte) string {
	return base64.StdEncoding.EncodeToString(append([]byte{algCosignature}, raw...))
}

func keyID(name string, key ed25519.PublicKey) []byte {
	sum := sha256.Sum256(append([]byte(name+"\n"+string(rune(algCosignature))), key...))
	return sum[:4]
}

func (c Cosigner) id() []byte   { return keyID(c.name, c.key.Public().(ed25519.PublicKey)) }
func (c Cosigner) hash() string { return hex.EncodeToString(c.id()) }
