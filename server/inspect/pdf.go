package inspect

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// checkPDF reads a PDF without a parser: names wherever they stand, and what comes out of every compressed stream. A parser can be led
// past an object by a wrong table; a name in the bytes cannot hide. What is said here may be too strict, never too lenient.
func checkPDF(s *subject) verdict {
	if !bytes.HasPrefix(s.start, []byte("%PDF-")) {
		return misleading("PDF 之前还有别的内容")
	}
	v := wholePDF(s)
	if v.bad() {
		return v
	}
	p := &pdfScan{names: map[string]bool{}}
	err := scan(io.NewSectionReader(s, 0, s.size), nameWindow, p.look)
	if err != nil {
		return broken("PDF 不能读出")
	}
	v = p.unpack(s)
	if v.bad() {
		return v
	}
	return p.verdict()
}

var startXref = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF`)

// wholePDF says whether the end is there and points to a table of the objects.
func wholePDF(s *subject) verdict {
	tail := s.tail(4 << 10)
	all := startXref.FindAllSubmatch(tail, -1)
	if len(all) == 0 {
		return broken("PDF 不完整，可能被截断")
	}
	at, err := strconv.ParseInt(string(all[len(all)-1][1]), 10, 64)
	if err != nil || at >= s.size {
		return broken("PDF 的对象表不在文件中")
	}
	head := make([]byte, 32)
	n, _ := s.ReadAt(head, at)
	head = bytes.TrimLeft(head[:n], " \t\r\n\x00")
	if !bytes.HasPrefix(head, []byte("xref")) && !xrefObject.Match(head) {
		return broken("PDF 的对象表损坏")
	}
	return verdict{}
}

var xrefObject = regexp.MustCompile(`^\d+\s+\d+\s+obj`)

// nameWindow is more than a name with all its letters escaped, or the beginning of a stream, takes.
const nameWindow = 512

// activeNames are names that stand for scripts, for actions that reach out, and for files within.
var activeNames = []struct{ name, note string }{
	{"JavaScript", "含脚本（JavaScript）"},
	{"Launch", "含启动程序的动作"},
	{"EmbeddedFile", "内嵌文件"},
	{"EmbeddedFiles", "内嵌文件"},
	{"RichMedia", "含多媒体或者 Flash"},
	{"SubmitForm", "含提交数据的动作"},
	{"ImportData", "含导入数据的动作"},
	{"GoToE", "含打开内嵌文件的动作"},
	{"GoToR", "含打开外部文件的动作"},
	{"XFA", "含动态表单"},
	{"Rendition", "含多媒体动作"},
}

func (p *pdfScan) verdict() verdict {
	if p.names["Encrypt"] {
		return encrypted("PDF 已加密")
	}
	for _, a := range activeNames {
		if p.names[a.name] {
			return active("PDF " + a.note)
		}
	}
	if p.names["AA"] && p.names["URI"] {
		return active("PDF 含自动打开网址的动作")
	}
	if p.pixels > MaxPixels {
		return oversized(fmt.Sprintf("PDF 内的图片有 %d 像素", p.pixels))
	}
	return verdict{}
}
