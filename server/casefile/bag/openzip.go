package bag

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"strings"
)

// OpenZip reads the headers of a ZIP from its first byte on, as the writer wrote them. The directory at the end is not looked at
// but written anew and compared: what one program would see there and another not cannot be.
func OpenZip(r io.ReaderAt, size int64) *Bag {
	z := &unzip{from: r, size: size, bag: &Bag{index: map[string]int{}}, names: names{}}
	for z.next() {
	}
	z.end()
	return z.bag
}

// unzip is a ZIP being opened.
type unzip struct {
	from    io.ReaderAt
	size    int64
	at      int64
	entries []entry
	bag     *Bag
	names   names
	broken  bool
}

// next reads one member and says whether another may follow.
func (z *unzip) next() bool {
	head, err := z.read(z.at, localSize)
	if err != nil || binary.LittleEndian.Uint32(head) != sigLocal {
		return false
	}
	e, s, length, err := z.header(head)
	if err == nil && (e.size < 0 || e.size > z.size-z.at-length) {
		err = errors.New("a member is longer than the file")
	}
	if err == nil && len(z.entries) == maxMembers {
		err = errors.New("there are too many members")
	}
	if err != nil {
		z.stop(err)
		return false
	}
	e.offset = z.at
	z.keep(e, s, z.at+length)
	z.at += length + e.size
	return true
}

// header reads a local header and compares it with how it would be written.
func (z *unzip) header(head []byte) (e entry, s stamp, length int64, err error) {
	u16 := func(at int) uint16 { return binary.LittleEndian.Uint16(head[at:]) }
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(head[at:]) }
	name, extra := int(u16(26)), int(u16(28))
	if name > 2*maxPath || extra > 64 {
		return e, s, 0, errors.New("a header is too long")
	}
	length = int64(localSize + name + extra)
	head, err = z.read(z.at, length)
	if err != nil {
		return e, s, 0, err
	}
	e = entry{name: string(head[localSize : localSize+name]), size: int64(u32(22)), crc: u32(14)}
	if u16(8) != 0 {
		z.bag.faults.add(Compressed, e.name, "the member is compressed")
		return e, s, 0, errors.New("a member is compressed")
	}
	if e.size == math.MaxUint32 && extra >= 12 {
		e.size = int64(binary.LittleEndian.Uint64(head[localSize+name+4:]))
	}
	s = stamp{u16(10), u16(12)}
	if !bytes.Equal(e.local(s), head) {
		z.bag.faults.add(BadContainer, e.name, "the header is not in the form in which it is written")
	}
	return e, s, length, nil
}

// keep takes a member into the bag.
func (z *unzip) keep(e entry, s stamp, content int64) {
	z.entries = append(z.entries, e)
	root, path, found := strings.Cut(e.name, "/")
	switch {
	case z.bag.stamp == nil:
		z.bag.Root, z.bag.stamp = root, &s
		if CheckPath(root) != nil {
			z.bag.faults.add(BadPath, e.name, "the folder has no plain name")
		}
	case *z.bag.stamp != s:
		z.bag.faults.add(WrongTime, e.name, "the members have different times")
	}
	if !found || root != z.bag.Root {
		z.bag.faults.add(BadPath, e.name, "the member is not in the folder of the bag")
		return
	}
	z.bag.add(z.names, member{path: path, size: e.size, crc: &e.crc, open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.NewSectionReader(z.from, content, e.size)), nil
	}})
}

// end compares the rest of the file with the directory that belongs there.
func (z *unzip) end() {
	if z.broken {
		return
	}
	if len(z.entries) == 0 {
		z.stop(errors.New("it does not begin with a member"))
		return
	}
	want := tail(z.entries, *z.bag.stamp, z.at)
	if z.size-z.at != int64(len(want)) {
		z.stop(errors.New("what follows the last member is not the directory"))
		return
	}
	got, err := z.read(z.at, int64(len(want)))
	if err == nil && !bytes.Equal(got, want) {
		err = errors.New("the directory is not that of the members")
	}
	if err != nil {
		z.stop(err)
	}
}

func (z *unzip) stop(err error) {
	z.broken = true
	z.bag.faults.add(BadContainer, "", err.Error())
}

func (z *unzip) read(at, n int64) ([]byte, error) {
	if at+n > z.size {
		return nil, io.ErrUnexpectedEOF
	}
	b := make([]byte, n)
	got, err := z.from.ReadAt(b, at)
	if int64(got) == n {
		err = nil
	}
	return b, err
}
