package inspect_test

import (
	"bytes"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/inspect"
	"disclosure/server/inspect/hostile"
)

const pages = pb.DocumentRendering_DOCUMENT_RENDERING_PAGES

func look(title string, content []byte) inspect.Finding {
	return inspect.File(bytes.NewReader(content), int64(len(content)), title)
}

// TestHostile holds every hostile file against what must be said of it, and none may be shown as pages.
func TestHostile(t *testing.T) {
	all, names := hostile.All(), map[string]bool{}
	for _, f := range all {
		if names[f.Name] {
			t.Errorf("%s is there twice", f.Name)
		}
		names[f.Name] = true
		found := look(f.Title, f.Content)
		switch {
		case f.Refused == pb.ErrorReason_ERROR_REASON_DOCUMENT_TYPE_REFUSED != found.Program:
			t.Errorf("%s: program is %t, %s", f.Name, found.Program, found.MediaType)
		case f.Refused == 0 && found.Rendering != f.Rendering:
			t.Errorf("%s: %s (%s, %s), want %s", f.Name, found.Rendering, found.MediaType, found.Note, f.Rendering)
		case f.Refused == 0 && found.Note == "":
			t.Errorf("%s: nobody is told why", f.Name)
		}
	}
	if len(all) < 60 {
		t.Errorf("only %d files", len(all))
	}
}

// TestSound: what is in order is shown, whatever its name when the family is right.
func TestSound(t *testing.T) {
	for title, content := range map[string][]byte{
		"a.pdf": hostile.PDF(""), "申请书": hostile.PDF("/PageLayout /OneColumn"), "a.png": hostile.PNG(), "wechat.jpg": hostile.PNG(),
		"a.jpg": hostile.JPEG(), "a.gif": hostile.GIF(),
	} {
		f := look(title, content)
		if f.Rendering != pages || f.Note != "" || f.Program {
			t.Errorf("%s: %+v", title, f)
		}
	}
	if f := look("a.docx", hostile.Office()); f.Rendering != pb.DocumentRendering_DOCUMENT_RENDERING_NO_PAGES {
		t.Errorf("office: %+v", f)
	}
}

// TestCutAnywhere: a file cut at any place never panics and never is a whole one.
func TestCutAnywhere(t *testing.T) {
	for title, content := range map[string][]byte{"a.pdf": hostile.PDF(""), "a.png": hostile.PNG(), "a.jpg": hostile.JPEG(), "a.docx": hostile.Office()} {
		for n := range len(content) - 2 {
			if f := look(title, content[:n]); f.Rendering == pages {
				t.Errorf("%s of %d bytes: %+v", title, n, f)
			}
		}
	}
}

func FuzzFile(f *testing.F) {
	for _, h := range hostile.All() {
		if len(h.Content) < 4096 {
			f.Add(h.Title, h.Content)
		}
	}
	f.Fuzz(func(t *testing.T, title string, content []byte) {
		if got := look(title, content); got.Rendering == 0 || got.MediaType == "" {
			t.Errorf("%+v", got)
		}
	})
}
