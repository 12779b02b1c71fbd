package volume_test

import (
	"bytes"
	"context"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"disclosure/server/casefile/volume"
)

// mixed puts papers of all kinds into a volume; the contents are written last and stand first.
func mixed(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	v := volume.New(&out)
	next := 1
	var entries []volume.Entry
	add := func(title, mediaType string, data []byte) {
		t.Helper()
		s, err := v.Paper(context.Background(), mediaType, bytes.NewReader(data), next)
		if err != nil {
			t.Fatalf("%s: %v", title, err)
		}
		next += s.Len()
		entries = append(entries, volume.Entry{Section: s, Title: title})
	}
	add("申请书", "application/pdf", paper(t, "request one", "request two"))
	add("扫描件", "application/pdf", turned(t))
	var b bytes.Buffer
	png.Encode(&b, coloured(300, 100))
	add("透明截图", "image/png", slices.Clone(b.Bytes()))
	b.Reset()
	jpeg.Encode(&b, coloured(3000, 4000), nil)
	add("照片", "image/jpeg", slices.Clone(b.Bytes()))
	b.Reset()
	gif.Encode(&b, coloured(30, 10), nil)
	add("图标", "image/gif", slices.Clone(b.Bytes()))
	b.Reset()
	bmp.Encode(&b, coloured(30, 10))
	add("位图", "image/bmp", slices.Clone(b.Bytes()))
	b.Reset()
	tiff.Encode(&b, coloured(30, 10), nil)
	add("传真", "image/tiff", slices.Clone(b.Bytes()))
	s, err := v.Sheets(context.Background(), bytes.NewReader(paper(t, "contents")), 0)
	if err != nil {
		t.Fatal(err)
	}
	finish(t, v, append([]volume.Entry{{Section: s, Label: "目录"}}, entries...)...)
	return out.Bytes()
}

// turned has a page that is seen turned, in objects that only some programs write: inherited boxes, a list of streams.
func turned(t testing.TB) []byte {
	t.Helper()
	return raw("<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[-20 -20 400 700]/Rotate 90/Resources<</Font<</F 6 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents[4 0 R 5 0 R]/CropBox[0 0 300 500]>>",
		stream("", "q BT /F 20 Tf 50 100 Td"), stream("", "(turned page) Tj ET Q"),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
}

func TestVolume(t *testing.T) {
	pdf := mixed(t)
	if again := mixed(t); !bytes.Equal(pdf, again) {
		t.Error("the same papers give other bytes")
	}
	pages := strings.Split(check(t, pdf), "\f")
	if len(pages) != 10 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, want := range []string{"contents", "request one", "request two", "turned page", "4", "5", "6", "7", "8"} {
		if !strings.Contains(pages[i], want) {
			t.Errorf("page %d has no %q: %q", i, want, pages[i])
		}
	}
	if strings.ContainsAny(pages[0], "0123456789") || !strings.Contains(pages[3], "3") {
		t.Errorf("running numbers: %q %q", pages[0], pages[3])
	}
}

// A page that restores more than it kept still draws in its place, and a page that keeps more than it restores does not move others.
func TestUnbalanced(t *testing.T) {
	for _, content := range []string{"Q Q BT /F 20 Tf 50 100 Td (loose) Tj ET", "q q 9 0 0 9 0 0 cm BT /F 2 Tf 5 10 Td (loose) Tj ET"} {
		data := raw("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>", stream("", content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
		var out bytes.Buffer
		v := volume.New(&out)
		s, err := v.PDF(t.Context(), bytes.NewReader(data), 77)
		if err != nil {
			t.Fatal(err)
		}
		finish(t, v, volume.Entry{Section: s})
		text := checkQuietly(t, out.Bytes())
		if !strings.Contains(text, "loose") || !strings.Contains(text, "77") {
			t.Errorf("%s: %q", content, text)
		}
	}
}

// A picture that a PDF can hold is taken as it is; another is decoded.
func TestPNG(t *testing.T) {
	var plain bytes.Buffer
	png.Encode(&plain, opaque(t))
	var out bytes.Buffer
	v := volume.New(&out)
	s, err := v.Paper(t.Context(), "image/png", bytes.NewReader(plain.Bytes()), 1)
	if err != nil {
		t.Fatal(err)
	}
	finish(t, v, volume.Entry{Section: s})
	check(t, out.Bytes())
	if !bytes.Contains(out.Bytes(), []byte("/Predictor 15")) {
		t.Error("the picture was decoded")
	}
}

func TestPhotographIsTurned(t *testing.T) {
	var b bytes.Buffer
	jpeg.Encode(&b, coloured(40, 30), nil)
	exif := "Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
	data := append([]byte("\xFF\xD8\xFF\xE1\x00"+string(rune(len(exif)+2))+exif), b.Bytes()[2:]...)
	var out bytes.Buffer
	v := volume.New(&out)
	s, err := v.Paper(t.Context(), "image/jpeg", bytes.NewReader(data), 1)
	if err != nil {
		t.Fatal(err)
	}
	finish(t, v, volume.Entry{Section: s})
	check(t, out.Bytes())
	if !bytes.Contains(out.Bytes(), []byte("/Rotate 90")) {
		t.Error("the photograph lies on its side")
	}
}

func TestNoPage(t *testing.T) {
	if volume.New(&bytes.Buffer{}).Finish(nil, volume.Properties{}) == nil {
		t.Error("a file without pages was finished")
	}
}
