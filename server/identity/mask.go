package identity

import "strings"

const (
	maskHead = 6 // the region of a resident identity number
	maskTail = 1
)

// MaskNumber shows an identity number as its first six characters, stars and the last one. A number too short to hide
// anything that way is all stars. The length is kept, so that a desk can still tell kinds apart.
func MaskNumber(number string) string {
	r := []rune(number)
	if len(r) <= maskHead+maskTail+1 {
		return strings.Repeat("*", len(r))
	}
	hidden := len(r) - maskHead - maskTail
	return string(r[:maskHead]) + strings.Repeat("*", hidden) + string(r[len(r)-maskTail:])
}
