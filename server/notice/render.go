package notice

import (
	"errors"
	"fmt"
	"strings"
)

// Renderer prints notices and plain documents. It keeps no state between calls and may be used by many at once.
type Renderer struct {
	faces *faces
	set   TemplateSet
	press *press
}

// Rendered is a finished notice.
type Rendered struct {
	PDF          []byte
	Pages        int
	Template     string // name of the template file, and of the files of the dispositions it took in
	TemplateHash string // sha256 of the template, hex; with dispositions: of the list of their hashes
	Series       string // 文号类别 of the template
	ContentHash  string // sha256 of the text with number and day of issue left open, hex: equal before and after issue
	Text         string // the text put in, in reading order, one paragraph a line, without page numbers
}

// New makes a renderer. It fails if a font cannot be used.
func New(fonts Fonts, set TemplateSet) (*Renderer, error) {
	f, err := newFaces(fonts)
	if err != nil {
		return nil, err
	}
	return &Renderer{faces: f, set: set, press: newPress()}, nil
}

// Render prints a notice of a kind from its template in force on the day of issue. What is missing is reported all at once.
func (r *Renderer) Render(kind Kind, d Data) (Rendered, error) {
	w, err := r.compose(kind, d)
	if err != nil {
		return Rendered{}, err
	}
	out, err := r.RenderDocument(w.doc)
	if err != nil {
		return Rendered{}, err
	}
	out.Template, out.TemplateHash = trace(w.used)
	out.Series = w.used[0].series
	out.ContentHash = w.content
	return out, nil
}

// composed is a notice before it has lines.
type composed struct {
	doc     Document
	used    []*template // the first is that of the notice
	content string      // ContentHash
}

// compose chooses the templates and puts the facts into them.
func (r *Renderer) compose(kind Kind, d Data) (composed, error) {
	if err := r.checkData(kind, d); err != nil {
		return composed{}, err
	}
	t, err := r.set.pick(string(kind), d.IssuedOn)
	if err != nil {
		return composed{}, err
	}
	w := composed{used: []*template{t}}
	var made []Block
	var missing []Missing
	if kind == Reply {
		var parts []*template
		if d, made, parts, missing, err = r.decisions(d); err != nil {
			return composed{}, err
		}
		w.used = append(w.used, parts...)
	}
	var lacking []Missing
	w.doc, lacking = t.fill(d, made)
	if missing = append(lacking, missing...); len(missing) > 0 {
		return composed{}, &MissingError{Kind: kind, Missing: missing}
	}
	w.content = t.content(d, made)
	return w, nil
}

// fill puts the facts of a case into the text of the template.
func (t *template) fill(d Data, made []Block) (Document, []Missing) {
	v := noticeValues(d)
	v.inserts["处理决定"] = made
	e := expansion{}
	e.blocks(t.body, &v)
	title := e.inline(t.heading, &v)
	return t.document(d, title, e.out), e.missing
}

// content is the hash of what a notice says, whatever its number and the day on which it is issued.
func (t *template) content(d Data, made []Block) string {
	d.Number, d.IssuedOn, d.CheckpointLine, d.CheckpointCode = "××", Date{}, "", ""
	doc, _ := t.fill(d, made)
	return hashOf([]byte(t.kind + "\n" + doc.text()))
}

// document puts the blocks of a notice between its head and its signature, and its annexes behind.
func (t *template) document(d Data, title string, text []Block) Document {
	doc := Document{Number: d.Number, Title: title, Footer: d.CheckpointLine, Code: d.CheckpointCode, Date: d.IssuedOn}
	if t.form == letterForm {
		doc.Letterhead = d.OrganName
	}
	if t.form != sheetForm {
		doc.Signature = Signature{Organ: d.OrganName, Date: d.IssuedOn}
	}
	doc.Blocks, doc.Annexes = annexes(text)
	for i := range doc.Annexes {
		if len(doc.Annexes)+len(d.SuppliedAttachments) > 1 {
			doc.Annexes[i].No = i + 1
		}
		doc.Attached = append(doc.Attached, doc.Annexes[i].Title)
	}
	doc.Attached = append(doc.Attached, d.SuppliedAttachments...)
	return doc
}

// trace names the template files of a notice and hashes them.
func trace(used []*template) (files, hash string) {
	if len(used) == 1 {
		return used[0].file, used[0].hash
	}
	var names, hashes []string
	for _, t := range used {
		names, hashes = append(names, t.file), append(hashes, t.hash)
	}
	return strings.Join(names, " "), hashOf([]byte(strings.Join(hashes, "\n")))
}

// RenderDocument prints a document that is not made from a template, such as the chronology of a case file.
func (r *Renderer) RenderDocument(doc Document) (out Rendered, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			out, err = Rendered{}, fmt.Errorf("notice: render: %v", cause)
		}
	}()
	if doc.Date.IsZero() {
		doc.Date = doc.Signature.Date
	}
	r.press.print(func() { out, err = r.print(doc) })
	return out, err
}

// print makes the pages.
func (r *Renderer) print(doc Document) (Rendered, error) {
	l := layout{faces: r.faces}
	pages, err := l.pages(doc)
	if err != nil {
		return Rendered{}, err
	}
	pdf, err := writePDF(pages, doc.Title, doc.Date)
	return Rendered{PDF: pdf, Pages: len(pages), Text: doc.text()}, err
}

// Chinese gives the sentence for staff that an error of this package carries, or "" for errors that staff cannot mend.
func Chinese(err error) string {
	var told interface{ Chinese() string }
	if errors.As(err, &told) {
		return told.Chinese()
	}
	return ""
}
