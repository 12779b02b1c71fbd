package hostile

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
)

// PNG makes a sound picture.
func PNG() []byte {
	return encoded(func(b *bytes.Buffer) error { return png.Encode(b, image.NewGray(image.Rect(0, 0, 8, 8))) })
}

// JPEG makes a sound picture.
func JPEG() []byte {
	return encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, image.NewGray(image.Rect(0, 0, 8, 8)), nil) })
}

// GIF makes a sound picture.
func GIF() []byte {
	return encoded(func(b *bytes.Buffer) error { return gif.Encode(b, image.NewGray(image.Rect(0, 0, 8, 8)), nil) })
}

func encoded(encode func(*bytes.Buffer) error) []byte {
	var b bytes.Buffer
	_ = encode(&b) // into memory; what fails would be no file of its kind, and the tests see it
	return b.Bytes()
}

// hugePNG announces a size that its content does not have.
func hugePNG(width, height uint32) []byte {
	p := PNG()
	binary.BigEndian.PutUint32(p[16:], width)
	binary.BigEndian.PutUint32(p[20:], height)
	binary.BigEndian.PutUint32(p[29:], crc32.ChecksumIEEE(p[12:29]))
	return p
}

// hugeJPEG announces the largest size that there is.
func hugeJPEG() []byte {
	p := JPEG()
	i := bytes.Index(p, []byte{0xff, 0xc0})
	copy(p[i+5:], []byte{0xff, 0xff, 0xff, 0xff})
	return p
}

// hugeGIF announces the largest size that there is.
func hugeGIF() []byte {
	p := GIF()
	copy(p[6:], []byte{0xff, 0xff, 0xff, 0xff})
	return p
}

// bmp is a picture with this head and no content.
func bmp(width, height int32) []byte {
	p := make([]byte, 54)
	copy(p, "BM")
	binary.LittleEndian.PutUint32(p[2:], 54)
	binary.LittleEndian.PutUint32(p[10:], 54)
	binary.LittleEndian.PutUint32(p[14:], 40)
	binary.LittleEndian.PutUint32(p[18:], uint32(width))
	binary.LittleEndian.PutUint32(p[22:], uint32(height))
	binary.LittleEndian.PutUint16(p[26:], 1)
	binary.LittleEndian.PutUint16(p[28:], 24)
	return p
}

// tiff is a picture of one page whose directory leads on to next.
func tiff(width, height, next uint32) []byte {
	p := []byte("II*\x00\x08\x00\x00\x00\x02\x00")
	for tag, value := range map[uint16]uint32{256: width, 257: height} {
		p = binary.LittleEndian.AppendUint16(p, tag)
		p = binary.LittleEndian.AppendUint16(p, 4)
		p = binary.LittleEndian.AppendUint32(p, 1)
		p = binary.LittleEndian.AppendUint32(p, value)
	}
	return binary.LittleEndian.AppendUint32(p, next)
}

func pictures() []File {
	jpg, cut := JPEG(), PNG()
	return []File{
		kept(oversized, "png of 10 gigapixels", "a.png", hugePNG(100_000, 100_000)),
		kept(oversized, "png of one line without end", "a.png", hugePNG(1<<31-1, 1)),
		kept(broken, "png without area", "a.png", hugePNG(0, 10)),
		kept(broken, "png cut off", "a.png", cut[:len(cut)-12]),
		kept(broken, "png of its signature", "a.png", cut[:8]),
		kept(oversized, "jpeg of 4 gigapixels", "a.jpg", hugeJPEG()),
		kept(broken, "jpeg cut off", "a.jpg", jpg[:len(jpg)/2]),
		kept(broken, "jpeg of its signature", "a.jpg", jpg[:20]),
		kept(oversized, "gif of 4 gigapixels", "a.gif", hugeGIF()),
		kept(oversized, "bmp of 10 gigapixels", "a.bmp", bmp(100_000, 100_000)),
		kept(oversized, "bmp of 10 gigapixels from the top", "a.bmp", bmp(100_000, -100_000)),
		kept(broken, "bmp without content", "a.bmp", bmp(1000, 1000)),
		kept(oversized, "tiff of 10 gigapixels", "a.tif", tiff(100_000, 100_000, 0)),
		kept(broken, "tiff that leads back to itself", "a.tif", tiff(10, 10, 8)),
		kept(broken, "tiff that leads beyond its end", "a.tif", tiff(10, 10, 1<<31)),
	}
}
