package volume

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// maxDecodedPixels bounds the pictures that must be decoded: 64 MiB in memory.
const maxDecodedPixels = 16 << 20

// maxFrames bounds the pages of a TIFF.
const maxFrames = 500

func gifPictures(ctx context.Context, f File) ([]picture, error) {
	return decoded(ctx, f, gif.DecodeConfig, gif.Decode)
}

func bmpPictures(ctx context.Context, f File) ([]picture, error) {
	return decoded(ctx, f, bmp.DecodeConfig, bmp.Decode)
}

// tiffPictures reads each page of a TIFF: the library reads only the first, so its header is changed to lead to the next.
func tiffPictures(ctx context.Context, f File) ([]picture, error) {
	frames, err := tiffFrames(f)
	if err != nil {
		return nil, err
	}
	var all []picture
	size := 0
	for _, at := range frames {
		p, err := decoded(ctx, &frame{File: f, head: at}, tiff.DecodeConfig, tiff.Decode)
		if err != nil {
			return nil, err
		}
		size += len(p[0].data)
		if size > maxDecoded {
			return nil, refuse(TooLarge, "its pages are larger than %d bytes", maxDecoded)
		}
		all = append(all, p...)
	}
	return all, nil
}

// tiffFrames gives the beginning of the file for each page.
func tiffFrames(f io.ReaderAt) ([][8]byte, error) {
	var head [8]byte
	_, err := f.ReadAt(head[:], 0)
	if err != nil {
		return nil, err
	}
	var order binary.ByteOrder = binary.LittleEndian
	if head[0] == 'M' {
		order = binary.BigEndian
	}
	var all [][8]byte
	for next := order.Uint32(head[4:]); next != 0; {
		if len(all) == maxFrames {
			return nil, refuse(TooLarge, "it has more than %d pages", maxFrames)
		}
		order.PutUint32(head[4:], next)
		all = append(all, head)
		var n [4]byte
		_, err = f.ReadAt(n[:2], int64(next))
		if err == nil {
			_, err = f.ReadAt(n[:], int64(next)+2+12*int64(order.Uint16(n[:2])))
		}
		if err != nil {
			return nil, refuse(Broken, "a page of the TIFF is missing")
		}
		next = order.Uint32(n[:])
	}
	if len(all) == 0 {
		return nil, refuse(Broken, "it has no pages")
	}
	return all, nil
}

// frame is a TIFF of which another page comes first.
type frame struct {
	File
	head [8]byte
}

func (f *frame) ReadAt(p []byte, at int64) (int, error) {
	n, err := f.File.ReadAt(p, at)
	for i := range n {
		if at+int64(i) < 8 {
			p[i] = f.head[at+int64(i)]
		}
	}
	return n, err
}

// decoded decodes a picture and lays it on white.
func decoded(ctx context.Context, f File, config func(io.Reader) (image.Config, error), decode func(io.Reader) (image.Image, error)) ([]picture, error) {
	_, err := f.Seek(0, io.SeekStart)
	if err != nil {
		return nil, err
	}
	c, err := config(f)
	if err != nil {
		return nil, err
	}
	p := picture{width: c.Width, height: c.Height}
	err = p.check()
	if err == nil && int64(c.Width)*int64(c.Height) > maxDecodedPixels {
		err = refuse(TooLarge, "a picture of %d x %d pixels", c.Width, c.Height)
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, err
	}
	m, err := decode(f)
	if err != nil {
		return nil, err
	}
	p.width, p.height = m.Bounds().Dx(), m.Bounds().Dy()
	p.dict = "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode"
	p.data, err = rows(ctx, m)
	if err != nil {
		return nil, err
	}
	return []picture{p}, p.check()
}

// rows compresses the pixels of an image on white.
func rows(ctx context.Context, m image.Image) ([]byte, error) {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	b := m.Bounds()
	row := make([]byte, 0, 3*b.Dx())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		row = row[:0]
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, b := onWhite(m.At(x, y))
			row = append(row, r, g, b)
		}
		_, err := z.Write(row)
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

func onWhite(c color.Color) (red, green, blue byte) {
	r, g, b, a := c.RGBA()
	rest := 0xFFFF - a
	return byte((r + rest) >> 8), byte((g + rest) >> 8), byte((b + rest) >> 8)
}
