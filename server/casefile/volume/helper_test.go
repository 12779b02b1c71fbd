package volume_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"disclosure/server/casefile/volume"
	"disclosure/server/house/tool"
)

// paper makes a PDF with a page for each text.
func paper(t testing.TB, texts ...string) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.SetFont("Helvetica", "", 20)
	for _, text := range texts {
		f.AddPage()
		f.Text(100, 200, text)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// raw makes a PDF out of objects, numbered from 1; the first is the catalog.
func raw(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var places []int
	for i, o := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func coloured(w, h int) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.NRGBA{uint8(x), uint8(y), 100, uint8(255 * (x % 2))})
		}
	}
	return m
}

// check reads a finished volume with other programs, which must not complain, and gives its text, pages divided by form feeds.
func check(t testing.TB, pdf []byte) string {
	t.Helper()
	out := checkQuietly(t, pdf)
	if strings.Contains(out, "Error") {
		t.Errorf("poppler: %s", out)
	}
	return out
}

func checkQuietly(t testing.TB, pdf []byte) string {
	t.Helper()
	conf := model.NewDefaultConfiguration()
	if err := api.Validate(bytes.NewReader(pdf), conf); err != nil {
		t.Fatalf("not a valid PDF: %v", err)
	}
	path := filepath.Join(t.TempDir(), "v.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	tool.Need(t, "pdftotext")
	out, err := exec.Command("pdftotext", "-layout", path, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("pdftotext: %v %s", err, out)
	}
	return string(out)
}

func finish(t testing.TB, v *volume.Volume, entries ...volume.Entry) {
	t.Helper()
	if err := v.Finish(entries, volume.Properties{Title: "卷宗𠮷", Date: "20260302040000"}); err != nil {
		t.Fatal(err)
	}
}
