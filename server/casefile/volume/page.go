package volume

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// page takes in one page with a running number.
func (c *copier) page(l leaf, number int) (ref, error) {
	crop, err := c.visible(l)
	if err != nil {
		return 0, err
	}
	rotate := c.number(l.rotate)
	if rotate != rotate || rotate < -3600 || rotate > 3600 { // NaN: not given
		rotate = 0
	}
	place, err := place(crop, int(rotate), c.own)
	if err != nil {
		return 0, err
	}
	r := c.draft.reserve()
	var b bytes.Buffer
	fmt.Fprintf(&b, "<</Type/Page/Parent %s/MediaBox[0 0 %.3f %.3f]", c.volume.pages, place.sheet.w, place.sheet.h)
	if place.rotate != 0 {
		fmt.Fprintf(&b, "/Rotate %d", place.rotate)
	}
	for _, part := range []func(*bytes.Buffer, leaf, placed, int) error{c.resources, c.contents, c.group, c.appearances} {
		err = part(&b, l, place, number)
		if err != nil {
			return 0, err
		}
	}
	b.WriteString(">>")
	c.draft.set(r, b.Bytes())
	return r, c.drain()
}

// visible is the part of the page that a reader shows: the crop box within the media box.
func (c *copier) visible(l leaf) (rect, error) {
	media, ok := c.rect(l.media)
	if !ok {
		media = rect{0, 0, sheetWidth, sheetHeight}
	}
	crop, ok := c.rect(l.crop)
	if !ok {
		return media, nil
	}
	x, y := max(media.x, crop.x), max(media.y, crop.y)
	w, h := min(media.x+media.w, crop.x+crop.w)-x, min(media.y+media.h, crop.y+crop.h)-y
	if w < 1 || h < 1 {
		return media, nil
	}
	return rect{x, y, w, h}, nil
}

// rect reads a rectangle: any two corners that lie across from each other.
func (c *copier) rect(o types.Object) (rect, bool) {
	if o == nil {
		return rect{}, false
	}
	a, err := c.array(o)
	if err != nil || len(a) != 4 {
		return rect{}, false
	}
	var n [4]float64
	for i := range n {
		n[i] = c.number(a[i])
		if n[i] != n[i] || n[i] < -1e6 || n[i] > 1e6 {
			return rect{}, false
		}
	}
	return rect{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]) - min(n[0], n[2]), max(n[1], n[3]) - min(n[1], n[3])}, true
}

// resources writes the resources of the page with the font of the running number among them.
func (c *copier) resources(b *bytes.Buffer, l leaf, _ placed, _ int) error {
	all := types.Dict{}
	if l.resources != nil {
		d, err := c.dict(l.resources)
		if err != nil {
			return err
		}
		for name, o := range d {
			all[name] = o
		}
	}
	fonts := all["Font"]
	delete(all, "Font")
	b.WriteString("/Resources<<")
	err := c.entries(b, all, false, 0)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "/Font<</%s %s", numberFont, c.volume.font)
	if fonts != nil {
		d, err := c.dict(fonts)
		if err != nil {
			return err
		}
		delete(d, numberFont)
		err = c.entries(b, d, false, 0)
		if err != nil {
			return err
		}
	}
	b.WriteString(">>>>")
	return nil
}

// contents writes the streams of the page between ours.
func (c *copier) contents(b *bytes.Buffer, l leaf, p placed, number int) error {
	fmt.Fprintf(b, "/Contents[%s ", c.draft.addStream("", p.before(number)))
	o, err := c.resolve(l.dict["Contents"])
	if err != nil {
		return err
	}
	list := types.Array{l.dict["Contents"]}
	if a, ok := o.(types.Array); ok {
		list = a
	}
	for _, e := range list {
		r, isRef := e.(types.IndirectRef)
		s, err := c.resolve(e)
		if err != nil {
			return err
		}
		stream, isStream := s.(types.StreamDict)
		if !isRef || !isStream {
			continue // an empty page
		}
		err = checkContent(stream)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "%s ", c.refer(r))
	}
	fmt.Fprintf(b, "%s]", c.draft.addStream("", after()))
	return nil
}

// checkContent reads the content of a page through and throws it away: a bomb would end the reader of the volume.
func checkContent(s types.StreamDict) error {
	if len(s.FilterPipeline) != 1 || s.FilterPipeline[0].Name != "FlateDecode" {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return nil // readers mend what they can
	}
	n, _ := io.Copy(io.Discard, io.LimitReader(z, maxDecoded+1))
	if n > maxDecoded {
		return refuse(TooLarge, "the content of a page is larger than %d bytes", maxDecoded)
	}
	return nil
}

// group keeps how the page blends its colours.
func (c *copier) group(b *bytes.Buffer, l leaf, _ placed, _ int) error {
	if l.dict["Group"] == nil {
		return nil
	}
	b.WriteString("/Group ")
	return c.encode(b, l.dict["Group"], 1)
}
