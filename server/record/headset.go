package record

import (
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// headSet is the tree of case heads as it grows with the log: like HeadTree, but a root costs only what has changed since the last
// one, so that a log with many signed heads is checked in a time that goes with its length.
type headSet struct {
	byCase map[string]*headAt
	sorted []*headAt
	fresh  []*headAt // not yet in sorted
	dirty  []*headAt // in sorted, with a hash that is out of date
	levels [][]Hash  // of each size of subtree, smallest first, those that are complete
}

// headAt is the head of a case and its place.
type headAt struct {
	number  string
	caseSeq int64
	hash    Hash
	at      int // in sorted; -1 before it has a place
	dirty   bool
}

func newHeadSet() headSet { return headSet{byCase: map[string]*headAt{}} }

func (h *headAt) head() Head { return Head{h.number, h.caseSeq, Hex(h.hash)} }

// put takes the newest event of a case in, and gives the one before; its caseSeq is 0 when there is none.
func (s *headSet) put(number string, caseSeq int64, hash Hash) (before headAt) {
	h := s.byCase[number]
	if h == nil {
		h = &headAt{number: strings.Clone(number), at: -1}
		s.byCase[h.number] = h
		s.fresh = append(s.fresh, h)
	}
	before = *h
	h.caseSeq, h.hash = caseSeq, hash
	if h.at >= 0 && !h.dirty {
		h.dirty = true
		s.dirty = append(s.dirty, h)
	}
	return before
}

// root is what a checkpoint at this size carries.
func (s *headSet) root() *Heads {
	s.settle()
	changed := make([]int, 0, len(s.dirty))
	for _, h := range s.dirty {
		h.dirty = false
		changed = append(changed, h.at)
	}
	s.dirty = s.dirty[:0]
	slices.Sort(changed)
	s.rehash(changed)
	return &Heads{int64(len(s.sorted)), s.fold()}
}

// settle gives the new cases their places. All hashes from the first of them on are forgotten.
func (s *headSet) settle() {
	if len(s.fresh) == 0 {
		return
	}
	byNumber := func(a, b *headAt) int { return strings.Compare(a.number, b.number) }
	slices.SortFunc(s.fresh, byNumber)
	first, _ := slices.BinarySearchFunc(s.sorted, s.fresh[0], byNumber)
	s.sorted = append(s.sorted, s.fresh...)
	s.fresh = s.fresh[:0]
	slices.SortFunc(s.sorted[first:], byNumber)
	for i := first; i < len(s.sorted); i++ {
		s.sorted[i].at = i
	}
	for level := range s.levels {
		s.levels[level] = s.levels[level][:min(len(s.levels[level]), first>>level)]
	}
	s.dirty = slices.DeleteFunc(s.dirty, func(h *headAt) bool {
		h.dirty = h.at < first
		return !h.dirty
	})
}

// rehash computes the hashes that are missing, and those over the changed places, level by level.
func (s *headSet) rehash(changed []int) {
	for level := 0; len(s.sorted)>>level > 0; level++ {
		if level == len(s.levels) {
			s.levels = append(s.levels, nil)
		}
		at := func(i int) Hash {
			if level == 0 {
				return LeafHash(s.sorted[i].head().leaf())
			}
			return tlog.NodeHash(s.levels[level-1][2*i], s.levels[level-1][2*i+1])
		}
		have := len(s.levels[level])
		for _, i := range changed {
			if i < have {
				s.levels[level][i] = at(i)
			}
		}
		for i := have; i < len(s.sorted)>>level; i++ {
			s.levels[level] = append(s.levels[level], at(i))
		}
		for i := range changed {
			changed[i] /= 2
		}
		changed = slices.Compact(changed)
	}
}

// fold puts the complete subtrees together, from the right.
func (s *headSet) fold() Hash {
	var root Hash
	empty := true
	n := len(s.sorted)
	for level := 0; n>>level > 0; level++ {
		if n>>level&1 == 0 {
			continue
		}
		peak := s.levels[level][n>>level-1]
		if empty {
			root, empty = peak, false
		} else {
			root = tlog.NodeHash(peak, root)
		}
	}
	if empty {
		root, _ = tlog.TreeHash(0, nil) // reads nothing
	}
	return root
}
