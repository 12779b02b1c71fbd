package casefile

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/jpeg"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/house/tool"
	"disclosure/server/notice"
	"disclosure/server/record"
)

const theCase = "organs/yangli/cases/2026-0001"

// story is a case that is being written.
type story struct {
	t      testing.TB
	events []*pb.Event
	files  map[string][]byte
	docs   int32
	ring   record.Keyring
}

func (s *story) add(e *pb.Event) {
	n := int64(len(s.events) + 1)
	at := time.Date(2026, 3, 2, 1, int(n), 3, 0, time.UTC)
	e.Name, e.Sequence, e.RecordTime = casework.PartName("yangli", "2026-0001", "events", n), n, timestamppb.New(at)
	e.RecordedOn, e.Actor, e.ActorName = calendar.DateOf(at).String(), "organs/yangli/staff/li", "李承办"
	s.events = append(s.events, e)
}

func (s *story) added(k pb.DocumentKind, title, mediaType string, content []byte) *pb.DocumentAdded {
	s.docs++
	sum := sha256.Sum256(content)
	name := hex.EncodeToString(sum[:])
	s.files[name] = content
	return &pb.DocumentAdded{Number: s.docs, Kind: k, Title: title, MediaType: mediaType, SizeBytes: int64(len(content)), Sha256: name}
}

func (s *story) document(k pb.DocumentKind, title, mediaType string, content []byte) {
	s.add(&pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: s.added(k, title, mediaType, content)}})
}

// File is in memory, and empty at first as a scratch file.
type memory struct {
	*bytes.Reader
	written []byte
}

func (m *memory) Write(p []byte) (int, error) {
	m.written = append(m.written, p...)
	return len(p), nil
}

func (m *memory) Seek(at int64, whence int) (int64, error) {
	if m.Reader == nil {
		m.Reader = bytes.NewReader(m.written)
	}
	return m.Reader.Seek(at, whence)
}

func (m *memory) Close() error { return nil }

// content folds the story, ending in an export.
func (s *story) content(v pb.CaseFileVariant) Content {
	s.t.Helper()
	events := append([]*pb.Event(nil), s.events...)
	s.add(&pb.Event{Kind: &pb.Event_CaseFileExported{CaseFileExported: &pb.CaseFileExported{Reason: "行政复议举证", Recipient: "复议机构", Variant: v}}})
	folded, err := casework.Fold("yangli", "2026-0001", s.events)
	if err != nil {
		s.t.Fatal(err)
	}
	c := Content{
		Organ: "样例县人民政府办公室", Case: folded, View: &pb.Case{Name: theCase, Number: "2026-0001"}, Events: s.events,
		Notices: renderer(s.t), Variant: v, Time: folded.UpdateTime, Checkpoint: "记录校验：disclosure/yangli 第9号 sha256:0011223344556677",
		Clock: casework.Clock(folded, calendar.Embedded(), calendar.MustParse("2026-03-09")),
		Open: func(sum string) (File, error) {
			return &memory{Reader: bytes.NewReader(s.files[sum])}, nil
		},
		Scratch: func() (Scratch, error) { return &memory{}, nil },
	}
	c.Proof = s.proof(folded.UpdateTime)
	s.events = events
	return c
}

const logOrigin = "disclosure/yangli"

// proof enters the story into a log of its own and signs it.
func (s *story) proof(at time.Time) Proof {
	s.t.Helper()
	if s.ring.Keys == nil {
		ring, err := record.NewKeyring(logOrigin, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
		if err != nil {
			s.t.Fatal(err)
		}
		s.ring = ring
	}
	var edge record.Edge
	var stored [][]byte
	p := Proof{Origin: logOrigin, Size: int64(len(s.events)), Keys: s.ring.Text(), Sign: s.ring.SignCaseFile}
	prev := ""
	for i, e := range s.events {
		body, err := proto.MarshalOptions{Deterministic: true}.Marshal(e)
		if err != nil {
			s.t.Fatal(err)
		}
		salt := bytes.Repeat([]byte{byte(i)}, 32)
		leaf, err := record.New(record.Place{Origin: logOrigin, Seq: int64(i), Case: "2026-0001", Prev: prev, Calendar: "cal-1"}, e, salt, body)
		if err != nil {
			s.t.Fatal(err)
		}
		var hashes []byte
		edge, hashes, err = edge.Append(leaf)
		if err != nil {
			s.t.Fatal(err)
		}
		stored = append(stored, hashes)
		prev = record.Hex(record.LeafHash(leaf))
		p.Events = append(p.Events, Proven{Leaf: leaf, Salt: salt, Body: body, Index: int64(i)})
	}
	reader := record.Stored(func(n int64) ([]byte, error) { return stored[n], nil })
	for i := range p.Events {
		p.Events[i].Path, _ = record.ProveInclusion(p.Size, int64(i), reader)
	}
	tree, err := record.NewHeadTree([]record.Head{{Case: "2026-0001", CaseSeq: p.Size, Hash: prev}})
	if err != nil {
		s.t.Fatal(err)
	}
	p.Head, _ = tree.Prove("2026-0001")
	note, err := s.ring.Sign(record.Checkpoint{Origin: logOrigin, Size: p.Size, Root: edge.Root(), Time: at.Add(time.Second).Truncate(time.Second), Heads: tree.Heads()})
	if err != nil {
		s.t.Fatal(err)
	}
	p.Earlier = func(_ context.Context, size int64) (record.Consistency, error) {
		root, err := record.Root(size, reader)
		if err != nil {
			return record.Consistency{}, err
		}
		path, err := record.ProveConsistency(size, p.Size, reader)
		return record.Consistency{Origin: logOrigin, Size: size, Root: root, Newer: p.Size, Path: path}, err
	}
	p.Anchors = func(context.Context) (Anchors, error) { return Anchors{Checkpoint: note}, nil }
	return p
}

func renderer(t testing.TB) *notice.Renderer {
	t.Helper()
	set, err := notice.DefaultTemplates()
	if err != nil {
		t.Fatal(err)
	}
	r, err := notice.New(notice.DefaultFonts(), set)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// scan makes a PDF with a page for each text.
func scan(t testing.TB, texts ...string) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.SetFont("Helvetica", "", 20)
	for _, text := range texts {
		f.AddPage()
		f.Text(100, 200, text)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func photo(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// written is a case file with its members by name.
func written(t testing.TB, c Content) ([]byte, map[string][]byte) {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), &out, c); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, m := range z.File {
		r, err := m.Open()
		if err != nil {
			t.Fatal(err)
		}
		files[strings.TrimPrefix(m.Name, "case-2026-0001/")], err = io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes(), files
}

// pages is the text of a PDF page by page, white space taken out.
func pages(t testing.TB, pdf []byte) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "v.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	tool.Need(t, "pdftotext")
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	var list []string
	for _, p := range strings.Split(strings.TrimSuffix(string(out), "\f"), "\f") {
		list = append(list, strings.Join(strings.Fields(p), ""))
	}
	return list
}
