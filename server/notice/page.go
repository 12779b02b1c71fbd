package notice

// Measures of GB/T 9704-2012 in points (1 mm = 72/25.4 pt).
const (
	mm         = 72 / 25.4
	pageWidth  = 210 * mm
	pageHeight = 297 * mm
	marginTop  = 37 * mm  // 天头, 5.2.1
	marginLeft = 28 * mm  // 订口, 5.2.1
	textWidth  = 156 * mm // 版心, 5.2.1
	textHeight = 225 * mm

	linesPerPage = 22                        // 5.2.3
	charsPerLine = 28                        // 5.2.3
	pitch        = textHeight / linesPerPage // 28.99 pt from line to line
	cell         = textWidth / charsPerLine  // 15.79 pt from character to character

	bodySize  = 16 // 三号
	titleSize = 22 // 二号
	smallSize = 14 // 四号: page numbers
	tableSize = 12 // 小四
	footSize  = 9  // 小五
)

// letterLines are the grid lines that the head of a letter takes on page 1: the red line ends at about 47 mm from the top,
// 文号 stands on the second line of the grid, and the title two lines below it (10.1.2, 10.1.4, 10.1.5).
const letterLines = 4

// fragment is a run of glyphs of one font on one base line, with the same addition after each of them.
type fragment struct {
	x, y   float64 // from the left and top edge of the page, or of the box that it is in
	size   float64
	add    float64 // after every glyph
	red    bool
	glyphs []glyph
}

// rule is a straight line.
type rule struct {
	x1, y1, x2, y2 float64
	width          float64
	red            bool
}

// box is a piece of a page that is never divided: a line of text, a row of a table.
type box struct {
	height    float64
	fragments []fragment // y = distance of the base line from the top of the box
	rules     []rule
	keep      bool  // stays on the same page as the box after it
	give      bool  // blank line that may be left out to make a signature fit
	text      bool  // a line of the text proper
	fresh     bool  // begins a page
	mark      *mark // what a bookmark to it says
	head      []box // rows to repeat when the box begins a page
}

// page is a finished page.
type page struct {
	fragments []fragment
	rules     []rule
	marks     []mark
	squares   []square
}

func (p *page) add(b box, top float64) {
	for _, f := range b.fragments {
		f.y += top
		p.fragments = append(p.fragments, f)
	}
	if b.mark != nil {
		p.marks = append(p.marks, mark{b.mark.text, b.mark.level, top})
	}
	for _, r := range b.rules {
		r.y1 += top
		r.y2 += top
		p.rules = append(p.rules, r)
	}
}
