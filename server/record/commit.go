package record

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// SaltSize is the length of a salt in bytes. 256 random bits keep a guessed content from being confirmed by its commitment.
const SaltSize = 32

// rootLabel keeps the root of a commitment apart from every other hash.
const rootLabel = "disclosure fields v1\x00"

// Salt gives fresh random bytes for one event.
func Salt() []byte {
	salt := make([]byte, SaltSize)
	rand.Read(salt) // never fails: crypto/rand ends the program instead
	return salt
}

// Commit gives the commitment to fields that are sorted by name, lower-case hexadecimal:
//
//	salt_f = HMAC-SHA256(salt, "field" 0x00 name)
//	c_f    = HMAC-SHA256(salt_f, len(name) as 4 bytes, big-endian, name value)
//	root   = SHA-256("disclosure fields v1" 0x00 c_1 c_2 …)
//
// Who is given salt_f of one field can check that field and learns nothing about the others.
func Commit(salt []byte, fields []Field) string {
	m := mac{make([]byte, 0, 512)}
	root := newRoot()
	for _, f := range fields {
		s := m.fieldSalt(salt, f.Name)
		c := m.commitField(s[:], f)
		root.add(c[:])
	}
	return root.String()
}

// mac computes HMAC-SHA256 for short messages, in a buffer that it keeps: crypto/hmac, made for streams, allocates anew for each key,
// and here each field has its own, twice. Every key is at most one block of SHA-256 long.
type mac struct{ buf []byte }

// fieldSalt derives the salt of a field.
func (m *mac) fieldSalt(salt []byte, name string) [sha256.Size]byte {
	m.begin(salt)
	m.buf = append(m.buf, "field\x00"...)
	m.buf = append(m.buf, name...)
	return m.end(salt)
}

// commitField gives c_f.
func (m *mac) commitField(salt []byte, f Field) [sha256.Size]byte {
	m.begin(salt)
	m.buf = binary.BigEndian.AppendUint32(m.buf, uint32(len(f.Name)))
	m.buf = append(m.buf, f.Name...)
	m.buf = append(m.buf, f.Value...)
	return m.end(salt)
}

// begin starts the inner message of RFC 2104.
func (m *mac) begin(key []byte) { m.pad(key, 0x36) }

// end gives the outer hash over the inner one.
func (m *mac) end(key []byte) [sha256.Size]byte {
	inner := sha256.Sum256(m.buf)
	m.pad(key, 0x5c)
	m.buf = append(m.buf, inner[:]...)
	return sha256.Sum256(m.buf)
}

func (m *mac) pad(key []byte, with byte) {
	var block [sha256.BlockSize]byte
	copy(block[:], key)
	for i := range block {
		block[i] ^= with
	}
	m.buf = append(m.buf[:0], block[:]...)
}

// root is the hash over all c_f in the order of the names.
type root struct{ hash.Hash }

func newRoot() root {
	h := sha256.New()
	h.Write([]byte(rootLabel))
	return root{h}
}

func (r root) add(c []byte) { r.Write(c) }

// String is the commitment.
func (r root) String() string { return hex.EncodeToString(r.Sum(nil)) }
