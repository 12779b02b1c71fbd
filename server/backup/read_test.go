package backup

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// entries reads a tar file.
func entries(t *testing.T, file string) []tar.Header {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []tar.Header
	for r := tar.NewReader(f); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		h.PAXRecords = map[string]string{"TEST.content": string(content)}
		all = append(all, *h)
	}
}

func rewritten(t *testing.T, all []tar.Header) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range all {
		content := h.PAXRecords["TEST.content"]
		h.PAXRecords, h.Size = nil, int64(len(content))
		if h.Typeflag != tar.TypeReg {
			h.Size, content = 0, ""
		}
		err := w.WriteHeader(&h)
		if err == nil {
			_, err = io.WriteString(w, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	err := w.Close()
	file := filepath.Join(t.TempDir(), "b.tar")
	if err == nil {
		err = os.WriteFile(file, b.Bytes(), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestBrokenBackups: what was cut off, changed, added or taken away is not unpacked, and nothing is written outside.
func TestBrokenBackups(t *testing.T) {
	_, dir := inhabited(t)
	whole := entries(t, written(t, dir, "b.tar"))
	at := func(all []tar.Header, prefix string) int {
		for i, h := range all {
			if strings.HasPrefix(h.Name, prefix) {
				return i
			}
		}
		t.Fatalf("no %s", prefix)
		return 0
	}
	for name, change := range map[string]func([]tar.Header) []tar.Header{
		"no manifest": func(a []tar.Header) []tar.Header { return a[:len(a)-1] },
		"a file less": func(a []tar.Header) []tar.Header {
			i := at(a, "blobs/")
			return append(a[:i], a[i+1:]...)
		},
		"a file more": func(a []tar.Header) []tar.Header {
			extra := a[at(a, "blobs/")]
			extra.Name = "blobs/00/" + strings.Repeat("0", 64)
			return append(a, extra)
		},
		"a file twice": func(a []tar.Header) []tar.Header { return append(a, a[at(a, "blobs/")]) },
		"a changed file": func(a []tar.Header) []tar.Header {
			a[at(a, "blobs/")].PAXRecords = map[string]string{"TEST.content": "other"}
			return a
		},
		"a name outside":       func(a []tar.Header) []tar.Header { a[0].Name = "../outside"; return a },
		"an absolute name":     func(a []tar.Header) []tar.Header { a[0].Name = "/outside"; return a },
		"a name of the record": func(a []tar.Header) []tar.Header { a[0].Name = "record/../../x.pub"; return a },
		"a link": func(a []tar.Header) []tar.Header {
			a[0].Typeflag, a[0].Linkname = tar.TypeSymlink, "/etc"
			return a
		},
	} {
		t.Run(name, func(t *testing.T) {
			again := make([]tar.Header, len(whole))
			copy(again, whole)
			place := t.TempDir()
			to := filepath.Join(place, "new")
			_, err := Unpack(rewritten(t, change(again)), to, "")
			if err == nil {
				t.Error("it was unpacked")
			}
			if left, _ := os.ReadDir(place); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
	_, err := Unpack(rewritten(t, whole), filepath.Join(t.TempDir(), "new"), "")
	if err != nil {
		t.Errorf("the test itself breaks it: %v", err)
	}
}

// TestCutOffBackup cuts a file at many places.
func TestCutOffBackup(t *testing.T) {
	_, dir := inhabited(t)
	content, err := os.ReadFile(written(t, dir, "b.tar"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range 20 {
		file := filepath.Join(t.TempDir(), "b.tar")
		err = os.WriteFile(file, content[:len(content)*n/20], 0o600)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Unpack(file, filepath.Join(t.TempDir(), "new"), "")
		if err == nil {
			t.Errorf("cut at %d of 20: it was unpacked", n)
		}
	}
	_, err = Unpack(dir, t.TempDir(), "")
	if err == nil {
		t.Error("a folder that is there was written into")
	}
}
