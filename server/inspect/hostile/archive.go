package hostile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
)

// member is one file of an archive.
type member struct {
	name    string
	content []byte
	mode    fs.FileMode
}

// archive makes a ZIP.
func archive(members ...member) []byte {
	return encoded(func(b *bytes.Buffer) error {
		z := zip.NewWriter(b)
		for _, m := range members {
			h := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
			if m.mode != 0 {
				h.SetMode(m.mode)
			}
			w, err := z.CreateHeader(h)
			if err != nil {
				return err
			}
			_, err = w.Write(m.content)
			if err != nil {
				return err
			}
		}
		return z.Close()
	})
}

// bomb makes a ZIP of as many files of 10 MiB, which it compresses once.
func bomb(files int) []byte {
	one := archive(member{name: "a", content: make([]byte, 10<<20)})
	return encoded(func(b *bytes.Buffer) error {
		from, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
		if err != nil {
			return err
		}
		z := zip.NewWriter(b)
		for i := range files {
			h := from.File[0].FileHeader
			h.Name = fmt.Sprint(i)
			r, err := from.File[0].OpenRaw()
			if err != nil {
				return err
			}
			w, err := z.CreateRaw(&h)
			if err != nil {
				return err
			}
			_, err = io.Copy(w, r)
			if err != nil {
				return err
			}
		}
		return z.Close()
	})
}

func named(name string) []byte { return archive(member{name: name, content: []byte("x")}) }

// overlapping is a bomb in which all entries of the directory share one compressed file.
func overlapping(entries int) []byte {
	one := archive(member{name: "a", content: make([]byte, 10<<20)})
	at := bytes.LastIndex(one, []byte("PK\x01\x02"))
	end := bytes.LastIndex(one, []byte("PK\x05\x06"))
	dir := bytes.Repeat(one[at:end], entries)
	tail := bytes.Clone(one[end:])
	put(tail[8:], uint64(entries), 2)
	put(tail[10:], uint64(entries), 2)
	put(tail[12:], uint64(len(dir)), 4)
	return append(append(one[:at:at], dir...), tail...)
}

func put(b []byte, n uint64, size int) {
	for i := range size {
		b[i] = byte(n >> (8 * i))
	}
}

// changed gives a copy with the bytes at a place of the directory entry changed.
func changed(z []byte, offset int, to ...byte) []byte {
	z = bytes.Clone(z)
	copy(z[bytes.LastIndex(z, []byte("PK\x01\x02"))+offset:], to)
	return z
}

// Office makes a word file with further members.
func Office(more ...member) []byte {
	return archive(append([]member{
		{name: "[Content_Types].xml", content: []byte(`<?xml version="1.0"?><Types/>`)},
		{name: "word/document.xml", content: []byte(`<?xml version="1.0"?><w:document/>`)},
	}, more...)...)
}

func archives() []File {
	many := make([]member, 10_001)
	for i := range many {
		many[i].name = fmt.Sprint(i)
	}
	good := named("a.txt")
	return []File{
		kept(oversized, "zip bomb", "a.zip", bomb(52)),
		kept(oversized, "zip bomb of overlapping entries", "a.zip", overlapping(60)),
		kept(oversized, "zip of 10001 files", "a.zip", archive(many...)),
		kept(oversized, "zip in a zip", "a.zip", archive(member{name: "b.zip", content: good})),
		kept(oversized, "zip with a directory beyond its end", "a.zip", append(good[:len(good)-6:len(good)-6], 0xff, 0xff, 0xff, 0xff, 0, 0)),
		kept(misleading, "zip that climbs", "a.zip", named("../../etc/cron.d/x")),
		kept(misleading, "zip that climbs, with the other bar", "a.zip", named(`..\..\Windows\x`)),
		kept(misleading, "zip with an absolute name", "a.zip", named("/etc/passwd")),
		kept(misleading, "zip with a drive", "a.zip", named(`C:\Windows\x`)),
		kept(misleading, "zip with a NUL in a name", "a.zip", named("a.pdf\x00.txt")),
		kept(misleading, "zip with a link", "a.zip", archive(member{"a", []byte("/etc/passwd"), fs.ModeSymlink | 0o777})),
		kept(active, "zip with a program", "a.zip", named("invoice.pdf.exe")),
		kept(encrypted, "zip with a password", "a.zip", changed(good, 8, 1, 0)),
		kept(broken, "zip cut off", "a.zip", good[:len(good)-10]),
		kept(broken, "zip whose sum is wrong", "a.zip", changed(good, 16, 1, 2, 3, 4)),
		kept(broken, "zip that leads beyond its end", "a.zip", changed(good, 42, 0xff, 0xff, 0xff, 0x7f)),
		kept(broken, "zip that says another size than it has", "a.zip", changed(archive(member{name: "a", content: make([]byte, 1<<20)}), 24, 10, 0, 0, 0)),
		kept(active, "word file with a macro", "a.docx", Office(member{name: "word/vbaProject.bin", content: []byte("x")})),
		kept(misleading, "word file that climbs", "a.docx", Office(member{name: "../x", content: []byte("x")})),
		kept(noPages, "gzip", "a.gz", []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00")),
		kept(noPages, "rar", "a.rar", []byte("Rar!\x1a\x07\x01\x00"+"xxxxxxxxxxxxxxxx")),
	}
}
