// Package record makes and checks the bytes by which an event is proven: the leaf, which holds no personal data; the salted
// commitment to its content, field by field; the chain of a case; the RFC 6962 log of an organ with its signed checkpoints and
// proofs. It knows neither SQL nor gRPC, and every check works offline. The formats are told in docs/record.md.
package record

import (
	"encoding/hex"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a SHA-256 of the log: of a leaf (0x00 ‖ leaf) or of a node (0x01 ‖ left ‖ right), as in RFC 6962.
type Hash = tlog.Hash

// HashSize is the length of a hash in bytes.
const HashSize = tlog.HashSize

// LeafHash is the hash of a leaf: what the log holds of it, and what the next leaf of the case names as prev.
func LeafHash(leaf []byte) Hash { return tlog.RecordHash(leaf) }

// MaxSize bounds the entries of a log that is read from outside. Far larger sizes would make the arithmetic of proofs overflow.
const MaxSize = 1 << 48

// Hex writes a hash as leaves and case heads name it: in lower-case hexadecimal.
func Hex(h Hash) string { return hex.EncodeToString(h[:]) }
