package notice

import (
	"bytes"
	"fmt"
	"time"
	"unicode/utf16"

	"github.com/go-pdf/fpdf"

	"disclosure/server/calendar"
)

// writer puts pages into a PDF.
type writer struct {
	pdf  *fpdf.Fpdf
	used map[*font]map[rune]bool // characters of the document, by the font that draws them
	far  map[*font]map[rune]rune // the codes of those outside the BMP
	has  map[*font]bool          // fonts that the document has been given
	top  int                     // bookmarks so far
}

// writePDF gives the bytes of a document: the same for the same pages, title and date.
func writePDF(pages []page, title string, date calendar.Date) (out []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			out, err = nil, fmt.Errorf("notice: write PDF: %v", cause)
		}
	}()
	w := writer{pdf: fpdf.New("P", "pt", "A4", ""), used: characters(pages), far: map[*font]map[rune]rune{}, has: map[*font]bool{}}
	for f, used := range w.used {
		w.far[f], err = private(used)
		if err != nil {
			return nil, fmt.Errorf("notice: write PDF: %w", err)
		}
	}
	w.properties(title, date)
	for _, p := range pages {
		w.pdf.AddPage()
		w.rules(p.rules)
		w.squares(p.squares)
		for _, f := range p.fragments {
			w.fragment(f)
		}
		if len(pages) > longDocument {
			w.bookmarks(p)
		}
	}
	var buf bytes.Buffer
	if err := w.pdf.Output(&buf); err != nil {
		return nil, fmt.Errorf("notice: write PDF: %w", err)
	}
	return raiseVersion(buf.Bytes()), nil
}

// raiseVersion states the version of PDF that the file needs: ActualText and Lang came with 1.4, and fpdf says 1.3. The
// header keeps its length, so that every offset stays right.
func raiseVersion(pdf []byte) []byte {
	copy(pdf, "%PDF-1.7")
	return pdf
}

func (w *writer) properties(title string, date calendar.Date) {
	if date.IsZero() {
		date = calendar.NewDate(2000, time.January, 1)
	}
	at := time.Date(date.Year, date.Month, date.Day, 0, 0, 0, 0, time.UTC)
	w.pdf.SetCatalogSort(true)
	w.pdf.SetCreationDate(at)
	w.pdf.SetModificationDate(at)
	w.pdf.SetProducer("disclosure", false)
	w.pdf.SetTitle("\xFE\xFF"+utf16Bytes(title), false) // fpdf's own encoder loses characters outside the BMP
	w.pdf.SetLang("zh-CN")
	w.pdf.SetMargins(0, 0, 0)
	w.pdf.SetAutoPageBreak(false, 0)
}

func (w *writer) rules(rules []rule) {
	for _, r := range rules {
		w.pdf.SetDrawColor(0, 0, 0)
		if r.red {
			w.pdf.SetDrawColor(218, 0, 0)
		}
		w.pdf.SetLineWidth(r.width)
		w.pdf.Line(r.x1, r.y1, r.x2, r.y2)
	}
}

// fragment draws a run of glyphs. A character outside the BMP is drawn with its private-use glyph inside a marked-content
// span that carries the real character (PDF 32000-1, 14.9.4), since fpdf can neither address it nor map it back.
func (w *writer) fragment(f fragment) {
	first := f.glyphs[0]
	w.use(first.font, f.size)
	w.pdf.SetTextColor(0, 0, 0)
	if f.red {
		w.pdf.SetTextColor(218, 0, 0)
	}
	codes := make([]rune, len(f.glyphs))
	for i, g := range f.glyphs {
		codes[i] = g.code
		if g.code > 0xFFFF {
			codes[i] = w.far[g.font][g.code]
		}
	}
	w.pdf.RawWriteStr(fmt.Sprintf("%.3f Tc", f.add))
	if first.plain() {
		w.pdf.Text(f.x, f.y, string(codes))
		return
	}
	w.pdf.RawWriteStr(fmt.Sprintf("/Span <</ActualText <FEFF%X>>> BDC", utf16Bytes(string(first.r))))
	w.pdf.Text(f.x, f.y, string(codes))
	if first.over != 0 {
		w.pdf.Text(f.x, f.y, string(first.over))
	}
	w.pdf.RawWriteStr("EMC")
}

// utf16Bytes gives a text in UTF-16BE.
func utf16Bytes(text string) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return string(b)
}

// use selects a font, and gives it to the document when it is first needed.
func (w *writer) use(f *font, size float64) {
	if !w.has[f] {
		w.has[f] = true
		t, _ := f.load() // it was read when its glyphs were found
		w.pdf.AddUTF8FontFromBytes(f.Name, "", t.cut(w.used[f], w.far[f]))
	}
	w.pdf.SetFont(f.Name, "", size)
}

// characters lists what each font has to draw.
func characters(pages []page) map[*font]map[rune]bool {
	used := map[*font]map[rune]bool{}
	for _, p := range pages {
		for _, f := range p.fragments {
			for _, g := range f.glyphs {
				if used[g.font] == nil {
					used[g.font] = map[rune]bool{}
				}
				used[g.font][g.code] = true
				if g.over != 0 {
					used[g.font][g.over] = true
				}
			}
		}
	}
	return used
}
