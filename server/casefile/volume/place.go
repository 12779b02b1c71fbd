package volume

import (
	"errors"
	"fmt"
	"strconv"
)

// mm is a millimetre in points.
const mm = 72 / 25.4

// A page of a paper from outside is set on a sheet of A4 with a strip at the head for the running number, so that the number never
// covers anything; pages that are larger are made smaller, none is made larger.
const (
	sheetWidth, sheetHeight = 210 * mm, 297 * mm
	sideMargin              = 8 * mm
	headMargin              = 15 * mm
	footMargin              = 8 * mm
	numberRight             = 15 * mm // of the running number, from the right edge
	numberTop               = 10 * mm
	numberSize              = 12.0
	digitWidth              = 0.556 // of Helvetica, in ems
)

// rect is a rectangle in the units of its page.
type rect struct{ x, y, w, h float64 }

// placed is where the content of a page goes on its sheet.
type placed struct {
	sheet      rect    // the media box of the new page, before it is turned
	rotate     int     // 0, 90, 180 or 270, clockwise
	scale      float64 // of the content
	dx, dy     float64 // after scaling
	clip       rect    // in the units of the content
	numberX    float64 // where the number ends, on the sheet before it is turned
	numberY    float64
	numberA    float64 // direction of the number: cosine and sine
	numberB    float64
	wholeSheet bool // the content is the sheet: nothing is scaled or clipped
}

var errPageSize = errors.New("a page has no size that can be printed")

// place puts a page on its sheet. own pages keep their size: their head is known to be empty.
func place(crop rect, rotate int, own bool) (placed, error) {
	rotate = ((rotate % 360) + 360) % 360
	if !(crop.w >= 1 && crop.h >= 1 && crop.w <= 1e5 && crop.h <= 1e5) || rotate%90 != 0 {
		return placed{}, errPageSize
	}
	p := placed{rotate: rotate, scale: 1, clip: crop}
	turned := rotate%180 != 0
	w, h := crop.w, crop.h // as it is seen
	if turned {
		w, h = h, w
	}
	sheetW, sheetH := w, h
	x, y := 0.0, 0.0
	if own {
		p.wholeSheet = true
	} else {
		sheetW, sheetH = sheetWidth, sheetHeight
		if w > h {
			sheetW, sheetH = sheetH, sheetW
		}
		roomW, roomH := sheetW-2*sideMargin, sheetH-headMargin-footMargin
		p.scale = min(1, roomW/w, roomH/h)
		x, y = (sheetW-w*p.scale)/2, footMargin+(roomH-h*p.scale)/2
	}
	p.onSheet(sheetW, sheetH, x, y, w*p.scale, h*p.scale)
	return p, nil
}

// onSheet turns what is seen (a sheet with the content at x, y) back into the page before it is turned.
func (p *placed) onSheet(sheetW, sheetH, x, y, w, h float64) {
	nx, ny := sheetW-numberRight, sheetH-numberTop-numberSize
	var left, foot float64
	switch p.rotate {
	case 0:
		p.sheet = rect{0, 0, sheetW, sheetH}
		left, foot = x, y
		p.numberX, p.numberY, p.numberA, p.numberB = nx, ny, 1, 0
	case 90:
		p.sheet = rect{0, 0, sheetH, sheetW}
		left, foot = sheetH-(y+h), x
		p.numberX, p.numberY, p.numberA, p.numberB = sheetH-ny, nx, 0, 1
	case 180:
		p.sheet = rect{0, 0, sheetW, sheetH}
		left, foot = sheetW-(x+w), sheetH-(y+h)
		p.numberX, p.numberY, p.numberA, p.numberB = sheetW-nx, sheetH-ny, -1, 0
	case 270:
		p.sheet = rect{0, 0, sheetH, sheetW}
		left, foot = y, sheetW-(x+w)
		p.numberX, p.numberY, p.numberA, p.numberB = ny, sheetW-nx, 0, -1
	}
	p.dx, p.dy = left-p.clip.x*p.scale, foot-p.clip.y*p.scale
}

// nested is how often the state of the graphics is kept before a page from outside draws: one that restores more than it kept
// then still draws in its place.
const nested = 8

// before is what is drawn before the content of a page: its number, and the place of the content.
func (p placed) before(number int) []byte {
	var b []byte
	if number > 0 {
		digits := strconv.Itoa(number)
		width := float64(len(digits)) * digitWidth * numberSize
		b = fmt.Appendf(b, "q BT 0 g /%s %g Tf %g %g %g %g %.3f %.3f Tm (%s) Tj ET Q\n", numberFont, numberSize,
			p.numberA, p.numberB, -p.numberB, p.numberA,
			p.numberX-width*p.numberA, p.numberY-width*p.numberB, digits)
	}
	b = append(b, "q "...)
	if !p.wholeSheet {
		b = fmt.Appendf(b, "%.5f 0 0 %.5f %.3f %.3f cm %.3f %.3f %.3f %.3f re W n ", p.scale, p.scale, p.dx, p.dy,
			p.clip.x, p.clip.y, p.clip.w, p.clip.h)
	} else if p.dx != 0 || p.dy != 0 {
		b = fmt.Appendf(b, "1 0 0 1 %.3f %.3f cm ", p.dx, p.dy)
	}
	for range nested - 1 {
		b = append(b, "q "...)
	}
	return append(b, '\n')
}

// after closes what before opened.
func after() []byte {
	b := []byte("\n")
	for range nested {
		b = append(b, "Q "...)
	}
	return b
}

// numberFont is the name of the font of the running numbers in the resources of a page; no paper uses it by chance.
const numberFont = "DisclosurePageNumber"

// numberFont writes the font: one of the fourteen that every reader has.
func (v *Volume) numberFont() {
	v.object(v.font, []byte("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"))
}
