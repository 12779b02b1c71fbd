package record

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// An older state that is restored by a decision begins a new epoch of the log: host/organ becomes host/organ#2. The tree goes on, but
// under another name, for a log never signs what does not fit what it signed before. EpochKind is the kind of the leaf that begins one;
// it is an event of the organ itself, and the first leaf with the new name.
const EpochKind = "log_epoch_begun"

// SplitEpoch gives the name of a log without its epoch, and the epoch: 1 for a name without one.
func SplitEpoch(origin string) (base string, epoch int) {
	at := strings.LastIndexByte(origin, '#')
	if at < 0 {
		return origin, 1
	}
	n, err := strconv.Atoi(origin[at+1:])
	if err != nil || n < 2 || strconv.Itoa(n) != origin[at+1:] {
		return origin, 1
	}
	return origin[:at], n
}

// NextEpoch is the name of the log in its next epoch.
func NextEpoch(origin string) string {
	base, n := SplitEpoch(origin)
	return fmt.Sprintf("%s#%d", base, n+1)
}

// EarlierEpoch says whether a name is that of the same log in an earlier epoch.
func EarlierEpoch(earlier, origin string) bool {
	a, m := SplitEpoch(earlier)
	b, n := SplitEpoch(origin)
	return a == b && m < n
}

// NoteOrigin is the name of the log in a signed checkpoint, which is not checked here.
func NoteOrigin(note []byte) string {
	first, _, _ := bytes.Cut(note, []byte("\n"))
	return string(first)
}
