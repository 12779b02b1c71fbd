package volume

import (
	"bytes"
	"context"
	"encoding/binary"
	"image/color"
	"image/jpeg"
	"io"
)

// jpegPictures takes a JPEG as it is: PDF knows the format.
func jpegPictures(_ context.Context, f File) ([]picture, error) {
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if !bytes.Contains(data[max(0, len(data)-64<<10):], []byte{0xFF, 0xD9}) {
		return nil, refuse(Broken, "the end of the picture is missing")
	}
	p := picture{width: c.Width, height: c.Height, data: data, turn: orientation(data)}
	p.dict = "/BitsPerComponent 8/Filter/DCTDecode/ColorSpace"
	switch c.ColorModel {
	case color.GrayModel:
		p.dict += "/DeviceGray"
	case color.CMYKModel: // written by Adobe programs, upside down
		p.dict += "/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]"
	default:
		p.dict += "/DeviceRGB"
	}
	return []picture{p}, p.check()
}

// check refuses pictures without size and bombs.
func (p picture) check() error {
	if p.width < 1 || p.height < 1 {
		return refuse(Broken, "a picture without size")
	}
	if int64(p.width)*int64(p.height) > maxPixels {
		return refuse(TooLarge, "a picture of %d x %d pixels", p.width, p.height)
	}
	return nil
}

// turns are the values of the Exif tag 0x0112 as photographs of telephones carry them; mirrored ones are left as they are.
var turns = map[uint16]int{3: 180, 6: 90, 8: 270}

// orientation finds how a photograph must be turned to be upright.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF && data[at+1] != 0xDA; {
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		end := min(at+2+size, len(data))
		if data[at+1] == 0xE1 && size >= 8 && bytes.HasPrefix(data[at+4:end], []byte("Exif\x00\x00")) {
			return turns[exifOrientation(data[at+10:end])]
		}
		at = at + 2 + max(size, 2)
	}
	return 0
}

// exifOrientation reads the tag in the first directory of an Exif block.
func exifOrientation(b []byte) uint16 {
	var order binary.ByteOrder = binary.LittleEndian
	if len(b) < 8 {
		return 0
	}
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	at := int(order.Uint32(b[4:]))
	if at < 8 || at+2 > len(b) {
		return 0
	}
	for n := int(order.Uint16(b[at:])); n > 0; n-- {
		entry := at + 2 + 12*(n-1)
		if entry+12 <= len(b) && order.Uint16(b[entry:]) == 0x0112 {
			return order.Uint16(b[entry+8:])
		}
	}
	return 0
}
