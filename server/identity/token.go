package identity

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"math/big"
	"strings"
)

// A token is dsc_ + 43 base62 digits (256 random bits) + 6 base62 digits (CRC-32 of what comes before). The prefix lets
// scanners find a leaked one, the checksum tells a mistyped one without asking the database.
const (
	tokenPrefix = "dsc_"
	secretSize  = 43
	sumSize     = 6
	tokenSize   = len(tokenPrefix) + secretSize + sumSize
	base62      = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

// NewToken returns a fresh token. It is shown once; only HashToken of it is stored.
func NewToken() string {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails: crypto/rand ends the program instead
	body := tokenPrefix + digits62(raw, secretSize)
	return body + checksum(body)
}

// ValidToken says whether the text has the form and the checksum of a token.
func ValidToken(token string) bool {
	if len(token) != tokenSize || !strings.HasPrefix(token, tokenPrefix) {
		return false
	}
	body := token[:tokenSize-sumSize]
	return token[tokenSize-sumSize:] == checksum(body)
}

// HashToken is what is stored of a token. A plain hash is enough for 256 random bits (ASVS 6.5.2).
func HashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

func checksum(body string) string {
	return digits62(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(body))), sumSize)
}

// digits62 writes a number in base 62 with leading zeros.
func digits62(raw []byte, size int) string {
	n, base, digit := new(big.Int).SetBytes(raw), big.NewInt(62), new(big.Int)
	out := make([]byte, size)
	for i := size - 1; i >= 0; i-- {
		n.DivMod(n, base, digit)
		out[i] = base62[digit.Int64()]
	}
	return string(out)
}
