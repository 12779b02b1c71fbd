package bag

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

var exported = time.Date(2026, 3, 2, 4, 0, 1, 0, time.UTC)

// file is a name with a content.
type file struct{ path, content string }

// sampleFiles are what the caller adds.
var sampleFiles = []file{
	{"data/case-file.pdf", "%PDF-1.7 样例"},
	{"data/originals/001_application.txt", "申请公开甲项目概算\n"},
	{"data/events.jsonl", "{}\n"},
	{"proof/0001.leaf", `{"v":2}`},
	{"verify.sh", "#!/bin/bash\n"},
}

func sign(digest string) ([]byte, error) { return []byte("signed " + digest + "\n"), nil }

// write makes a bag with the writer.
func write(t testing.TB, files []file) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, "case-2026-0001", exported)
	for _, f := range files {
		_, err := w.AddBytes(f.path, []byte(f.content))
		if err != nil {
			t.Fatal(err)
		}
	}
	err := w.Close(Info{{"Source-Organization", "样例县人民政府办公室"}, {"External-Identifier", "2026-0001"}}, sign)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unpack gives the files of a bag.
func unpack(t testing.TB, zip []byte) []file {
	t.Helper()
	b := OpenZip(bytes.NewReader(zip), int64(len(zip)))
	var files []file
	for _, path := range b.Paths() {
		content, err := b.ReadFile(path, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file{path, string(content)})
	}
	return files
}

// pack makes a container of any files, also of wrong ones.
func pack(files []file) []byte {
	var out []byte
	var entries []entry
	s := stampOf(exported)
	for _, f := range files {
		sums, _ := sumAll(strings.NewReader(f.content), nil)
		e := entry{name: "case-2026-0001/" + f.path, size: sums.Size, crc: sums.crc, offset: int64(len(out))}
		entries = append(entries, e)
		out = append(append(out, e.local(s)...), f.content...)
	}
	return append(out, tail(entries, s, int64(len(out)))...)
}

// listed makes the lists anew, as someone would who wants to hide a change, and signs them.
func listed(files []file) []file {
	made := map[string]bool{SM3Sums: true, Manifest: true, Manifest512: true, TagManifest: true, TagManifest512: true, Signature: true}
	var payload, tags lists
	contents := map[string]string{}
	var rest []file
	for _, f := range files {
		contents[f.path] = f.content
		if strings.HasPrefix(f.path, Payload) {
			sums, _ := sumAll(strings.NewReader(f.content), nil)
			payload.add(f.path, sums)
		}
	}
	contents[SM3Sums] = string(payload.sm3.text())
	contents[Manifest], contents[Manifest512] = string(payload.sha256.text()), string(payload.sha512.text())
	for _, f := range files {
		c := contents[f.path]
		if !strings.HasPrefix(f.path, Payload) && f.path != TagManifest && f.path != TagManifest512 && f.path != Signature {
			sums, _ := sumAll(strings.NewReader(c), nil)
			tags.add(f.path, sums)
		}
		if !made[f.path] || f.path == SM3Sums || f.path == Manifest || f.path == Manifest512 {
			rest = append(rest, file{f.path, c})
		}
	}
	contents[TagManifest], contents[TagManifest512] = string(tags.sha256.text()), string(tags.sha512.text())
	sums, _ := sumAll(strings.NewReader(contents[TagManifest]), nil)
	return append(rest, file{TagManifest, contents[TagManifest]}, file{TagManifest512, contents[TagManifest512]},
		file{Signature, "signed " + sums.SHA256 + "\n"})
}

func validate(zip []byte) []Fault {
	_, faults := OpenZip(bytes.NewReader(zip), int64(len(zip))).Validate()
	return faults
}

// kinds are the kinds of faults, each once, in their order.
func kinds(faults []Fault) string {
	var out []string
	seen := map[Kind]bool{}
	for _, f := range faults {
		if !seen[f.Kind] {
			out = append(out, string(f.Kind))
		}
		seen[f.Kind] = true
	}
	return fmt.Sprint(out)
}
