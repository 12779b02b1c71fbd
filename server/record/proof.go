package record

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	proofHeader = "c2sp.org/tlog-proof@v1"
	indexLine   = "index "
	// maxPath bounds the hashes of a proof: no tree of MaxSize needs as many.
	maxPath = 63
)

// Root computes the root of a log at a size from its stored hashes.
func Root(size int64, r HashReader) (Hash, error) {
	err := within(0, size)
	if err != nil {
		return Hash{}, err
	}
	return tlog.TreeHash(size, r)
}

// ProveInclusion gives the path from the entry of an index to the root of the log at a size.
func ProveInclusion(size, index int64, r HashReader) ([]Hash, error) {
	err := within(index, size-1)
	if err != nil {
		return nil, err
	}
	return tlog.ProveRecord(size, index, r)
}

// ProveConsistency gives the proof that the log of size old is the beginning of that of size; it is empty for an empty one.
func ProveConsistency(old, size int64, r HashReader) ([]Hash, error) {
	err := within(old, size)
	if err != nil || old == 0 {
		return nil, err
	}
	return tlog.ProveTree(size, old, r)
}

// CheckConsistency checks the proof that a log has only been appended to.
func CheckConsistency(old, size int64, oldRoot, root Hash, proof []Hash) error {
	err := within(old, size)
	switch {
	case err != nil:
		return err
	case old == 0 && oldRoot != Edge{}.Root():
		return errors.New("an empty log has another root")
	case old == 0 && len(proof) > 0:
		return errors.New("the proof is too long")
	case old == 0:
		return nil
	}
	return tlog.CheckTree(proof, size, root, old, oldRoot)
}

func within(n, max int64) error {
	if n < 0 || n > max || max > MaxSize {
		return fmt.Errorf("there is no entry %d of %d", n, max)
	}
	return nil
}

// Proof shows offline that an event is in the log of a signed checkpoint: a C2SP tlog-proof.
type Proof struct {
	Index      int64
	Path       []Hash
	Checkpoint []byte // signed note, verbatim
}

// Text writes the proof.
func (p Proof) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s%d\n", proofHeader, indexLine, p.Index)
	for _, h := range p.Path {
		b.WriteString(h.String() + "\n")
	}
	b.WriteString("\n")
	b.Write(p.Checkpoint)
	return b.Bytes()
}

// ParseProof reads a proof exactly as Text writes it. One with extra data is not of this program and is refused.
func ParseProof(text []byte) (Proof, error) {
	p, err := parseProof(text)
	if err == nil && !bytes.Equal(p.Text(), text) {
		err = errors.New("not in the form in which it is written")
	}
	if err != nil {
		return Proof{}, fmt.Errorf("read proof: %w", err)
	}
	return p, nil
}

func parseProof(text []byte) (Proof, error) {
	head, checkpoint, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if len(text) > maxNote || !found || len(lines) < 2 || len(lines) > 2+maxPath || lines[0] != proofHeader ||
		!strings.HasPrefix(lines[1], indexLine) {
		return Proof{}, errors.New("not a tlog-proof")
	}
	index, err := parseSize(lines[1][len(indexLine):])
	if err != nil {
		return Proof{}, err
	}
	p := Proof{Index: index, Checkpoint: checkpoint}
	for _, line := range lines[2:] {
		h, err := parseHash(line)
		if err != nil {
			return Proof{}, err
		}
		p.Path = append(p.Path, h)
	}
	return p, nil
}

// Check checks the proof for a leaf and gives the checkpoint, whose signature it also checks.
func (p Proof) Check(leaf []byte, keys Keys) (Checkpoint, error) {
	c, err := keys.Open(p.Checkpoint)
	if err != nil {
		return Checkpoint{}, err
	}
	l, err := Parse(leaf)
	if err != nil {
		return Checkpoint{}, err
	}
	if l.Version >= 2 && (l.Seq != p.Index || l.Origin != c.Origin && !EarlierEpoch(l.Origin, c.Origin)) {
		return Checkpoint{}, errors.New("the leaf is of another place in the log")
	}
	return c, CheckInclusion(p.Path, c.Size, p.Index, c.Root, LeafHash(leaf))
}

// CheckInclusion checks the path of an entry.
func CheckInclusion(path []Hash, size, index int64, root, leaf Hash) error {
	err := within(index, size-1)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, size, root, index, leaf)
}
