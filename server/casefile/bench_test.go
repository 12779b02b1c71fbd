package casefile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	pb "disclosure/proto/disclosure/v1"
)

// noise is a photograph that compresses badly.
func noise(t testing.TB, seed uint64, w, h int) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range m.Pix {
		m.Pix[i] = byte(r.Uint32())
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// scanned is a PDF of pages that are pictures, as scanners make them.
func scanned(t testing.TB, seed uint64, pages, w, h int) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	for i := range pages {
		name := fmt.Sprint(i)
		f.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "JPEG"}, bytes.NewReader(noise(t, seed*100+uint64(i), w, h)))
		f.AddPage()
		f.ImageOptions(name, 0, 0, 595, 842, false, fpdf.ImageOptions{ImageType: "JPEG"}, 0, "")
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// paperOf makes the document of a number.
func paperOf(b *testing.B, i int) ([]byte, string) {
	if i%2 == 0 {
		return scanned(b, uint64(i), 4, 500, 650), "application/pdf"
	}
	return noise(b, uint64(i), 1000, 1300), "image/jpeg"
}

// thick is a case with many documents, its files on disk.
func thick(b *testing.B, count int, make func(*testing.B, int) ([]byte, string)) (Content, int64) {
	b.Helper()
	s := &story{t: b, files: map[string][]byte{}}
	s.add(&pb.Event{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{Number: "2026-0001", ReceivedOn: "2026-03-02", Registration: &pb.Registration{
		ArrivedOn: "2026-03-02", ItemTexts: []string{"材料"}, Applicant: &pb.Applicant{Name: "王申请"},
	}}}})
	dir := b.TempDir()
	total := int64(0)
	for i := range count {
		data, mediaType := make(b, i)
		total += int64(len(data))
		s.document(pb.DocumentKind_DOCUMENT_KIND_OTHER, fmt.Sprintf("材料%d", i+1), mediaType, data)
		sum := sha256.Sum256(data)
		name := hex.EncodeToString(sum[:])
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			b.Fatal(err)
		}
		s.files[name] = nil
	}
	c := s.content(full)
	c.Open = func(sum string) (File, error) { return os.Open(filepath.Join(dir, sum)) }
	c.Scratch = func() (Scratch, error) { return os.CreateTemp(dir, "scratch") }
	return c, total
}

// peak watches what the program holds of the memory of the machine, until it is stopped.
func peak() (stop func() float64) {
	names := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	var most atomic.Uint64
	done, ended := make(chan bool), make(chan bool)
	go func() {
		defer close(ended)
		for {
			metrics.Read(names)
			most.Store(max(most.Load(), names[0].Value.Uint64()-names[1].Value.Uint64()))
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() float64 {
		close(done)
		<-ended
		return float64(most.Load()) / 1e6
	}
}

// BenchmarkWrite exports 200 documents with 500 pages and 200 MB; the bound is 60 s and 200 MB of memory.
func BenchmarkWrite(b *testing.B) {
	c, total := thick(b, 200, paperOf)
	export(b, c, total)
}

// BenchmarkWriteLargest exports one PDF of 50 MB, the largest that is taken in: memory follows the largest paper.
func BenchmarkWriteLargest(b *testing.B) {
	c, total := thick(b, 1, func(b *testing.B, _ int) ([]byte, string) { return scanned(b, 1, 40, 1000, 1280), "application/pdf" })
	export(b, c, total)
}

func export(b *testing.B, c Content, total int64) {
	b.SetBytes(total)
	for b.Loop() {
		debug.FreeOSMemory()
		stop := peak()
		out := &counter{}
		if err := Write(context.Background(), out, c); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(stop(), "peak-MB")
		b.ReportMetric(float64(total)/1e6, "documents-MB")
		b.ReportMetric(float64(out.n)/1e6, "file-MB")
	}
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return io.Discard.Write(p)
}
