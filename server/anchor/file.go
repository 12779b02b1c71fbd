package anchor

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"disclosure/server/store"
)

// file is a text file that is only appended to, on a disk that cannot be written again or that somebody fetches every day.
type file struct {
	store *store.Store
	path  string
}

func (f *file) String() string { return "校验点文件 " + f.path }

// push appends the newest checkpoint with the heads of all cases, unless it is the last one of its log in the file.
func (f *file) push(ctx context.Context, organ string) error {
	last, err := f.store.Headed(ctx, organ)
	if err != nil || last.Row == 0 {
		return err
	}
	out, err := os.OpenFile(f.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	there, err := holds(out, last.Note)
	if err == nil && !there {
		_, err = out.Write(append(bytes.Clone(last.Note), '\n'))
		err = errors.Join(err, out.Sync())
	}
	err = errors.Join(err, out.Close())
	if err != nil {
		return fmt.Errorf("append checkpoint: %w", err)
	}
	return nil
}

// holds looks for a checkpoint in the end of the file.
func holds(f *os.File, note []byte) (bool, error) {
	const end = 1 << 20
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return false, err
	}
	tail, err := io.ReadAll(io.NewSectionReader(f, max(0, size-end), end))
	return bytes.Contains(tail, note), err
}
