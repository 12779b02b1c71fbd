package record

import (
	"bytes"
	"testing"
)

func TestConsistencyAsAFile(t *testing.T) {
	l := logOf(t, 23)
	root := func(size int64) Hash {
		h, err := Root(size, l.reader())
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	later := Checkpoint{Origin: origin, Size: 23, Root: root(23), Time: now}
	for size := range int64(24) {
		path, err := ProveConsistency(size, 23, l.reader())
		if err != nil {
			t.Fatal(err)
		}
		text := Consistency{origin, size, root(size), 23, path}.Text()
		c, err := ParseConsistency(text)
		if err == nil {
			err = c.Check(later)
		}
		if err != nil {
			t.Fatalf("size %d: %v\n%s", size, err, text)
		}
		for i := range text {
			changed := bytes.Clone(text)
			changed[i] ^= 1
			c, err = ParseConsistency(changed)
			if err == nil {
				err = c.Check(later)
			}
			if err == nil {
				t.Errorf("size %d, byte %d changed: accepted", size, i)
			}
		}
	}
}
