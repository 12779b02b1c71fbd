// Package casefile puts together the exported case file (卷宗): one volume of pages in the order of an archive, with what an applicant
// may not read in a volume of its own, every document byte for byte, and the record. It knows neither database nor gRPC.
package casefile

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casefile/volume"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/notice"
)

// Content is what goes into a case file.
type Content struct {
	Organ   string // name of the organ as printed
	Case    *casework.Case
	View    *pb.Case // identity numbers masked
	Events  []*pb.Event
	Clock   clock.Result
	Notices *notice.Renderer
	Variant pb.CaseFileVariant
	// Time is that of the export.
	Time time.Time
	// Checkpoint is the line of the checkpoint that was signed for the export, as printed; empty when nothing could be signed.
	Checkpoint string
	// Retention is 保管期限 as the organ fixed it; empty when it has not.
	Retention string
	// Open opens the content of a document by its SHA-256.
	Open func(sha256 string) (File, error)
	// Scratch makes an empty file that is gone when it is closed.
	Scratch func() (Scratch, error)
}

// File is the content of a document.
type File interface {
	volume.File
	io.Closer
}

// Scratch is a file for what is made on the way.
type Scratch interface {
	io.ReadWriteSeeker
	io.Closer
}

// day is the day of the export.
func (c Content) day() calendar.Date { return calendar.DateOf(c.Time) }

// listName is the file that `sha256sum -c` reads.
const listName = "SHA256SUMS"

// Write streams the case file. Equal content gives equal bytes. A document whose bytes no longer have the digest of the record
// ends the export with an error.
func Write(ctx context.Context, w io.Writer, c Content) error {
	f := &file{zip: zip.NewWriter(w), root: "case-" + c.Case.Number + "/", time: c.Time}
	list := papers(c)
	err := c.volumes(ctx, list, f.copy)
	if err != nil {
		return err
	}
	for _, p := range list {
		err = f.document(c, p)
		if err != nil {
			return err
		}
	}
	for _, part := range parts {
		content, err := part.make(c)
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
		_, err = f.copy(part.name, strings.NewReader(string(content)))
		if err != nil {
			return err
		}
	}
	return f.close()
}

// parts are the files that the service makes, in their order.
var parts = []struct {
	name string
	make func(Content) ([]byte, error)
}{
	{"data/case.json", caseJSON},
	{"data/chronology.json", chronologyJSON},
	{"data/deadlines.json", deadlinesJSON},
}

// file is a case file being written.
type file struct {
	zip  *zip.Writer
	root string
	time time.Time
	list strings.Builder
}

// document copies one document of the case and compares it with its record.
func (f *file) document(c Content, p *paper) error {
	if p.absent != "" {
		return nil
	}
	r, err := c.Open(p.Sha256)
	if err != nil {
		return fmt.Errorf("open %s: %w", p.Name, err)
	}
	defer r.Close()
	sum, err := f.copy(p.path, r)
	if err != nil {
		return fmt.Errorf("copy %s: %w", p.Name, err)
	}
	if sum != p.Sha256 {
		return fmt.Errorf("%s: the stored file has digest %s, the record says %s", p.Name, sum, p.Sha256)
	}
	return nil
}

// copy writes one member and its line of the list.
func (f *file) copy(name string, r io.ReadSeeker) (string, error) {
	w, err := f.member(name)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(io.MultiWriter(w, h), r)
	if err != nil {
		return "", err
	}
	sum := hex.EncodeToString(h.Sum(nil))
	fmt.Fprintf(&f.list, "%s  %s\n", sum, name)
	return sum, nil
}

func (f *file) member(name string) (io.Writer, error) {
	return f.zip.CreateHeader(&zip.FileHeader{Name: f.root + name, Method: zip.Store, Modified: f.time})
}

func (f *file) close() error {
	w, err := f.member(listName)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, f.list.String())
	if err != nil {
		return err
	}
	return f.zip.Close()
}
