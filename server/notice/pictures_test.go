package notice

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"disclosure/server/house/tool"
)

var contactSheet = flag.String("contact-sheet", "", "write the pages of all notices as one PNG picture to this file")

// pictures gives the pages of a PDF in grey at some dots per inch.
func pictures(t *testing.T, pdf []byte, dpi int) []*image.Gray {
	t.Helper()
	tool.Need(t, "pdftoppm")
	dir := t.TempDir()
	file := filepath.Join(dir, "notice.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftoppm", "-png", "-gray", "-r", strconv.Itoa(dpi), file, filepath.Join(dir, "page")).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftoppm: %v: %s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page*.png"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []*image.Gray
	for _, name := range names {
		pages = append(pages, picture(t, name))
	}
	return pages
}

func picture(t *testing.T, file string) *image.Gray {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	grey := image.NewGray(in.Bounds())
	draw.Draw(grey, grey.Bounds(), in, in.Bounds().Min, draw.Src)
	return grey
}

// TestContactSheet writes one picture of all notices, for looking at them:
//
//	go test ./server/notice -run TestContactSheet -contact-sheet FILE.png
func TestContactSheet(t *testing.T) {
	if *contactSheet == "" {
		t.Skip("no -contact-sheet FILE.png")
	}
	const dpi, columns, margin = 50, 8, 8
	var pages []*image.Gray
	r := newRenderer(t)
	for _, c := range everything() {
		out, err := r.Render(c.kind, c.data)
		if err != nil {
			t.Fatal(c.name, err)
		}
		pages = append(pages, pictures(t, out.PDF, dpi)...)
	}
	if len(pages) == 0 {
		t.Fatal("pdftoppm (poppler-utils) is not installed")
	}
	step := pages[0].Bounds().Size().Add(image.Pt(margin, margin))
	rows := (len(pages) + columns - 1) / columns
	sheet := image.NewGray(image.Rect(0, 0, columns*step.X+margin, rows*step.Y+margin))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(color.Gray{0x80}), image.Point{}, draw.Src)
	for i, p := range pages {
		at := image.Pt(i%columns*step.X+margin, i/columns*step.Y+margin)
		draw.Draw(sheet, p.Bounds().Add(at), p, image.Point{}, draw.Src)
	}
	writePicture(t, *contactSheet, sheet)
}

func writePicture(t *testing.T, file string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
