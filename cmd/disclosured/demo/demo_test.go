package demo

import (
	"bytes"
	"testing"
)

func TestDemo(t *testing.T) {
	var out bytes.Buffer
	err := Run(t.Context(), t.TempDir(), &out)
	t.Log("\n" + out.String())
	if err != nil {
		t.Fatal(err)
	}
}
