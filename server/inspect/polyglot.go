package inspect

import (
	"bytes"
	"encoding/binary"
)

// endRecord begins the record at the end of a ZIP.
var endRecord = []byte("PK\x05\x06")

// twoTypes finds files that are two things at once: a picture or PDF that is also an archive or a web page.
func twoTypes(s *subject) verdict {
	if s.family != pdfFamily && s.family != pictureFamily {
		return verdict{}
	}
	if s.family == pictureFamily && bytes.Contains(s.start[:min(len(s.start), 1024+5)], []byte("%PDF-")) {
		return misleading("同时是图片和 PDF")
	}
	low := bytes.ToLower(s.start[:min(len(s.start), 2048)])
	for _, mark := range [][]byte{[]byte("<script"), []byte("<html"), []byte("<?php"), []byte("<svg")} {
		if s.family == pictureFamily && bytes.Contains(low, mark) {
			return misleading("图片中藏有网页")
		}
	}
	if s.endsAsZip() {
		return misleading("同时是压缩包")
	}
	return verdict{}
}

// endsAsZip says whether an archiver would open the file: an end record whose directory lies within the file.
func (s *subject) endsAsZip() bool {
	tail := s.tail(64<<10 + 22)
	for {
		i := bytes.LastIndex(tail, endRecord)
		if i < 0 {
			return false
		}
		if r := tail[i:]; len(r) >= 22 {
			size, offset := binary.LittleEndian.Uint32(r[12:]), binary.LittleEndian.Uint32(r[16:])
			if size > 0 && int64(size)+int64(offset) <= s.size {
				return true
			}
		}
		tail = tail[:i]
	}
}

// tail gives at most the last n bytes.
func (s *subject) tail(n int64) []byte {
	n = min(n, s.size)
	buf := make([]byte, n)
	got, _ := s.ReadAt(buf, s.size-n)
	return buf[:got]
}
