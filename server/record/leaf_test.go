package record

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
)

// sample gives an event with its salt, body and leaf.
func sample(t *testing.T) (e *pb.Event, salt, body, leaf []byte) {
	t.Helper()
	e = &pb.Event{
		Sequence: 3, Actor: "organs/yangli/staff/zhang", ActorName: "张三",
		RecordTime: timestamppb.New(time.Date(2026, 3, 2, 1, 2, 3, 450000000, time.UTC)),
		Kind:       &pb.Event_Closed{Closed: &pb.Closed{Remark: "李四来电"}},
	}
	salt = bytes.Repeat([]byte{7}, SaltSize)
	body, err := proto.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err = New("yangli", "2026-0001", e, salt, body)
	if err != nil {
		t.Fatal(err)
	}
	return e, salt, body, leaf
}

func TestLeafBytes(t *testing.T) {
	_, salt, body, leaf := sample(t)
	want := `{"v":1,"organ":"yangli","case":"2026-0001","case_seq":3,"kind":"closed","actor":"organs/yangli/staff/zhang",` +
		`"time":"2026-03-02T01:02:03.450000Z","commitment":"` + Commit(salt, body) + `"}`
	if string(leaf) != want {
		t.Errorf("leaf = %s\nwant   %s", leaf, want)
	}
	for _, personal := range []string{"张三", "李四"} {
		if strings.Contains(string(leaf), personal) {
			t.Errorf("the leaf names %s", personal)
		}
	}
}

// TestCommitVector is RFC 4231, test case 2.
func TestCommitVector(t *testing.T) {
	got := Commit([]byte("Jefe"), []byte("what do ya want for nothing?"))
	if got != "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" {
		t.Errorf("commitment = %s", got)
	}
}

func TestCheckFindsEveryChange(t *testing.T) {
	e, salt, body, leaf := sample(t)
	err := Check(leaf, "yangli", "2026-0001", salt, body)
	if err != nil {
		t.Fatalf("untouched: %v", err)
	}
	e.ActorName = "王五"
	otherBody, _ := proto.Marshal(e)
	otherSalt := bytes.Repeat([]byte{8}, SaltSize)
	for name, err := range map[string]error{
		"body":    Check(leaf, "yangli", "2026-0001", salt, otherBody),
		"salt":    Check(leaf, "yangli", "2026-0001", otherSalt, body),
		"case":    Check(leaf, "yangli", "2026-0002", salt, body),
		"organ":   Check(leaf, "other", "2026-0001", salt, body),
		"time":    Check(bytes.Replace(leaf, []byte(":03.45"), []byte(":03.46"), 1), "yangli", "2026-0001", salt, body),
		"actor":   Check(bytes.Replace(leaf, []byte("zhang"), []byte("zhong"), 1), "yangli", "2026-0001", salt, body),
		"member":  Check(bytes.Replace(leaf, []byte(`"kind"`), []byte(`"sort"`), 1), "yangli", "2026-0001", salt, body),
		"version": Check(bytes.Replace(leaf, []byte(`"v":1`), []byte(`"v":2`), 1), "yangli", "2026-0001", salt, body),
		"space":   Check(append([]byte(" "), leaf...), "yangli", "2026-0001", salt, body),
	} {
		if err == nil {
			t.Errorf("a change of %s was not found", name)
		}
	}
}

func TestSaltsDiffer(t *testing.T) {
	if bytes.Equal(Salt(), Salt()) || len(Salt()) != SaltSize {
		t.Error("salts must be random and of full length")
	}
}
