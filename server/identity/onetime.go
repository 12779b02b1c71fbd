package identity

import (
	"crypto/rand"
	"math/big"
	"strings"
)

// oneTimeAlphabet leaves out what is misread on paper or on the telephone: 0 and o, 1, l and i.
const oneTimeAlphabet = "abcdefghjkmnpqrstuvwxyz23456789"

// NewOneTimePassword returns four groups of four characters (79 bits), such as k7mq-2xta-9dnw-5hve.
func NewOneTimePassword() string {
	var groups [4]string
	for i := range groups {
		groups[i] = randomText(4)
	}
	return strings.Join(groups[:], "-")
}

func randomText(n int) string {
	out := make([]byte, n)
	size := big.NewInt(int64(len(oneTimeAlphabet)))
	for i := range out {
		k, err := rand.Int(rand.Reader, size)
		if err != nil {
			panic(err) // crypto/rand never fails
		}
		out[i] = oneTimeAlphabet[k.Int64()]
	}
	return string(out)
}
