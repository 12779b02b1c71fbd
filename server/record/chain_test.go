package record

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
)

// story is the leaves of three cases whose events alternate.
func story(t *testing.T) [][]byte {
	t.Helper()
	c := NewChain()
	var leaves [][]byte
	for i := range 12 {
		number := fmt.Sprintf("2026-%04d", i%3+1)
		e := &pb.Event{Sequence: int64(i/3 + 1), RecordTime: timestamppb.New(now), Kind: &pb.Event_Closed{Closed: &pb.Closed{}}}
		leaf, err := New(Place{Origin: origin, Seq: c.Size(), Case: number, Prev: c.Head(number).Hash}, e, Salt(), nil)
		if err != nil {
			t.Fatal(err)
		}
		_, wrong := c.Next(leaf)
		if wrong != nil {
			t.Fatal(wrong)
		}
		leaves = append(leaves, leaf)
	}
	if h := c.Head("2026-0002"); h.CaseSeq != 4 || h.Hash != Hex(LeafHash(leaves[10])) || c.Heads().Count != 3 {
		t.Errorf("%+v", h)
	}
	return leaves
}

func TestChainFindsAttacks(t *testing.T) {
	leaves := story(t)
	other := story(t) // the same story with other salts
	for name, attacked := range map[string][][]byte{
		"deleted":          slices.Delete(slices.Clone(leaves), 4, 5),
		"first deleted":    leaves[1:],
		"inserted":         slices.Insert(slices.Clone(leaves), 4, leaves[3]),
		"swapped":          append(append(slices.Clone(leaves[:3]), leaves[4], leaves[3]), leaves[5:]...),
		"from elsewhere":   append(append(slices.Clone(leaves[:4]), other[4]), leaves[5:]...),
		"rewritten behind": append(slices.Clone(leaves[:4]), other[4:]...),
		"no leaf":          append(slices.Clone(leaves[:4]), []byte("{}")),
		"other log":        append(slices.Clone(leaves[:4]), bytes.Replace(leaves[4], []byte("yangli"), []byte("yangle"), 1)),
		"skipped number":   append(slices.Clone(leaves[:4]), bytes.Replace(leaves[4], []byte(`"case_seq":2`), []byte(`"case_seq":3`), 1)),
	} {
		c := NewChain()
		found := error(nil)
		for _, leaf := range attacked {
			_, wrong := c.Next(leaf)
			if found == nil {
				found = wrong
			}
		}
		if found == nil {
			t.Errorf("%s: not found", name)
		}
	}
}
