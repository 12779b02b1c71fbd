package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"disclosure/server/store"
)

// ageMagic begins every encrypted file.
const ageMagic = "age-encryption.org/"

// maxManifest bounds what is read into memory: a line for each file.
const maxManifest = 1 << 30

// Unpack writes a backup into a new folder as a data folder, without keys. Every file is checked against the manifest, and that
// against what is there; a backup that is not whole is an error and leaves nothing. identities is the text of an age identity
// file; empty for a backup that is not encrypted.
func Unpack(from, dir, identities string) (About, error) {
	_, err := os.Lstat(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		return About{}, errors.New("目标目录须是尚不存在的新目录")
	}
	temp, err := os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+".partial-*")
	if err != nil {
		return About{}, fmt.Errorf("read backup: %w", err)
	}
	about, err := unpack(from, temp, identities)
	if err == nil {
		err = os.Rename(temp, dir)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(dir))
	}
	if err != nil {
		return About{}, errors.Join(fmt.Errorf("read backup: %w", err), os.RemoveAll(temp))
	}
	return about, nil
}

func unpack(from, dir, identities string) (About, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return About{}, err
	}
	defer root.Close()
	u := &unpacker{root: root, sums: map[string]string{}}
	err = root.Mkdir(blobsName, 0o700)
	if err == nil {
		err = each(from, identities, u.take)
	}
	if err == nil {
		err = u.whole()
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, store.RestoredFile), u.about, 0o600) // read-only until it is accepted
	}
	if err == nil {
		err = syncTree(dir)
	}
	if err != nil {
		return About{}, err
	}
	return readAbout(u.about)
}

// each gives every file of a backup.
func each(from, identities string, take func(name string, content io.Reader) error) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return eachInFolder(os.DirFS(from), take)
	}
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	plain, err := decrypt(bufio.NewReaderSize(f, 1<<20), identities)
	if err != nil {
		return err
	}
	return eachInTar(plain, take)
}

func decrypt(r *bufio.Reader, identities string) (io.Reader, error) {
	magic, err := r.Peek(len(ageMagic))
	if err != nil || string(magic) != ageMagic {
		return r, nil
	}
	if identities == "" {
		return nil, errors.New("备份已加密，请用 --identity 指定 age 私钥文件")
	}
	ids, err := age.ParseIdentities(strings.NewReader(identities))
	if err != nil {
		return nil, errors.New("age 私钥文件无法读取") // without the cause, which may quote it
	}
	plain, err := age.Decrypt(r, ids...)
	if err != nil {
		return nil, fmt.Errorf("无法解密，请核对 --identity 是否对应备份时的接收者：%w", err)
	}
	return plain, nil
}

func eachInTar(r io.Reader, take func(string, io.Reader) error) error {
	t := tar.NewReader(r)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			_, err = io.Copy(io.Discard, r) // what is encrypted must be so to its end
			return err
		}
		if err == nil && h.Typeflag != tar.TypeReg {
			err = fmt.Errorf("%.100q is no file", h.Name)
		}
		if err == nil {
			err = take(h.Name, t)
		}
		if err != nil {
			return err
		}
	}
}

func eachInFolder(files fs.FS, take func(string, io.Reader) error) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			return fmt.Errorf("%.100q is no file", name)
		}
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		return take(name, f)
	})
}

// unpacker writes files and keeps their digests.
type unpacker struct {
	root            *os.Root
	sums            map[string]string
	about, manifest []byte
}

func (u *unpacker) take(name string, content io.Reader) error {
	if m := allowed.FindStringSubmatch(name); m == nil || m[2] != "" && !strings.HasPrefix(path.Base(name), m[2]) {
		return fmt.Errorf("%.100q does not belong into a backup", name)
	}
	if name == manifestName {
		text, err := io.ReadAll(io.LimitReader(content, maxManifest))
		u.manifest = text
		return err
	}
	err := u.root.MkdirAll(path.Dir(name), 0o700)
	if err != nil {
		return err
	}
	f, err := u.root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	h := sha256.New()
	var text bytes.Buffer
	to := io.MultiWriter(f, h)
	if name == aboutName {
		to, content = io.MultiWriter(f, h, &text), io.LimitReader(content, 1<<20)
	}
	_, err = io.Copy(to, content)
	err = errors.Join(err, f.Sync(), f.Close())
	u.sums[name] = hex.EncodeToString(h.Sum(nil))
	if name == aboutName {
		u.about = text.Bytes()
	}
	return err
}

// whole compares what was there with the manifest.
func (u *unpacker) whole() error {
	if u.manifest == nil || u.about == nil {
		return errors.New("the backup is not whole: its manifest is missing")
	}
	listed := map[string]bool{}
	for line := range strings.Lines(string(u.manifest)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		listed[name] = true
		switch have, ok := u.sums[name]; {
		case !ok:
			return fmt.Errorf("the backup is not whole: %.100q is missing", name)
		case have != sum:
			return fmt.Errorf("%.100q is not what was written", name)
		}
	}
	for name := range u.sums {
		if !listed[name] {
			return fmt.Errorf("%.100q is not in the manifest", name)
		}
	}
	if !listed[databaseName] {
		return errors.New("the backup has no database")
	}
	return nil
}

func syncTree(dir string) error {
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = syncFolder(file)
		}
		return err
	})
	return err
}
