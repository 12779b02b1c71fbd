package notice

// signature sets organ and date for a sealed paper: the date ends four characters from the right margin, the organ stands
// centred above it, and three lines stay free above, so that a seal of 45 mm whose centre lies just above the date reaches
// to within one line of the text (7.3.5.1). It keeps the last lines of the text on its page: a signature never stands alone.
func (l *layout) signature(s Signature, before []box) []box {
	if s.Organ == "" {
		return nil
	}
	keepText(before)
	m := measure{size: bodySize, track: cell - bodySize, width: textWidth - 2*cell, ragged: true}
	date := m.lines(l.glyphs(Fangsong, "成文日期", s.Date.Chinese()))[0]
	names := m.lines(l.glyphs(Fangsong, "发文机关署名", s.Organ))
	wide := 0.0
	for _, one := range names {
		wide = max(wide, one.width)
	}
	centre := textWidth - 4*cell - date.width/2
	if centre+wide/2 > textWidth-2*cell {
		centre = textWidth - 2*cell - wide/2
	}
	out := []box{{height: pitch, keep: true, give: true}, {height: pitch, keep: true}, {height: pitch, keep: true}}
	for _, one := range append(names, date) {
		one.x = centre - one.width/2
		out = append(out, box{height: pitch, keep: true, fragments: m.set(one, marginLeft, baseline(bodySize))})
	}
	out[len(out)-1].keep = false
	return out
}

// keepText ties the last two lines of the text to what follows.
func keepText(boxes []box) {
	for i, n := len(boxes)-1, 0; i >= 0 && n < 2; i-- {
		boxes[i].keep = true
		if boxes[i].text {
			n++
		}
	}
}
