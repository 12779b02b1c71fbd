package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// blobTemp is the folder of the files that are not yet complete.
const blobTemp = "tmp"

// Blob is the content of a file by its digest.
type Blob struct {
	SHA256 string // lower-case hexadecimal
	Size   int64
}

// BlobWriter takes the content of a new file. Either Commit or Abort ends it; Abort after Commit does nothing, so that it can
// be deferred.
type BlobWriter struct {
	store *Store
	file  *os.File
	temp  string
	hash  hash.Hash
	size  int64
	limit int64
}

// openBlobs opens the folder of the files: os.Root keeps every name inside. What an earlier run left unfinished is removed.
func openBlobs(dir string, readOnly bool) (*os.Root, error) {
	if !readOnly {
		err := os.RemoveAll(filepath.Join(dir, blobTemp))
		if err == nil {
			err = makeBlobFolders(dir)
		}
		if err != nil {
			return nil, fmt.Errorf("prepare blob folder: %w", err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open blob folder: %w", err)
	}
	return root, nil
}

// makeBlobFolders makes the folders 00 to ff at once, so that a commit has only one folder to sync.
func makeBlobFolders(dir string) error {
	for n := range 256 {
		err := os.MkdirAll(filepath.Join(dir, fmt.Sprintf("%02x", n)), 0o700)
		if err != nil {
			return err
		}
	}
	err := os.Mkdir(filepath.Join(dir, blobTemp), 0o700)
	if err != nil {
		return err
	}
	err = syncFolder(dir)
	if err == nil {
		err = syncFolder(filepath.Dir(dir)) // where the folder itself stands
	}
	return err
}

// NewBlob begins a new file of at most limit bytes.
func (s *Store) NewBlob(limit int64) (*BlobWriter, error) {
	temp := filepath.Join(blobTemp, rand.Text())
	f, err := s.blobs.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("begin blob: %w", err)
	}
	return &BlobWriter{store: s, file: f, temp: temp, hash: sha256.New(), limit: limit}, nil
}

// Write adds content; beyond the limit it is the fault DOCUMENT_TOO_LARGE.
func (w *BlobWriter) Write(p []byte) (int, error) {
	if w.size+int64(len(p)) > w.limit {
		return 0, fault.New(pb.ErrorReason_ERROR_REASON_DOCUMENT_TOO_LARGE,
			"文件超过上限（%d 字节），请压缩或拆分后重新上传。", w.limit).With("limitBytes", fmt.Sprint(w.limit))
	}
	n, err := w.file.Write(p)
	w.hash.Write(p[:n])
	w.size += int64(n)
	if err != nil {
		return n, fmt.Errorf("write blob: %w", err)
	}
	return n, nil
}

// Blob gives digest and size of what was written so far.
func (w *BlobWriter) Blob() Blob {
	return Blob{SHA256: hex.EncodeToString(w.hash.Sum(nil)), Size: w.size}
}

// Content reads what was written so far, until Commit or Abort.
func (w *BlobWriter) Content() io.ReaderAt { return w.file }

// Commit puts the file under its digest. When it returns, name and content are on disk.
func (w *BlobWriter) Commit() (Blob, error) {
	defer w.Abort()
	b := w.Blob()
	err := w.store.disk.sync(w.file)
	if err == nil {
		err = w.store.place(w.temp, b.SHA256)
	}
	if err != nil {
		return Blob{}, fmt.Errorf("commit blob: %w", err)
	}
	return b, nil
}

// Abort drops the file, unless it was committed.
func (w *BlobWriter) Abort() {
	if w.file == nil {
		return
	}
	w.file.Close()
	w.file = nil
	w.store.blobs.Remove(w.temp) // gone already after Commit
}

// place moves a complete file to its name and syncs the folder.
func (s *Store) place(temp, sum string) error {
	s.placing.Lock()
	err := s.disk.rename(s.blobs, temp, blobName(sum))
	s.placing.Unlock()
	if err != nil {
		return err
	}
	f, err := s.blobs.Open(sum[:2])
	if err != nil {
		return err
	}
	defer f.Close()
	return s.disk.sync(f)
}

// OpenBlob opens the content of a digest; errors.Is(err, fs.ErrNotExist) when there is none.
func (s *Store) OpenBlob(sum string) (*os.File, error) {
	if !isDigest(sum) {
		return nil, fmt.Errorf("open blob: %q is no SHA-256", sum)
	}
	f, err := s.blobs.Open(blobName(sum))
	if err != nil {
		return nil, fmt.Errorf("open blob: %w", err)
	}
	return f, nil
}

// Scratch is an empty file that is gone when it is closed, and at the next start at the latest.
type Scratch struct {
	*os.File
	store *Store
	temp  string
}

// NewScratch makes a file for what is put together on the way out, such as the pages of a case file.
func (s *Store) NewScratch() (*Scratch, error) {
	temp := filepath.Join(blobTemp, rand.Text())
	f, err := s.blobs.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("make scratch file: %w", err)
	}
	return &Scratch{f, s, temp}, nil
}

// Close drops the file.
func (f *Scratch) Close() error {
	err := f.File.Close()
	f.store.blobs.Remove(f.temp)
	return err
}

// statBlob checks that a file of this digest and size is there.
func (s *Store) statBlob(sum string, size int64) error {
	if !isDigest(sum) {
		return fmt.Errorf("%q is no SHA-256", sum)
	}
	info, err := s.blobs.Stat(blobName(sum))
	if err != nil {
		return fmt.Errorf("the file was not stored: %w", err)
	}
	if info.Size() != size {
		return fmt.Errorf("the file has %d bytes, not %d", info.Size(), size)
	}
	return nil
}

func blobName(sum string) string { return filepath.Join(sum[:2], sum) }

// isDigest says whether a text is a SHA-256 in lower-case hexadecimal.
func isDigest(s string) bool {
	return len(s) == 2*sha256.Size && strings.Trim(s, "0123456789abcdef") == ""
}
