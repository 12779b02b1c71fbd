package notice

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRemedies(t *testing.T) {
	r := newRenderer(t)
	const first, free = "未经行政复议，不得直接提起行政诉讼", "也可以自收到本答复书之日起6个月内"
	for n, item := range samples() {
		d := organ()
		d.Items = []ItemDecision{item}
		out, err := r.Render(Reply, d)
		if err != nil {
			t.Fatal(err)
		}
		a, b := strings.Contains(out.Text, first), strings.Contains(out.Text, free)
		if wantA, wantB := n >= 3 && n <= 10, n <= 3 || n > 10; a != wantA || b != wantB {
			t.Errorf("R%d: A %t B %t, want A %t B %t", n, a, b, wantA, wantB)
		}
		if strings.Contains(out.Text, "复议网址") || strings.Contains(out.Text, "互联网渠道") {
			t.Errorf("R%d: internet channel without electronic delivery", n)
		}
	}
	for _, kind := range []string{"receipt", "supplement", "extension"} {
		c := notices()[kind]
		out, err := r.Render(c.kind, c.data)
		if err != nil || strings.Contains(out.Text, "复议") {
			t.Errorf("%s: %v, remedies %t", kind, err, strings.Contains(out.Text, "复议"))
		}
	}
}

func TestProvisionalDateIsNotPrinted(t *testing.T) {
	c := notices()["receipt-confirmed"]
	out, err := newRenderer(t).Render(c.kind, c.data)
	if err != nil || !strings.Contains(out.Text, "将自收到申请之日起20个工作日内予以答复") || strings.Contains(out.Text, "2027年") {
		t.Error(err, out.Text)
	}
}

// TestDeterministic renders the same notice from many goroutines.
func TestDeterministic(t *testing.T) {
	r := newRenderer(t)
	c := notices()["reply-mixed"]
	want, err := r.Render(c.kind, c.data)
	if err != nil {
		t.Fatal(err)
	}
	before := slices.Clone(c.data.Items)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := newRenderer(t).Render(c.kind, c.data)
			if err != nil || !bytes.Equal(got.PDF, want.PDF) {
				t.Error("another rendering gave other bytes", err)
			}
		})
	}
	wg.Wait()
	if diff := cmp.Diff(before, c.data.Items); diff != "" {
		t.Error("Render changed its input", diff)
	}
}

func TestProperties(t *testing.T) {
	d := organ()
	d.OrganName = "𬇕河县人民政府"
	out, err := newRenderer(t).Render(Receipt, d)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"%PDF-1.7", "/Lang (zh-CN)", "/CreationDate (D:20260327000000)",
		"/ModDate (D:20260327000000)", "/Title (\xfe\xff\xd8\x70\xdd\xd5\x6c\xb3",
	} {
		if !bytes.Contains(out.PDF, []byte(want)) {
			t.Errorf("the file does not say %q", want)
		}
	}
}
