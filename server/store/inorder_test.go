package store

import (
	"errors"
	"strings"
	"testing"
)

func numbers(n int) func(give func(int) bool) error {
	return func(give func(int) bool) error {
		for i := range n {
			if !give(i) {
				return nil
			}
		}
		return nil
	}
}

func TestInOrder(t *testing.T) {
	var got []int
	err := inOrder(numbers(1000), func(i int) int { return 2 * i }, func(i int) error { got = append(got, i); return nil })
	if err != nil || len(got) != 1000 {
		t.Fatal(len(got), err)
	}
	for i, x := range got {
		if x != 2*i {
			t.Fatalf("place %d has %d", i, x)
		}
	}
}

func TestInOrderFails(t *testing.T) {
	no := errors.New("no")
	ok, id := func(int) error { return nil }, func(i int) int { return i }
	produce := func(give func(int) bool) error { give(1); return no }
	err := inOrder(produce, id, ok)
	if !errors.Is(err, no) {
		t.Errorf("produce: %v", err)
	}
	err = inOrder(numbers(1000), id, func(i int) error {
		if i == 5 {
			return no
		}
		return nil
	})
	if !errors.Is(err, no) {
		t.Errorf("take: %v", err)
	}
	err = inOrder(numbers(1000), func(i int) int { return 10 / (i - 7) }, ok)
	if err == nil || !strings.Contains(err.Error(), "divide by zero") {
		t.Errorf("work: %v", err)
	}
}
