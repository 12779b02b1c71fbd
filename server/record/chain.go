package record

import "fmt"

// Chain follows a log entry by entry and says whether each leaf stands where it should.
type Chain struct {
	Edge
	// Epochs are where the log took a new name.
	Epochs []Epoch
	origin string
	heads  headSet
}

// Epoch is the beginning of an epoch: what the log was just before its first leaf.
type Epoch struct {
	Origin string // the new name
	Size   int64
	Root   Hash
}

// NewChain begins at the first entry.
func NewChain() *Chain { return &Chain{heads: newHeadSet()} }

// Entry is a leaf that was read and hashed: what can be done for many at a time, in any order.
type Entry struct {
	Leaf
	Hash  Hash
	wrong error
}

// ReadEntry reads and hashes a leaf.
func ReadEntry(leaf []byte) Entry {
	l, err := Parse(leaf)
	return Entry{l, LeafHash(leaf), err}
}

// Next checks the next leaf and takes it in, also when it is wrong. It gives the hashes that are to be stored with it.
func (c *Chain) Next(leaf []byte) (stored []byte, wrong error) { return c.Take(ReadEntry(leaf)) }

// Take is Next for a leaf that was read.
func (c *Chain) Take(e Entry) (stored []byte, wrong error) {
	wrong = e.wrong
	if wrong == nil {
		wrong = c.judge(e)
	}
	next, stored, err := c.AppendHash(e.Hash)
	if err != nil {
		return nil, err
	}
	c.Edge = next
	return stored, wrong
}

// EachHead gives the heads of all cases so far, in no order.
func (c *Chain) EachHead(fn func(Head)) {
	for _, h := range c.heads.byCase {
		fn(h.head())
	}
}

// Head is the last event so far of a case; its CaseSeq is 0 when there is none.
func (c *Chain) Head(number string) Head {
	h := c.heads.byCase[number]
	if h == nil {
		return Head{}
	}
	return h.head()
}

// Heads is what a checkpoint at this size carries of the case heads. It costs what has changed since it was last asked for.
func (c *Chain) Heads() *Heads { return c.heads.root() }

// judge compares the leaf with what must come next in the log and in its case.
func (c *Chain) judge(l Entry) error {
	before := c.heads.put(l.Case, l.CaseSeq, l.Hash)
	if l.Version == firstVersion {
		if l.CaseSeq != before.caseSeq+1 {
			return fmt.Errorf("is event %d of the case, after %d", l.CaseSeq, before.caseSeq)
		}
		return nil
	}
	origin := c.origin
	c.origin = l.Origin
	if origin != "" && l.Origin == NextEpoch(origin) && l.Kind == EpochKind && l.Case == "" {
		c.Epochs = append(c.Epochs, Epoch{l.Origin, c.Size(), c.Root()})
		origin = l.Origin
	}
	switch {
	case l.Seq != c.Size():
		return fmt.Errorf("says it is entry %d of the log, and is %d", l.Seq, c.Size())
	case origin != "" && l.Origin != origin:
		return fmt.Errorf("is of log %.100q, the entries before it are of %.100q", l.Origin, origin)
	case l.CaseSeq != before.caseSeq+1:
		return fmt.Errorf("is event %d of the case, after %d", l.CaseSeq, before.caseSeq)
	case !before.named(l.Prev):
		return fmt.Errorf("does not name the case's previous leaf")
	}
	return nil
}

// named says whether a text names this head as the one before, or nothing where there is none.
func (h headAt) named(prev string) bool {
	if h.caseSeq == 0 {
		return prev == ""
	}
	return prev == Hex(h.hash)
}
