package record

import (
	"crypto/hmac"
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
	root := newRoot()
	salts := hmac.New(sha256.New, salt)
	for _, f := range fields {
		root.add(commitField(fieldSalt(salts, f.Name), f))
	}
	return root.String()
}

// fieldSalt derives the salt of a field; salts is the keyed HMAC of the event.
func fieldSalt(salts hash.Hash, name string) []byte {
	salts.Reset()
	salts.Write([]byte("field\x00"))
	salts.Write([]byte(name))
	return salts.Sum(make([]byte, 0, SaltSize))
}

// commitField gives c_f.
func commitField(salt []byte, f Field) []byte {
	mac := hmac.New(sha256.New, salt)
	mac.Write(binary.BigEndian.AppendUint32(make([]byte, 0, 4), uint32(len(f.Name))))
	mac.Write([]byte(f.Name))
	mac.Write([]byte(f.Value))
	return mac.Sum(make([]byte, 0, sha256.Size))
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
