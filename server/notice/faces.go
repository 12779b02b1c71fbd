package notice

import (
	"fmt"
	"sync"
	"unicode"
)

// font is a FontFile that is read when a text first asks for it.
type font struct {
	FontFile
	load func() (*trueType, error)
}

// glyph is one character of a text, with the font that draws it.
type glyph struct {
	r     rune  // as given
	code  rune  // as the font knows it: r, or the private-use code point of a rare character in an embedded font
	over  rune  // drawn over it: the tick of a box; else 0
	font  *font // nil for white space
	width float64
}

// plain says whether fpdf can write the character and map it back.
func (g glyph) plain() bool { return g.r == g.code && g.code <= 0xFFFF }

// faces finds glyphs. It is safe for use by many renderings at once.
type faces struct{ roles map[Role][]*font }

func newFaces(fonts Fonts) (*faces, error) {
	f := &faces{roles: map[Role][]*font{}}
	byName := map[string]*font{}
	for _, role := range roles {
		if len(fonts[role]) == 0 {
			return nil, fmt.Errorf("notice: no font for role %s", role)
		}
		for _, file := range fonts[role] {
			one := byName[file.Name]
			if one == nil {
				one = &font{FontFile: file, load: sync.OnceValues(func() (*trueType, error) { return readTrueType(file.TTF) })}
				byName[file.Name] = one
			}
			f.roles[role] = append(f.roles[role], one)
		}
		if _, err := f.roles[role][0].load(); err != nil {
			return nil, fmt.Errorf("notice: font %s: %w", f.roles[role][0].Name, err)
		}
	}
	return f, nil
}

// find gives the glyph of a printable character, and false if no font of the role draws it.
func (f *faces) find(role Role, r rune) (glyph, bool) {
	if w, blank := blanks[r]; blank {
		return glyph{r: r, code: r, width: w}, true
	}
	for _, one := range f.roles[role] {
		if w, code, ok := one.draws(r); ok {
			return glyph{r: r, code: code, font: one, width: w}, true
		}
	}
	if r == '☑' { // few fonts have it: a tick over an empty box
		g, ok := f.find(role, '□')
		g.r, g.over = r, '√'
		return g, ok
	}
	return glyph{}, false
}

func (f *font) draws(r rune) (width float64, code rune, ok bool) {
	code = r
	if f.PUA != nil {
		code = f.PUA[r]
	}
	if code == 0 {
		return 0, 0, false
	}
	t, err := f.load()
	if err != nil || t.width(code) < 0 {
		return 0, 0, false
	}
	return float64(t.width(code)) / 1000, code, true
}

// blanks are the white-space characters that a text may hold, with the room they take, in em.
var blanks = map[rune]float64{
	' ': 0.25, '\t': 1, '\u00A0': 0.25, '\u2002': 0.5, '\u2003': 1, '\u2009': 0.2, '\u202F': 0.2, '\u3000': 1,
}

// check finds the first character of a text that cannot be printed. Line feeds (also after a carriage return) divide
// paragraphs; every other character must have a glyph or be one of the blanks.
func (f *faces) check(field string, role Role, text string) error {
	n := -1
	for i, r := range text {
		n++
		if r == '\n' || r == '\r' && i+1 < len(text) && text[i+1] == '\n' {
			continue
		}
		problem := f.problem(role, r, text[i:])
		if problem != "" {
			return &TextError{Field: field, Rune: r, Offset: n, Problem: problem}
		}
	}
	return nil
}

func (f *faces) problem(role Role, r rune, rest string) TextProblem {
	_, blank := blanks[r]
	switch {
	case blank:
		return ""
	case r == unicode.ReplacementChar && rest[0] != 0xEF:
		return Broken
	case unicode.Is(unicode.Cc, r), r == '\u2028', r == '\u2029':
		return Control
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r):
		return Invisible
	case unicode.Is(unicode.Co, r):
		return Private
	}
	if _, ok := f.find(role, r); !ok {
		return NoGlyph
	}
	return ""
}
