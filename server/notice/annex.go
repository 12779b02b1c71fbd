package notice

import "strconv"

const annexLead = "附件"

// annexes begin pages of their own. Page numbers go on (7.3.7).
func (l *layout) annexes(list []Annex) []box {
	var out []box
	for _, a := range list {
		lead := annexLead
		if a.No > 0 {
			lead += strconv.Itoa(a.No)
		}
		m, one := l.single(Hei, "附件", lead, bodySize)
		first := box{
			height: pitch, keep: true, fresh: true, fragments: m.set(one, marginLeft, baseline(bodySize)),
			mark: &mark{text: lead + " " + a.Title},
		}
		out = append(out, first, box{height: pitch, keep: true})
		out = append(out, l.title(a.Title)...)
		out = append(out, l.blocks(a.Blocks)...)
	}
	return out
}

// blocks sets text, headings and tables in their order.
func (l *layout) blocks(list []Block) []box {
	var out []box
	for _, b := range list {
		if p, isText := b.(Paragraph); isText {
			out = append(out, l.paragraph(p)...)
			continue
		}
		if len(out) > 0 {
			out[len(out)-1].keep = true // “见下表：” stays with its table
		}
		switch b := b.(type) {
		case Table:
			out = append(out, l.table(b)...)
		case *Form:
			out = append(out, l.form(b)...)
		}
	}
	return out
}
