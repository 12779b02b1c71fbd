package record

import (
	"errors"
	"fmt"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"
)

// HashReader reads stored hashes by their index in the order of tlog.
type HashReader = tlog.HashReader

// Stored makes a reader of a log that is kept entry by entry: fn gives the hashes that were stored with an entry, one after the
// other, as Edge.Append gave them.
func Stored(fn func(entry int64) ([]byte, error)) HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]Hash, error) {
		hashes := make([]Hash, len(indexes))
		for i, index := range indexes {
			level, n := tlog.SplitStoredHashIndex(index)
			entry := (n+1)<<level - 1
			stored, err := fn(entry)
			if err != nil {
				return nil, err
			}
			if len(stored) < (level+1)*HashSize {
				return nil, fmt.Errorf("entry %d has %d bytes of hashes: %d are needed", entry, len(stored), (level+1)*HashSize)
			}
			copy(hashes[i][:], stored[level*HashSize:])
		}
		return hashes, nil
	})
}

// Edge is the right edge of a log: its size and the roots of the full subtrees that make it up, largest first. That is all that
// is needed to append. It is a value: Append gives a new one and leaves the old one as it is.
type Edge struct {
	size  int64
	peaks []Hash
}

// LoadEdge reads the edge of a log with so many entries.
func LoadEdge(size int64, r HashReader) (Edge, error) {
	var indexes []int64
	for done, level := int64(0), bits.Len64(uint64(size)); level >= 0; level-- {
		if size&(1<<level) != 0 {
			indexes = append(indexes, tlog.StoredHashIndex(level, done>>level))
			done += 1 << level
		}
	}
	peaks, err := r.ReadHashes(indexes)
	if err == nil && len(peaks) != len(indexes) {
		err = errors.New("hashes are missing")
	}
	if err != nil {
		return Edge{}, fmt.Errorf("load log of %d entries: %w", size, err)
	}
	return Edge{size, peaks}, nil
}

// Size is the number of entries.
func (e Edge) Size() int64 { return e.size }

// Append gives the edge after one more leaf, and the hashes to store with the entry, one after the other: that of the leaf and
// those of the subtrees that it completes, as tlog.StoredHashes orders them.
func (e Edge) Append(leaf []byte) (Edge, []byte, error) {
	return e.AppendHash(LeafHash(leaf))
}

// AppendHash is Append for a leaf of which only the hash is at hand.
func (e Edge) AppendHash(leaf Hash) (Edge, []byte, error) {
	hashes, err := tlog.StoredHashesForRecordHash(e.size, leaf, tlog.HashReaderFunc(e.last))
	if err != nil {
		return Edge{}, nil, fmt.Errorf("append to log: %w", err)
	}
	rest := len(e.peaks) - (len(hashes) - 1)
	next := Edge{e.size + 1, append(append(make([]Hash, 0, rest+1), e.peaks[:rest]...), hashes[len(hashes)-1])}
	stored := make([]byte, 0, len(hashes)*HashSize)
	for _, h := range hashes {
		stored = append(stored, h[:]...)
	}
	return next, stored, nil
}

// last gives what StoredHashesForRecordHash asks for: the smallest subtrees, in the order of the edge.
func (e Edge) last(indexes []int64) ([]Hash, error) {
	if len(indexes) > len(e.peaks) {
		return nil, errors.New("the edge is damaged")
	}
	return e.peaks[len(e.peaks)-len(indexes):], nil
}

// Root is the root hash of the log.
func (e Edge) Root() Hash {
	if e.size == 0 {
		empty, _ := tlog.TreeHash(0, nil) // reads nothing
		return empty
	}
	root := e.peaks[len(e.peaks)-1]
	for i := len(e.peaks) - 2; i >= 0; i-- {
		root = tlog.NodeHash(e.peaks[i], root)
	}
	return root
}
