package bag

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// Whoever changes a file and makes all lists anew is found by the signature, which is for package verify; here is what the bag
// itself shows.
func TestDamagedBags(t *testing.T) {
	good := unpack(t, write(t, sampleFiles))
	change := func(path string, fn func(string) string) func([]file) []file {
		return func(files []file) []file {
			for i := range files {
				if files[i].path == path {
					files[i].content = fn(files[i].content)
				}
			}
			return files
		}
	}
	replace := func(path, old, new string) func([]file) []file {
		return change(path, func(s string) string { return strings.Replace(s, old, new, 1) })
	}
	add := func(path string) func([]file) []file {
		return func(files []file) []file { return append([]file{{path, "x"}}, files...) }
	}
	without := func(path string) func([]file) []file {
		return func(files []file) []file {
			var out []file
			for _, f := range files {
				if f.path != path {
					out = append(out, f)
				}
			}
			return out
		}
	}
	firstTwice := func(s string) string { return s[:strings.Index(s, "\n")+1] + s }
	for _, c := range []struct {
		name string
		do   func([]file) []file
		list bool // lists made anew
		want Kind
	}{
		{"content", replace("data/events.jsonl", "{}", "[]"), false, WrongDigest},
		{"tag content", replace("proof/0001.leaf", "2", "3"), false, WrongDigest},
		{"missing payload", without("data/events.jsonl"), false, Missing},
		{"missing tag", without("verify.sh"), false, Missing},
		{"extra payload", add("data/x"), false, Extra},
		{"extra tag", add("x"), false, Extra},
		{"traversal", add("../x"), true, BadPath},
		{"absolute", add("/etc/x"), true, BadPath},
		{"backslash", add(`data\x`), true, BadPath},
		{"drive", add("C:x"), true, BadPath},
		{"encoded line end", add("data/a%0Ab"), true, BadPath},
		{"line end", add("data/a\nb"), true, BadPath},
		{"not ASCII", add("data/卷宗"), true, BadPath},
		{"home", add("~/x"), true, BadPath},
		{"folder member", add("data/"), true, BadPath},
		{"case clash", add("data/Events.jsonl"), true, Clash},
		{"file over folder", add("data/originals"), true, Clash},
		{"member twice", add("data/events.jsonl"), true, Clash},
		{"line twice", change(Manifest, firstTwice), false, Duplicate},
		{"tag line twice", change(TagManifest, firstTwice), false, Duplicate},
		{"short digest", change(Manifest, func(s string) string { return s[1:] }), false, BadManifest},
		{"capital digest", change(Manifest, strings.ToUpper), false, BadManifest},
		{"no end of line", change(Manifest, func(s string) string { return strings.TrimSuffix(s, "\n") }), false, BadManifest},
		{"line ends of Windows", change(Manifest, func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }), false, BadManifest},
		{"asterisk", replace(Manifest, "  data", " *data"), false, BadManifest},
		{"listed upwards", replace(Manifest, "data/events", "data/../events"), false, BadManifest},
		{"another order in sha512", change(Manifest512, backwards), false, BadManifest},
		{"sha512 lacks one", change(Manifest512, lacksFirst), false, BadManifest},
		{"sm3 lacks one", change(SM3Sums, lacksFirst), false, BadManifest},
		{"payload lacks one in both", func(f []file) []file { return change(Manifest512, lacksFirst)(change(Manifest, lacksFirst)(f)) }, false, Extra},
		{"tag manifest lacks manifest", change(TagManifest, func(s string) string { return s[:strings.LastIndex(s[:len(s)-1], "\n")+1] }), false, BadManifest},
		{"no manifest", without(Manifest), true, Missing},
		{"no second manifest", without(Manifest512), true, Missing},
		{"no tag manifest", without(TagManifest), false, Missing},
		{"no signature", without(Signature), false, Missing},
		{"no declaration", without(Declaration), true, Missing},
		{"no info", without(BagInfo), true, Missing},
		{"no sm3", without(SM3Sums), true, Missing},
		{"md5", add("manifest-md5.txt"), true, Unsupported},
		{"sha1 of tags", add("tagmanifest-sha1.txt"), true, Unsupported},
		{"fetch", add("fetch.txt"), true, Unsupported},
		{"version", replace(Declaration, "1.0", "0.97"), true, BadDeclaration},
		{"encoding", replace(Declaration, "UTF-8", "GB18030"), true, BadDeclaration},
		{"byte order mark", replace(Declaration, "Bag", "\ufeffBag"), true, BadDeclaration},
		{"bytes of oxum", replace(BagInfo, "46.3", "47.3"), true, WrongOxum},
		{"files of oxum", replace(BagInfo, "46.3", "46.4"), true, WrongOxum},
		{"another day", replace(BagInfo, "Date: 2026-03-02", "Date: 2026-03-03"), true, BadInfo},
		{"another time", replace(BagInfo, "04:00:01Z", "04:00:05Z"), true, WrongTime},
		{"folded line", replace(BagInfo, "样例县", "样例\n 县"), true, BadInfo},
		{"not UTF-8", replace(BagInfo, "样例县", "\xff"), true, BadInfo},
		{"swapped", func(f []file) []file { f[0], f[1] = f[1], f[0]; return f }, false, WrongOrder},
		{"swapped contents", func(f []file) []file { f[0].content, f[1].content = f[1].content, f[0].content; return f }, false, WrongDigest},
		{"renamed", func(f []file) []file { f[0].path = "data/other.pdf"; return f }, false, Extra},
		{"signature first", func(f []file) []file { return append([]file{f[len(f)-1]}, f[:len(f)-1]...) }, false, WrongOrder},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := c.do(append([]file(nil), good...))
			if c.list {
				files = listed(files)
			}
			faults := validate(pack(files))
			if !strings.Contains(kinds(faults), string(c.want)) {
				t.Errorf("found %v, not %s", faults, c.want)
			}
		})
	}
}

