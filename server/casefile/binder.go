package casefile

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"disclosure/server/casefile/volume"
	"disclosure/server/notice"
)

// part is what lies in a volume: a paper of the case, or a sheet made from its record.
type part struct {
	place place
	paper *paper
	sheet *notice.Document
	page  int
	pages int
}

func (p *part) title() string {
	if p.paper == nil {
		return p.sheet.Title
	}
	if p.paper.docNumber != "" {
		return p.paper.title + " " + p.paper.docNumber
	}
	return p.paper.title
}

// binder makes one volume.
type binder struct {
	Content
	ctx     context.Context
	out     *volume.Volume
	list    []*part
	next    int // running number
	entries []volume.Entry
}

// bind writes a volume: cover, contents, the papers in their order, the closing sheet. Page numbers are those of the papers, from 1;
// cover, contents and closing sheet carry none (GB/T 9705). cover and closing are made when the pages are known.
func (c Content) bind(ctx context.Context, w io.Writer, title string, list []*part, front func(*binder) []*notice.Document, end func(*binder) *notice.Document) error {
	b := &binder{Content: c, ctx: ctx, out: volume.New(w), list: inOrder(list), next: 1}
	for _, p := range b.list {
		err := b.add(p)
		if err != nil {
			return err
		}
	}
	var before []volume.Entry
	for i, doc := range front(b) {
		s, err := b.print(doc, 0)
		if err != nil {
			return err
		}
		before = append(before, volume.Entry{Section: s, Title: []string{"封面", "卷内目录"}[i], Label: []string{"封面", "目录"}[i]})
	}
	s, err := b.print(end(b), 0)
	if err != nil {
		return err
	}
	entries := append(before, b.entries...)
	entries = append(entries, volume.Entry{Section: s, Title: "备考表", Label: "备考表"})
	return b.out.Finish(entries, volume.Properties{Title: title, Date: c.Time.UTC().Format("20060102150405")})
}

// inOrder sorts the parts by their places; within one, papers by number and then the sheets.
func inOrder(list []*part) []*part {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *part) int { return int(a.place) - int(b.place) })
	return list
}

// add puts a part into the volume.
func (b *binder) add(p *part) error {
	if p.paper != nil && p.paper.absent != "" {
		return nil
	}
	var s volume.Section
	var err error
	if p.paper != nil {
		s, err = b.paper(p.paper)
	} else {
		s, err = b.print(p.sheet, b.next)
	}
	if err != nil {
		return fmt.Errorf("bind %s: %w", p.title(), err)
	}
	p.page, p.pages = b.next, s.Len()
	if p.paper != nil {
		p.paper.page, p.paper.pages = p.page, p.pages
	}
	b.next += s.Len()
	b.entries = append(b.entries, volume.Entry{Section: s, Title: fmt.Sprintf("%d %s", len(b.entries)+1, p.title())})
	return nil
}

// print puts a sheet of our own into the volume.
func (b *binder) print(doc *notice.Document, first int) (volume.Section, error) {
	out, err := b.render(*doc)
	if err != nil {
		return volume.Section{}, err
	}
	return b.out.Sheets(b.ctx, bytes.NewReader(out.PDF), first)
}

// paper puts a document into the volume, or a sheet that says why it is not shown.
func (b *binder) paper(p *paper) (volume.Section, error) {
	why, s, err := b.shown(p)
	if err != nil || why == "" {
		return s, err
	}
	p.notShown = why
	return b.print(b.insteadOf(p), b.next)
}

// pagesLine tells where a part lies: 3, or 3—7.
func (p *part) pagesLine() string {
	switch {
	case p.pages == 0:
		return ""
	case p.pages == 1:
		return strconv.Itoa(p.page)
	}
	return fmt.Sprintf("%d—%d", p.page, p.page+p.pages-1)
}
