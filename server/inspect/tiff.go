package inspect

import (
	"encoding/binary"
	"io"
)

const (
	maxTIFFPages = 2000
	tagWidth     = 256
	tagHeight    = 257
)

// checkTIFF walks the chain of pages; a chain that comes back to itself is broken.
func checkTIFF(s *subject) verdict {
	if len(s.start) < 8 {
		return broken("图片的头部损坏")
	}
	var order binary.ByteOrder = binary.LittleEndian
	if s.start[0] == 'M' {
		order = binary.BigEndian
	}
	seen := map[uint32]bool{}
	for at := order.Uint32(s.start[4:]); at != 0; {
		if seen[at] {
			return broken("图片的页链成环")
		}
		seen[at] = true
		if len(seen) > maxTIFFPages {
			return oversized("图片页数过多")
		}
		next, v := tiffPage(s, order, at)
		if v.bad() {
			return v
		}
		at = next
	}
	if len(seen) == 0 {
		return broken("图片没有页")
	}
	return verdict{}
}

// tiffPage reads the directory of one page and gives the place of the next.
func tiffPage(r io.ReaderAt, order binary.ByteOrder, at uint32) (uint32, verdict) {
	var head [2]byte
	_, err := r.ReadAt(head[:], int64(at))
	if err != nil {
		return 0, broken("图片不完整，可能被截断")
	}
	dir := make([]byte, 12*int(order.Uint16(head[:]))+4)
	n, _ := r.ReadAt(dir, int64(at)+2)
	if n < len(dir) {
		return 0, broken("图片不完整，可能被截断")
	}
	size := map[uint16]int64{}
	for e := dir; len(e) >= 12; e = e[12:] {
		value := int64(order.Uint32(e[8:]))
		if order.Uint16(e[2:]) == 3 { // a short stands in the first two bytes
			value = int64(order.Uint16(e[8:]))
		}
		size[order.Uint16(e)] = value
	}
	return order.Uint32(dir[len(dir)-4:]), pixels(size[tagWidth], size[tagHeight])
}
