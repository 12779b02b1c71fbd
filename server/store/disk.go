package store

import "os"

// disk is what the store asks of the disk so that a file outlasts a power cut: its content, then its name. Tests put one in its place that
// forgets what was not asked for.
type disk interface {
	// sync returns when the content of a file, or the names in a folder, are on disk.
	sync(f *os.File) error
	// rename gives a file another name, which is on disk after the sync of the folder.
	rename(root *os.Root, from, to string) error
}

// realDisk is the one of the operating system.
type realDisk struct{}

func (realDisk) sync(f *os.File) error { return f.Sync() }

func (realDisk) rename(root *os.Root, from, to string) error { return root.Rename(from, to) }
