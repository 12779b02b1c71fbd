package notice

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"disclosure/templates"
)

// Role is the part a typeface plays in an official document (GB/T 9704-2012, 5.2.2 and 7.3).
type Role string

// The roles of the standard.
const (
	Fangsong     Role = "fangsong"     // 仿宋: body text
	Xiaobiaosong Role = "xiaobiaosong" // 小标宋: title and 发文机关标志
	Hei          Role = "hei"          // 黑体: first-level headings
	Kai          Role = "kai"          // 楷体: second-level headings
	Song         Role = "song"         // 宋体: page numbers, tables
)

var roles = []Role{Fangsong, Xiaobiaosong, Hei, Kai, Song}

// FontFile is one TrueType font with glyf outlines. PUA lists the characters outside the BMP that it draws and the
// private-use code point at which each one sits; a font with a PUA is asked for nothing else.
type FontFile struct {
	Name string // short ASCII name, unique for the bytes
	TTF  []byte
	PUA  map[rune]rune
}

// Fonts gives for each role the fonts to ask, in order. The first one that has a character draws it, and only fonts that
// draw something are put into a document.
type Fonts map[Role][]FontFile

// DefaultFonts gives the embedded open fonts. There is no free 仿宋 that covers 通用规范汉字表, so the body is set in
// Noto Serif SC unless an operator puts a font of their own in front (With).
func DefaultFonts() Fonts {
	pua := rareMap()
	rare := func(name string, ttf []byte) FontFile { return FontFile{Name: name, TTF: ttf, PUA: pua} }
	serif := []FontFile{
		{Name: "serifcommon", TTF: templates.SerifCommon},
		{Name: "serifwide", TTF: templates.SerifWide},
		rare("serifrare", templates.SerifRare),
		{Name: "seriffull", TTF: templates.SerifFull},
		rare("kairare", templates.KaiRare),
		rare("heirare", templates.HeiRare),
	}
	over := func(own ...FontFile) []FontFile { return append(own, serif...) }
	return Fonts{
		Fangsong: serif,
		Song:     serif,
		Xiaobiaosong: over(FontFile{Name: "boldcommon", TTF: templates.BoldCommon},
			FontFile{Name: "boldwide", TTF: templates.BoldWide}, rare("boldrare", templates.BoldRare)),
		Hei: over(FontFile{Name: "heicommon", TTF: templates.HeiCommon},
			FontFile{Name: "heiwide", TTF: templates.HeiWide}, rare("heirare", templates.HeiRare)),
		Kai: over(FontFile{Name: "kaicommon", TTF: templates.KaiCommon},
			FontFile{Name: "kaiwide", TTF: templates.KaiWide}, rare("kairare", templates.KaiRare)),
	}
}

// With gives a copy in which a font of the operator's own is asked first for a role.
func (f Fonts) With(role Role, file FontFile) Fonts {
	out := make(Fonts, len(f))
	for r, files := range f {
		out[r] = files
	}
	out[role] = append([]FontFile{file}, f[role]...)
	return out
}

// rareFile is the font of an operator's folder that is asked last, whatever the role.
const rareFile = "rare.ttf"

// LoadFonts puts the fonts of an operator's folder in front of the default ones: a file such as fangsong.ttf or hei.ttf,
// named after its role, is asked first. A character that it lacks comes from the default fonts, and what these lack, such as those
// of GB 18030-2022 level 3, from rare.ttf.
func LoadFonts(folder fs.FS) (Fonts, error) {
	fonts := DefaultFonts()
	for _, role := range roles {
		ttf, err := fs.ReadFile(folder, string(role)+".ttf")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("notice: read font of role %s: %w", role, err)
		}
		fonts = fonts.With(role, FontFile{Name: "own" + string(role), TTF: ttf})
	}
	return fonts.withRare(folder)
}

// withRare adds the font that is asked last, which is read now, so that a bad one is found at the start.
func (f Fonts) withRare(folder fs.FS) (Fonts, error) {
	ttf, err := fs.ReadFile(folder, rareFile)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err == nil {
		_, err = readTrueType(ttf)
	}
	if err != nil {
		return nil, fmt.Errorf("notice: read font %s: %w", rareFile, err)
	}
	for _, role := range roles {
		f[role] = append(slices.Clone(f[role]), FontFile{Name: "ownrare", TTF: ttf})
	}
	return f, nil
}

// rareMap reads the embedded list "U+E000<tab>U+2C27C<tab>𬉼".
var rareMap = sync.OnceValue(func() map[rune]rune {
	pua := make(map[rune]rune)
	for line := range strings.Lines(templates.RareMap) {
		var own, real rune
		if n, _ := fmt.Sscanf(line, "U+%X\tU+%X", &own, &real); n == 2 {
			pua[real] = own
		}
	}
	return pua
})
