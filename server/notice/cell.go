package notice

// cellText is a cell with its lines.
type cellText struct {
	left, right float64 // edges, from the left of the type area
	lines, foot []line
	centred     bool // across: labels and heads
	top         bool // the text stands at the top of the cell, else in its middle
}

// cells breaks the texts of a row.
func (l *layout) cells(r FormRow) []cellText {
	total := 0
	for _, c := range r.Cells {
		total += max(c.Width, 1)
	}
	out := make([]cellText, len(r.Cells))
	at := 0
	for i, c := range r.Cells {
		role := Song
		if r.Head || c.Label {
			role = Hei
		}
		t := cellText{left: textWidth * float64(at) / float64(total), centred: c.Label || r.Head, top: !r.Cells[0].Label || c.Foot != ""}
		at += max(c.Width, 1)
		t.right = textWidth * float64(at) / float64(total)
		t.lines = l.cellLines(role, c.Text, t)
		if t.centred {
			t.lines = l.even(role, c.Text, t)
		}
		if c.Foot != "" {
			t.foot = l.cellLines(role, c.Foot, t)
		}
		out[i] = t
	}
	return out
}

func (l *layout) cellLines(role Role, text string, t cellText) []line {
	m := tableMeasure
	m.width = t.right - t.left - 2*tablePad
	var out []line
	for _, one := range paragraphs(text) {
		out = append(out, m.lines(l.glyphs(role, "表格", one))...)
	}
	return out
}

// even narrows a cell until its last line holds more than one character, unless that takes a line more.
func (l *layout) even(role Role, text string, t cellText) []line {
	lines := t.lines
	for len(lines) > 1 && len(lines[len(lines)-1].atoms) == 1 {
		t.right -= tableSize / 2
		if t.right-t.left < 2*(tableSize+tablePad) { // every line may hold one character
			return t.lines
		}
		narrower := l.cellLines(role, text, t)
		if len(narrower) > len(t.lines) {
			return t.lines
		}
		lines = narrower
	}
	return lines
}

// set places the lines of a cell in a row of n lines.
func (t cellText) set(n int) []fragment {
	var out []fragment
	from := 0.0
	if !t.top {
		from = float64(n-len(t.lines)) / 2
	}
	width := t.right - t.left - 2*tablePad
	for i, one := range t.lines {
		if t.centred {
			one.x = (width - one.width) / 2
		}
		out = append(out, t.line(one, from+float64(i))...)
	}
	for i, one := range t.foot {
		one.x = width - one.whole()
		out = append(out, t.line(one, float64(n-len(t.foot)+i))...)
	}
	return out
}

// whole is the width of a line with the white space at its end, which in the foot of a cell is room for a signature.
func (l line) whole() (w float64) {
	for _, a := range l.atoms {
		w += a.width(tableSize, 0)
	}
	return w
}

func (t cellText) line(one line, n float64) []fragment {
	y := tablePad + n*tableLine + (tableLine-tableSize)/2 + 0.88*tableSize
	return tableMeasure.set(one, marginLeft+t.left+tablePad, y)
}

// ruled draws the cells of a row of n lines and the rules around them.
func ruled(cells []cellText, n int) box {
	b := box{height: float64(n)*tableLine + 2*tablePad, text: true}
	for i, c := range cells {
		b.fragments = append(b.fragments, c.set(n)...)
		width := 0.25 * mm
		if i == 0 {
			width = 0.35 * mm
		}
		b.rules = append(b.rules, rule{marginLeft + c.left, 0, marginLeft + c.left, b.height, width, false})
	}
	right := marginLeft + textWidth
	b.rules = append(b.rules, rule{right, 0, right, b.height, 0.35 * mm, false})
	for _, y := range []float64{0, b.height} {
		b.rules = append(b.rules, rule{marginLeft, y, right, y, 0.25 * mm, false})
	}
	return b
}
