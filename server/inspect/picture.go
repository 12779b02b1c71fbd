package inspect

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	_ "image/gif" // headers of the three formats of the standard library
	_ "image/jpeg"
	_ "image/png"
	"io"
)

// checkPicture reads size and structure, never the pixels.
func checkPicture(s *subject) verdict {
	switch {
	case s.found.Is("image/tiff"):
		return checkTIFF(s)
	case s.found.Is("image/bmp"):
		return checkBMP(s)
	}
	c, _, err := image.DecodeConfig(io.NewSectionReader(s, 0, s.size))
	if err != nil {
		return broken("图片的头部损坏")
	}
	v := pixels(int64(c.Width), int64(c.Height))
	if v.bad() {
		return v
	}
	return wholePicture(s)
}

// pixels holds a picture against the bound.
func pixels(width, height int64) verdict {
	if width <= 0 || height <= 0 {
		return broken("图片没有面积")
	}
	if width > MaxPixels || height > MaxPixels || width*height > MaxPixels {
		return oversized(fmt.Sprintf("图片有 %d×%d 像素", width, height))
	}
	return verdict{}
}

// wholePicture says whether the end of the picture is there.
func wholePicture(s *subject) verdict {
	end := map[string][]byte{"image/jpeg": {0xff, 0xd9}, "image/png": []byte("IEND\xaeB`\x82"), "image/gif": {';'}}[s.found.String()]
	if !bytes.Contains(s.tail(1<<10), end) {
		return broken("图片不完整，可能被截断")
	}
	return verdict{}
}

func checkBMP(s *subject) verdict {
	if len(s.start) < 30 {
		return broken("图片的头部损坏")
	}
	width, height := int64(int32(binary.LittleEndian.Uint32(s.start[18:]))), int64(int32(binary.LittleEndian.Uint32(s.start[22:])))
	if height < 0 {
		height = -height // rows from the top
	}
	v := pixels(width, height)
	bits := int64(binary.LittleEndian.Uint16(s.start[28:]))
	compression := s.start[min(30, len(s.start)-1)]
	if !v.bad() && compression == 0 && s.size < width*bits/8*height {
		return broken("图片不完整，可能被截断")
	}
	return v
}
