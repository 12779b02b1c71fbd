package notice

import (
	"encoding/binary"
	"fmt"
)

// widths gives the advance of every BMP character that a TrueType font draws, in 1/1000 em; -1 = it draws none.
// It reads what fpdf reads (the Windows cmap of format 4), so that a character found here is a character printed.
func widths(ttf []byte) (out []int16, err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("read font: it ends early")
		}
	}()
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(ttf[at:])) }
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(ttf[at:])) }
	if version := u32(0); version != 0x00010000 && version != 0x74727565 {
		return nil, fmt.Errorf("read font: not a TrueType font with glyf outlines")
	}
	tables := map[string]int{}
	for i := range u16(4) {
		tables[string(ttf[12+16*i:16+16*i])] = u32(20 + 16*i)
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca"} {
		if tables[name] == 0 {
			return nil, fmt.Errorf("read font: table %s is missing", name)
		}
	}
	em, metrics := u16(tables["head"]+18), u16(tables["hhea"]+34)
	advance := func(glyph int) int16 {
		glyph = min(glyph, metrics-1)
		return int16((u16(tables["hmtx"]+4*glyph)*1000 + em/2) / em)
	}
	sub, err := format4(tables["cmap"], u16, u32)
	if err != nil {
		return nil, err
	}
	out = make([]int16, 1<<16)
	for i := range out {
		out[i] = -1
	}
	eachGlyph(sub, u16, func(code, glyph int) { out[code] = advance(glyph) })
	return out, nil
}

func format4(cmap int, u16, u32 func(int) int) (int, error) {
	for i := range u16(cmap + 2) {
		record := cmap + 4 + 8*i
		platform, encoding, sub := u16(record), u16(record+2), cmap+u32(record+4)
		if (platform == 3 && encoding == 1 || platform == 0) && u16(sub) == 4 {
			return sub, nil
		}
	}
	return 0, fmt.Errorf("read font: it has no Unicode cmap of format 4")
}

// eachGlyph walks the segments of a format 4 cmap (OpenType specification, cmap).
func eachGlyph(sub int, u16 func(int) int, visit func(code, glyph int)) {
	segments := u16(sub+6) / 2
	ends, starts := sub+14, sub+16+2*segments
	deltas, offsets := starts+2*segments, starts+4*segments
	for s := range segments {
		start, end, delta, offset := u16(starts+2*s), u16(ends+2*s), u16(deltas+2*s), u16(offsets+2*s)
		for code := start; code <= end && code != 0xFFFF; code++ {
			glyph := (code + delta) & 0xFFFF
			if offset != 0 {
				glyph = u16(offsets + 2*s + offset + 2*(code-start))
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
