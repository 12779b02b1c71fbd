// Package record makes and checks the bytes by which an event is proven: the leaf, which holds no personal data, and the
// salted commitment to its content. It knows neither SQL nor gRPC. The chain of a case and the RFC 6962 log of an organ come
// here too: the hash of the case's previous leaf becomes the member prev of version 2.
package record

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// Version is that of the leaves which this program writes.
const Version = 1

// SaltSize is the length of a salt in bytes. 256 random bits keep a guessed content from being confirmed by its commitment.
const SaltSize = 32

// timeLayout has all six digits of the microseconds, so that equal instants are equal texts.
const timeLayout = "2006-01-02T15:04:05.000000Z"

// Leaf is what is proven of an event. It is serialised once and kept verbatim; hashes are over its bytes.
type Leaf struct {
	Version    int    `json:"v"`
	Organ      string `json:"organ"`
	Case       string `json:"case"`
	CaseSeq    int64  `json:"case_seq"`
	Kind       string `json:"kind"`
	Actor      string `json:"actor"`
	Time       string `json:"time"`
	Commitment string `json:"commitment"` // HMAC-SHA256(salt, body), lower-case hexadecimal
}

// New gives the bytes of the leaf of an event whose serialised form is body.
func New(organ, number string, e *pb.Event, salt, body []byte) ([]byte, error) {
	leaf, err := json.Marshal(of(organ, number, e, salt, body))
	if err != nil {
		return nil, fmt.Errorf("write leaf: %w", err)
	}
	return leaf, nil
}

// Salt gives fresh random bytes for one event.
func Salt() []byte {
	salt := make([]byte, SaltSize)
	rand.Read(salt) // never fails: crypto/rand ends the program instead
	return salt
}

// Commit gives the commitment to a body, lower-case hexadecimal.
func Commit(salt, body []byte) string {
	mac := hmac.New(sha256.New, salt)
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

// Kind is the name of what was done, such as receipt_confirmed; empty when the event holds nothing.
func Kind(e *pb.Event) string {
	m := e.ProtoReflect()
	f := m.WhichOneof(m.Descriptor().Oneofs().ByName("kind"))
	if f == nil {
		return ""
	}
	return string(f.Name())
}

// Parse reads a leaf. Members that this program does not know are an error: a leaf of a newer version cannot be judged.
func Parse(leaf []byte) (Leaf, error) {
	var l Leaf
	d := json.NewDecoder(bytes.NewReader(leaf))
	d.DisallowUnknownFields()
	err := d.Decode(&l)
	if err != nil {
		return Leaf{}, fmt.Errorf("read leaf: %w", err)
	}
	if l.Version != Version {
		return Leaf{}, fmt.Errorf("read leaf: version %d is unknown", l.Version)
	}
	return l, nil
}

// Check recomputes the leaf of an event from salt and body and compares every byte.
func Check(leaf []byte, organ, number string, salt, body []byte) error {
	l, err := Parse(leaf)
	if err != nil {
		return err
	}
	if !hmac.Equal([]byte(l.Commitment), []byte(Commit(salt, body))) {
		return errors.New("the content does not match its commitment")
	}
	var e pb.Event
	err = proto.Unmarshal(body, &e)
	if err != nil {
		return fmt.Errorf("read body: %w", err)
	}
	again, err := New(organ, number, &e, salt, body)
	if err != nil {
		return err
	}
	if !bytes.Equal(leaf, again) {
		return errors.New("the leaf does not match its event")
	}
	return nil
}

func of(organ, number string, e *pb.Event, salt, body []byte) Leaf {
	return Leaf{
		Version: Version, Organ: organ, Case: number, CaseSeq: e.Sequence, Kind: Kind(e), Actor: e.Actor,
		Time: e.RecordTime.AsTime().Format(timeLayout), Commitment: Commit(salt, body),
	}
}

// Instant gives the time of a leaf.
func (l Leaf) Instant() (time.Time, error) { return time.Parse(timeLayout, l.Time) }
