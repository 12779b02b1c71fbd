package record

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"pgregory.net/rapid"

	pb "disclosure/proto/disclosure/v1"
)

func TestFields(t *testing.T) {
	e, _, body, _ := sample(t)
	sum := sha256.Sum256(body)
	want := []Field{
		{"@body", hex.EncodeToString(sum[:])},
		{"actor", "organs/yangli/staff/zhang"},
		{"actor_name", "张三"},
		{"record_time", "2026-03-02T01:02:03.45Z"},
		{"registered.number", "2026-0001"},
		{"registered.registration.applicant.id_number", "11010519491231002X"},
		{"registered.registration.applicant.name", "李四"},
		{"registered.registration.channel", "CHANNEL_SIGNED_MAIL"},
		{"registered.registration.item_texts.0", "甲"},
		{"registered.registration.item_texts.1", "乙"},
		{"sequence", "3"},
	}
	if diff := cmp.Diff(want, Fields(e, body)); diff != "" {
		t.Error(diff)
	}
}

func TestFieldsOfOtherKinds(t *testing.T) {
	e := &pb.Event{Kind: &pb.Event_DeterminationProposed{DeterminationProposed: &pb.DeterminationProposed{
		Item: 1, Determination: &pb.Determination{Disposition: 999, Fields: map[string]string{"b.\"": "2", "a": "1"}},
	}}}
	want := []Field{
		{"determination_proposed.determination.disposition", "999"},
		{`determination_proposed.determination.fields."a"`, "1"},
		{`determination_proposed.determination.fields."b.\""`, "2"},
		{"determination_proposed.item", "1"},
	}
	if diff := cmp.Diff(want, Fields(e, nil)[1:]); diff != "" {
		t.Error(diff)
	}
	e = &pb.Event{Kind: &pb.Event_ExtensionDecided{ExtensionDecided: &pb.ExtensionDecided{Approved: true}}}
	if diff := cmp.Diff([]Field{{"extension_decided.approved", "true"}}, Fields(e, nil)[1:]); diff != "" {
		t.Error(diff)
	}
	e = &pb.Event{Kind: &pb.Event_Closed{Closed: &pb.Closed{}}}
	if diff := cmp.Diff([]Field{{"closed", "{}"}}, Fields(e, nil)[1:]); diff != "" {
		t.Error(diff)
	}
}

// TestCommitVector computes one commitment by hand.
func TestCommitVector(t *testing.T) {
	mac := func(key []byte, parts ...string) []byte {
		m := hmac.New(sha256.New, key)
		m.Write([]byte(strings.Join(parts, "")))
		return m.Sum(nil)
	}
	salt := bytes.Repeat([]byte{1}, 32)
	root := sha256.New()
	root.Write([]byte("disclosure fields v1\x00"))
	root.Write(mac(mac(salt, "field\x00a"), "\x00\x00\x00\x01", "a", "x"))
	root.Write(mac(mac(salt, "field\x00bc"), "\x00\x00\x00\x02", "bc", "y"))
	want := hex.EncodeToString(root.Sum(nil))
	if got := Commit(salt, []Field{{"a", "x"}, {"bc", "y"}}); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := Commit(salt, []Field{{"ab", "x"}, {"c", "y"}}); got == want {
		t.Error("names and values run into each other")
	}
}

