package bag

import (
	"errors"
	"fmt"
	"strings"
)

// line is one line of a manifest: "digest  path", as sha256sum reads it.
type line struct{ digest, path string }

// list is a manifest in the order of the bag.
type list []line

func (l list) text() []byte {
	var b strings.Builder
	for _, m := range l {
		fmt.Fprintf(&b, "%s  %s\n", m.digest, m.path)
	}
	return []byte(b.String())
}

// parseList reads a manifest whose digests have so many hexadecimal digits, exactly as text writes it.
func parseList(text []byte, digits int) (list, error) {
	var l list
	for m := range strings.Lines(string(text)) {
		digest, path, found := strings.Cut(strings.TrimSuffix(m, "\n"), "  ")
		if !found || len(digest) != digits || strings.Trim(digest, "0123456789abcdef") != "" {
			return l, fmt.Errorf("line %d is not a digest, two spaces and a path", len(l)+1)
		}
		err := CheckPath(path)
		if err != nil {
			return l, fmt.Errorf("line %d: %w", len(l)+1, err)
		}
		l = append(l, line{digest, path})
	}
	if string(l.text()) != string(text) {
		return l, errors.New("the last line has no end")
	}
	return l, nil
}

// paths are those of the list in its order.
func (l list) paths() []string {
	paths := make([]string, len(l))
	for i, m := range l {
		paths[i] = m.path
	}
	return paths
}
