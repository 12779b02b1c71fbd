package volume_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"disclosure/server/casefile/volume"
)

func opaque(t testing.TB) image.Image {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 30, 20))
	for i := range m.Pix {
		m.Pix[i] = byte(i)
	}
	return m
}

func deflate(data []byte) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.String()
}

// packed is a PDF with a page and object streams of one object each, which unpack to so many bytes; the table names them, so that
// they are read.
func packed(streams, size int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var table []byte
	entry := func(kind byte, first, second int) {
		table = append(table, kind, byte(first>>24), byte(first>>16), byte(first>>8), byte(first), byte(second>>8), byte(second))
	}
	entry(0, 0, 65535)
	refs := ""
	for i := range streams {
		refs += fmt.Sprintf("%d 0 R ", 5+2*i)
	}
	page := "<</Type/Page/Parent 2 0 R/Resources<</ExtGState<</X[" + refs + "]>>>>>>"
	for i, o := range []string{"<</Type/Catalog/Pages 2 0 R>>", tree, page} {
		entry(1, b.Len(), 0)
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	for i := range streams {
		first, second := 4+2*i, 5+2*i // the stream, and the object in it
		content := deflate(append(append(fmt.Appendf(nil, "%08d 0 (", second), bytes.Repeat([]byte("x"), size)...), ')'))
		entry(1, b.Len(), 0)
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", first, stream("/Type/ObjStm/N 1/First 11/Filter/FlateDecode", content))
		entry(2, first, 0)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", 4+2*streams,
		stream(fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root 1 0 R", 4+2*streams), string(table)), start)
	return b.Bytes()
}

// The helper makes files that are read when they are small: the bombs are refused for what they are.
func TestPackedIsRead(t *testing.T) {
	s, err := volume.New(&bytes.Buffer{}).PDF(t.Context(), bytes.NewReader(packed(2, 10)), 1)
	if err != nil || s.Len() != 1 {
		t.Errorf("%d pages, %v", s.Len(), err)
	}
}

const tree = "<</Type/Pages/Kids[3 0 R]/Count 1>>"

// hostile are papers that must be refused whole.
func hostile(t testing.TB) map[string][]byte {
	good := paper(t, "good")
	bomb := deflate(make([]byte, 100<<20))
	all := map[string][]byte{
		"empty":          {},
		"not a PDF":      []byte("MZ\x90\x00 this is a program"),
		"head only":      []byte("%PDF-1.7\n"),
		"cut":            good[:len(good)/4],
		"no pages":       raw("<</Type/Catalog>>"),
		"empty tree":     raw("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"),
		"circular tree":  raw("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
		"circular ref":   raw("<</Type/Catalog/Pages 2 0 R>>", "3 0 R", "2 0 R"),
		"deep list":      raw("<</Type/Catalog/Pages 2 0 R>>", tree, "<</Type/Page/Parent 2 0 R/Resources<</X "+strings.Repeat("[", 1<<20)+">>>>"),
		"content bomb":   raw("<</Type/Catalog/Pages 2 0 R>>", tree, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", stream("/Filter/FlateDecode", bomb)),
		"picture bomb":   raw("<</Type/Catalog/Pages 2 0 R>>", tree, "<</Type/Page/Parent 2 0 R/Resources<</XObject<</P 4 0 R>>>>>>", stream("/Type/XObject/Subtype/Image/Width 999999/Height 999999", "x")),
		"outside":        raw("<</Type/Catalog/Pages 2 0 R>>", tree, "<</Type/Page/Parent 2 0 R/Resources<</XObject<</P 4 0 R>>>>>>", stream("/F(/etc/passwd)", "")),
		"no size":        raw("<</Type/Catalog/Pages 2 0 R>>", tree, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>"),
		"many of a kind": raw("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 99/Kids["+strings.Repeat("3 0 R ", 2)+"]>>", "<</Type/Page>>"),
	}
	all["packed bomb"], all["many packed bombs"] = packed(1, 100<<20), packed(30, 20<<20)
	return all
}

// A paper that cannot be shown leaves nothing behind, and the volume goes on.
func TestHostile(t *testing.T) {
	for name, data := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			v := volume.New(&out)
			before := out.Len()
			_, err := v.Paper(t.Context(), "application/pdf", bytes.NewReader(data), 1)
			var r *volume.RefusedError
			if !errors.As(err, &r) || out.Len() != before {
				t.Fatalf("err = %v, %d bytes written", err, out.Len()-before)
			}
			if strings.Contains(name, "bomb") && r.Why != volume.TooLarge && r.Why != volume.Broken {
				t.Errorf("why = %d: %v", r.Why, err)
			}
			s, err := v.Paper(t.Context(), "application/pdf", bytes.NewReader(paper(t, "good")), 1)
			if err != nil {
				t.Fatal(err)
			}
			finish(t, v, volume.Entry{Section: s})
			check(t, out.Bytes())
		})
	}
}

func TestHostilePictures(t *testing.T) {
	var b bytes.Buffer
	png.Encode(&b, opaque(t))
	good := b.Bytes()
	wide := slices.Clone(good)
	copy(wide[16:], "\x7f\xff\xff\xff\x7f\xff\xff\xff")
	for name, c := range map[string]struct {
		mediaType string
		data      []byte
	}{
		"cut PNG":   {"image/png", good[:len(good)-20]},
		"wide PNG":  {"image/png", wide},
		"not JPEG":  {"image/jpeg", good},
		"cut TIFF":  {"image/tiff", []byte("II*\x00\x08\x00\x00\x00")},
		"loop TIFF": {"image/tiff", []byte("II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00")},
		"word":      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", []byte("PK")},
	} {
		var out bytes.Buffer
		v := volume.New(&out)
		before := out.Len()
		_, err := v.Paper(t.Context(), c.mediaType, bytes.NewReader(c.data), 1)
		var r *volume.RefusedError
		if !errors.As(err, &r) || out.Len() != before {
			t.Errorf("%s: err = %v", name, err)
		}
	}
}

// What can act stays behind; how the page and its annotations look comes along.
func TestNothingActs(t *testing.T) {
	act := "<</S/JavaScript/JS(app.alert(1))>>"
	data := raw("<</Type/Catalog/Pages 2 0 R/OpenAction "+act+"/AcroForm<</Fields[5 0 R]>>/Names<</JavaScript<</Names[(x)"+act+"]>>/EmbeddedFiles 8 0 R>>>>",
		tree,
		"<</Type/Page/Parent 2 0 R/AA<</O "+act+">>/Annots[5 0 R 7 0 R]/Contents 4 0 R/Resources<</Font<</A 9 0 R>>/Properties<</P "+act+">>>>>>",
		stream("", "BT /A 20 Tf 50 100 Td (page) Tj ET"),
		"<</Type/Annot/Subtype/Widget/FT/Sig/Rect[100 300 300 400]/A "+act+"/AP<</N 6 0 R>>>>",
		stream("/Type/XObject/Subtype/Form/BBox[0 0 200 100]/Resources<</Font<</A 9 0 R>>>>/PieceInfo<</X "+act+">>", "BT /A 20 Tf 5 10 Td (seal) Tj ET"),
		"<</Type/Annot/Subtype/Link/Rect[0 0 600 800]/A<</S/URI/URI(https://example.org)>>>>",
		"<</Names[(virus)<</Type/Filespec/F(virus.exe)>>]>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	var out bytes.Buffer
	v := volume.New(&out)
	s, err := v.Paper(t.Context(), "application/pdf", bytes.NewReader(data), 1)
	if err != nil {
		t.Fatal(err)
	}
	finish(t, v, volume.Entry{Section: s})
	text := check(t, out.Bytes())
	if !strings.Contains(text, "page") || !strings.Contains(text, "seal") {
		t.Errorf("lost: %q", text)
	}
	for _, word := range []string{"JavaScript", "alert", "OpenAction", "URI", "Link", "EmbeddedFile", "virus", "AcroForm", "Widget"} {
		if bytes.Contains(out.Bytes(), []byte(word)) {
			t.Errorf("%s came along", word)
		}
	}
}

func TestEncrypted(t *testing.T) {
	data := encrypted(t)
	_, err := volume.New(&bytes.Buffer{}).Paper(t.Context(), "application/pdf", bytes.NewReader(data), 1)
	var r *volume.RefusedError
	if !errors.As(err, &r) || r.Why != volume.Encrypted {
		t.Errorf("err = %v", err)
	}
}

// Damage anywhere is either mended or refused; the volume stays a good file.
func TestDamage(t *testing.T) {
	good := append(turned(t), paper(t, "one", "two")...)
	rnd := rand.New(rand.NewPCG(1, 2))
	var out bytes.Buffer
	v := volume.New(&out)
	entries := []volume.Entry{}
	for range 300 {
		data := slices.Clone(good)
		if rnd.IntN(2) == 0 {
			data = paper(t, "one", "two")
		}
		for range 1 + rnd.IntN(20) {
			data[rnd.IntN(len(data))] = byte(rnd.IntN(256))
		}
		s, err := v.Paper(t.Context(), "application/pdf", bytes.NewReader(data), 1)
		var r *volume.RefusedError
		if err != nil && !errors.As(err, &r) {
			t.Fatal(err)
		}
		entries = append(entries, volume.Entry{Section: s, Title: fmt.Sprint(len(entries))})
	}
	finish(t, v, entries...)
}
