package cli

import (
	"fmt"
	"io"
	"strings"
)

// table is a list with a headline, aligned by columns of the terminal.
type table struct {
	head []string
	rows [][]string
	// most is the widest a column may be; 0 or missing means any width.
	most []int
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// write prints the table without trailing spaces.
func (t *table) write(w io.Writer, indent string) {
	widths := make([]int, len(t.head))
	lines := append([][]string{t.head}, t.rows...)
	for _, row := range lines {
		for i := range row {
			row[i] = t.cell(i, row[i])
			widths[i] = max(widths[i], width(row[i]))
		}
	}
	for _, row := range lines {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(pad(cell, widths[i]) + "  ")
		}
		fmt.Fprintln(w, indent+strings.TrimRight(b.String(), " "))
	}
}

func (t *table) cell(i int, s string) string {
	s = clean(s)
	if i < len(t.most) && t.most[i] > 0 {
		return cut(s, t.most[i])
	}
	return s
}

// page prints labels with values below headlines.
type page struct{ w io.Writer }

// labelWidth and textWidth are columns.
const (
	labelWidth = 14
	textWidth  = 88
)

// line prints a label and its value; without a value nothing.
func (p page) line(label, value string) {
	if value == "" {
		return
	}
	for i, part := range wrap(cleanLines(value), textWidth-labelWidth) {
		if i > 0 {
			label = ""
		}
		fmt.Fprintln(p.w, pad(label, labelWidth)+part)
	}
}

// head opens a section.
func (p page) head(title string) { fmt.Fprintf(p.w, "\n【%s】\n", title) }

// text prints a paragraph, the first line behind a mark such as "1. ".
func (p page) text(mark, value string) {
	for i, part := range wrap(cleanLines(value), textWidth-width(mark)) {
		if i > 0 {
			mark = strings.Repeat(" ", width(mark))
		}
		fmt.Fprintln(p.w, mark+part)
	}
}

// facts joins what is not empty.
func facts(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "，")
}

// fact is a label with a value; empty when the value is.
func fact(label, value string) string {
	if value == "" {
		return ""
	}
	return label + value
}
