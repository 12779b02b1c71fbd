package record

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestHeadSet compares the tree that grows with the one that is built anew, whatever the order of new cases and new events.
func TestHeadSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, heads := newHeadSet(), map[string]Head{}
		for i := range rapid.IntRange(0, 120).Draw(t, "events") {
			number := fmt.Sprintf("2026-%04d", rapid.IntRange(0, 40).Draw(t, "case"))
			h := Head{number, heads[number].CaseSeq + 1, Hex(LeafHash(fmt.Append(nil, i)))}
			before := s.put(number, h.CaseSeq, LeafHash(fmt.Append(nil, i)))
			if before.caseSeq != heads[number].CaseSeq || !before.named(heads[number].Hash) {
				t.Fatalf("before event %d: %+v, want %+v", i, before, heads[number])
			}
			heads[number] = h
			if rapid.IntRange(0, 4).Draw(t, "look") != 0 {
				continue
			}
			var all []Head
			for _, h := range heads {
				all = append(all, h)
			}
			tree, err := NewHeadTree(all)
			if err != nil {
				t.Fatal(err)
			}
			if *s.root() != *tree.Heads() {
				t.Fatalf("after event %d of %d cases: the roots differ", i, len(all))
			}
		}
	})
	s := newHeadSet()
	tree, _ := NewHeadTree(nil)
	if *s.root() != *tree.Heads() {
		t.Error("the empty roots differ")
	}
}
