package inspect

import (
	"errors"
	"io"
)

// scan passes a stream piece by piece. Each window begins with the last keep bytes of the one before, so that nothing of keep+1 bytes
// lies across a border; at is the place of the window in the stream.
func scan(r io.Reader, keep int, look func(window []byte, at int64)) error {
	buf := make([]byte, keep, keep+64<<10)
	buf = buf[:0]
	var at int64
	for {
		n, err := io.ReadFull(r, buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if n > 0 {
			look(buf, at)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
		drop := len(buf) - keep
		at += int64(drop)
		buf = buf[:copy(buf, buf[drop:])]
	}
}
