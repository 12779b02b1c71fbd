package notice

import "strconv"

// single sets one line that is known to be short enough, at x within the type area.
func (l *layout) single(role Role, field, text string, size float64) (measure, line) {
	m := measure{size: size, width: 1e6, ragged: true}
	return m, m.lines(l.glyphs(role, field, text))[0]
}

// letterhead draws 发文机关标志 with its upper edge 30 mm from the top of the page, a double red line (thick above thin)
// 4 mm below, 文号 flush right under it, and a second one (thin above thick) 20 mm from the foot (10.1.1 to 10.1.4).
func (l *layout) letterhead(p *page, organ, number string) {
	const top, length = 30 * mm, 170 * mm
	size := 36.0
	m, one := l.single(Xiaobiaosong, "发文机关标志", organ, size)
	if one.width > textWidth {
		size *= textWidth / one.width
		m, one = l.single(Xiaobiaosong, "发文机关标志", organ, size)
	}
	one.x = (pageWidth - one.width) / 2
	head := m.set(one, 0, top+0.88*size)
	for i := range head {
		head[i].red = true
	}
	left, right := (pageWidth-length)/2, (pageWidth+length)/2
	y, foot := top+size+4*mm, pageHeight-20*mm
	p.rules = append(p.rules,
		rule{left, y, right, y, 2.25, true}, rule{left, y + 2.6, right, y + 2.6, 0.75, true},
		rule{left, foot - 2.6, right, foot - 2.6, 0.75, true}, rule{left, foot, right, foot, 2.25, true})
	if number != "" {
		m, one = l.single(Fangsong, "文号", number, bodySize)
		one.x = marginLeft + textWidth - one.width
		head = append(head, m.set(one, 0, y+2.6+bodySize*7/8+0.88*bodySize)...)
	}
	p.fragments = append(head, p.fragments...)
}

// flushRight is a line at the right margin: 文号 of a paper without letterhead, in the blank line under the title.
func (l *layout) flushRight(text string) box {
	m, one := l.single(Fangsong, "文号", text, bodySize)
	one.x = textWidth - one.width
	return box{height: pitch, fragments: m.set(one, marginLeft, baseline(bodySize))}
}

// pageNumber sets "— 2 —" in 四号, 7 mm below the type area, odd pages right and even pages left with one character of
// room (7.5). Page 1 carries none (10.1.6).
func (l *layout) pageNumber(p *page, n int) {
	m, one := l.single(Song, "页码", "—\u2002"+strconv.Itoa(n)+"\u2002—", smallSize)
	one.x = marginLeft + smallSize
	if n%2 == 1 {
		one.x = marginLeft + textWidth - smallSize - one.width
	}
	p.fragments = append(p.fragments, m.set(one, 0, marginTop+textHeight+7*mm+0.88*smallSize)...)
}

// footer sets the small line at the foot of the last page on a base line, smaller still if it is long.
func (l *layout) footer(p *page, text string, y float64) {
	size := float64(footSize)
	m, one := l.single(Song, "页脚", text, size)
	if one.width > textWidth {
		m, one = l.single(Song, "页脚", text, size*textWidth/one.width)
	}
	one.x = (pageWidth - one.width) / 2
	p.fragments = append(p.fragments, m.set(one, 0, y)...)
}

// attached is 附件说明: one blank line below the text, two characters in, numbered if there are several, further lines
// under the first character of the name (7.3.4).
func (l *layout) attached(names []string) []box {
	var out []box
	lead := l.glyphs(Fangsong, "附件", "附件：")
	for i, name := range names {
		m := measure{size: bodySize, track: cell - bodySize, width: textWidth, indent: 2 * cell}
		number := ""
		if len(names) > 1 {
			number = strconv.Itoa(i+1) + "."
		}
		if i > 0 {
			m.indent = 5 * cell
			lead = nil
		}
		mark := l.glyphs(Fangsong, "附件", number)
		m.hang = 5*cell + atom{glyphs: mark}.width(m.size, m.track)
		text := append(append(append([]glyph(nil), lead...), mark...), l.glyphs(Fangsong, "附件", name)...)
		for _, one := range m.lines(text) {
			out = append(out, box{height: pitch, keep: true, fragments: m.set(one, marginLeft, baseline(bodySize))})
		}
	}
	if len(out) > 0 {
		out = append([]box{{height: pitch, keep: true}}, out...)
	}
	return out
}
