package bag

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// OpenFolder looks at a bag that was unpacked. Order and times of the files say nothing there and are not compared.
func OpenFolder(folder fs.FS) (*Bag, error) {
	f := &folderReader{from: folder, bag: &Bag{index: map[string]int{}}, names: names{}}
	err := fs.WalkDir(folder, ".", f.visit)
	if err != nil {
		return nil, fmt.Errorf("open folder: %w", err)
	}
	for _, path := range f.folders {
		if n, found := f.names[strings.ToLower(path)]; !found || n != "folder "+path {
			f.bag.faults.add(Irregular, path, "the folder is empty")
		}
	}
	return f.bag, nil
}

type folderReader struct {
	from    fs.FS
	bag     *Bag
	names   names
	folders []string
}

func (f *folderReader) visit(path string, d fs.DirEntry, err error) error {
	switch {
	case err != nil:
		return err
	case path == ".":
		return nil
	case len(f.bag.members) == maxMembers:
		return fmt.Errorf("there are more than %d files", maxMembers)
	case d.IsDir():
		f.folders = append(f.folders, path)
		return nil
	case !d.Type().IsRegular():
		f.bag.faults.add(Irregular, path, "it is no regular file")
		return nil
	}
	info, err := d.Info()
	if err != nil {
		return err
	}
	f.bag.add(f.names, member{path: path, size: info.Size(), open: func() (io.ReadCloser, error) { return f.from.Open(path) }})
	return nil
}
