// Package casefile puts together the exported case file (卷宗): one volume of pages in the order of an archive, with what an applicant
// may not read in a volume of its own, every document byte for byte, and the record. It knows neither database nor gRPC.
package casefile

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casefile/bag"
	"disclosure/server/casefile/verify"
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
	Proof      Proof
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

// Write streams the case file: a bag in a ZIP (docs/casefile.md). Equal content gives equal bytes. A document whose bytes no longer
// have the digest of the record ends the export with an error.
func Write(ctx context.Context, w io.Writer, c Content) error {
	f := &file{Content: c, bag: bag.NewWriter(w, "case-"+c.Case.Number, c.Time), sums: map[string]bag.Sums{}}
	list := papers(c)
	err := c.volumes(ctx, list, f.add)
	if err != nil {
		return err
	}
	for _, p := range list {
		err = f.document(p)
		if err != nil {
			return err
		}
	}
	err = f.parts(list)
	if err == nil {
		err = f.prove(ctx)
	}
	if err == nil {
		err = f.addAll([]member{{verify.GuidePath, verify.Guide()}, {verify.ScriptPath, verify.Script()}})
	}
	if err != nil {
		return err
	}
	return f.seal()
}

// file is a case file being written.
type file struct {
	Content
	bag  *bag.Writer
	sums map[string]bag.Sums
}

// member is a small file of the bag.
type member struct {
	path    string
	content []byte
}

// addAll writes small files; those without content are left out.
func (f *file) addAll(list []member) error {
	for _, m := range list {
		if len(m.content) == 0 {
			continue
		}
		err := f.add(m.path, bytes.NewReader(m.content))
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *file) add(path string, r io.ReadSeeker) error {
	sums, err := f.bag.Add(path, r)
	f.sums[path] = sums
	return err
}

// parts writes the lists of the file.
func (f *file) parts(list []*paper) error {
	catalogue, err := f.listed(list, f.sums)
	if err != nil {
		return err
	}
	events, err := f.eventLines()
	if err != nil {
		return err
	}
	all := []member{{verify.CataloguePath, catalogue}, {verify.EventsPath, events}}
	for _, part := range parts {
		content, err := part.make(f.Content)
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
		all = append(all, member{part.name, content})
	}
	return f.addAll(all)
}

// parts are the files that the service makes, in their order.
var parts = []struct {
	name string
	make func(Content) ([]byte, error)
}{
	{"data/chronology.json", chronologyJSON},
	{"data/case.json", caseJSON},
	{"data/deadlines.json", deadlinesJSON},
}

// document copies one document of the case and compares it with its record.
func (f *file) document(p *paper) error {
	if p.absent != "" {
		return nil
	}
	r, err := f.Open(p.Sha256)
	if err != nil {
		return fmt.Errorf("open %s: %w", p.Name, err)
	}
	defer r.Close()
	err = f.add(p.path, r)
	if err != nil {
		return fmt.Errorf("copy %s: %w", p.Name, err)
	}
	if f.sums[p.path].SHA256 != p.Sha256 {
		return fmt.Errorf("%s: the stored file has digest %s, the record says %s", p.Name, f.sums[p.path].SHA256, p.Sha256)
	}
	return nil
}

// oneLine makes a text fit for a line of a list.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
