package witness

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"disclosure/server/record"
)

// folder is where a witness keeps its key and the last checkpoint of each log.
type folder string

const keyFile = "witness.key"

// signer reads the key, or makes it.
func (f folder) signer(name string) (record.Cosigner, error) {
	err := os.MkdirAll(string(f), 0o700)
	if err != nil {
		return record.Cosigner{}, fmt.Errorf("make folder of witness: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(string(f), keyFile))
	if err == nil {
		return record.ParseCosigner(text)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return record.Cosigner{}, fmt.Errorf("read key of witness: %w", err)
	}
	c, err := record.NewCosigner(name)
	if err != nil {
		return c, err
	}
	return c, f.write(keyFile, c.SecretText())
}

// last reads the last checkpoint of a log; size 0 with the root of the empty log when there is none.
func (f folder) last(origin string, keys record.Keys) (record.Checkpoint, error) {
	text, err := os.ReadFile(filepath.Join(string(f), fileOf(origin)))
	if errors.Is(err, fs.ErrNotExist) {
		return record.Checkpoint{Origin: origin, Root: record.Edge{}.Root()}, nil
	}
	if err != nil {
		return record.Checkpoint{}, fmt.Errorf("read last checkpoint: %w", err)
	}
	return keys.Open(text)
}

func (f folder) save(origin string, note []byte) error { return f.write(fileOf(origin), note) }

func fileOf(origin string) string { return url.PathEscape(origin) + ".checkpoint" }

// write replaces a file whole or not at all, and is back when it is on disk.
func (f folder) write(name string, content []byte) error {
	temp, err := os.CreateTemp(string(f), ".new-*") // 0600
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(content)
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), filepath.Join(string(f), name))
	}
	if err == nil {
		err = f.sync()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func (f folder) sync() error {
	dir, err := os.Open(string(f))
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
