package notice

import (
	"encoding/binary"
	"slices"
)

// subset is a font that is being cut down to the glyphs of one document. fpdf would cut it down as well, but only after it has
// read the whole font twice; a font that is small to begin with costs it little.
type subset struct {
	font   *trueType
	codes  []rune       // in order, as the document knows them
	drawn  map[rune]int // old number of the glyph of each code
	glyphs []int        // old number of each new glyph
	number map[int]int
}

// cut gives a TrueType file with the characters of a document, those outside the BMP under other codes, in the same bytes for the
// same characters.
func (t *trueType) cut(used map[rune]bool, far map[rune]rune) []byte {
	s := subset{font: t, drawn: make(map[rune]int, len(used)), number: map[int]int{}}
	s.take(0)
	for r := range used {
		code := r
		if r > 0xFFFF {
			code = far[r]
		}
		s.codes = append(s.codes, code)
		s.drawn[code] = t.glyph(r)
	}
	slices.Sort(s.codes)
	for _, code := range s.codes {
		s.take(s.drawn[code])
	}
	for i := 0; i < len(s.glyphs); i++ { // grows while it is walked
		for _, at := range components(t.outline(s.glyphs[i])) {
			s.take(u16(t.outline(s.glyphs[i]), at))
		}
	}
	return s.file()
}

func (s *subset) take(glyph int) {
	if _, have := s.number[glyph]; !have {
		s.number[glyph] = len(s.glyphs)
		s.glyphs = append(s.glyphs, glyph)
	}
}

// outline is the data of a glyph in glyf.
func (t *trueType) outline(glyph int) []byte {
	return t.tables["glyf"][t.starts[glyph]:t.starts[glyph+1]]
}

// components gives the places of the glyph numbers inside a composite glyph (OpenType specification, glyf).
func components(outline []byte) (places []int) {
	if len(outline) < 10 || outline[0]&0x80 == 0 {
		return nil
	}
	const words, scale, more, scales, matrix = 1, 8, 32, 64, 128
	for at := 10; ; {
		flags := u16(outline, at)
		places = append(places, at+2)
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return places
		}
	}
}

// outlines makes glyf, loca and hmtx of the glyphs that were taken.
func (s *subset) outlines() (glyf, loca, hmtx []byte) {
	t := s.font
	metrics := t.tables["hmtx"]
	for _, glyph := range s.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		from := len(glyf)
		glyf = append(glyf, t.outline(glyph)...)
		for _, at := range components(t.outline(glyph)) {
			binary.BigEndian.PutUint16(glyf[from+at:], uint16(s.number[u16(t.outline(glyph), at)]))
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		own := min(glyph, t.metrics-1)
		bearing := 4*own + 2
		if glyph != own { // only the bearing is its own
			bearing = 4*t.metrics + 2*(glyph-t.metrics)
		}
		hmtx = append(append(hmtx, metrics[4*own:4*own+2]...), metrics[bearing:bearing+2]...)
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), hmtx
}
