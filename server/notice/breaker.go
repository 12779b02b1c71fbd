package notice

import "strings"

// measure is the room that the lines of a paragraph have, in points.
type measure struct {
	size   float64 // of the type
	track  float64 // added to the advance of every character
	width  float64 // of the line
	indent float64 // of the first line
	hang   float64 // of the other lines
	ragged bool    // lines keep their natural width
}

// line is one broken line: the glyphs to set, and how much to add after the glyphs that end an atom so that it fills its
// width.
type line struct {
	atoms []atom
	x     float64 // where it begins
	extra float64 // added after every atom but the last
	width float64 // natural width
}

// lines breaks a paragraph. Every glyph of the text is in exactly one line, in order; white space at a line end stays in
// its line and takes no room.
func (m measure) lines(glyphs []glyph) []line {
	list := m.fitting(atoms(glyphs))
	if len(list) == 0 {
		return []line{{x: m.indent}}
	}
	var out []line
	for start := 0; start < len(list); {
		x := m.hang
		if start == 0 {
			x = m.indent
		}
		n := m.fill(list[start:], m.width-x)
		l := line{atoms: list[start : start+n], x: x}
		l.width = m.natural(l.atoms)
		if start+n < len(list) || l.width > m.width-x {
			l.extra = m.stretch(l, m.width-x)
		}
		out = append(out, l)
		start += n
	}
	return out
}

// fitting divides the words that no line could hold.
func (m measure) fitting(list []atom) []atom {
	room := m.width - max(m.indent, m.hang)
	var out []atom
	for _, a := range list {
		if len(a.glyphs) > 1 && !a.blank && a.width(m.size, m.track) > room {
			out = append(out, pieces(a, m.size, m.track, room)...)
			continue
		}
		out = append(out, a)
	}
	return out
}

// fill says how many atoms go on a line: up to the last allowed break that fits; where no break is allowed, as many as fit.
func (m measure) fill(list []atom, room float64) int {
	best, fits, w := 0, 0, 0.0
	for i, a := range list {
		if !a.blank && w+m.trimmed(a) > room+1e-6 {
			break
		}
		w += a.width(m.size, m.track)
		fits = i + 1
		if i+1 == len(list) {
			return len(list)
		}
		if !list[i+1].blank && mayBreak(a.last(), list[i+1].first()) {
			best = i + 1
		}
	}
	if best == 0 {
		return max(fits, 1)
	}
	return best
}

// trimmed is the width that an atom needs at the end of a line: a closing sign gives up its white half, and the other half
// is taken from the gaps of the line.
func (m measure) trimmed(a atom) float64 {
	w := a.width(m.size, m.track)
	if !m.ragged && halfEmpty(a) {
		w -= m.size
	}
	return w
}

func halfEmpty(a atom) bool {
	g := a.glyphs[len(a.glyphs)-1]
	return g.width == 1 && strings.ContainsRune(halfWhite, g.r)
}

// natural is the width of a line without stretching and without the white space at its end.
func (m measure) natural(list []atom) (w float64) {
	for i := len(list) - 1; i >= 0 && list[i].blank; i-- {
		list = list[:i]
	}
	for _, a := range list {
		w += a.width(m.size, m.track)
	}
	return w
}

// loosest is the widest gap that stretching may make, in parts of the size: beyond it a line falls apart into its characters.
const loosest = 0.3

// stretch is what to add after each atom so that the line ends at the margin. A line that a long word left too short for
// that stays as it is.
func (m measure) stretch(l line, room float64) float64 {
	n := len(l.atoms) - 1
	for n > 0 && l.atoms[n].blank {
		n--
	}
	if n <= 0 || m.ragged {
		return 0
	}
	width := l.width
	if width > room && halfEmpty(l.atoms[n]) {
		width -= m.size / 2
	}
	extra := (room - width) / float64(n)
	if extra > m.size*loosest {
		return 0
	}
	return extra
}
