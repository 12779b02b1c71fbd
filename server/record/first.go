package record

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Leaves of the first version had no chain and no log, and one commitment to the whole body. They are still read, and a log
// that is begun over an older folder takes them in as they are.
const firstVersion = 1

// firstLeaf is a leaf of the first version.
type firstLeaf struct {
	Version    int    `json:"v"`
	Organ      string `json:"organ"`
	Case       string `json:"case"`
	CaseSeq    int64  `json:"case_seq"`
	Kind       string `json:"kind"`
	Actor      string `json:"actor"`
	Time       string `json:"time"`
	Commitment string `json:"commitment"`
}

func isFirst(leaf []byte) bool { return bytes.HasPrefix(leaf, []byte(`{"v":1,`)) }

func parseFirst(leaf []byte) (Leaf, error) {
	var l firstLeaf
	err := decode(leaf, &l)
	if err != nil {
		return Leaf{}, fmt.Errorf("read leaf: %w", err)
	}
	return Leaf{
		Version: firstVersion, Origin: l.Organ, Case: l.Case, CaseSeq: l.CaseSeq, Kind: l.Kind, Actor: l.Actor, Time: l.Time,
		Commitment: l.Commitment,
	}, nil
}

// commitWhole is the commitment of the first version: HMAC-SHA256(salt, body).
func commitWhole(salt, body []byte) string {
	mac := hmac.New(sha256.New, salt)
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}
