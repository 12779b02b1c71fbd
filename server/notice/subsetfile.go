package notice

import (
	"encoding/binary"
	"slices"
)

// copied are the tables that do not depend on which glyphs a font has.
var copied = []string{"OS/2", "cvt ", "fpgm", "gasp", "name", "prep"}

// file puts the tables together.
func (s *subset) file() []byte {
	t := s.font
	tables := map[string][]byte{}
	for _, name := range copied {
		if len(t.tables[name]) > 0 {
			tables[name] = t.tables[name]
		}
	}
	tables["glyf"], tables["loca"], tables["hmtx"] = s.outlines()
	tables["cmap"] = s.cmap()
	tables["head"] = patched(t.tables["head"], 50, 1) // long loca
	tables["hhea"] = patched(t.tables["hhea"], 34, len(s.glyphs))
	tables["maxp"] = patched(t.tables["maxp"], 4, len(s.glyphs))
	tables["post"] = append([]byte{0, 3, 0, 0}, t.tables["post"][4:32]...) // without glyph names
	return assemble(tables)
}

// patched is a copy of a table with another number at one place.
func patched(table []byte, at, value int) []byte {
	out := slices.Clone(table)
	binary.BigEndian.PutUint16(out[at:], uint16(value))
	return out
}

// cmap makes a table of format 4 with one segment for each run of neighbours whose glyphs are neighbours too.
func (s *subset) cmap() []byte {
	var starts, ends, deltas []int
	for _, r := range s.codes {
		code, delta := int(r), s.number[s.drawn[r]]-int(r)
		last := len(starts) - 1
		if last >= 0 && ends[last]+1 == code && deltas[last] == delta {
			ends[last] = code
			continue
		}
		starts, ends, deltas = append(starts, code), append(ends, code), append(deltas, delta)
	}
	starts, ends, deltas = append(starts, 0xFFFF), append(ends, 0xFFFF), append(deltas, 1)
	n := len(starts)
	out := words(nil, 0, 1, 3, 1, 0, 12, 4, 16+8*n, 0, 2*n, 0, 0, 0)
	out = words(out, ends...)
	out = words(out, 0)
	out = words(out, starts...)
	out = words(out, deltas...)
	return append(out, make([]byte, 2*n)...)
}

func words(out []byte, values ...int) []byte {
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// assemble writes a font file. Its checksums are left at zero: fpdf reads none and writes its own.
func assemble(tables map[string][]byte) []byte {
	names := sortedKeys(tables)
	out := words(nil, 1, 0, len(names), 0, 0, 0)
	at := 12 + 16*len(names)
	for _, name := range names {
		out = append(out, name...)
		for _, v := range []int{0, at, len(tables[name])} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		at += (len(tables[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}
