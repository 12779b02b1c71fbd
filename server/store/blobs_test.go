package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

func TestBlobs(t *testing.T) {
	s := openSQLite(t)
	d := blob(t, s, 1, "abc")
	if d.Sha256 != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" || d.SizeBytes != 3 {
		t.Errorf("%v", d)
	}
	blob(t, s, 2, "abc") // the same again
	f, err := s.OpenBlob(d.Sha256)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if string(content) != "abc" || err != nil {
		t.Errorf("%q, %v", content, err)
	}
	_, err = s.OpenBlob(strings.Repeat("0", 64))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("unknown: %v", err)
	}
	for _, name := range []string{"", "../lock", strings.Repeat("A", 64), "ba/../../../etc/passwd", strings.Repeat("../", 21) + "x"} {
		_, err = s.OpenBlob(name)
		if err == nil {
			t.Errorf("%q was opened", name)
		}
	}
}

func TestBlobLimit(t *testing.T) {
	s := openSQLite(t)
	w, err := s.NewBlob(5)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Write([]byte("12345"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Write([]byte("6"))
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_DOCUMENT_TOO_LARGE)
	w.Abort()
	w.Abort()
	left, _ := filepath.Glob(filepath.Join(s.dir, "blobs", "*", "*"))
	if len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestLeftoversAreRemoved(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	w, err := s.NewBlob(5) // never ended, as when the process is killed
	if err != nil {
		t.Fatal(err)
	}
	err = s.Close()
	if err != nil {
		t.Fatal(err)
	}
	openDir(t, dir)
	_, err = os.Stat(filepath.Join(dir, "blobs", w.temp))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("leftover: %v", err)
	}
}

func TestDocumentNeedsItsFile(t *testing.T) {
	s := openSQLite(t)
	number := mustRegister(t, s, "yangli", "甲")
	d := blob(t, s, 1, "abc")
	d.SizeBytes++
	for _, bad := range []*pb.DocumentAdded{
		d, {Number: 1, Sha256: strings.Repeat("0", 64)}, {Number: 1, Sha256: "../../lock"},
	} {
		err := appendTo(s, number, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: bad}})
		if err == nil {
			t.Errorf("%v was added", bad)
		}
	}
	if r := clean(t, s); r.Documents != 0 {
		t.Errorf("%d documents", r.Documents)
	}
}

// An act that is only tried out adds a document whose file nobody stored, as the check of a notice does.
func TestTrialNeedsNoFile(t *testing.T) {
	s := openSQLite(t)
	number := mustRegister(t, s, "yangli", "甲")
	_, err := s.Act(t.Context(), Act{Method: "test", ValidateOnly: true}, func(x *Tx) (proto.Message, error) {
		c, err := x.Case("yangli", number)
		if err != nil {
			return nil, err
		}
		d := &pb.DocumentAdded{Number: 1, Sha256: strings.Repeat("0", 64), SizeBytes: 3}
		return nil, x.Append(c, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: d}})
	})
	if err != nil {
		t.Error(err)
	}
	if r := clean(t, s); r.Documents != 0 {
		t.Errorf("%d documents", r.Documents)
	}
}
