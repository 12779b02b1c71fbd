package bag

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// zeros is a content of so many zero bytes.
type zeros struct{ size, at int64 }

func (z *zeros) Seek(int64, int) (int64, error) { z.at = 0; return 0, nil }

func (z *zeros) Read(p []byte) (int, error) {
	n := min(int64(len(p)), z.size-z.at)
	clear(p[:n])
	z.at += n
	if n == 0 {
		return 0, io.EOF
	}
	return int(n), nil
}

// sparse keeps what is written but for long runs of zeros.
type sparse struct {
	size  int64
	parts []part
}

type part struct {
	at   int64
	text string
}

func (s *sparse) Write(p []byte) (int, error) {
	text := string(p)
	if strings.Trim(text, "\x00") != "" {
		s.parts = append(s.parts, part{s.size, text})
	}
	s.size += int64(len(p))
	return len(p), nil
}

func (s *sparse) ReadAt(p []byte, at int64) (int, error) {
	n := min(int64(len(p)), s.size-at)
	clear(p[:n])
	for _, part := range s.parts {
		if from := part.at - at; from < n && from+int64(len(part.text)) > 0 {
			copy(p[max(from, 0):n], part.text[max(-from, 0):])
		}
	}
	if n < int64(len(p)) {
		return int(n), io.EOF
	}
	return int(n), nil
}

// A file of more than 4 GiB is written and read without being held in memory. With DISCLOSURE_EXHAUSTIVE only: it takes a minute.
func TestBigFile(t *testing.T) {
	if os.Getenv("DISCLOSURE_EXHAUSTIVE") == "" {
		t.Skip("4 GiB are hashed with DISCLOSURE_EXHAUSTIVE only; TestZip64 has the fields")
	}
	began := time.Now()
	out := &sparse{}
	w := NewWriter(out, "case-2026-0001", exported)
	_, err := w.Add("data/originals/001_big.bin", &zeros{size: 1<<32 + 5})
	if err == nil {
		_, err = w.AddBytes("data/originals/002_after.txt", []byte("after"))
	}
	if err == nil {
		err = w.Close(nil, sign)
	}
	if err != nil {
		t.Fatal(err)
	}
	b := OpenZip(out, out.size)
	_, faults := b.Validate()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	after, err := b.ReadFile("data/originals/002_after.txt", 10)
	size, _ := b.Size("data/originals/001_big.bin")
	if string(after) != "after" || size != 1<<32+5 {
		t.Errorf("%q, %v, %d", after, err, size)
	}
	t.Logf("%d bytes in %v", out.size, time.Since(began))
}
