package notice

const (
	tableLine = 18.0 // pt from line to line
	tablePad  = 4.0  // pt between text and rule
	mostLines = 17   // of a row: half a page; a higher row is divided
)

var tableMeasure = measure{size: tableSize, ragged: true}

// table sets a ruled table: outer rules 0.35 mm, inner rules 0.25 mm, cells in 小四, the head in 黑体 and repeated on every
// page. Columns share the width of the type area.
func (l *layout) table(t Table) []box {
	head := FormRow{Head: true}
	for _, c := range t.Columns {
		head.Cells = append(head.Cells, FormCell{Width: c.Width, Text: c.Title})
	}
	f := &Form{Rows: []FormRow{head}}
	for _, cells := range t.Rows {
		row := FormRow{}
		for i, c := range t.Columns {
			text := ""
			if i < len(cells) {
				text = cells[i]
			}
			row.Cells = append(row.Cells, FormCell{Width: c.Width, Text: text})
		}
		f.Rows = append(f.Rows, row)
	}
	return l.form(f)
}

// form sets a form. A head stays with the row after it, and is repeated for the rows under it up to the next labelled row.
func (l *layout) form(f *Form) []box {
	var out, heads []box
	for _, r := range f.Rows {
		parts := l.rowParts(r)
		if r.Head {
			parts[0].keep = true
			heads = parts[:1]
		}
		if len(r.Cells) > 0 && r.Cells[0].Label {
			heads = nil
		}
		for _, b := range parts {
			if !r.Head {
				b.head = heads
			}
			out = append(out, b)
		}
	}
	return append(out, box{height: max(gap(height(out)), pitch/4), give: true}) // text does not stick to the rule
}

// gap is the white space that brings the text after a table back to the grid.
func gap(h float64) float64 {
	lines := float64(int(h/pitch) + 1)
	return lines*pitch - h
}

// rowParts sets a row, in several parts if it is higher than half a page.
func (l *layout) rowParts(r FormRow) []box {
	cells := l.cells(r)
	longest := max(r.Lines, 1)
	for _, c := range cells {
		longest = max(longest, len(c.lines)+len(c.foot))
	}
	if longest <= max(mostLines, r.Lines) {
		return []box{ruled(cells, longest)}
	}
	var out []box
	for from := 0; from < longest; from += mostLines {
		part := make([]cellText, len(cells))
		for i, c := range cells {
			all := append(append([]line(nil), c.lines...), c.foot...)
			part[i] = c
			part[i].foot, part[i].top = nil, true
			part[i].lines = all[min(from, len(all)):min(from+mostLines, len(all))]
		}
		out = append(out, ruled(part, min(mostLines, longest-from)))
	}
	return out
}
