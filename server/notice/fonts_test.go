package notice

import (
	"bytes"
	"testing"
	"testing/fstest"

	"disclosure/templates"
)

// TestCoverage looks for the characters that GB 18030-2022 puts into its implementation levels 1 and 2: the unified
// ideographs up to U+9FEF, extension A, and the 196 characters of 通用规范汉字表 outside the BMP.
func TestCoverage(t *testing.T) {
	f := newRenderer(t).faces
	for _, role := range roles {
		for _, span := range [][2]rune{{0x4E00, 0x9FEF}, {0x3400, 0x4DB5}, {0x3007, 0x3007}} {
			for r := span[0]; r <= span[1]; r++ {
				if _, ok := f.find(role, r); !ok {
					t.Errorf("%s has no %c (U+%04X)", role, r, r)
				}
			}
		}
		if n := len(rareMap()); n < 196 {
			t.Fatalf("only %d characters outside the BMP", n)
		}
		for r := range rareMap() {
			if _, ok := f.find(role, r); !ok {
				t.Errorf("%s has no %c (U+%04X)", role, r, r)
			}
		}
	}
}

// TestCommonFirst sees to it that an ordinary text needs only the smallest font.
func TestCommonFirst(t *testing.T) {
	f := newRenderer(t).faces
	for _, r := range "政府信息公开申请，您（单位）〔2026〕1号。“”《》——……①×·/〇" {
		g, _ := f.find(Fangsong, r)
		if g.font.Name != "serifcommon" {
			t.Errorf("%c comes from %s", r, g.font.Name)
		}
	}
}

func TestOperatorFonts(t *testing.T) {
	set, err := DefaultTemplates()
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := LoadFonts(fstest.MapFS{"fangsong.ttf": {Data: templates.KaiCommon}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(fonts, set)
	if err != nil {
		t.Fatal(err)
	}
	out, err := r.Render(Receipt, organ())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out.PDF, []byte("utf8ownfangsong")) {
		t.Error("the operator's font was not used")
	}
	sameText(t, out)
	for _, bad := range [][]byte{nil, []byte("OTTO...."), templates.KaiCommon[:2000]} {
		if _, err := New(DefaultFonts().With(Hei, FontFile{Name: "bad", TTF: bad}), set); err == nil {
			t.Error("a font that cannot be read was taken")
		}
	}
}
