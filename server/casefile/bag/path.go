package bag

import (
	"errors"
	"regexp"
	"strings"
)

// maxPath bounds a path; Windows refuses longer ones in the usual folders.
const maxPath = 150

// segment is a name that every system keeps as it is: unzip in the POSIX locale mangles all but ASCII, Windows drops dots and
// spaces at the end.
var segment = regexp.MustCompile(`^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$`)

// device matches the names that Windows keeps for devices, whatever their ending.
var device = regexp.MustCompile(`^(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// CheckPath says whether a path may stand in a bag: relative, downwards only, in plain letters.
func CheckPath(path string) error {
	if len(path) > maxPath {
		return errors.New("the path is too long")
	}
	for name := range strings.SplitSeq(path, "/") {
		if !segment.MatchString(name) || device.MatchString(name) {
			return errors.New("the path has a name that is not plain letters, digits, dots, hyphens and underscores")
		}
	}
	return nil
}

// names holds the paths of a bag, and the folders that they imply.
type names map[string]string

// add refuses a path that is there already, that differs from one only by the case of letters, or that is both file and folder:
// such a bag cannot be unpacked the same everywhere.
func (n names) add(path string) error {
	at := len(path)
	for kind := "file"; at > 0; kind = "folder" {
		part := path[:at]
		key := strings.ToLower(part)
		before, found := n[key]
		if found && (kind == "file" || before != kind+" "+part) {
			return errors.New("the path clashes with another")
		}
		n[key] = kind + " " + part
		at = strings.LastIndexByte(part, '/')
	}
	return nil
}
