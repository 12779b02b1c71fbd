package notice

// annexStart divides the blocks of a template: what follows belongs to the annex.
type annexStart struct{ title string }

func (annexStart) block() {}

// row adds a row to the table that the text has just come to, or begins one.
func (e *expansion) row(n node, v *values) {
	r := FormRow{Lines: n.lines, Head: n.kind == headRow}
	for i, c := range n.cells {
		r.Cells = append(r.Cells, FormCell{
			Width: n.widths[i], Text: e.inline(c.text, v), Foot: e.inline(c.foot, v),
			Label: n.kind == formRow && i%2 == 0 && len(n.cells) > 1,
		})
	}
	if len(e.out) > 0 {
		if f, open := e.out[len(e.out)-1].(*Form); open {
			f.Rows = append(f.Rows, r)
			return
		}
	}
	e.out = append(e.out, &Form{Rows: []FormRow{r}})
}

// tickBox is the box of a form.
func tickBox(ticked bool) string {
	if ticked {
		return "☑"
	}
	return "□"
}

// annexes takes the blocks of a template apart: the letter, and its annexes.
func annexes(list []Block) (letter []Block, out []Annex) {
	for _, b := range list {
		if start, begins := b.(annexStart); begins {
			out = append(out, Annex{Title: start.title})
			continue
		}
		if len(out) == 0 {
			letter = append(letter, b)
			continue
		}
		last := &out[len(out)-1]
		last.Blocks = append(last.Blocks, b)
	}
	return letter, out
}
