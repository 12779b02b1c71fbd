package bag

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Writer streams a bag. It keeps no content, only a line for each file.
type Writer struct {
	out     io.Writer
	root    string
	time    time.Time
	stamp   stamp
	offset  int64
	entries []entry
	names   names
	// payload and tags are the lists by algorithm.
	payload, tags lists
	bytes         int64
	failed        error
}

// lists are the manifests of one part of the bag.
type lists struct{ sha256, sha512, sm3 list }

func (l *lists) add(path string, s Sums) {
	l.sha256 = append(l.sha256, line{s.SHA256, path})
	l.sha512 = append(l.sha512, line{s.SHA512, path})
	l.sm3 = append(l.sm3, line{s.SM3, path})
}

// NewWriter begins a bag in a folder of the ZIP, such as case-2026-0001. All members bear the time, in whole seconds.
func NewWriter(w io.Writer, root string, t time.Time) *Writer {
	t = t.UTC().Truncate(time.Second)
	b := &Writer{out: w, root: root + "/", time: t, stamp: stampOf(t), names: names{}}
	if strings.Contains(root, "/") || CheckPath(root) != nil || t.Year() < 1980 || t.Year() > 2107 {
		b.failed = errors.New("write bag: wrong folder or time")
	}
	return b
}

// Add copies a file. The content is read twice from its beginning: a ZIP says length and CRC-32 before the content, so that it
// can also be unpacked from a stream. Everything below data/ comes before the first tag file. After an error the bag is lost.
func (b *Writer) Add(path string, content io.ReadSeeker) (Sums, error) {
	if b.failed == nil && strings.HasPrefix(path, Payload) && len(b.tags.sha256) > 0 {
		b.failed = fmt.Errorf("write bag: %s comes after a tag file", path)
	}
	sums, err := b.copy(path, content)
	if err != nil {
		return Sums{}, err
	}
	if strings.HasPrefix(path, Payload) {
		b.payload.add(path, sums)
		b.bytes += sums.Size
	} else {
		b.tags.add(path, sums)
	}
	return sums, nil
}

// AddBytes is Add for a small file.
func (b *Writer) AddBytes(path string, content []byte) (Sums, error) {
	return b.Add(path, bytes.NewReader(content))
}

// Close writes the lists, has the digest of tagmanifest-sha256.txt signed, and ends the ZIP. Info follows the lines that the writer
// knows itself.
func (b *Writer) Close(info Info, sign func(tagManifestSHA256 string) ([]byte, error)) error {
	all := append(head(b.time, b.bytes, len(b.payload.sha256)), info...)
	err := all.check()
	if err != nil {
		return fmt.Errorf("write bag: %s: %w", BagInfo, err)
	}
	for _, f := range []struct {
		path    string
		content []byte
	}{
		{SM3Sums, b.payload.sm3.text()},
		{BagInfo, all.text()},
		{Declaration, []byte(declaration)},
		{Manifest, b.payload.sha256.text()},
		{Manifest512, b.payload.sha512.text()},
	} {
		_, err = b.AddBytes(f.path, f.content)
		if err != nil {
			return err
		}
	}
	return b.end(sign)
}

// end writes what no list names.
func (b *Writer) end(sign func(string) ([]byte, error)) error {
	sums, err := b.copy(TagManifest, bytes.NewReader(b.tags.sha256.text()))
	if err != nil {
		return err
	}
	_, err = b.copy(TagManifest512, bytes.NewReader(b.tags.sha512.text()))
	if err != nil {
		return err
	}
	signature, err := sign(sums.SHA256)
	if err != nil {
		return fmt.Errorf("sign bag: %w", err)
	}
	_, err = b.copy(Signature, bytes.NewReader(signature))
	if err != nil {
		return err
	}
	_, err = b.out.Write(tail(b.entries, b.stamp, b.offset))
	return err
}

// copy writes one member.
func (b *Writer) copy(path string, content io.ReadSeeker) (Sums, error) {
	if b.failed != nil {
		return Sums{}, b.failed
	}
	sums, err := b.member(path, content)
	if err != nil {
		b.failed = fmt.Errorf("write bag: %s: %w", path, err)
	}
	return sums, b.failed
}

func (b *Writer) member(path string, content io.ReadSeeker) (Sums, error) {
	err := CheckPath(path)
	if err == nil {
		err = b.names.add(path)
	}
	if err != nil {
		return Sums{}, err
	}
	e := entry{name: b.root + path, offset: b.offset}
	e.size, e.crc, err = rewound(content)
	if err != nil {
		return Sums{}, err
	}
	header := e.local(b.stamp)
	_, err = b.out.Write(header)
	if err != nil {
		return Sums{}, err
	}
	s := newSummer()
	_, err = io.Copy(io.MultiWriter(b.out, s), content)
	if err != nil {
		return Sums{}, err
	}
	sums := s.sums()
	if sums.Size != e.size || sums.crc != e.crc {
		return Sums{}, errors.New("the content changed while it was read")
	}
	b.offset += int64(len(header)) + e.size
	b.entries = append(b.entries, e)
	return sums, nil
}

// rewound measures a content and goes back to its beginning.
func rewound(content io.ReadSeeker) (int64, uint32, error) {
	_, err := content.Seek(0, io.SeekStart)
	if err != nil {
		return 0, 0, err
	}
	size, crc, err := measure(content)
	if err != nil {
		return 0, 0, err
	}
	_, err = content.Seek(0, io.SeekStart)
	return size, crc, err
}