func backwards(s string) string {
	l := strings.SplitAfter(s, "\n")
	l[0], l[1] = l[1], l[0]
	return strings.Join(l, "")
}

func lacksFirst(s string) string { return s[strings.Index(s, "\n")+1:] }

func TestDamagedContainers(t *testing.T) {
	good := write(t, sampleFiles)
	first := bytes.Index(good, []byte("%PDF"))
	end := bytes.LastIndex(good, []byte("PK\x05\x06"))
	for _, c := range []struct {
		name string
		zip  []byte
		want Kind
	}{
		{"empty", nil, BadContainer},
		{"no ZIP", []byte("%PDF-1.7"), BadContainer},
		{"something before", append([]byte("x"), good...), BadContainer},
		{"something behind", append(bytes.Clone(good), 'x'), BadContainer},
		{"comment", append(append(bytes.Clone(good[:end+20]), 1, 0), 'x'), BadContainer},
		{"cut", good[:len(good)-1], BadContainer},
		{"half", good[:len(good)/2], BadContainer},
		{"only the directory", good[bytes.Index(good, []byte("PK\x01\x02")):], BadContainer},
		{"compressed", set(good, 8, 8), Compressed},
		{"encrypted", set(good, 6, 1), BadContainer},
		{"data descriptor", set(good, 6, 8), BadContainer},
		{"another time", set(good, 10, 9), WrongTime},
		{"longer than the file", set(good, 21, 0x7f), BadContainer},
		{"name in the directory", set(good, bytes.LastIndex(good, []byte("data/events"))+5, 'E'), BadContainer},
		{"gap", append(append(bytes.Clone(good[:first]), 0), good[first:]...), BadContainer},
		{"second archive behind", append(bytes.Clone(good), good...), BadContainer},
	} {
		faults := validate(c.zip)
		if !strings.Contains(kinds(faults), string(c.want)) {
			t.Errorf("%s: found %v, not %s", c.name, faults, c.want)
		}
	}
}

func set(zip []byte, at int, value byte) []byte {
	out := bytes.Clone(zip)
	out[at] = value
	return out
}

// Every byte, in contents and around them, with several changes each.
func TestEveryByteCounts(t *testing.T) {
	z := write(t, sampleFiles)
	for i := range z {
		for _, bit := range []byte{1, 0x20} {
			z[i] ^= bit
			if len(validate(z)) == 0 {
				t.Errorf("byte %d changed by %#x: valid", i, bit)
			}
			z[i] ^= bit
		}
	}
	if len(validate(z)) > 0 {
		t.Fatal("the bag was damaged before: this test sees nothing")
	}
}

func TestDamagedFolders(t *testing.T) {
	make := func() fstest.MapFS {
		m := fstest.MapFS{}
		for _, f := range unpack(t, write(t, sampleFiles)) {
			m[f.path] = &fstest.MapFile{Data: []byte(f.content)}
		}
		return m
	}
	for _, c := range []struct {
		name string
		do   func(fstest.MapFS)
		want string
	}{
		{"as it was", func(fstest.MapFS) {}, "[]"},
		{"link", func(m fstest.MapFS) { m["verify.sh"].Mode = fs.ModeSymlink }, "[irregular missing]"},
		{"extra link", func(m fstest.MapFS) { m["data/x"] = &fstest.MapFile{Mode: fs.ModeSymlink} }, "[irregular]"},
		{"empty folder", func(m fstest.MapFS) { m["data/x"] = &fstest.MapFile{Mode: fs.ModeDir} }, "[irregular]"},
		{"hidden file", func(m fstest.MapFS) { m[".DS_Store"] = &fstest.MapFile{} }, "[path]"},
		{"extra", func(m fstest.MapFS) { m["data/x"] = &fstest.MapFile{} }, "[extra]"},
		{"missing", func(m fstest.MapFS) { delete(m, "data/events.jsonl") }, "[missing oxum]"},
		{"changed", func(m fstest.MapFS) { m["data/events.jsonl"].Data[0]++ }, "[digest]"},
	} {
		m := make()
		c.do(m)
		b, err := OpenFolder(m)
		if err != nil {
			t.Fatal(err)
		}
		_, faults := b.Validate()
		if kinds(faults) != c.want {
			t.Errorf("%s: found %v, not %s", c.name, faults, c.want)
		}
	}
	_, err := OpenFolder(os.DirFS(filepath.Join(t.TempDir(), "none")))
	if err == nil {
		t.Error("a folder that is not there was opened")
	}
}
