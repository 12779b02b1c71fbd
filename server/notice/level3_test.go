package notice

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// hanazono is a font for tests: it draws the extensions B to F (Debian: fonts-hanazono).
const hanazono = "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"

// level3 is a renderer with a font for GB 18030-2022, implementation level 3.
func level3(t *testing.T) *Renderer {
	t.Helper()
	ttf, err := os.ReadFile(hanazono)
	if err != nil {
		t.Skip("SKIPPED: HanaMinB (fonts-hanazono) is not installed, so characters of GB 18030-2022 level 3 were NOT printed")
	}
	fonts, err := LoadFonts(fstest.MapFS{"rare.ttf": {Data: ttf}})
	if err != nil {
		t.Fatal(err)
	}
	set, err := DefaultTemplates()
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(fonts, set)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestLevel3 prints names and a request with 300 different characters outside the BMP, and reads all of them back.
func TestLevel3(t *testing.T) {
	r := level3(t)
	var wish strings.Builder
	for i := range 100 {
		for _, block := range []rune{0x20000, 0x2A700, 0x2CEB0} { // extensions B, C, F
			wish.WriteRune(block + rune(i*3))
		}
	}
	d := organ()
	d.Applicant, d.RequestItems = "\U00020164\U0002A6D6\U0002B81D", []string{wish.String(), "𬉼\U0002EBD0镇的批复"}
	out, err := r.Render(Receipt, d)
	if err != nil {
		t.Fatal(Chinese(err))
	}
	sameText(t, out)
	again, err := r.Render(Receipt, d)
	if err != nil || string(again.PDF) != string(out.PDF) {
		t.Errorf("other bytes the second time: %v", err)
	}
	inked(t, r, d)
}

// inked sees to it that such a character is drawn: the page with another one looks different.
func inked(t *testing.T, r *Renderer, d Data) {
	t.Helper()
	var pages [2][]byte
	for i, name := range []string{"\U00020164", "\U0002A6D6"} {
		d.Applicant, d.RequestItems = name, []string{"批复"}
		out, err := r.Render(Receipt, d)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pictures(t, out.PDF, 50) {
			pages[i] = append(pages[i], p.Pix...)
		}
	}
	if len(pages[0]) > 0 && string(pages[0]) == string(pages[1]) {
		t.Error("two characters look the same on paper")
	}
}

// TestNoGlyphIsNamed prints such a character without a font for it: character, code point and field are named.
func TestNoGlyphIsNamed(t *testing.T) {
	d := organ()
	d.Applicant = "王\U0002A6D6"
	_, err := newRenderer(t).Render(Receipt, d)
	var e *TextError
	if !errors.As(err, &e) || e.Field != "申请人" || e.Rune != 0x2A6D6 || e.Offset != 1 || e.Problem != NoGlyph {
		t.Fatalf("%v", err)
	}
	if text := Chinese(err); !strings.Contains(text, "申请人") || !strings.Contains(text, "“\U0002A6D6”（U+2A6D6）") {
		t.Error(text)
	}
}

// TestBadRareFont is found when the fonts are loaded, not when a name needs it.
func TestBadRareFont(t *testing.T) {
	_, err := LoadFonts(fstest.MapFS{"rare.ttf": {Data: []byte("OTTO....")}})
	if err == nil || !strings.Contains(err.Error(), "rare.ttf") {
		t.Errorf("%v", err)
	}
}
