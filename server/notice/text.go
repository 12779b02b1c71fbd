package notice

import (
	"strconv"
	"strings"
)

// text is everything a document prints, in reading order, without page numbers.
func (d Document) text() string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	if d.Letterhead != "" {
		add(d.Letterhead)
		add(d.Number)
		add(d.Title)
	} else {
		add(d.Title)
		add(d.Number)
	}
	for _, b := range d.Blocks {
		add(blockText(b))
	}
	for i, name := range d.Attached {
		lead, number := "", ""
		if i == 0 {
			lead = "附件："
		}
		if len(d.Attached) > 1 {
			number = strconv.Itoa(i+1) + "."
		}
		add(lead + number + name)
	}
	if d.Signature.Organ != "" {
		add(d.Signature.Organ)
		add(d.Signature.Date.Chinese())
	}
	for _, a := range d.Annexes {
		add(a.text())
	}
	add(d.Footer)
	return strings.Join(out, "\n")
}

func (a Annex) text() string {
	mark := annexLead
	if a.No > 0 {
		mark += strconv.Itoa(a.No)
	}
	out := []string{mark, a.Title}
	for _, b := range a.Blocks {
		out = append(out, blockText(b))
	}
	return strings.Join(out, "\n")
}

func blockText(b Block) string {
	switch b := b.(type) {
	case Paragraph:
		return b.Text
	case Table:
		return b.text()
	case *Form:
		return b.text()
	}
	return ""
}

func (t Table) text() string {
	var head []string
	for _, c := range t.Columns {
		head = append(head, c.Title)
	}
	rows := []string{strings.Join(head, "\t")}
	for _, cells := range t.Rows {
		rows = append(rows, strings.Join(cells, "\t"))
	}
	return strings.Join(rows, "\n")
}

// text gives a row a line, its cells divided by tabs.
func (f *Form) text() string {
	var rows []string
	for _, r := range f.Rows {
		var cells []string
		for _, c := range r.Cells {
			text := c.Text
			if c.Foot != "" {
				text += "\n" + c.Foot
			}
			cells = append(cells, text)
		}
		rows = append(rows, strings.Join(cells, "\t"))
	}
	return strings.Join(rows, "\n")
}
