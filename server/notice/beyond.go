package notice

import (
	"cmp"
	"fmt"
	"slices"
)

// span is a run of neighbouring characters whose glyphs are neighbours too.
type span struct {
	first, last rune
	glyph       int
}

// format12 reads the characters outside the BMP (OpenType specification, cmap), or nothing if the font has none.
func format12(cmap []byte) []span {
	var out []span
	for i := range u16(cmap, 2) {
		record := 4 + 8*i
		platform, encoding, sub := u16(cmap, record), u16(cmap, record+2), cmap[u32(cmap, record+4):]
		if (platform != 3 || encoding != 10) && platform != 0 || u16(sub, 0) != 12 {
			continue
		}
		for k := range u32(sub, 12) {
			at := 16 + 12*k
			s := span{rune(u32(sub, at)), rune(u32(sub, at+4)), u32(sub, at+8)}
			if s.last <= 0xFFFF {
				continue
			}
			if s.first <= 0xFFFF {
				s.glyph += int(0x10000 - s.first)
				s.first = 0x10000
			}
			out = append(out, s)
		}
		break
	}
	slices.SortFunc(out, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	return out
}

// glyph is the number of the glyph that draws a character, 0 if none does.
func (t *trueType) glyph(r rune) int {
	if r <= 0xFFFF {
		return int(t.glyphs[r])
	}
	i, found := slices.BinarySearchFunc(t.beyond, r, func(s span, r rune) int { return cmp.Compare(s.first, r) })
	if !found {
		i--
	}
	if i < 0 || r > t.beyond[i].last {
		return 0
	}
	return min(t.beyond[i].glyph+int(r-t.beyond[i].first), len(t.starts)-1)
}

// width is the advance of a character in 1/1000 em; -1 if the font does not draw it.
func (t *trueType) width(r rune) int {
	if r <= 0xFFFF {
		return int(t.widths[r])
	}
	glyph := t.glyph(r)
	if glyph == 0 || glyph >= len(t.starts)-1 {
		return -1
	}
	em := u16(t.tables["head"], 18)
	return (u16(t.tables["hmtx"], 4*min(glyph, t.metrics-1))*1000 + em/2) / em
}

// The private-use codes of the BMP. No text holds them (TextError), so that a document can give them away.
const firstPrivate, lastPrivate = 0xE000, 0xF8FF

// private gives the characters of a font outside the BMP, which fpdf cannot address, codes for one document.
func private(used map[rune]bool) (map[rune]rune, error) {
	var far []rune
	for r := range used {
		if r > 0xFFFF {
			far = append(far, r)
		}
	}
	if len(far) > lastPrivate-firstPrivate+1 {
		return nil, fmt.Errorf("more than %d different characters outside the BMP in one document", lastPrivate-firstPrivate+1)
	}
	slices.Sort(far)
	codes := make(map[rune]rune, len(far))
	for i, r := range far {
		codes[r] = firstPrivate + rune(i)
	}
	return codes, nil
}
