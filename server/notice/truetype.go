package notice

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// trueType is a TrueType font with glyf outlines, taken apart once and then only read.
type trueType struct {
	tables  map[string][]byte
	widths  []int16  // advance of every BMP character in 1/1000 em; -1 = it draws none
	glyphs  []uint16 // glyph of every BMP character; 0 = it draws none
	beyond  []span   // the characters outside the BMP
	starts  []uint32 // where each glyph begins in glyf, and where the last one ends
	metrics int      // glyphs with an advance of their own (hhea)
}

// readTrueType reads what fpdf reads (the Windows cmap of format 4), so that a character found here is a character printed; and the
// characters outside the BMP (format 12), to which fpdf gets a code of the document's own (private).
func readTrueType(ttf []byte) (t *trueType, err error) {
	defer func() {
		if recover() != nil {
			t, err = nil, fmt.Errorf("read font: it ends early")
		}
	}()
	ttf = slices.Clip(ttf) // so that no table reaches beyond the file
	t = &trueType{tables: map[string][]byte{}}
	if version := u32(ttf, 0); version != 0x00010000 && version != 0x74727565 {
		return nil, fmt.Errorf("read font: not a TrueType font with glyf outlines")
	}
	for i := range u16(ttf, 4) {
		at, length := u32(ttf, 20+16*i), u32(ttf, 24+16*i)
		t.tables[string(ttf[12+16*i:16+16*i])] = ttf[at : at+length : at+length]
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "name", "post"} {
		if len(t.tables[name]) == 0 {
			return nil, fmt.Errorf("read font: table %s is missing", name)
		}
	}
	t.metrics = u16(t.tables["hhea"], 34)
	t.readStarts()
	return t, t.readCharacters()
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }

// readStarts reads loca, in its short or its long form.
func (t *trueType) readStarts() {
	loca, long := t.tables["loca"], u16(t.tables["head"], 50) == 1
	t.starts = make([]uint32, u16(t.tables["maxp"], 4)+1)
	for i := range t.starts {
		if long {
			t.starts[i] = uint32(u32(loca, 4*i))
		} else {
			t.starts[i] = uint32(2 * u16(loca, 2*i))
		}
	}
}

// readCharacters finds glyph and advance of every character.
func (t *trueType) readCharacters() error {
	sub, err := format4(t.tables["cmap"])
	if err != nil {
		return err
	}
	em := u16(t.tables["head"], 18)
	t.glyphs, t.widths = make([]uint16, 1<<16), make([]int16, 1<<16)
	for i := range t.widths {
		t.widths[i] = -1
	}
	eachGlyph(sub, func(code, glyph int) {
		t.glyphs[code] = uint16(glyph)
		t.widths[code] = int16((u16(t.tables["hmtx"], 4*min(glyph, t.metrics-1))*1000 + em/2) / em)
	})
	t.beyond = format12(t.tables["cmap"])
	return nil
}

// format4 finds the subtable for the BMP.
func format4(cmap []byte) ([]byte, error) {
	for i := range u16(cmap, 2) {
		record := 4 + 8*i
		platform, encoding, sub := u16(cmap, record), u16(cmap, record+2), cmap[u32(cmap, record+4):]
		if (platform == 3 && encoding == 1 || platform == 0) && u16(sub, 0) == 4 {
			return sub, nil
		}
	}
	return nil, fmt.Errorf("read font: it has no Unicode cmap of format 4")
}

// eachGlyph walks the segments of a format 4 cmap (OpenType specification, cmap).
func eachGlyph(sub []byte, visit func(code, glyph int)) {
	segments := u16(sub, 6) / 2
	ends, starts := 14, 16+2*segments
	deltas, offsets := starts+2*segments, starts+4*segments
	for s := range segments {
		start, end, delta, offset := u16(sub, starts+2*s), u16(sub, ends+2*s), u16(sub, deltas+2*s), u16(sub, offsets+2*s)
		for code := start; code <= end && code != 0xFFFF; code++ {
			glyph := (code + delta) & 0xFFFF
			if offset != 0 {
				glyph = u16(sub, offsets+2*s+offset+2*(code-start))
				if glyph != 0 {
					glyph = (glyph + delta) & 0xFFFF
				}
			}
			if glyph != 0 {
				visit(code, glyph)
			}
		}
	}
}
