package backup

import (
	"archive/tar"
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"filippo.io/age"
)

// sink takes the files of a backup. Nothing is at its place before finish, and everything is on disk after it.
type sink interface {
	add(name string, size int64, content io.Reader) error
	finish() error
	abandon() // does nothing after finish
}

// newSink writes a file when the name ends in .tar, .tar.age or .age, else a folder.
func newSink(out string, recipients []age.Recipient, at time.Time) (sink, error) {
	_, err := os.Lstat(out)
	if err == nil {
		return nil, errExists
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	encrypted, file := filepath.Ext(out) == ".age", filepath.Ext(out) == ".tar"
	switch {
	case encrypted && recipients == nil:
		return nil, errors.New("文件名以 .age 结尾，请用 --recipient 指定接收者公钥")
	case !encrypted && recipients != nil:
		return nil, errors.New("指定了 --recipient，备份将加密为一个文件，文件名请以 .tar.age 结尾")
	case encrypted || file:
		return newTarSink(out, recipients, at)
	}
	return newFolderSink(out)
}

// folderSink writes beside its place and then renames.
type folderSink struct{ out, temp string }

func newFolderSink(out string) (*folderSink, error) {
	temp, err := os.MkdirTemp(filepath.Dir(out), filepath.Base(out)+".partial-*")
	if err == nil {
		err = os.Mkdir(filepath.Join(temp, blobsName), 0o700) // also when there are no files yet
	}
	return &folderSink{out, temp}, err
}

func (s *folderSink) add(name string, size int64, content io.Reader) error {
	file := filepath.Join(s.temp, filepath.FromSlash(name))
	err := os.MkdirAll(filepath.Dir(file), 0o700)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, content)
	if err == nil && n != size {
		err = fmt.Errorf("%s has %d bytes, not %d", name, n, size)
	}
	return errors.Join(err, f.Sync(), f.Close())
}

func (s *folderSink) finish() error {
	err := syncTree(s.temp)
	if err == nil {
		err = os.Rename(s.temp, s.out) // refuses a folder in which something lies
	}
	if err == nil {
		s.temp = ""
		err = syncFolder(filepath.Dir(s.out))
	}
	return err
}

func (s *folderSink) abandon() {
	if s.temp != "" {
		os.RemoveAll(s.temp)
	}
}

// tarSink writes one file, encrypted when there are recipients.
type tarSink struct {
	out    string
	at     time.Time
	file   *os.File
	buffer *bufio.Writer
	cipher io.WriteCloser // nil when plain
	tar    *tar.Writer
}

func newTarSink(out string, recipients []age.Recipient, at time.Time) (*tarSink, error) {
	f, err := os.CreateTemp(filepath.Dir(out), filepath.Base(out)+".partial-*") // 0600
	if err != nil {
		return nil, err
	}
	s := &tarSink{out: out, at: at, file: f, buffer: bufio.NewWriterSize(f, 1<<20)}
	var w io.Writer = s.buffer
	if recipients != nil {
		s.cipher, err = age.Encrypt(s.buffer, recipients...)
		if err != nil {
			s.abandon()
			return nil, err
		}
		w = s.cipher
	}
	s.tar = tar.NewWriter(w)
	return s, nil
}

func (s *tarSink) add(name string, size int64, content io.Reader) error {
	err := s.tar.WriteHeader(&tar.Header{Name: path.Clean(name), Size: size, Mode: 0o600, ModTime: s.at, Typeflag: tar.TypeReg})
	if err != nil {
		return err
	}
	_, err = io.Copy(s.tar, content)
	return err
}

func (s *tarSink) finish() error {
	err := s.tar.Close()
	if s.cipher != nil && err == nil {
		err = s.cipher.Close()
	}
	if err == nil {
		err = s.buffer.Flush()
	}
	if err == nil {
		err = s.file.Sync()
	}
	if err == nil {
		err = os.Link(s.file.Name(), s.out) // refuses a name that is taken, which a rename would not
	}
	if errors.Is(err, fs.ErrExist) {
		return errExists
	}
	if err != nil {
		return err
	}
	s.abandon()
	return syncFolder(filepath.Dir(s.out))
}

// abandon drops the name under which the file was written.
func (s *tarSink) abandon() {
	s.file.Close()
	os.Remove(s.file.Name())
}

func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
