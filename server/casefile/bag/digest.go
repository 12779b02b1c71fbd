package bag

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"hash/crc32"
	"io"

	"github.com/emmansun/gmsm/sm3"
)

// Sums are size and digests of one file; the digests are in lower-case hexadecimal.
type Sums struct {
	Size                int64
	SHA256, SHA512, SM3 string
	crc                 uint32
}

// summer takes in a content once and gives all its digests.
type summer struct {
	size int64
	crc  hash.Hash32
	all  [3]hash.Hash
}

func newSummer() *summer {
	return &summer{crc: crc32.NewIEEE(), all: [3]hash.Hash{sha256.New(), sha512.New(), sm3.New()}}
}

func (s *summer) Write(p []byte) (int, error) {
	s.size += int64(len(p))
	s.crc.Write(p)
	for _, h := range s.all {
		h.Write(p)
	}
	return len(p), nil
}

func (s *summer) sums() Sums {
	sum := func(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }
	return Sums{Size: s.size, SHA256: sum(s.all[0]), SHA512: sum(s.all[1]), SM3: sum(s.all[2]), crc: s.crc.Sum32()}
}

// sumAll reads to the end, through a buffer that serves many files.
func sumAll(r io.Reader, buffer []byte) (Sums, error) {
	s := newSummer()
	_, err := io.CopyBuffer(s, r, buffer)
	return s.sums(), err
}

// measure gives what a ZIP must know before the content: length and CRC-32.
func measure(r io.Reader) (int64, uint32, error) {
	crc := crc32.NewIEEE()
	n, err := io.Copy(crc, r)
	return n, crc.Sum32(), err
}
