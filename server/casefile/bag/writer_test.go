package bag

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"disclosure/server/house/tool"
)

func TestWrittenBagIsValid(t *testing.T) {
	z := write(t, sampleFiles)
	checked, faults := OpenZip(bytes.NewReader(z), int64(len(z))).Validate()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := Info{
		{"Bagging-Date", "2026-03-02"},
		{"Export-Time", "2026-03-02T04:00:01Z"},
		{"Payload-Oxum", "46.3"},
		{"Source-Organization", "样例县人民政府办公室"},
		{"External-Identifier", "2026-0001"},
	}
	if d := cmp.Diff(want, checked.Info); d != "" {
		t.Error(d)
	}
	if !bytes.Equal(z, pack(unpack(t, z))) || !bytes.Equal(z, pack(listed(unpack(t, z)))) {
		t.Error("packed again it has other bytes: the tests below would see nothing")
	}
}

// The digests are compared with those of other programs.
func TestToolsOfOthersReadIt(t *testing.T) {
	tool.Need(t, "unzip", "sha256sum", "sha512sum", "openssl")
	z := write(t, sampleFiles)
	folder := t.TempDir()
	path := filepath.Join(folder, "case.zip")
	err := os.WriteFile(path, z, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	run(t, folder, "unzip", "-q", "-t", path)
	run(t, folder, "unzip", "-q", path)
	root := filepath.Join(folder, "case-2026-0001")
	run(t, root, "sha256sum", "--check", "--strict", Manifest, TagManifest)
	run(t, root, "sha512sum", "--check", "--strict", Manifest512, TagManifest512)
	sums := run(t, root, "openssl", "dgst", "-sm3", "-r", "data/case-file.pdf")
	listed, err := os.ReadFile(filepath.Join(root, SM3Sums))
	if err != nil || !strings.HasPrefix(string(listed), sums[:64]+"  data/case-file.pdf\n") {
		t.Errorf("SM3 is %s of openssl, and listed as\n%s", sums, listed)
	}
	info, err := os.Stat(filepath.Join(root, "verify.sh"))
	if err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("verify.sh: %v %v", info.Mode(), err)
	}
	b, err := OpenFolder(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	_, faults := b.Validate()
	if len(faults) > 0 {
		t.Error("unpacked:", faults)
	}
}

func run(t *testing.T, folder, program string, args ...string) string {
	t.Helper()
	c := exec.Command(program, args...)
	c.Dir, c.Env = folder, append(os.Environ(), "LC_ALL=C")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// The 64-bit fields of big files are read by a library of others, in small files for which the limit is lowered.
func TestZip64(t *testing.T) {
	defer func(was int64) { limit32 = was }(limit32)
	for _, limit := range []int64{1, 20, 300} {
		limit32 = limit
		z := write(t, sampleFiles)
		if faults := validate(z); len(faults) > 0 {
			t.Errorf("limit %d: %v", limit, faults)
		}
		r, err := zip.NewReader(bytes.NewReader(z), int64(len(z)))
		if err != nil {
			t.Fatalf("limit %d: %v", limit, err)
		}
		for i, f := range unpack(t, z) {
			o, err := r.File[i].Open()
			if err != nil {
				t.Fatalf("limit %d: %s: %v", limit, f.path, err)
			}
			content, err := io.ReadAll(o)
			if err != nil || string(content) != f.content {
				t.Errorf("limit %d: %s: %q, %v", limit, f.path, content, err)
			}
		}
	}
}

func TestWriterRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		files []file
		info  Info
	}{
		{name: "upwards", files: []file{{"data/../x", ""}}},
		{name: "not ASCII", files: []file{{"data/卷宗.pdf", ""}}},
		{name: "line end", files: []file{{"data/a\nb", ""}}},
		{name: "device", files: []file{{"data/CON.txt", ""}}},
		{name: "twice", files: []file{{"data/a", ""}, {"data/a", ""}}},
		{name: "case", files: []file{{"data/a", ""}, {"data/A", ""}}},
		{name: "folder case", files: []file{{"data/a/x", ""}, {"data/A/y", ""}}},
		{name: "file and folder", files: []file{{"data/a", ""}, {"data/a/b", ""}}},
		{name: "folder and file", files: []file{{"data/a/b", ""}, {"data/a", ""}}},
		{name: "payload last", files: []file{{"proof/a", ""}, {"data/a", ""}}},
		{name: "own file", files: []file{{Manifest, ""}}},
		{name: "two lines", info: Info{{"Reason", "a\nb"}}},
		{name: "label twice", info: Info{{"Reason", "a"}, {"reason", "b"}}},
		{name: "own label", info: Info{{"Payload-Oxum", "1.1"}}},
	} {
		w := NewWriter(io.Discard, "case-2026-0001", exported)
		var err error
		for _, f := range c.files {
			_, err = w.AddBytes(f.path, []byte(f.content))
		}
		again := w.Close(c.info, sign)
		if err == nil && again == nil || again == nil {
			t.Errorf("%s: written", c.name)
		}
	}
}

// A content that is not what it was a moment ago ends the export.
func TestChangingContent(t *testing.T) {
	w := NewWriter(io.Discard, "case-2026-0001", exported)
	_, err := w.Add("data/a", &changing{Reader: strings.NewReader("abc")})
	if err == nil || w.Close(nil, sign) == nil {
		t.Error("written")
	}
	broken := errors.New("no key")
	w = NewWriter(io.Discard, "case-2026-0001", exported)
	err = w.Close(nil, func(string) ([]byte, error) { return nil, broken })
	if !errors.Is(err, broken) {
		t.Error(err)
	}
}

// changing has another content after it was rewound a second time.
type changing struct {
	*strings.Reader
	seeks int
}

func (c *changing) Seek(int64, int) (int64, error) {
	c.seeks++
	c.Reader = strings.NewReader(strings.Repeat("x", c.seeks))
	return 0, nil
}
