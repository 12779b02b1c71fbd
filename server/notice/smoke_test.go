package notice

import (
	"os"
	"testing"
)

func TestSmoke(t *testing.T) {
	r := newRenderer(t)
	for n, item := range samples() {
		d := organ()
		d.Items = []ItemDecision{item}
		out, err := r.Render(Reply, d)
		if err != nil {
			t.Errorf("R%d: %v", n, err)
			continue
		}
		if n == 1 {
			t.Log(out.Text)
			os.WriteFile("/tmp/nf/r1.pdf", out.PDF, 0o644)
		}
		if n == 3 {
			t.Log(out.Text)
			os.WriteFile("/tmp/nf/r3.pdf", out.PDF, 0o644)
		}
	}
}