func TestRedactedCopy(t *testing.T) {
	e, salt, body, leaf := sample(t)
	l, err := Parse(leaf)
	if err != nil {
		t.Fatal(err)
	}
	fields := Fields(e, body)
	text, err := Disclose(salt, fields, func(name string) bool { return !strings.Contains(name, "applicant") }).Text()
	if err != nil {
		t.Fatal(err)
	}
	for _, hidden := range []string{"李四", "1231002X", hex.EncodeToString(salt), "id_number"} {
		if bytes.Contains(text, []byte(hidden)) {
			t.Errorf("the copy names %s", hidden)
		}
	}
	d, err := ParseDisclosure(text)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := d.Check(l.Commitment)
	if err != nil || len(shown) != len(fields)-2 || !slices.Contains(shown, Field{"registered.registration.item_texts.1", "乙"}) {
		t.Errorf("%v, %v", shown, err)
	}
	for name, change := range map[string]func(*Disclosure){
		"value":     func(d *Disclosure) { d.Fields[2].Value = "王五" },
		"name":      func(d *Disclosure) { d.Fields[2].Name = "actor_namf" },
		"salt":      func(d *Disclosure) { d.Fields[2].Salt = d.Fields[1].Salt },
		"left out":  func(d *Disclosure) { d.Fields = slices.Delete(d.Fields, 2, 3) },
		"doubled":   func(d *Disclosure) { d.Fields = slices.Insert(d.Fields, 2, d.Fields[2]) },
		"order":     func(d *Disclosure) { d.Fields[1], d.Fields[2] = d.Fields[2], d.Fields[1] },
		"both":      func(d *Disclosure) { d.Fields[2].Hidden = d.Fields[5].Hidden },
		"hidden":    func(d *Disclosure) { d.Fields[5].Hidden = strings.Repeat("0", 64) },
		"upper":     func(d *Disclosure) { d.Fields[2].Salt = strings.ToUpper(d.Fields[2].Salt) },
		"salt size": func(d *Disclosure) { d.Fields[2].Salt += "00" },
		"empty":     func(d *Disclosure) { d.Fields = nil },
	} {
		changed := Disclosure{slices.Clone(d.Fields)}
		change(&changed)
		if _, err := changed.Check(l.Commitment); err == nil {
			t.Errorf("a change of %s was not found", name)
		}
	}
}

// TestUnsortedFields: a commitment to doubled or unsorted names could show one of two values, and is refused.
func TestUnsortedFields(t *testing.T) {
	salt := bytes.Repeat([]byte{1}, SaltSize)
	for _, fields := range [][]Field{{{"b", "1"}, {"a", "2"}}, {{"a", "1"}, {"a", "2"}}} {
		_, err := Disclose(salt, fields, func(string) bool { return true }).Check(Commit(salt, fields))
		if err == nil {
			t.Errorf("%v was accepted", fields)
		}
	}
}

// TestEveryBitOfADisclosure flips each bit of the JSON.
func TestEveryBitOfADisclosure(t *testing.T) {
	e, salt, body, leaf := sample(t)
	l, _ := Parse(leaf)
	text, err := Disclose(salt, Fields(e, body), func(name string) bool { return name != "actor" }).Text()
	if err != nil {
		t.Fatal(err)
	}
	everyFlip(t, text, func(flipped []byte) bool {
		d, err := ParseDisclosure(flipped)
		if err != nil {
			return true
		}
		_, err = d.Check(l.Commitment)
		return err != nil
	})
}

// everyFlip flips each bit of a text and wants each flip refused.
func everyFlip(t *testing.T, text []byte, refused func([]byte) bool) {
	t.Helper()
	if refused(text) {
		t.Fatal("the text is refused as it is")
	}
	for i := range text {
		for bit := range 8 {
			flipped := bytes.Clone(text)
			flipped[i] ^= 1 << bit
			if !refused(flipped) {
				t.Errorf("bit %d of byte %d (%q) is not watched", bit, i, text[i])
			}
		}
	}
}

// TestAnyBodyIsCommitted: whatever bytes parse as an event, fields come sorted, once each, and any other body differs.
func TestAnyBodyIsCommitted(t *testing.T) {
	salt := bytes.Repeat([]byte{3}, 32)
	rapid.Check(t, func(t *rapid.T) {
		reason := rapid.String().Draw(t, "reason")
		e := &pb.Event{Sequence: rapid.Int64().Draw(t, "seq"), Kind: &pb.Event_Returned{Returned: &pb.Returned{Reason: reason}}}
		body, err := proto.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		fields := Fields(e, body)
		if !slices.IsSortedFunc(fields, func(a, b Field) int { return strings.Compare(a.Name, b.Name) }) {
			t.Fatal("not sorted")
		}
		other := protowire.AppendTag(bytes.Clone(body), 3000, protowire.VarintType)
		other = protowire.AppendVarint(other, 1)
		if Commit(salt, fields) == Commit(salt, Fields(e, other)) {
			t.Fatal("unknown bytes are not committed to")
		}
	})
}

// TestMac compares with crypto/hmac for keys of every length up to a block.
func TestMac(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.SliceOfN(rapid.Byte(), 0, sha256.BlockSize).Draw(t, "key")
		name := rapid.String().Draw(t, "name")
		var m mac
		h := hmac.New(sha256.New, key)
		for range 2 { // the buffer is used again
			got := m.fieldSalt(key, name)
			h.Reset()
			h.Write([]byte("field\x00" + name))
			if !bytes.Equal(got[:], h.Sum(nil)) {
				t.Fatal("another HMAC")
			}
		}
	})
}
