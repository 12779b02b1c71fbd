package volume

import (
	"bytes"
	"fmt"
	"io"
)

// Volume is a PDF that is being written.
type Volume struct {
	w       io.Writer
	written int64
	places  []int64 // of the objects, by number - 1; 0 while it is not written
	broken  error   // the first error of the writer; nothing can be mended after it
	pages   ref     // root of the page tree
	font    ref     // of the running page numbers
}

// ref is the number of an object.
type ref int

func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// Section is a run of pages of one paper.
type Section struct {
	pages []ref
	first int // running number of the first page; 0 for pages without one
}

// Len is the number of pages.
func (s Section) Len() int { return len(s.pages) }

// First is the running number of the first page; 0 when the pages carry none.
func (s Section) First() int { return s.first }

// header names the version; the four high bytes tell programs that the file is binary (ISO 32000-1, 7.5.2).
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// New begins a PDF.
func New(w io.Writer) *Volume {
	v := &Volume{w: w}
	v.raw([]byte(header))
	v.pages, v.font = v.reserve(), v.reserve()
	return v
}

// Err is the first error of the writer.
func (v *Volume) Err() error { return v.broken }

// reserve gives a number to an object that is written later.
func (v *Volume) reserve() ref {
	v.places = append(v.places, 0)
	return ref(len(v.places))
}

func (v *Volume) raw(p []byte) {
	if v.broken != nil {
		return
	}
	n, err := v.w.Write(p)
	v.written += int64(n)
	if err != nil {
		v.broken = fmt.Errorf("write volume: %w", err)
	}
}

// object writes an object under its number.
func (v *Volume) object(r ref, body []byte) {
	v.places[r-1] = v.written
	v.raw(fmt.Appendf(nil, "%d 0 obj\n", int(r)))
	v.raw(body)
	v.raw([]byte("\nendobj\n"))
}

// stream writes an object whose dictionary has the entries of dict and the length of data.
func (v *Volume) stream(r ref, dict string, data []byte) {
	v.places[r-1] = v.written
	v.raw(fmt.Appendf(nil, "%d 0 obj\n<<%s/Length %d>>\nstream\n", int(r), dict, len(data)))
	v.raw(data)
	v.raw([]byte("\nendstream\nendobj\n"))
}

// draft is a paper that is taken in: its objects are written together at the end, or not at all.
type draft struct {
	from  ref // number of its first object
	parts []part
}

type part struct {
	dict []byte // the object, or the entries of the dictionary of a stream
	data []byte // of a stream; shared with the paper, never copied
	flow bool   // is a stream
}

func (v *Volume) draft() *draft { return &draft{from: ref(len(v.places) + 1)} }

// reserve gives a number to an object of the paper.
func (d *draft) reserve() ref {
	d.parts = append(d.parts, part{})
	return d.from + ref(len(d.parts)-1)
}

func (d *draft) set(r ref, body []byte) { d.parts[r-d.from] = part{dict: body} }

func (d *draft) setStream(r ref, dict, data []byte) {
	d.parts[r-d.from] = part{dict: dict, data: data, flow: true}
}

func (d *draft) add(body []byte) ref {
	r := d.reserve()
	d.set(r, body)
	return r
}

func (d *draft) addStream(dict string, data []byte) ref {
	r := d.reserve()
	d.setStream(r, []byte(dict), data)
	return r
}

// take writes the objects of a paper.
func (v *Volume) take(d *draft) error {
	for range d.parts {
		v.reserve()
	}
	for i, p := range d.parts {
		r := d.from + ref(i)
		if p.flow {
			v.stream(r, string(p.dict), p.data)
		} else {
			v.object(r, p.dict)
		}
	}
	return v.broken
}

// text writes a text string: UTF-16BE in hexadecimal, whatever its characters.
func text(b *bytes.Buffer, s string) {
	b.WriteString("<FEFF")
	for _, r := range utf16(s) {
		fmt.Fprintf(b, "%04X", r)
	}
	b.WriteString(">")
}
