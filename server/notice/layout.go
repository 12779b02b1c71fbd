package notice

import "strings"

// layout turns a document into pages.
type layout struct {
	faces *faces
	err   error
}

// glyphs looks up a text of one line or paragraph. The first character without a glyph is remembered as the error.
func (l *layout) glyphs(role Role, field, text string) []glyph {
	if err := l.faces.check(field, role, text); err != nil && l.err == nil {
		l.err = err
	}
	out := make([]glyph, 0, len(text)/3+1)
	for _, r := range text {
		if g, ok := l.faces.find(role, r); ok {
			out = append(out, g)
		}
	}
	return out
}

// pages lays a document out.
func (l *layout) pages(d Document) ([]page, error) {
	used := 0.0
	if d.Letterhead != "" {
		used = letterLines * pitch
	}
	boxes := append(l.head(d), l.blocks(d.Blocks)...)
	boxes = append(boxes, l.attached(d.Attached)...)
	boxes = append(boxes, l.signature(d.Signature, boxes)...)
	boxes = append(boxes, l.annexes(d.Annexes)...)
	pages := paginate(boxes, used)
	l.furnish(pages, d)
	return pages, l.err
}

// head is the title and, in the plain form, 文号 in the blank line under it.
func (l *layout) head(d Document) []box {
	boxes := l.title(d.Title)
	if d.Letterhead != "" || d.Number == "" {
		return boxes
	}
	number := l.flushRight(d.Number)
	if len(boxes) == 0 {
		return []box{number}
	}
	boxes[len(boxes)-1] = number
	return boxes
}

// furnish adds what stands outside the type area.
func (l *layout) furnish(pages []page, d Document) {
	if d.Letterhead != "" {
		l.letterhead(&pages[0], d.Letterhead, d.Number)
	}
	for i := 1; i < len(pages); i++ {
		l.pageNumber(&pages[i], i+1)
	}
	last := &pages[len(pages)-1]
	foot := pageHeight - 12*mm
	if d.Code != "" {
		foot = last.code(d.Code, foot)
	}
	if d.Footer != "" {
		l.footer(last, d.Footer, foot)
	}
}

var styles = map[Style]struct {
	role   Role
	size   float64
	indent int // characters, first line
	hang   int // characters, other lines
}{
	Body:     {Fangsong, bodySize, 2, 0},
	Flush:    {Fangsong, bodySize, 0, 0},
	Heading1: {Hei, bodySize, 2, 0},
	Heading2: {Kai, bodySize, 2, 0},
	Centred:  {Fangsong, bodySize, 0, 0},
	Quote:    {Kai, bodySize, 2, 0},
	Note:     {Fangsong, tableSize, 2, 0},
}

// paragraph breaks one paragraph, and at its line feeds, into lines on the grid.
func (l *layout) paragraph(p Paragraph) []box {
	var out []box
	s := styles[p.Style]
	m := measure{
		size: s.size, track: (cell - bodySize) * s.size / bodySize, width: textWidth,
		indent: float64(s.indent) * cell * s.size / bodySize, hang: float64(s.hang) * cell,
	}
	for _, text := range paragraphs(p.Text) {
		for i, one := range m.lines(l.glyphs(s.role, "正文", text)) {
			if p.Style == Centred {
				one.x = (textWidth - one.width) / 2
			}
			b := box{height: pitch, text: true, keep: p.Style == Heading1 || p.Style == Heading2}
			if p.Style == Note {
				b.height = tableLine
			}
			b.fragments = m.set(one, marginLeft, (b.height-s.size)/2+0.88*s.size)
			if b.keep && i == 0 {
				b.mark = &mark{text: text, level: map[Style]int{Heading2: 1}[p.Style]}
			}
			out = append(out, b)
		}
	}
	if p.Style == Note {
		out = append(out, box{height: gap(height(out)), give: true})
	}
	return out
}

// paragraphs divides a text at its line feeds.
func paragraphs(text string) []string {
	return strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}

// baseline is the distance from the top of a line of the grid to the base line of the characters, which stand in its
// middle: a Chinese character reaches 0.88 em above the base line and 0.12 em below.
func baseline(size float64) float64 { return (pitch-size)/2 + 0.88*size }

// set gives the fragments of a line: neighbours of the same font and the same addition are one fragment. Characters
// outside the BMP stand alone, for the sake of text extraction.
func (m measure) set(l line, left, y float64) []fragment {
	var out []fragment
	x, gap := left+l.x, true
	for _, a := range l.atoms {
		for i, g := range a.glyphs {
			add := m.track
			if i+1 == len(a.glyphs) {
				add += l.extra
			}
			last := len(out) - 1
			switch {
			case g.font == nil: // white space is left free, not drawn
			case !gap && joins(out[last], g, add):
				out[last].glyphs = append(out[last].glyphs, g)
			default:
				out = append(out, fragment{x: x, y: y, size: m.size, add: add, glyphs: []glyph{g}})
			}
			gap = g.font == nil
			x += g.width*m.size + add
		}
	}
	return out
}

func joins(f fragment, g glyph, add float64) bool {
	prev := f.glyphs[len(f.glyphs)-1]
	return g.font == prev.font && f.add == add && g.plain() && prev.plain()
}
