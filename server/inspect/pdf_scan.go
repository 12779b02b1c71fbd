package inspect

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// pdfScan collects what stands in the bytes of a PDF and in its compressed streams.
type pdfScan struct {
	names   map[string]bool // of the list below
	streams []pdfStream
	pixels  int64 // of the largest picture
	next    int64 // the place up to which streams were found
}

// pdfStream is where a stream begins and what its dictionary says.
type pdfStream struct {
	at      int64
	flate   bool // compressed in the way that can be looked into
	objects bool // may hold objects, in which names stand
}

// names that are looked for.
var wantedNames = func() map[string]bool {
	wanted := map[string]bool{"Encrypt": true, "AA": true, "URI": true}
	for _, a := range activeNames {
		wanted[a.name] = true
	}
	return wanted
}()

var (
	escape      = regexp.MustCompile(`#[0-9A-Fa-f]{2}`)
	streamBegin = regexp.MustCompile(`stream\r?\n`)
	widthEntry  = regexp.MustCompile(`/Width\s+(\d+)`)
	heightEntry = regexp.MustCompile(`/Height\s+(\d+)`)
)

// look takes in one window of the file.
func (p *pdfScan) look(window []byte, at int64) {
	p.find(window)
	for _, m := range streamBegin.FindAllIndex(window, -1) {
		begin := at + int64(m[1])
		if begin <= p.next || bytes.HasSuffix(window[:m[0]], []byte("end")) {
			continue
		}
		p.next = begin
		p.stream(begin, unescape(window[max(0, m[0]-nameWindow):m[0]]))
	}
}

// stream notes a stream with the text before it. When its dictionary does not begin within that text, it may be anything.
func (p *pdfScan) stream(begin int64, dict []byte) {
	i := bytes.LastIndex(dict, []byte("obj"))
	if i < 0 {
		p.streams = append(p.streams, pdfStream{at: begin, flate: true, objects: true})
		return
	}
	dict = dict[i:]
	has := func(name string) bool { return bytes.Contains(dict, []byte(name)) }
	p.streams = append(p.streams, pdfStream{
		at: begin, flate: has("/FlateDecode"), objects: has("/ObjStm") || has("/First"),
	})
	p.picture(dict)
}

// find notes the names in a piece of text.
func (p *pdfScan) find(text []byte) {
	for {
		i := bytes.IndexByte(text, '/')
		if i < 0 {
			return
		}
		text = text[i+1:]
		name := text[:min(len(text), 64)] // a name of 16 letters, each escaped, and more
		if end := bytes.IndexAny(name, " \t\r\n\f\x00/<>[](){}%"); end >= 0 {
			name = name[:end]
		}
		name = unescape(name)
		if wantedNames[string(name)] {
			p.names[string(name)] = true
		}
	}
}

// unescape turns #4a into J: a name may be written either way.
func unescape(text []byte) []byte {
	if !bytes.Contains(text, []byte("#")) {
		return text
	}
	return escape.ReplaceAllFunc(text, func(e []byte) []byte {
		n, _ := strconv.ParseUint(string(e[1:]), 16, 8) // two hexadecimal digits
		return []byte{byte(n)}
	})
}

// picture notes the size of a picture.
func (p *pdfScan) picture(dict []byte) {
	w, h := widthEntry.FindSubmatch(dict), heightEntry.FindSubmatch(dict)
	if w == nil || h == nil {
		return
	}
	width, err1 := strconv.ParseInt(string(w[1]), 10, 32)
	height, err2 := strconv.ParseInt(string(h[1]), 10, 32)
	if err1 != nil || err2 != nil {
		p.pixels = MaxPixels + 1
		return
	}
	p.pixels = max(p.pixels, width*height)
}

// unpack counts what comes out of the compressed streams, and looks for names in those that hold objects.
func (p *pdfScan) unpack(s *subject) verdict {
	rest := int64(MaxUnpacked)
	for _, st := range p.streams {
		n, looked := int64(0), false
		if st.flate {
			n, looked = p.inflate(io.NewSectionReader(s, st.at, s.size-st.at), st.objects, rest+1)
		}
		if st.objects && !looked {
			return active("PDF 有不能检查的对象流")
		}
		rest -= n
		if rest < 0 {
			return oversized(fmt.Sprintf("PDF 展开后超过 %d MiB", MaxUnpacked>>20))
		}
	}
	return verdict{}
}

// inflate counts at most limit bytes, and says whether the stream is compressed as it should be. One that is damaged further on counts as
// far as it goes: viewers do the same.
func (p *pdfScan) inflate(r io.Reader, objects bool, limit int64) (int64, bool) {
	z, err := zlib.NewReader(r)
	if err != nil {
		return 0, false
	}
	defer z.Close()
	out := &counted{}
	look := func([]byte, int64) {}
	if objects {
		look = func(window []byte, _ int64) { p.find(window) }
	}
	_ = scan(io.TeeReader(io.LimitReader(z, limit), out), nameWindow, look) // see above
	return out.n, true
}

// counted counts what is written to it.
type counted struct{ n int64 }

func (c *counted) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return len(b), nil
}
