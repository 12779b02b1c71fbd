package notice

import "strings"

// atom is what a line break never divides unless it has to: one Chinese character or sign, one run of white space, one
// Western word or number, one number with its 年, 月 or 日.
type atom struct {
	glyphs []glyph
	blank  bool
}

func (a atom) first() rune { return a.glyphs[0].r }
func (a atom) last() rune  { return a.glyphs[len(a.glyphs)-1].r }

// width is the advance of the atom in points at a size and a tracking (points added to every character).
func (a atom) width(size, track float64) (w float64) {
	for _, g := range a.glyphs {
		w += g.width*size + track
	}
	return w
}

// atoms divides a paragraph (without line feeds) into atoms.
func atoms(glyphs []glyph) []atom {
	var out []atom
	for i := 0; i < len(glyphs); {
		n := dateLength(glyphs[i:])
		r := glyphs[i].r
		switch {
		case n > 0:
		case isBlank(r):
			n = run(glyphs[i:], isBlank)
		case isWestern(r):
			n = run(glyphs[i:], isWestern)
		default:
			n = 1
		}
		out = append(out, atom{glyphs: glyphs[i : i+n], blank: isBlank(r)})
		i += n
	}
	return out
}

func run(glyphs []glyph, in func(rune) bool) int {
	n := 0
	for n < len(glyphs) && in(glyphs[n].r) {
		n++
	}
	return n
}

// dateLength is the length of a number with its 年, 月 or 日 at the start of the text, or 0. A date may be divided after 年 and
// after 月: kept whole, it would leave the line before it up to five characters short and its gaps wide.
func dateLength(glyphs []glyph) int {
	n := run(glyphs, func(r rune) bool { return r >= '0' && r <= '9' })
	if n == 0 || n > 4 || n == len(glyphs) || !strings.ContainsRune("年月日", glyphs[n].r) {
		return 0
	}
	return n + 1
}

// pieces divides a word that is longer than a line: after the signs of an address on the network, and what is still longer
// than half a line between any two characters.
func pieces(a atom, size, track, room float64) []atom {
	var out []atom
	start := 0
	for i := range a.glyphs {
		last := i+1 == len(a.glyphs)
		if !last && (!breaksWord(a.glyphs[i].r) || breaksWord(a.glyphs[i+1].r)) {
			continue
		}
		part := atom{glyphs: a.glyphs[start : i+1]}
		start = i + 1
		if part.width(size, track) <= room/2 {
			out = append(out, part)
			continue
		}
		for j := range part.glyphs {
			out = append(out, atom{glyphs: part.glyphs[j : j+1]})
		}
	}
	return out
}
