package bag

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// Bag is an opened bag, from a ZIP or from a folder in which one was unpacked. It may be damaged: Validate says how.
type Bag struct {
	// Root is the folder within the ZIP, without a slash; empty for an unpacked bag.
	Root    string
	members []member
	index   map[string]int
	stamp   *stamp // of the members of a ZIP
	faults  faults // of the container
}

// member is one file.
type member struct {
	path string
	size int64
	crc  *uint32 // as the ZIP tells it
	open func() (io.ReadCloser, error)
}

// maxMembers bounds the files of a bag.
const maxMembers = 1 << 18

// Size gives the size of a file, and whether it is there.
func (b *Bag) Size(path string) (int64, bool) {
	i, found := b.index[path]
	if !found {
		return 0, false
	}
	return b.members[i].size, true
}

// Paths are those of all files, in the order of the container.
func (b *Bag) Paths() []string {
	paths := make([]string, len(b.members))
	for i, m := range b.members {
		paths[i] = m.path
	}
	return paths
}

// Open opens a file; its error is fs.ErrNotExist when there is none.
func (b *Bag) Open(path string) (io.ReadCloser, error) {
	i, found := b.index[path]
	if !found {
		return nil, fmt.Errorf("open %s: %w", path, fs.ErrNotExist)
	}
	return b.members[i].open()
}

// ReadFile reads a file that has at most so many bytes.
func (b *Bag) ReadFile(path string, most int64) ([]byte, error) {
	r, err := b.Open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(content)) > most {
		err = errors.New("it is too large")
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return content, nil
}

// add takes in a file. What cannot be unpacked safely is a fault, and is not opened.
func (b *Bag) add(n names, m member) {
	err := CheckPath(m.path)
	if err != nil {
		b.faults.add(BadPath, m.path, err.Error())
		return
	}
	err = n.add(m.path)
	if err != nil {
		b.faults.add(Clash, m.path, err.Error())
		return
	}
	b.index[m.path] = len(b.members)
	b.members = append(b.members, m)
}
