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
		switch b := b.(type) {
		case Paragraph:
			add(b.Text)
		case Table:
			add(b.text())
		}
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
	add(d.Footer)
	return strings.Join(out, "\n")
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
