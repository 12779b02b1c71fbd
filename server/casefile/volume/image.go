package volume

import (
	"context"
	"fmt"
	"io"
)

// File is a paper that can be read from any place.
type File interface {
	io.ReadSeeker
	io.ReaderAt
}

// picture is an image as a PDF holds it.
type picture struct {
	width, height int
	dict          string // entries of the image without its size and length
	data          []byte
	turn          int // clockwise, to be seen upright: 0, 90, 180, 270
}

// pictureReaders read the pictures of a file by media type.
var pictureReaders = map[string]func(context.Context, File) ([]picture, error){
	"image/jpeg": jpegPictures, "image/png": pngPictures, "image/gif": gifPictures, "image/bmp": bmpPictures, "image/tiff": tiffPictures,
}

// Paper takes in a file from outside by its media type.
func (v *Volume) Paper(ctx context.Context, mediaType string, f File, first int) (Section, error) {
	if mediaType == "application/pdf" {
		return v.PDF(ctx, f, first)
	}
	read := pictureReaders[mediaType]
	if read == nil {
		return Section{}, refuse(Format, "a file of type %s", mediaType)
	}
	var list []picture
	err := guarded(ctx, func(ctx context.Context) error {
		var err error
		list, err = read(ctx, f)
		return err
	})
	if err != nil {
		return Section{}, err
	}
	d := v.draft()
	s := Section{first: first}
	for i, p := range list {
		number := 0
		if first > 0 {
			number = first + i
		}
		r, err := v.picture(d, p, number)
		if err != nil {
			return Section{}, refusal(err)
		}
		s.pages = append(s.pages, r)
	}
	return s, v.take(d)
}

// pointsPerPixel makes a picture as large as on a screen of 96 dots an inch, or smaller to fit.
const pointsPerPixel = 0.75

// picture sets a picture on a sheet of its own.
func (v *Volume) picture(d *draft, p picture, number int) (ref, error) {
	crop := rect{0, 0, float64(p.width) * pointsPerPixel, float64(p.height) * pointsPerPixel}
	at, err := place(crop, p.turn, false)
	if err != nil {
		return 0, err
	}
	image := d.addStream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d%s", p.width, p.height, p.dict), p.data)
	before := d.addStream("", at.before(number))
	draw := d.addStream("", fmt.Appendf(nil, "%g 0 0 %g 0 0 cm /Picture Do", crop.w, crop.h))
	rotate := ""
	if at.rotate != 0 {
		rotate = fmt.Sprintf("/Rotate %d", at.rotate)
	}
	return d.add(fmt.Appendf(nil, "<</Type/Page/Parent %s/MediaBox[0 0 %.3f %.3f]%s/Resources<</XObject<</Picture %s>>/Font<</%s %s>>>>/Contents[%s %s %s]>>",
		v.pages, at.sheet.w, at.sheet.h, rotate, image, numberFont, v.font, before, draw, d.addStream("", after()))), nil
}
