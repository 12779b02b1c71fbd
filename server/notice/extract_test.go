package notice

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"disclosure/server/house/tool"
)

var pageNumber = regexp.MustCompile(`(?m)^\f?\s*—\s*\d+\s*—\s*$`)

// extract gives what pdftotext reads in a PDF, without page numbers and white space.
func extract(t *testing.T, pdf []byte, mode string) string {
	t.Helper()
	return squash(pageNumber.ReplaceAllString(read(t, pdf, mode), ""))
}

// read gives what pdftotext reads in a PDF.
func read(t *testing.T, pdf []byte, mode string) string {
	t.Helper()
	tool.Need(t, "pdftotext")
	file := filepath.Join(t.TempDir(), "notice.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", mode, "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestWhiteSpaceIsLeftFree(t *testing.T) {
	d := organ()
	d.Applicant = "Zoë O’Neill"
	out, err := newRenderer(t).Render(Receipt, d)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, out.PDF, "-layout"); !strings.Contains(got, "Zoë O’Neill：") {
		t.Error(got)
	}
}

func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// modes are the ways in which pdftotext must read a paper: in the order of the file, and where there is no table, whose cells
// stand side by side, also in the order of the page.
func modes(out Rendered) []string {
	if strings.Contains(out.Text, "\t") {
		return []string{"-raw"}
	}
	return []string{"-raw", "-layout"}
}

// differs compares, without the heads of tables, which are repeated on every page.
func differs(out Rendered, got string) string {
	want := squash(out.Text)
	for line := range strings.Lines(out.Text) {
		if head := squash(line); strings.HasPrefix(line, "序号\t") {
			want, got = strings.ReplaceAll(want, head, ""), strings.ReplaceAll(got, head, "")
		}
	}
	return cmp.Diff(want, got)
}

// sameText compares what was put in with what can be copied out.
func sameText(t *testing.T, out Rendered) {
	t.Helper()
	for _, mode := range modes(out) {
		if diff := differs(out, extract(t, out.PDF, mode)); diff != "" {
			t.Errorf("pdftotext %s reads another text (-put in +read):\n%s", mode, diff)
		}
	}
}

func TestExtractRare(t *testing.T) {
	r := newRenderer(t)
	for _, name := range []string{"𬉼𬣞喆", "㛃", "䶮", "𠳐", "𬇕河", "阿依古丽·买买提", "鿍鿎鿏", "國際貿易", "Zoë O’Neill", "А. Пушкин"} {
		t.Run(name, func(t *testing.T) {
			d := organ()
			d.Applicant, d.OrganName = name, name+"人民政府"
			out, err := r.Render(Receipt, d)
			if err != nil {
				t.Fatal(err)
			}
			sameText(t, out)
		})
	}
}

func TestExtractAll196(t *testing.T) {
	r := newRenderer(t)
	var rare strings.Builder
	for _, c := range sortedRunes(rareMap()) {
		rare.WriteRune(c)
	}
	for _, style := range []Style{Body, Heading1, Heading2} {
		out, err := r.RenderDocument(Document{Title: "通用规范汉字表", Blocks: []Block{Paragraph{style, rare.String()}}})
		if err != nil {
			t.Fatal(err)
		}
		sameText(t, out)
	}
}

func TestExtractRandom(t *testing.T) {
	r := newRenderer(t)
	inner := t
	rapid.Check(t, func(t *rapid.T) {
		d := organ()
		d.Applicant = rapid.SampledFrom([]string{"𬉼𬣞喆", "李明远", "样例建材有限公司（普通合伙）"}).Draw(t, "applicant")
		d.RequestItems = rapid.SliceOfN(anyText(), 1, 3).Draw(t, "items")
		d.Items = nil
		for i := range d.RequestItems {
			item := samples()[rapid.IntRange(1, 23).Draw(t, "disposition")]
			item.No = i + 1
			d.Items = append(d.Items, item)
		}
		d.SuppliedAttachments = rapid.SliceOfN(anyText(), 0, 2).Draw(t, "attachments")
		out, err := r.Render(Reply, d)
		if err != nil {
			t.Fatal(err)
		}
		for _, mode := range modes(out) {
			if diff := differs(out, extract(inner, out.PDF, mode)); diff != "" {
				t.Fatalf("pdftotext %s reads another text (-put in +read):\n%s", mode, diff)
			}
		}
	})
}

// anyText draws the things that break lines badly: signs in every place, rare characters, long words, numbers, brackets.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.StringOfN(rapid.RuneFrom([]rune("沂河东岸片区土地征收批复文件样例县政府信息公开申请𬉼𬣞喆㛃䶮𠳐")), 1, 20, -1),
		rapid.StringOfN(rapid.RuneFrom([]rune("，。；：？！、（）《》“”‘’〔〕【】—…·％,.;:?!()[]/")), 1, 3, -1),
		rapid.SampledFrom([]string{"2026年1月5日", "2026年11月", "3,182.50", "100%", "1998", "〔2026〕1号", "……", "——"}),
		rapid.StringMatching(`[A-Za-z]{1,60}`),
		rapid.StringMatching(`https://[a-z]{3,9}\.example\.org/[a-z0-9/_=&?.-]{1,120}`),
		rapid.SampledFrom([]string{" ", "\n", "\u3000"}),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return "件" + strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces"), "")
	})
}
