package record

import (
	"bytes"
	"crypto/hmac"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// Version is that of the leaves which this program writes.
const Version = 2

// timeLayout has all six digits of the microseconds, so that equal instants are equal texts.
const timeLayout = "2006-01-02T15:04:05.000000Z"

// Leaf is what is proven of an event. It is serialised once and kept verbatim; hashes are over its bytes.
type Leaf struct {
	Version    int    `json:"v"`
	Origin     string `json:"origin"` // of the log, such as disclosure/yangli
	Seq        int64  `json:"seq"`    // index in the log, from 0
	Case       string `json:"case"`
	CaseSeq    int64  `json:"case_seq"` // place within the case, from 1
	Prev       string `json:"prev"`     // LeafHash of the case's previous leaf in lower-case hexadecimal, empty for the first
	Kind       string `json:"kind"`
	Actor      string `json:"actor"`
	Time       string `json:"time"`
	Calendar   string `json:"calendar"`   // version of the calendar by which the act was decided
	Commitment string `json:"commitment"` // to the content, lower-case hexadecimal: see Commit
}

// Place is where an event stands: in the log, in its case, and under which rules.
type Place struct {
	Origin   string
	Seq      int64
	Case     string
	Prev     string
	Calendar string
}

// New gives the bytes of the leaf of an event whose serialised form is body.
func New(p Place, e *pb.Event, salt, body []byte) ([]byte, error) {
	return newLeaf(p, e, Commit(salt, Fields(e, body)))
}

// NewWith is New with the salt of a Part that stands in the event, whose fields are committed to already.
func NewWith(p Place, e *pb.Event, part *Part, body []byte) ([]byte, error) {
	return newLeaf(p, e, part.commitWith(e, body))
}

func newLeaf(p Place, e *pb.Event, commitment string) ([]byte, error) {
	return Leaf{
		Version: Version, Origin: p.Origin, Seq: p.Seq, Case: p.Case, CaseSeq: e.Sequence, Prev: p.Prev,
		Kind: Kind(e), Actor: e.Actor, Time: e.RecordTime.AsTime().Format(timeLayout), Calendar: p.Calendar,
		Commitment: commitment,
	}.encode()
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

// Parse reads a leaf. What this program would not have written just so is an error: a leaf of a newer version cannot be judged.
func Parse(leaf []byte) (Leaf, error) {
	if isFirst(leaf) {
		return parseFirst(leaf)
	}
	l, plain := parsePlain(leaf)
	if !plain {
		l = Leaf{}
		err := decode(leaf, &l)
		if err != nil {
			return Leaf{}, fmt.Errorf("read leaf: %w", err)
		}
	}
	if l.Version != Version {
		return Leaf{}, fmt.Errorf("read leaf: version %d is unknown", l.Version)
	}
	return l, nil
}

// Check compares a leaf with the case that it stands in and with the content of its event. Whether it stands where it should in
// chain and log is for Chain to say.
func Check(leaf []byte, organ, number string, salt, body []byte) error {
	l, err := Parse(leaf)
	if err != nil {
		return err
	}
	if len(salt) != SaltSize {
		return fmt.Errorf("the salt has %d bytes, not %d", len(salt), SaltSize)
	}
	var e pb.Event
	err = proto.Unmarshal(body, &e)
	if err != nil {
		return fmt.Errorf("read body: %w", err)
	}
	commitment := Commit(salt, Fields(&e, body))
	if l.Version == firstVersion {
		commitment = commitWhole(salt, body)
	}
	if !hmac.Equal([]byte(l.Commitment), []byte(commitment)) {
		return errors.New("the content does not match its commitment")
	}
	same := l.organ() == organ && l.Case == number && l.CaseSeq == e.Sequence && l.Kind == Kind(&e) &&
		l.Actor == e.Actor && l.Time == e.RecordTime.AsTime().Format(timeLayout)
	if !same {
		return errors.New("the leaf does not match its event")
	}
	return nil
}

// Instant gives the time of a leaf.
func (l Leaf) Instant() (time.Time, error) { return time.Parse(timeLayout, l.Time) }

// organ is the last part of the origin, without the epoch.
func (l Leaf) organ() string {
	base, _ := SplitEpoch(l.Origin)
	return base[strings.LastIndexByte(base, '/')+1:]
}

func (l Leaf) encode() ([]byte, error) {
	leaf, err := json.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("write leaf: %w", err)
	}
	return leaf, nil
}

// decode reads JSON that must be exactly what this program writes: encoding/json alone would take other cases of letters,
// doubled members and spaces.
func decode(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err != nil {
		return err
	}
	again, err := json.Marshal(into)
	if err != nil {
		return err
	}
	if !bytes.Equal(text, again) {
		return errors.New("not in the form in which it is written")
	}
	return nil
}
