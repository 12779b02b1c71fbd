package notice

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"disclosure/server/house/tool"
)

// A page picture is kept as text: 24 cells across and 34 down, a digit for the ink in each, so that a change of the layout can
// be read in a diff. Versions of poppler differ a little; a line that moves differs a lot.
const (
	inkColumns = 24
	inkRows    = 34
	inkDPI     = 20
)

// ink gives the ink of a page, 0 for an empty cell to 9 for a full one.
func ink(p *image.Gray) string {
	size := p.Bounds().Size()
	var out strings.Builder
	for row := range inkRows {
		for column := range inkColumns {
			area := image.Rect(column*size.X/inkColumns, row*size.Y/inkRows, (column+1)*size.X/inkColumns, (row+1)*size.Y/inkRows)
			dark, n := 0, 0
			for y := area.Min.Y; y < area.Max.Y; y++ {
				for x := area.Min.X; x < area.Max.X; x++ {
					dark, n = dark+255-int(p.GrayAt(x, y).Y), n+1
				}
			}
			out.WriteByte('0' + byte(min(9, dark*20/(255*n))))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// inkOf gives the pages of a PDF, divided by empty lines.
func inkOf(t *testing.T, pdf []byte) string {
	t.Helper()
	var pages []string
	for _, p := range pictures(t, pdf, inkDPI) {
		pages = append(pages, ink(p))
	}
	return strings.Join(pages, "\n")
}

// sameInk allows a little difference in every cell, and more in a few.
func sameInk(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	sum := 0
	for i := range a {
		d := int(a[i]) - int(b[i])
		if a[i] == '\n' != (b[i] == '\n') || d > 3 || d < -3 {
			return false
		}
		sum += max(d, -d)
	}
	return sum*20 < len(a)
}

// TestGoldenPages compares the pictures of all pages.
func TestGoldenPages(t *testing.T) {
	tool.Need(t, "pdftoppm")
	r := newRenderer(t)
	for _, c := range everything() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			out, err := r.Render(c.kind, c.data)
			if err != nil {
				t.Fatal(err)
			}
			got := inkOf(t, out.PDF)
			file := filepath.Join("testdata", "pages", c.name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !sameInk(string(want), got) {
				t.Errorf("the pages look different; compare with -update and git diff:\n%s", got)
			}
		})
	}
}

// TestInkSeesALine moves the text of a page by one line: the comparison must see it.
func TestInkSeesALine(t *testing.T) {
	r := newRenderer(t)
	show := func(lead ...Block) string {
		doc := Document{Title: "标题", Blocks: append(lead, Paragraph{Body, strings.Repeat("正文一行又一行。", 30)})}
		out, err := r.RenderDocument(doc)
		if err != nil {
			t.Fatal(err)
		}
		return inkOf(t, out.PDF)
	}
	plain, moved := show(), show(Paragraph{Body, ""})
	if !sameInk(plain, plain) || sameInk(plain, moved) {
		t.Error("a page that is one line lower looks the same")
	}
}
