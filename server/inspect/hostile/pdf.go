package hostile

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// PDF makes a sound PDF of one empty page with further entries in its catalog and further objects from number 4 on.
func PDF(catalog string, objects ...string) []byte {
	return document("", catalog, objects...)
}

func document(trailer, catalog string, objects ...string) []byte {
	all := append([]string{
		"<</Type /Catalog /Pages 2 0 R " + catalog + ">>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
	}, objects...)
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var places []int
	for i, o := range all {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, trailer, table)
	return b.Bytes()
}

// stream is an object with compressed content.
func stream(dict string, content []byte) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(content) // into memory
	_ = z.Close()
	return fmt.Sprintf("<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", dict, b.Len(), b.Bytes())
}

// objectStream hides an object in a compressed stream.
func objectStream(object string) string {
	return stream(fmt.Sprintf("/Type /ObjStm /N 1 /First %d", len("9 0 ")), []byte("9 0 "+object))
}

func pdfs() []File {
	good := PDF("")
	bomb := stream("", make([]byte, 10<<20))
	bombs := make([]string, 60)
	for i := range bombs {
		bombs[i] = bomb
	}
	script := "<</S /JavaScript /JS (app.alert\\(1\\))>>"
	long := strings.Repeat("/Padding (x) ", 60)
	return []File{
		kept(broken, "pdf cut in the middle", "a.pdf", good[:len(good)/2]),
		kept(broken, "pdf without end", "a.pdf", bytes.Replace(good, []byte("startxref"), []byte("startxxxx"), 1)),
		kept(broken, "pdf with a table beyond the end", "a.pdf", bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n99"), 1)),
		kept(broken, "pdf whose table is no table", "a.pdf", bytes.Replace(good, []byte("xref\n0"), []byte("xyzf\n0"), 1)),
		kept(broken, "pdf of one line", "a.pdf", []byte("%PDF-1.7\n")),
		kept(encrypted, "pdf with a password", "a.pdf", document("/Encrypt 4 0 R", "", "<</Filter /Standard /V 1 /R 2>>")),
		kept(encrypted, "pdf with a password, name escaped", "a.pdf", document("/Encr#79pt 4 0 R", "", "<</Filter /Standard>>")),
		kept(active, "pdf with a script", "a.pdf", PDF("/OpenAction 4 0 R", script)),
		kept(active, "pdf with a script, name escaped", "a.pdf", PDF("/OpenAction 4 0 R", "<</S /J#61v#61Script /JS (x)>>")),
		kept(active, "pdf with a script in an object stream", "a.pdf", PDF("/OpenAction 9 0 R", objectStream(script))),
		kept(active, "pdf with a script in a stream with a long dictionary", "a.pdf", PDF("", stream(long+"/N 1 /First 4", []byte("9 0 "+script)))),
		kept(active, "pdf with an object stream of another filter", "a.pdf", PDF("", "<</Type /ObjStm /N 1 /First 4 /Filter /LZWDecode /Length 3>>\nstream\nabc\nendstream")),
		kept(active, "pdf with an object stream of two filters", "a.pdf", PDF("", "<</Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode] /Length 4>>\nstream\n789c\nendstream")),
		kept(active, "pdf that launches a program", "a.pdf", PDF("/OpenAction <</S /Launch /F (cmd.exe)>>")),
		kept(active, "pdf with a file within", "a.pdf", PDF("/Names <</EmbeddedFiles 4 0 R>>", stream("/Type /EmbeddedFile", []byte("MZ")))),
		kept(active, "pdf that sends a form", "a.pdf", PDF("/OpenAction <</S /SubmitForm /F (http://example.com)>>")),
		kept(active, "pdf that opens another file", "a.pdf", PDF("/OpenAction <</S /GoToR /F (\\\\\\\\example.com\\\\share)>>")),
		kept(active, "pdf that opens an address when a page opens", "a.pdf", PDF("/AA <</O <</S /URI /URI (http://example.com)>>>>")),
		kept(active, "pdf with a dynamic form", "a.pdf", PDF("/AcroForm <</XFA 4 0 R>>", stream("", []byte("<xdp/>")))),
		kept(active, "pdf with rich media", "a.pdf", PDF("", "<</Type /Annot /Subtype /RichMedia>>")),
		kept(oversized, "pdf bomb", "a.pdf", PDF("", bombs...)),
		kept(oversized, "pdf with a huge picture", "a.pdf", PDF("", stream("/Subtype /Image /Width 60000 /Height 60000", []byte("x")))),
		kept(oversized, "pdf with a picture beyond numbers", "a.pdf", PDF("", stream("/Subtype /Image /Width 99999999999 /Height 1", []byte("x")))),
		kept(misleading, "pdf after a script", "a.pdf", append([]byte("<script>alert(1)</script>\n"), good...)),
		kept(misleading, "pdf named as picture", "scan.jpg", good),
	}
}
