package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes a whole file by way of a temporary one beside it.
func writeFile(path string, data []byte, mode os.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".disclosure-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if err := f.Chmod(mode); err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	return finish(f, path)
}

func finish(f *os.File, path string) error {
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// checkTarget refuses to overwrite, before any call is made.
func checkTarget(path string, force bool) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return failf(exitOther, "检查文件：%v", err)
	}
	if info.IsDir() {
		return failf(exitOther, "%s 是文件夹，请写文件名。", path)
	}
	if !force {
		return failf(exitOther, "文件 %s 已存在；要覆盖请加 --force。", path)
	}
	return nil
}

// savedFile is what was written, as scripts read it.
type savedFile struct {
	File   string `json:"file"`
	Size   int64  `json:"sizeBytes"`
	SHA256 string `json:"sha256"`
}

// save receives a file: it lands under its name only when it is complete and check, which may look into it, is content.
func save(path string, force bool, receive func(write func([]byte) error) error, check func(temp string, s savedFile) error) (savedFile, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".disclosure-*")
	if err != nil {
		return savedFile{}, failf(exitOther, "创建文件：%v", err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	s := savedFile{File: path}
	digest := sha256.New()
	err = receive(func(chunk []byte) error {
		s.Size += int64(len(chunk))
		digest.Write(chunk)
		_, err := f.Write(chunk)
		return err
	})
	if err != nil {
		return s, err
	}
	s.SHA256 = hex.EncodeToString(digest.Sum(nil))
	if err := check(f.Name(), s); err != nil {
		return s, err
	}
	if err := checkTarget(path, force); err != nil {
		return s, err
	}
	if err := finish(f, path); err != nil {
		return s, failf(exitOther, "写入文件：%v", err)
	}
	return s, nil
}
