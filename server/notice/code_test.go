package notice

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"disclosure/server/house/tool"
)

// checkpointCode is what a code holds: the first three lines of a checkpoint.
const checkpointCode = "disclosure/yangli\n257\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

// scan reads the codes of a picture with another program.
func scan(t *testing.T, p *image.Gray) string {
	t.Helper()
	tool.Need(t, "zbarimg")
	file := filepath.Join(t.TempDir(), "page.png")
	var b bytes.Buffer
	err := png.Encode(&b, p)
	if err == nil {
		err = os.WriteFile(file, b.Bytes(), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("zbarimg", "--quiet", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", file).Output()
	if err != nil {
		return "" // nothing found
	}
	return strings.TrimSuffix(string(out), "\n") // some versions add a line feed
}

// TestCodeScans issues papers of several lengths and reads the code from the picture of their last page, at the resolution of a poor
// office scanner.
func TestCodeScans(t *testing.T) {
	r := newRenderer(t)
	for _, c := range codePapers()[:10] {
		t.Run(c.name, func(t *testing.T) {
			out, err := r.Render(c.kind, c.data)
			if err != nil {
				t.Fatal(err)
			}
			keep(t, "code-"+c.name, out)
			pages := pictures(t, out.PDF, 150)
			for n, p := range pages {
				got := scan(t, p)
				want := ""
				if n == len(pages)-1 {
					want = c.data.CheckpointCode
				}
				if got != want {
					t.Errorf("page %d of %d: the code says %q", n+1, len(pages), got)
				}
			}
		})
	}
}

// codePapers are receipts and replies with a code, with texts of all lengths, so that the signature ends on every line of a page,
// and with the longest name of an organ.
func codePapers() []sample {
	var list []sample
	for n := range 24 {
		d := organ()
		d.RequestItems = []string{strings.Repeat("关于样例路改造工程征地批复文件及附图的信息，", 1+n*2)}
		d.Items = []ItemDecision{samples()[1]}
		d.CheckpointLine, d.CheckpointCode = "记录校验：disclosure/yangli 第257号 sha256:0ac5186a91863e8e…", checkpointCode
		kind, name := Receipt, "receipt"
		if n%2 == 1 {
			kind, name = Reply, "reply"
		}
		if n%5 == 4 {
			d.OrganName = "样例省样例市样例县样例高新技术产业开发区管理委员会办公室"
		}
		list = append(list, sample{name + "-" + string(rune('a'+n)), kind, d})
	}
	return list
}

// TestCodeDisturbsNothing: with and without a code every character of a paper stands where it stood, and the code covers none.
func TestCodeDisturbsNothing(t *testing.T) {
	r := newRenderer(t)
	for _, c := range codePapers() {
		w, err := r.compose(c.kind, c.data)
		if err != nil {
			t.Fatal(err)
		}
		with, err := (&layout{faces: r.faces}).pages(w.doc)
		if err != nil {
			t.Fatal(err)
		}
		w.doc.Code = ""
		without, err := (&layout{faces: r.faces}).pages(w.doc)
		if err != nil {
			t.Fatal(err)
		}
		if len(with) != len(without) {
			t.Fatalf("%s: %d pages, without code %d", c.name, len(with), len(without))
		}
		last := with[len(with)-1]
		if len(last.squares) == 0 {
			t.Errorf("%s has no code", c.name)
		}
		covers(t, c.name, last)
		for _, s := range last.squares {
			if s.x < marginLeft-0.01 || s.x+s.width > marginLeft+textWidth+0.01 || s.y+s.height > pageHeight-8*mm {
				t.Fatalf("%s: the code is outside: %v", c.name, s)
			}
		}
		if codeSize < 20*mm {
			t.Error("too small to scan")
		}
		for n := range with {
			for i, f := range with[n].fragments {
				if g := without[n].fragments[i]; f.x != g.x || f.y != g.y && f.size != footSize {
					t.Fatalf("%s: page %d moved", c.name, n+1)
				}
			}
		}
	}
}

// covers says whether the code of a page, with a little white around it, stands on a character.
func covers(t *testing.T, name string, p page) {
	t.Helper()
	const white = 1 * mm
	for _, s := range p.squares {
		for _, f := range p.fragments {
			right := f.x
			for _, g := range f.glyphs {
				right += g.width*f.size + f.add
			}
			if s.x-white < right && s.x+s.width+white > f.x && s.y-white < f.y+0.1*f.size && s.y+s.height+white > f.y-0.8*f.size {
				t.Fatalf("%s: the code stands on %q", name, glyphText(f))
			}
		}
	}
}

// TestCodeUnderFullPages: papers without a signature whose text ends on every line, with a long small line.
func TestCodeUnderFullPages(t *testing.T) {
	r := newRenderer(t)
	below := 0
	for n := 1; n < 50; n++ {
		doc := Document{Title: "标题", Code: checkpointCode, Footer: strings.Repeat("记录校验", 20)}
		for range n {
			doc.Blocks = append(doc.Blocks, Paragraph{Style: Flush, Text: strings.Repeat("满", charsPerLine)})
		}
		pages, err := (&layout{faces: r.faces}).pages(doc)
		if err != nil {
			t.Fatal(err)
		}
		last := pages[len(pages)-1]
		if len(last.squares) == 0 {
			t.Fatalf("%d lines: no code", n)
		}
		covers(t, strconv.Itoa(n), last)
		if last.squares[0].y > marginTop+textHeight {
			below++
		}
	}
	if below < 2 {
		t.Errorf("only %d codes had to go below the text: this test sees too little", below)
	}
}
