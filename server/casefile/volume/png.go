package volume

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image/png"
	"io"
)

// pngChannels are the kinds of PNG that a PDF can hold as they are: grey, colour, palette.
var pngChannels = map[byte]int{0: 1, 2: 3, 3: 1}

// pngPictures takes the compressed data of a PNG as they are where PDF knows them; others are decoded.
func pngPictures(ctx context.Context, f File) ([]picture, error) {
	p, ok, err := plainPNG(f)
	if err != nil {
		return nil, err
	}
	if ok {
		return []picture{p}, nil
	}
	_, err = f.Seek(0, io.SeekStart)
	if err != nil {
		return nil, err
	}
	return decoded(ctx, f, png.DecodeConfig, png.Decode)
}

// plainPNG reads the chunks of a PNG; false when it must be decoded, since it is interlaced or partly transparent.
func plainPNG(f io.Reader) (picture, bool, error) {
	var head [33]byte // signature and IHDR
	_, err := io.ReadFull(f, head[:])
	if err != nil || string(head[:8]) != "\x89PNG\r\n\x1a\n" || string(head[12:16]) != "IHDR" {
		return picture{}, false, refuse(Broken, "not a PNG")
	}
	p := picture{width: int(binary.BigEndian.Uint32(head[16:])), height: int(binary.BigEndian.Uint32(head[20:]))}
	err = p.check()
	depth, kind, interlaced := head[24], head[25], head[28]
	channels := pngChannels[kind]
	if err != nil || channels == 0 || interlaced != 0 {
		return p, false, err
	}
	palette, ok, err := p.chunks(f)
	if err != nil || !ok {
		return p, false, err
	}
	space, err := pngSpace(kind, palette)
	if err != nil {
		return p, false, err
	}
	p.dict = fmt.Sprintf("/BitsPerComponent %d/ColorSpace%s/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>",
		depth, space, channels, depth, p.width)
	return p, true, p.complete(int(depth) * channels)
}

// chunks gathers data and palette; false when some colour is transparent.
func (p *picture) chunks(f io.Reader) ([]byte, bool, error) {
	var palette []byte
	for {
		var head [8]byte
		_, err := io.ReadFull(f, head[:])
		if err != nil {
			return nil, false, refuse(Broken, "the end of the picture is missing")
		}
		size, name := int64(binary.BigEndian.Uint32(head[:])), string(head[4:])
		var body bytes.Buffer
		_, err = io.CopyN(&body, f, size+4) // with the checksum
		if err != nil {
			return nil, false, refuse(Broken, "a part of the picture is missing")
		}
		switch name {
		case "IDAT":
			p.data = append(p.data, body.Bytes()[:size]...)
		case "PLTE":
			palette = body.Bytes()[:size]
		case "tRNS":
			return nil, false, nil
		case "IEND":
			return palette, true, nil
		}
	}
}

func pngSpace(kind byte, palette []byte) (string, error) {
	switch {
	case kind == 0:
		return "/DeviceGray", nil
	case kind == 2:
		return "/DeviceRGB", nil
	case len(palette) < 3 || len(palette) > 768 || len(palette)%3 != 0:
		return "", refuse(Broken, "a picture without palette")
	}
	return fmt.Sprintf("[/Indexed/DeviceRGB %d<%X>]", len(palette)/3-1, palette), nil
}

// complete reads the data through: every row must be there.
func (p picture) complete(bits int) error {
	z, err := zlib.NewReader(bytes.NewReader(p.data))
	if err != nil {
		return err
	}
	want := int64(p.height) * int64((p.width*bits+7)/8+1)
	n, err := io.Copy(io.Discard, io.LimitReader(z, want+1))
	if err != nil && !errors.Is(err, io.EOF) || n < want {
		return refuse(Broken, "rows of the picture are missing")
	}
	return nil
}
