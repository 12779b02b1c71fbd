package notice

const (
	tableLine = 18.0 // pt from line to line
	tablePad  = 4.0  // pt between text and rule
)

// table sets a ruled table: outer rules 0.35 mm, inner rules 0.25 mm, cells in 小四, the head in 黑体 and repeated on every
// page. Columns share the width of the type area.
func (l *layout) table(t Table) []box {
	total := 0
	for _, c := range t.Columns {
		total += max(c.Width, 1)
	}
	edges := []float64{0}
	for _, c := range t.Columns {
		edges = append(edges, edges[len(edges)-1]+textWidth*float64(max(c.Width, 1))/float64(total))
	}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Title
	}
	head := l.row(Hei, titles, edges)
	head.keep = true
	out := []box{head}
	for _, cells := range t.Rows {
		for _, b := range l.rowParts(cells, edges) {
			b.head = []box{head}
			out = append(out, b)
		}
	}
	return append(out, box{height: gap(height(out))})
}

// gap is the white space that brings the text after a table back to the grid.
func gap(h float64) float64 {
	lines := float64(int(h/pitch) + 1)
	return lines*pitch - h
}

// rowParts sets a row, in several parts if it is higher than half a page.
func (l *layout) rowParts(cells []string, edges []float64) []box {
	const most = 17 // lines: half a page
	rows := l.cellLines(Song, cells, edges)
	longest := 1
	for _, lines := range rows {
		longest = max(longest, len(lines))
	}
	var out []box
	for from := 0; from < longest; from += most {
		part := make([][]line, len(rows))
		for i, lines := range rows {
			part[i] = lines[min(from, len(lines)):min(from+most, len(lines))]
		}
		out = append(out, ruled(part, edges))
	}
	return out
}

func (l *layout) row(role Role, cells []string, edges []float64) box {
	return ruled(l.cellLines(role, cells, edges), edges)
}

func (l *layout) cellLines(role Role, cells []string, edges []float64) [][]line {
	out := make([][]line, len(edges)-1)
	for i := range out {
		if i >= len(cells) {
			continue
		}
		m := tableMeasure
		m.width = edges[i+1] - edges[i] - 2*tablePad
		for _, text := range paragraphs(cells[i]) {
			out[i] = append(out[i], m.lines(l.glyphs(role, "表格", text))...)
		}
	}
	return out
}

var tableMeasure = measure{size: tableSize, ragged: true}

// ruled draws the lines of the cells of a row and the rules around them.
func ruled(cells [][]line, edges []float64) box {
	longest := 1
	for _, lines := range cells {
		longest = max(longest, len(lines))
	}
	b := box{height: float64(longest)*tableLine + 2*tablePad, text: true}
	for i, lines := range cells {
		for n, one := range lines {
			y := tablePad + float64(n)*tableLine + (tableLine-tableSize)/2 + 0.88*tableSize
			b.fragments = append(b.fragments, tableMeasure.set(one, marginLeft+edges[i]+tablePad, y)...)
		}
	}
	last := len(edges) - 1
	for i, x := range edges {
		width := 0.25 * mm
		if i == 0 || i == last {
			width = 0.35 * mm
		}
		b.rules = append(b.rules, rule{marginLeft + x, 0, marginLeft + x, b.height, width, false})
	}
	for _, y := range []float64{0, b.height} {
		b.rules = append(b.rules, rule{marginLeft, y, marginLeft + edges[last], y, 0.25 * mm, false})
	}
	return b
}
