package notice

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"disclosure/server/house/tool"
)

// TestQPDF lets another program look at the structure of every paper.
func TestQPDF(t *testing.T) {
	tool.Need(t, "qpdf")
	r := newRenderer(t)
	for _, c := range everything() {
		out, err := r.Render(c.kind, c.data)
		if err != nil {
			t.Fatal(c.name, err)
		}
		file := filepath.Join(t.TempDir(), c.name+".pdf")
		if err := os.WriteFile(file, out.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		said, err := exec.Command("qpdf", "--check", file).CombinedOutput()
		if err != nil || !strings.Contains(string(said), "No syntax or stream encoding errors found") {
			t.Errorf("%s: %v\n%s", c.name, err, said)
		}
	}
}

// TestNothingOutside measures every line on every page of every paper. A closing sign may hang its white half into the margin.
func TestNothingOutside(t *testing.T) {
	r := newRenderer(t)
	for _, c := range everything() {
		w, err := r.compose(c.kind, c.data)
		if err != nil {
			t.Fatal(c.name, err)
		}
		pages, err := (&layout{faces: r.faces}).pages(w.doc)
		if err != nil {
			t.Fatal(c.name, err)
		}
		for n, p := range pages {
			for _, f := range p.fragments {
				right := f.x + atom{glyphs: f.glyphs}.width(f.size, f.add) - f.add
				if halfEmpty(atom{glyphs: f.glyphs}) {
					right -= f.size / 2
				}
				if f.x < marginLeft-0.01 || right > marginLeft+textWidth+0.3 {
					t.Errorf("%s, page %d: %q reaches from %.1f to %.1f", c.name, n+1, glyphText(f), f.x, right)
				}
			}
		}
	}
}

// TestExtractRandomTexts copies out what was put in, many texts a document. NOTICE_RANDOM=10000 tries as many.
func TestExtractRandomTexts(t *testing.T) {
	const batch = 50
	n := count(t, "NOTICE_RANDOM", 500)
	before := flag.Lookup("rapid.checks").Value.String()
	if err := flag.Set("rapid.checks", strconv.Itoa(max(n/batch, 1))); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = flag.Set("rapid.checks", before) }()
	r := newRenderer(t)
	rapid.Check(t, func(rt *rapid.T) {
		doc := Document{Title: "标题", Date: day("2026-03-02")}
		for _, text := range rapid.SliceOfN(anyText(), batch, batch).Draw(rt, "texts") {
			style := rapid.SampledFrom([]Style{Body, Flush, Heading1, Heading2, Quote, Note}).Draw(rt, "style")
			doc.Blocks = append(doc.Blocks, Paragraph{style, text})
		}
		out, err := r.RenderDocument(doc)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := differs(out, extract(t, out.PDF, "-raw")); diff != "" {
			rt.Fatalf("pdftotext reads another text (-put in +read):\n%s", diff)
		}
	})
}

// TestEmojiAnywhere puts a character without glyph anywhere into a text: the error names it and its place.
func TestEmojiAnywhere(t *testing.T) {
	f := newRenderer(t).faces
	rapid.Check(t, func(rt *rapid.T) {
		text := []rune(anyText().Draw(rt, "text"))
		at := rapid.IntRange(0, len(text)).Draw(rt, "at")
		err := f.check("正文", Fangsong, string(text[:at])+"🐼"+string(text[at:]))
		want := TextError{"正文", '🐼', at, NoGlyph}
		if got, ok := err.(*TextError); !ok || *got != want {
			rt.Fatalf("%v, want %v", err, want)
		}
	})
}
