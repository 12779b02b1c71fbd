// Package casefile writes the exported case file (卷宗): a ZIP with every document and notice byte for byte, the chronology as
// PDF and JSON, the count of the time limit, and a list of digests that coreutils check. It knows neither database nor gRPC.
package casefile

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/notice"
)

// Content is what goes into a case file. Identity numbers in View and Events are masked already.
type Content struct {
	Organ   string // name of the organ as printed
	Case    *casework.Case
	View    *pb.Case
	Events  []*pb.Event
	Clock   clock.Result
	Notices *notice.Renderer
	// Open opens the content of a document by its SHA-256.
	Open func(sha256 string) (io.ReadCloser, error)
}

// listName is the file that `sha256sum -c` reads.
const listName = "SHA256SUMS"

// Write streams the case file. Equal content gives equal bytes. A document whose bytes no longer have the digest of the record
// ends the export with an error.
func Write(w io.Writer, c Content) error {
	f := &file{zip: zip.NewWriter(w), root: "case-" + c.Case.Number + "/", time: c.Case.UpdateTime}
	for _, d := range c.Case.Documents {
		err := f.document(c, d)
		if err != nil {
			return err
		}
	}
	for _, part := range parts {
		content, err := part.make(c)
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
		err = f.add(part.name, content)
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
	{"case.json", caseJSON},
	{"chronology.json", chronologyJSON},
	{"chronology.pdf", chronologyPDF},
	{"deadlines.json", deadlinesJSON},
	{"README.txt", readme},
}

// file is a case file being written.
type file struct {
	zip  *zip.Writer
	root string
	time time.Time
	list strings.Builder
}

// document copies one document of the case and compares it with its record.
func (f *file) document(c Content, d *pb.Document) error {
	r, err := c.Open(d.Sha256)
	if err != nil {
		return fmt.Errorf("open %s: %w", d.Name, err)
	}
	defer r.Close()
	sum, err := f.copy(documentName(d), r)
	if err != nil {
		return fmt.Errorf("copy %s: %w", d.Name, err)
	}
	if sum != d.Sha256 {
		return fmt.Errorf("%s: the stored file has digest %s, the record says %s", d.Name, sum, d.Sha256)
	}
	return nil
}

func (f *file) add(name string, content []byte) error {
	_, err := f.copy(name, strings.NewReader(string(content)))
	return err
}

// copy writes one member and its line of the list.
func (f *file) copy(name string, r io.Reader) (string, error) {
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
	return f.zip.CreateHeader(&zip.FileHeader{Name: f.root + name, Method: zip.Deflate, Modified: f.time})
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
