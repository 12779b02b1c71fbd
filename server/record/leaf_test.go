package record

import (
	"bytes"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"
)

func TestLeafBytes(t *testing.T) {
	e, salt, body, leaf := sample(t)
	want := `{"v":2,"origin":"disclosure/yangli","seq":17,"case":"2026-0001","case_seq":3,"prev":"ab","kind":"registered",` +
		`"actor":"organs/yangli/staff/zhang","time":"2026-03-02T01:02:03.450000Z","calendar":"cal-1","commitment":"` +
		Commit(salt, Fields(e, body)) + `"}`
	if string(leaf) != want {
		t.Errorf("leaf = %s\nwant   %s", leaf, want)
	}
	for _, personal := range []string{"张三", "李四", "甲", "1231002X"} {
		if strings.Contains(string(leaf), personal) {
			t.Errorf("the leaf names %s", personal)
		}
	}
	l, err := Parse(leaf)
	if err != nil || l.Seq != 17 || l.Prev != "ab" {
		t.Errorf("%+v, %v", l, err)
	}
	at, err := l.Instant()
	if err != nil || !at.Equal(e.RecordTime.AsTime()) {
		t.Errorf("%v, %v", at, err)
	}
}

func TestCheckFindsEveryChange(t *testing.T) {
	e, salt, body, leaf := sample(t)
	err := Check(leaf, "yangli", "2026-0001", salt, body)
	if err != nil {
		t.Fatalf("untouched: %v", err)
	}
	unknown := append(bytes.Clone(body), 0xfa, 0x7f, 0x01, 'x') // field 2047, which no event has
	e.ActorName = "王五"
	otherBody, err := proto.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	swap := func(old, new string) []byte { return bytes.Replace(leaf, []byte(old), []byte(new), 1) }
	for name, err := range map[string]error{
		"body":        Check(leaf, "yangli", "2026-0001", salt, otherBody),
		"unknown":     Check(leaf, "yangli", "2026-0001", salt, unknown),
		"no protobuf": Check(leaf, "yangli", "2026-0001", salt, []byte{0xff}),
		"salt":        Check(leaf, "yangli", "2026-0001", bytes.Repeat([]byte{8}, SaltSize), body),
		"long salt":   Check(leaf, "yangli", "2026-0001", append(bytes.Clone(salt), 0), body),
		"case":        Check(leaf, "yangli", "2026-0002", salt, body),
		"organ":       Check(leaf, "other", "2026-0001", salt, body),
		"time":        Check(swap(":03.45", ":03.46"), "yangli", "2026-0001", salt, body),
		"actor":       Check(swap("zhang", "zhong"), "yangli", "2026-0001", salt, body),
		"kind":        Check(swap(`"registered"`, `"closed"`), "yangli", "2026-0001", salt, body),
		"case_seq":    Check(swap(`"case_seq":3`, `"case_seq":4`), "yangli", "2026-0001", salt, body),
		"member":      Check(swap(`"kind"`, `"sort"`), "yangli", "2026-0001", salt, body),
		"letter":      Check(swap(`"kind"`, `"Kind"`), "yangli", "2026-0001", salt, body),
		"double":      Check(swap(`"prev"`, `"seq":17,"prev"`), "yangli", "2026-0001", salt, body),
		"version":     Check(swap(`"v":2`, `"v":3`), "yangli", "2026-0001", salt, body),
		"space":       Check(append([]byte(" "), leaf...), "yangli", "2026-0001", salt, body),
		"tail":        Check(append(bytes.Clone(leaf), '\n'), "yangli", "2026-0001", salt, body),
	} {
		if err == nil {
			t.Errorf("a change of %s was not found", name)
		}
	}
}

// TestFirstVersion reads a leaf as it was written before there was a log.
func TestFirstVersion(t *testing.T) {
	_, salt, body, _ := sample(t)
	leaf := `{"v":1,"organ":"yangli","case":"2026-0001","case_seq":3,"kind":"registered","actor":"organs/yangli/staff/zhang",` +
		`"time":"2026-03-02T01:02:03.450000Z","commitment":"` + commitWhole(salt, body) + `"}`
	err := Check([]byte(leaf), "yangli", "2026-0001", salt, body)
	if err != nil {
		t.Error(err)
	}
	for _, x := range []string{
		strings.Replace(leaf, "yangli", "other", 1), strings.Replace(leaf, `"v":1,`, `"v":1, `, 1),
		strings.Replace(leaf, "registered", "closed", 1),
	} {
		if Check([]byte(x), "yangli", "2026-0001", salt, body) == nil {
			t.Errorf("%s was accepted", x)
		}
	}
}

// TestFirstCommitment is RFC 4231, test case 2.
func TestFirstCommitment(t *testing.T) {
	got := commitWhole([]byte("Jefe"), []byte("what do ya want for nothing?"))
	if got != "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" {
		t.Errorf("commitment = %s", got)
	}
}

func TestSaltsDiffer(t *testing.T) {
	if bytes.Equal(Salt(), Salt()) || len(Salt()) != SaltSize {
		t.Error("salts must be random and of full length")
	}
}
