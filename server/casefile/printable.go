package casefile

import (
	"errors"
	"strings"

	"disclosure/server/notice"
)

// unprintable stands in sheets for a character that no font draws: a title from outside may hold anything, and no title may break an
// export. A letter is never printed so: there such a character is an error.
const unprintable = "〓"

// mostUnprintable bounds the different characters that one sheet may lack.
const mostUnprintable = 200

// render prints a sheet; what no font draws is replaced.
func (c Content) render(doc notice.Document) (notice.Rendered, error) {
	replace := func(text string) string { return strings.ToValidUTF8(text, unprintable) }
	for range mostUnprintable {
		out, err := c.Notices.RenderDocument(each(doc, replace))
		var lacking *notice.TextError
		if !errors.As(err, &lacking) {
			return out, err
		}
		doc = each(doc, replace)
		replace = strings.NewReplacer(string(lacking.Rune), unprintable).Replace
	}
	return c.Notices.RenderDocument(each(doc, plain))
}

// plain keeps nothing but plain letters and the characters of China's common use.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r >= ' ' && r < 0x7F || r >= 0x4E00 && r <= 0x9FA5 || strings.ContainsRune("，。；：（）《》〔〕、“”—", r) {
			return r
		}
		return '〓'
	}, text)
}

// each changes every text of a sheet.
func each(doc notice.Document, change func(string) string) notice.Document {
	doc.Title, doc.Footer = change(doc.Title), change(doc.Footer)
	blocks := make([]notice.Block, len(doc.Blocks))
	for i, b := range doc.Blocks {
		blocks[i] = eachOf(b, change)
	}
	doc.Blocks = blocks
	return doc
}

func eachOf(b notice.Block, change func(string) string) notice.Block {
	switch b := b.(type) {
	case notice.Paragraph:
		b.Text = change(b.Text)
		return b
	case notice.Table:
		rows := make([][]string, len(b.Rows))
		for i, r := range b.Rows {
			for _, cell := range r {
				rows[i] = append(rows[i], change(cell))
			}
		}
		b.Rows = rows
		return b
	case *notice.Form:
		f := &notice.Form{}
		for _, r := range b.Rows {
			cells := make([]notice.FormCell, len(r.Cells))
			for i, cell := range r.Cells {
				cell.Text, cell.Foot = change(cell.Text), change(cell.Foot)
				cells[i] = cell
			}
			r.Cells = cells
			f.Rows = append(f.Rows, r)
		}
		return f
	}
	return b
}
