package notice

import "rsc.io/qr"

// square is a filled rectangle: a run of dark modules of a square code.
type square struct{ x, y, width, height float64 }

const (
	codeSize = 21 * mm // of the code without its quiet zone; below 20 mm telephones fail on print that is not perfect
	quiet    = 4       // modules of white around a code (ISO/IEC 18004)
	// The foot line of a letter is 20 mm from the foot (10.1.2); 25 mm leaves it alone, and so does the page number.
	codeFoot = pageHeight - 23.5*mm
)

// code puts a square code on a page, where nothing else stands and no seal comes: on the left of the last line of the type area and
// below it, where a signature leaves the page free; on even pages on the right, since the page number is on the left. If the text
// goes on to the foot of a page without a foot line, the code stands in the margin below, and the small line under it. A letter of
// one page that leaves no room at all goes without. It gives the base line of the small line.
func (p *page) code(text string, foot float64) float64 {
	c, err := qr.Encode(text, qr.M)
	if err != nil { // longer than any code can hold; the printed line says the same
		return foot
	}
	gap := quiet * codeSize / float64(c.Size)
	left, right := marginLeft, float64(marginLeft+textWidth-codeSize)
	for _, x := range []float64{left, right} {
		if p.free(x-gap, codeFoot-codeSize-gap, x+codeSize+gap, codeFoot+gap) {
			p.draw(c, x, codeFoot-codeSize)
			return foot
		}
	}
	const top, below = marginTop + textHeight + 1.5*mm, pageHeight - 7*mm
	for _, x := range []float64{left, right} {
		if p.free(x-gap, top, x+codeSize+gap, pageHeight) {
			p.draw(c, x, top)
			return below
		}
	}
	return foot
}

// draw draws a code row by row, dark modules that touch as one.
func (p *page) draw(c *qr.Code, x, y float64) {
	module := codeSize / float64(c.Size)
	for row := range c.Size {
		for from := 0; from < c.Size; from++ {
			to := from
			for to < c.Size && c.Black(to, row) {
				to++
			}
			if to > from {
				p.squares = append(p.squares, square{x + float64(from)*module, y + float64(row)*module, float64(to-from) * module, module})
			}
			from = to
		}
	}
}

// free says whether nothing is drawn in an area.
func (p *page) free(x1, y1, x2, y2 float64) bool {
	for _, f := range p.fragments {
		right := f.x + atom{glyphs: f.glyphs}.width(f.size, f.add)
		if f.x < x2 && right > x1 && f.y-0.88*f.size < y2 && f.y+0.12*f.size > y1 {
			return false
		}
	}
	for _, r := range p.rules {
		if min(r.x1, r.x2) < x2 && max(r.x1, r.x2) > x1 && min(r.y1, r.y2)-r.width/2 < y2 && max(r.y1, r.y2)+r.width/2 > y1 {
			return false
		}
	}
	return true
}

func (w *writer) squares(squares []square) {
	w.pdf.SetFillColor(0, 0, 0)
	for _, s := range squares {
		w.pdf.Rect(s.x, s.y, s.width, s.height, "F")
	}
}
