package volume

import (
	"bytes"
	"fmt"
	std "unicode/utf16"
)

// Entry is a place in the finished file: its pages, and the bookmark to the first of them.
type Entry struct {
	Section
	Title string // of the bookmark; empty for none
	Label string // beginning of the page labels of pages without running number, such as 目录
}

// Properties are what readers show about the file.
type Properties struct {
	Title string
	Date  string // YYYYMMDDHHMMSS, UTC
}

// Finish orders the sections and ends the file.
func (v *Volume) Finish(entries []Entry, p Properties) error {
	all := 0
	for _, e := range entries {
		all += len(e.pages)
	}
	if all == 0 {
		return fmt.Errorf("write volume: no page")
	}
	v.pageTree(entries, all)
	v.numberFont()
	outlines := v.outlines(entries)
	labels := labels(entries)
	info := v.reserve()
	var b bytes.Buffer
	b.WriteString("<</Title ")
	text(&b, p.Title)
	fmt.Fprintf(&b, "/Producer(disclosure)/CreationDate(D:%sZ)/ModDate(D:%sZ)>>", p.Date, p.Date)
	v.object(info, b.Bytes())
	root := v.reserve()
	b.Reset()
	fmt.Fprintf(&b, "<</Type/Catalog/Pages %s/Lang(zh-CN)/PageLabels<</Nums[%s]>>", v.pages, labels)
	if outlines != 0 {
		fmt.Fprintf(&b, "/Outlines %s/PageMode/UseOutlines", outlines)
	}
	b.WriteString("/ViewerPreferences<</DisplayDocTitle true>>>>")
	v.object(root, b.Bytes())
	v.table(root, info)
	return v.broken
}

func (v *Volume) pageTree(entries []Entry, all int) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<</Type/Pages/Count %d/Kids[", all)
	for _, e := range entries {
		for _, p := range e.pages {
			fmt.Fprintf(&b, "%s\n", p)
		}
	}
	b.WriteString("]>>")
	v.object(v.pages, b.Bytes())
}

// outlines writes the bookmarks, one after the other.
func (v *Volume) outlines(entries []Entry) ref {
	var marked []Entry
	for _, e := range entries {
		if e.Title != "" && len(e.pages) > 0 {
			marked = append(marked, e)
		}
	}
	if len(marked) == 0 {
		return 0
	}
	root := v.reserve()
	items := make([]ref, len(marked))
	for i := range items {
		items[i] = v.reserve()
	}
	for i, e := range marked {
		var b bytes.Buffer
		b.WriteString("<</Title ")
		text(&b, e.Title)
		fmt.Fprintf(&b, "/Parent %s/Dest[%s/Fit]", root, e.pages[0])
		if i > 0 {
			fmt.Fprintf(&b, "/Prev %s", items[i-1])
		}
		if i < len(items)-1 {
			fmt.Fprintf(&b, "/Next %s", items[i+1])
		}
		b.WriteString(">>")
		v.object(items[i], b.Bytes())
	}
	v.object(root, fmt.Appendf(nil, "<</Type/Outlines/First %s/Last %s/Count %d>>", items[0], items[len(items)-1], len(items)))
	return root
}

// labels are the page labels: a reader's page box then shows the running number.
func labels(entries []Entry) string {
	var b bytes.Buffer
	index := 0
	for _, e := range entries {
		switch {
		case len(e.pages) == 0:
		case e.first > 0:
			fmt.Fprintf(&b, "%d<</S/D/St %d>>", index, e.first)
		default:
			fmt.Fprintf(&b, "%d<<", index)
			if len(e.pages) > 1 {
				b.WriteString("/S/D")
			}
			b.WriteString("/P ")
			text(&b, e.Label)
			b.WriteString(">>")
		}
		index += len(e.pages)
	}
	return b.String()
}

// table writes the cross-reference table and the trailer. The ID is that of the bytes before it only in length: it is fixed by the
// number of objects and bytes, so that equal input gives equal bytes.
func (v *Volume) table(root, info ref) {
	start := v.written
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(v.places)+1)
	for _, place := range v.places {
		if place == 0 {
			b.WriteString("0000000000 00000 f \n")
			continue
		}
		fmt.Fprintf(&b, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %s/Info %s/ID[<%032X><%032X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(v.places)+1, root, info, start, start, start)
	v.raw(b.Bytes())
}

func utf16(s string) []uint16 { return std.Encode([]rune(s)) }
