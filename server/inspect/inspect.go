// Package inspect looks at a file that came from outside and says what it is and whether its pages may be shown in a case file. It never
// changes a byte and refuses nothing but programs: what came is evidence and is kept as it came. It unpacks and decodes only to count, within
// bounds, so that no file can cost more than a moment. It knows neither case nor database.
package inspect

import (
	"io"
	"path"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	pb "disclosure/proto/disclosure/v1"
)

// Bounds of what is shown as pages, and of the work that one file may cause.
const (
	// MaxPixels of one picture: A3 at 600 dots an inch has 70 million.
	MaxPixels = 80_000_000
	// MaxUnpacked is how many bytes may come out of the compressed parts of a file.
	MaxUnpacked = 512 << 20
	// MaxMembers is how many members of an archive are looked at.
	MaxMembers = 10_000
	// sniffed is how much of a file tells its type.
	sniffed = 8 << 10
)

// Finding is what was found.
type Finding struct {
	// MediaType by the content, such as application/pdf.
	MediaType string
	// Program is true for what a computer runs; such a file is not taken.
	Program bool
	// Rendering says whether pages are shown.
	Rendering pb.DocumentRendering
	// Note says in Chinese what was found when no pages are shown.
	Note string
}

// verdict is a reason against showing pages; the zero one is none.
type verdict struct {
	rendering pb.DocumentRendering
	note      string
}

func (v verdict) bad() bool { return v.rendering != 0 }

func broken(note string) verdict {
	return verdict{pb.DocumentRendering_DOCUMENT_RENDERING_BROKEN, note}
}

func encrypted(note string) verdict {
	return verdict{pb.DocumentRendering_DOCUMENT_RENDERING_ENCRYPTED, note}
}

func active(note string) verdict {
	return verdict{pb.DocumentRendering_DOCUMENT_RENDERING_ACTIVE, note}
}

func oversized(note string) verdict {
	return verdict{pb.DocumentRendering_DOCUMENT_RENDERING_OVERSIZED, note}
}

func misleading(note string) verdict {
	return verdict{pb.DocumentRendering_DOCUMENT_RENDERING_MISLEADING, note}
}

// File inspects a file of this size with the name that came with it.
func File(r io.ReaderAt, size int64, title string) Finding {
	start := make([]byte, min(size, sniffed))
	n, _ := r.ReadAt(start, 0) // what cannot be read shows below as a broken file
	start = start[:n]
	found := mimetype.Detect(start)
	f := Finding{MediaType: found.String(), Program: isProgram(found)}
	f.Rendering, f.Note = judge(&subject{io.NewSectionReader(r, 0, size), size, start, found, family(found), title})
	return f
}

// subject is a file under inspection.
type subject struct {
	*io.SectionReader
	size   int64
	start  []byte
	found  *mimetype.MIME
	family string
	title  string
}

// judge asks every check that fits the type; the first reason stands.
func judge(s *subject) (pb.DocumentRendering, string) {
	v := byName(s)
	if !v.bad() {
		v = twoTypes(s)
	}
	if !v.bad() && checks[s.family] != nil {
		v = checks[s.family](s)
	}
	switch {
	case v.bad():
		return v.rendering, v.note
	case s.family == pdfFamily, s.family == pictureFamily:
		return pb.DocumentRendering_DOCUMENT_RENDERING_PAGES, ""
	}
	return pb.DocumentRendering_DOCUMENT_RENDERING_NO_PAGES, "格式 " + s.found.String() + " 不成页"
}

// checks are the checks of each family.
var checks = map[string]func(*subject) verdict{
	pdfFamily: checkPDF, pictureFamily: checkPicture, zipFamily: checkZip, officeFamily: checkZip, oleFamily: checkOLE,
	markupFamily: checkMarkup, textFamily: checkText,
}

// byName compares the name with the content. A picture may bear the ending of another kind of picture; that is common and harmless.
func byName(s *subject) verdict {
	ending := strings.ToLower(path.Ext(strings.TrimRight(s.title, ". ")))
	if runs[ending] {
		return misleading("名称以 " + ending + " 结尾，是可以运行的文件名")
	}
	wanted, known := endings[ending]
	if known && wanted != s.family {
		return misleading("名称以 " + ending + " 结尾，内容却是 " + s.found.String())
	}
	return verdict{}
}
