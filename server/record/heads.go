package record

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// Head is the last event of a case: nothing of the case is newer at the size of the checkpoint.
type Head struct {
	Case    string `json:"case"`
	CaseSeq int64  `json:"case_seq"`
	Hash    string `json:"hash"` // LeafHash of that event, lower-case hexadecimal
}

// leaf is what the tree of heads hashes.
func (h Head) leaf() []byte {
	return fmt.Appendf(nil, "case-head v1\n%s\n%d\n%s\n", h.Case, h.CaseSeq, h.Hash)
}

// HeadTree is the RFC 6962 tree over the heads of all cases of an organ, sorted by case. A checkpoint that carries its root
// promises that each case ends where its head says; a later event of a case that is left out breaks that promise, and anybody
// who holds the log can see it.
type HeadTree struct {
	heads  []Head
	hashes []Hash // in the order of tlog
	edge   Edge
}

// NewHeadTree builds the tree. It sorts heads in place.
func NewHeadTree(heads []Head) (*HeadTree, error) {
	slices.SortFunc(heads, func(a, b Head) int { return strings.Compare(a.Case, b.Case) })
	t := &HeadTree{heads: heads, hashes: make([]Hash, 0, 2*len(heads))}
	for i, h := range heads {
		if i > 0 && heads[i-1].Case == h.Case {
			return nil, fmt.Errorf("case %s has two heads", h.Case)
		}
		next, stored, err := t.edge.Append(h.leaf())
		if err != nil {
			return nil, err
		}
		t.edge = next
		for ; len(stored) > 0; stored = stored[HashSize:] {
			t.hashes = append(t.hashes, Hash(stored[:HashSize]))
		}
	}
	return t, nil
}

// Heads is what a checkpoint carries of the tree.
func (t *HeadTree) Heads() *Heads { return &Heads{t.edge.Size(), t.edge.Root()} }

// HeadProof shows where a case ends, or that there is no such case: its head with those before and after it, each with its path.
type HeadProof struct {
	Entries []HeadEntry `json:"entries"`
}

// HeadEntry is a head with its place in the tree.
type HeadEntry struct {
	Index int64 `json:"index"`
	Head
	Path []Hash `json:"path"`
}

// Prove gives the proof for a case.
func (t *HeadTree) Prove(number string) (HeadProof, error) {
	at, found := slices.BinarySearchFunc(t.heads, number, func(h Head, n string) int { return strings.Compare(h.Case, n) })
	last := at
	if found {
		last++
	}
	var p HeadProof
	for i := max(at-1, 0); i <= last && i < len(t.heads); i++ {
		path, err := ProveInclusion(t.edge.Size(), int64(i), tlog.HashReaderFunc(t.read))
		if err != nil {
			return HeadProof{}, err
		}
		p.Entries = append(p.Entries, HeadEntry{int64(i), t.heads[i], path})
	}
	return p, nil
}

func (t *HeadTree) read(indexes []int64) ([]Hash, error) {
	out := make([]Hash, len(indexes))
	for i, index := range indexes {
		out[i] = t.hashes[index]
	}
	return out, nil
}

// ErrNoCase is the outcome of a proof that there is no such case.
var ErrNoCase = errors.New("the log has no such case")

// Check checks the proof against a checkpoint and gives the head of the case, or ErrNoCase if it proves that there is none.
func (p HeadProof) Check(c Checkpoint, number string) (Head, error) {
	if c.Heads == nil {
		return Head{}, errors.New("the checkpoint has no case heads")
	}
	var found *Head
	for i, e := range p.Entries {
		err := CheckInclusion(e.Path, c.Heads.Count, e.Index, c.Heads.Root, LeafHash(e.leaf()))
		if err != nil {
			return Head{}, fmt.Errorf("head of %s: %w", e.Case, err)
		}
		if i > 0 && (e.Index != p.Entries[i-1].Index+1 || e.Case <= p.Entries[i-1].Case) {
			return Head{}, errors.New("the heads do not follow each other")
		}
		if e.Case == number {
			found = &p.Entries[i].Head
		}
	}
	if !p.surrounds(c.Heads.Count, number) {
		return Head{}, errors.New("the heads before and after the case are missing")
	}
	if found == nil {
		return Head{}, ErrNoCase
	}
	return *found, nil
}

// surrounds says whether nothing of the case can stand before or after what is shown.
func (p HeadProof) surrounds(count int64, number string) bool {
	if len(p.Entries) == 0 {
		return count == 0
	}
	first, last := p.Entries[0], p.Entries[len(p.Entries)-1]
	return (first.Case < number || first.Index == 0) && (last.Case > number || last.Index == count-1)
}
