package store

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"disclosure/server/record"
)

// What must not lie in the database lies in the key folder: for each organ ORGAN.keys, the keys with the private one last, and
// ORGAN.checkpoint, the last checkpoint that was signed. A database that is restored from an old copy cannot take these back.
const (
	keysExt       = ".keys"
	checkpointExt = ".checkpoint"
	publicExt     = ".pub" // public keys alone, in backups
)

// keyFolder is the folder of the keys.
type keyFolder string

// open makes the folder if need be, and refuses one that others could change or keys that others could read.
func (k keyFolder) open() error {
	err := os.MkdirAll(string(k), 0o700)
	if err != nil {
		return fmt.Errorf("make key folder: %w", err)
	}
	err = k.closedTo(string(k), 0o022)
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(string(k), "*"+keysExt))
	if err != nil {
		return fmt.Errorf("list keys: %w", err)
	}
	for _, file := range files {
		err = k.closedTo(file, 0o077)
		if err != nil {
			return err
		}
	}
	return nil
}

var (
	errWideKeys = errors.New("签名密钥的权限过宽")
	errNoKeys   = errors.New("the signing key is missing, though checkpoints were signed: bring back the key folder")
)

// closedTo refuses a file with one of these permissions.
func (k keyFolder) closedTo(file string, bits fs.FileMode) error {
	info, err := os.Stat(file)
	if err != nil {
		return fmt.Errorf("look at keys: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&bits != 0 {
		return fmt.Errorf("%w：%s 为 %04o。请改为仅本服务账号可读写（chmod %04o），并考虑更换密钥",
			errWideKeys, file, info.Mode().Perm(), info.Mode().Perm()&^bits)
	}
	return nil
}

// keys reads the key ring of an organ; fs.ErrNotExist when there is none.
func (k keyFolder) keys(organ string) (record.Keyring, error) {
	file := k.file(organ, keysExt)
	text, err := os.ReadFile(file)
	if err != nil {
		return record.Keyring{}, fmt.Errorf("read keys: %w", err)
	}
	err = k.closedTo(file, 0o077)
	if err != nil {
		return record.Keyring{}, err
	}
	ring, err := record.ParseKeyring(text)
	if err != nil {
		return record.Keyring{}, fmt.Errorf("签名密钥文件 %s 已损坏，请从密钥目录的备份恢复：%w", file, err)
	}
	return ring, nil
}

// public reads the public keys of an organ, also where there is no private one; none when there are none.
func (k keyFolder) public(organ string) (record.Keys, error) {
	ring, err := k.keys(organ)
	if !errors.Is(err, fs.ErrNotExist) {
		return ring.Keys, err
	}
	text, err := os.ReadFile(k.file(organ, publicExt))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read public keys: %w", err)
	}
	return record.ParseKeys(text)
}

func (k keyFolder) saveKeys(organ string, ring record.Keyring) error {
	return k.write(k.file(organ, keysExt), ring.SecretText())
}

// last reads the last signed checkpoint of an organ; nil when none was signed.
func (k keyFolder) last(organ string) ([]byte, error) {
	note, err := os.ReadFile(k.file(organ, checkpointExt))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read last checkpoint: %w", err)
	}
	return note, nil
}

// allLast reads the last signed checkpoints of all organs.
func (k keyFolder) allLast() (map[string][]byte, error) {
	files, err := filepath.Glob(filepath.Join(string(k), "*"+checkpointExt))
	if err != nil {
		return nil, fmt.Errorf("list checkpoints: %w", err)
	}
	all := map[string][]byte{}
	for _, file := range files {
		organ, err := url.PathUnescape(strings.TrimSuffix(filepath.Base(file), checkpointExt))
		if err == nil {
			all[organ], err = k.last(organ)
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (k keyFolder) saveLast(organ string, note []byte) error {
	return k.write(k.file(organ, checkpointExt), note)
}

// file is the path of a file of an organ. Its code comes out of the database, and must not lead elsewhere.
func (k keyFolder) file(organ, ext string) string {
	return filepath.Join(string(k), url.PathEscape(organ)+ext)
}

// write replaces a file whole or not at all, and is back when it is on disk.
func (k keyFolder) write(file string, content []byte) error {
	f, err := os.CreateTemp(string(k), ".new-*") // 0600
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(file), err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err == nil {
		err = syncFolder(string(k))
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(file), err)
	}
	return nil
}

func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
