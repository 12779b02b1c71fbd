package record

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
)

const origin = "disclosure/yangli"

// now is the clock of the tests.
var now = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// sample gives an event with its salt, body and leaf.
func sample(t testing.TB) (e *pb.Event, salt, body, leaf []byte) {
	t.Helper()
	e = &pb.Event{
		Sequence: 3, Actor: "organs/yangli/staff/zhang", ActorName: "张三",
		RecordTime: timestamppb.New(time.Date(2026, 3, 2, 1, 2, 3, 450000000, time.UTC)),
		Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{Number: "2026-0001", Registration: &pb.Registration{
			Channel: pb.Channel_CHANNEL_SIGNED_MAIL, ItemTexts: []string{"甲", "乙"},
			Applicant: &pb.Applicant{Name: "李四", IdNumber: "11010519491231002X"},
		}}},
	}
	salt = bytes.Repeat([]byte{7}, SaltSize)
	body, err := proto.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err = New(Place{Origin: origin, Seq: 17, Case: "2026-0001", Prev: "ab", Calendar: "cal-1"}, e, salt, body)
	if err != nil {
		t.Fatal(err)
	}
	return e, salt, body, leaf
}

// log is a log in memory.
type log struct {
	edge   Edge
	stored [][]byte
	leaves [][]byte
}

func (l *log) add(t testing.TB, leaf []byte) {
	t.Helper()
	next, stored, err := l.edge.Append(leaf)
	if err != nil {
		t.Fatal(err)
	}
	l.edge, l.stored, l.leaves = next, append(l.stored, stored), append(l.leaves, leaf)
}

func (l *log) reader() HashReader {
	return Stored(func(entry int64) ([]byte, error) {
		if entry >= int64(len(l.stored)) {
			return nil, fmt.Errorf("no entry %d", entry)
		}
		return l.stored[entry], nil
	})
}

// logOf makes a log of n small leaves.
func logOf(t testing.TB, n int) *log {
	t.Helper()
	l := &log{}
	for i := range n {
		l.add(t, fmt.Appendf(nil, "leaf %d", i))
	}
	return l
}

func ring(t testing.TB) Keyring {
	t.Helper()
	k, err := NewKeyring(origin, now)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func signed(t testing.TB, k Keyring, c Checkpoint) []byte {
	t.Helper()
	text, err := k.Sign(c)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
