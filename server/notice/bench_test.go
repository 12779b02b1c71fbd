package notice

import (
	"bytes"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	"disclosure/templates"
)

// onePage is a reply that fits on one page.
func onePage() Data {
	d := organ()
	d.RequestItems = []string{"2025年度部门决算"}
	d.FormWanted = ""
	d.Items = []ItemDecision{samples()[14]}
	d.Items[0].Reasons = "本机关没有按企业类型汇总的资料"
	return d
}

func BenchmarkReply(b *testing.B) {
	r := newRenderer(b)
	d := onePage()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Render(Reply, d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlain prints the same words with fpdf as its manual shows it: the whole fonts of the two roles, MultiCell.
func BenchmarkPlain(b *testing.B) {
	text := replyText(b)
	b.ReportAllocs()
	for b.Loop() {
		plain(b, text)
	}
}

func replyText(t testing.TB) string {
	t.Helper()
	out, err := newRenderer(t).Render(Reply, onePage())
	if err != nil {
		t.Fatal(err)
	}
	return out.Text
}

// plain gives fpdf the whole of both typefaces; they are cut into tiers, so a plain user has to load every tier.
func plain(t testing.TB, text string) {
	t.Helper()
	pdf := fpdf.New("P", "pt", "A4", "")
	for name, ttf := range map[string][]byte{
		"body": templates.SerifCommon, "wide": templates.SerifWide, "full": templates.SerifFull,
		"title": templates.BoldCommon, "titlewide": templates.BoldWide,
	} {
		pdf.AddUTF8FontFromBytes(name, "", slices.Clone(ttf))
	}
	pdf.AddPage()
	title, body, _ := strings.Cut(text, "\n")
	pdf.SetFont("title", "", 36)
	pdf.Cell(0, 40, title)
	pdf.SetFont("body", "", 16)
	pdf.MultiCell(440, 29, body, "", "", false)
	var buf bytes.Buffer
	if err := pdf.Output(&buf); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkReplyAgainstPlain reports how many times faster a one-page reply is than plain fpdf with the same full fonts in the
// same run; 4 are promised. Both are taken in turns, so that they share quiet and noise, and the best of each counts.
func BenchmarkReplyAgainstPlain(b *testing.B) {
	r, d, text := newRenderer(b), onePage(), replyText(b)
	ours, theirs := time.Hour, time.Hour
	for b.Loop() {
		ours = min(ours, took(func() {
			if _, err := r.Render(Reply, d); err != nil {
				b.Fatal(err)
			}
		}))
		theirs = min(theirs, took(func() { plain(b, text) }))
	}
	b.ReportMetric(float64(theirs)/float64(ours), "times-faster")
}

// TestAllocations holds a one-page reply under 20 MB allocated.
func TestAllocations(t *testing.T) {
	r, d := newRenderer(t), onePage()
	bytes := allocated(func() {
		if _, err := r.Render(Reply, d); err != nil {
			t.Fatal(err)
		}
	})
	t.Logf("%.1f MB allocated", float64(bytes)/1e6)
	if bytes > 20e6 {
		t.Errorf("%d bytes allocated", bytes)
	}
}

func took(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestBatch prints notices one after the other: memory stays flat, and what is allocated grows with the number only.
// NOTICE_BATCH=1000 prints as many; by default there are few.
func TestBatch(t *testing.T) {
	n := count(t, "NOTICE_BATCH", 100)
	r, d := newRenderer(t), onePage()
	half := func() (work, resident uint64) {
		work = allocated(func() {
			for range n / 2 {
				if _, err := r.Render(Reply, d); err != nil {
					t.Fatal(err)
				}
			}
		})
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return work, m.HeapAlloc + m.StackInuse
	}
	first, before := half()
	second, after := half()
	t.Logf("%d notices: %.1f and %.1f MB allocated, %.1f and %.1f MB resident", n,
		float64(first)/1e6, float64(second)/1e6, float64(before)/1e6, float64(after)/1e6)
	if float64(after) > 1.2*float64(before) {
		t.Errorf("memory grew from %d to %d bytes", before, after)
	}
	if float64(second) > 1.2*float64(first) {
		t.Errorf("the second half allocated %d bytes, the first %d", second, first)
	}
}

// count is how often a test repeats itself: by default few times, more in the environment.
func count(t testing.TB, name string, def int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return def
	}
	n := 0
	for _, digit := range text {
		if digit < '0' || digit > '9' {
			t.Fatalf("%s is %q, not a number", name, text)
		}
		n = 10*n + int(digit-'0')
	}
	return n
}
