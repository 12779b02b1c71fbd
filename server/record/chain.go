package record

import "fmt"

// Chain follows a log entry by entry and says whether each leaf stands where it should.
type Chain struct {
	Edge
	origin string
	heads  map[string]Head
}

// NewChain begins at the first entry.
func NewChain() *Chain { return &Chain{heads: map[string]Head{}} }

// Next checks the next leaf and takes it in, also when it is wrong. It gives the hashes that are to be stored with it.
func (c *Chain) Next(leaf []byte) (stored []byte, wrong error) {
	wrong = c.judge(leaf)
	next, stored, err := c.Append(leaf)
	if err != nil {
		return nil, err
	}
	c.Edge = next
	return stored, wrong
}

// Heads are the heads of all cases so far, in no order.
func (c *Chain) Heads() []Head {
	heads := make([]Head, 0, len(c.heads))
	for _, h := range c.heads {
		heads = append(heads, h)
	}
	return heads
}

// Head is the last event so far of a case; its CaseSeq is 0 when there is none.
func (c *Chain) Head(number string) Head { return c.heads[number] }

// judge compares the leaf with what must come next in the log and in its case.
func (c *Chain) judge(leaf []byte) error {
	l, err := Parse(leaf)
	if err != nil {
		return err
	}
	before := c.heads[l.Case]
	c.heads[l.Case] = Head{l.Case, l.CaseSeq, Hex(LeafHash(leaf))}
	if l.Version == firstVersion {
		if l.CaseSeq != before.CaseSeq+1 {
			return fmt.Errorf("is event %d of the case, after %d", l.CaseSeq, before.CaseSeq)
		}
		return nil
	}
	origin := c.origin
	c.origin = l.Origin
	switch {
	case l.Seq != c.Size():
		return fmt.Errorf("says it is entry %d of the log, and is %d", l.Seq, c.Size())
	case origin != "" && l.Origin != origin:
		return fmt.Errorf("is of log %.100q, the entries before it are of %.100q", l.Origin, origin)
	case l.CaseSeq != before.CaseSeq+1:
		return fmt.Errorf("is event %d of the case, after %d", l.CaseSeq, before.CaseSeq)
	case l.Prev != before.Hash:
		return fmt.Errorf("does not name the case's previous leaf")
	}
	return nil
}
