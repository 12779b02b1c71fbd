package notice

import "strings"

// longDocument is the number of pages above which a paper gets bookmarks.
const longDocument = 5

// mark is a heading that a bookmark leads to.
type mark struct {
	text  string
	level int     // 0 for 一、, 1 for （一）
	y     float64 // from the top of the page, or of its box
}

// bookmarks adds the headings of a page to the outline of a long document.
func (w *writer) bookmarks(p page) {
	for _, m := range p.marks {
		if w.top == 0 {
			m.level = 0 // an outline cannot begin below its top
		}
		w.top++
		w.pdf.Bookmark(plane0(m.text), m.level, m.y)
	}
}

// plane0 puts 〓 in the place of characters outside the BMP, which fpdf cannot write into an outline. On the page they are right.
func plane0(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '〓'
		}
		return r
	}, text)
}
