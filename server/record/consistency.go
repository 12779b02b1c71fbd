package record

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// consistencyHeader begins a proof of consistency as a file.
const consistencyHeader = "disclosure consistency v1"

// Consistency shows offline that a log goes on from an earlier state: that of a checkpoint printed on a letter, or witnessed.
type Consistency struct {
	Origin string
	Size   int64 // of the earlier state
	Root   Hash
	Newer  int64  // size of the later one
	Path   []Hash // RFC 6962, 2.1.2
}

// Text writes it: header, origin, size, root, later size, then the hashes, each on a line.
func (c Consistency) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s\n%d\n%s\n%d\n", consistencyHeader, c.Origin, c.Size, c.Root, c.Newer)
	for _, h := range c.Path {
		b.WriteString(h.String() + "\n")
	}
	return b.Bytes()
}

// ParseConsistency reads it exactly as Text writes it.
func ParseConsistency(text []byte) (Consistency, error) {
	c, err := parseConsistency(strings.Split(string(text), "\n"))
	if err == nil && !bytes.Equal(c.Text(), text) {
		err = errors.New("not in the form in which it is written")
	}
	if err != nil {
		return Consistency{}, fmt.Errorf("read consistency: %w", err)
	}
	return c, nil
}

func parseConsistency(lines []string) (Consistency, error) {
	if len(lines) < 6 || len(lines) > 6+2*maxPath || lines[0] != consistencyHeader {
		return Consistency{}, errors.New("not a proof of consistency")
	}
	c := Consistency{Origin: lines[1]}
	var err error
	c.Size, err = parseSize(lines[2])
	if err != nil {
		return c, err
	}
	c.Root, err = parseHash(lines[3])
	if err != nil {
		return c, err
	}
	c.Newer, err = parseSize(lines[4])
	for _, line := range lines[5 : len(lines)-1] {
		if err != nil {
			break
		}
		var h Hash
		h, err = parseHash(line)
		c.Path = append(c.Path, h)
	}
	return c, err
}

// Check checks it against the later checkpoint.
func (c Consistency) Check(later Checkpoint) error {
	if c.Origin != later.Origin || c.Newer != later.Size {
		return errors.New("the proof leads to another checkpoint")
	}
	return CheckConsistency(c.Size, c.Newer, c.Root, later.Root, c.Path)
}
