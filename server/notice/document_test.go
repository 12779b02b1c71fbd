package notice

import (
	"fmt"
	"strings"
	"testing"
)

func chronology(rows int) Document {
	table := Table{Columns: []Column{{"序号", 2}, {"日期", 6}, {"事项", 15}, {"依据", 7}}}
	for i := range rows {
		table.Rows = append(table.Rows, []string{fmt.Sprint(i + 1), "2026年3月2日", strings.Repeat("收到申请人以邮寄方式提出的申请，并予以登记。", i%4+1), "条例第三十一条"})
	}
	return Document{Title: "政府信息公开申请办理过程一览表", Date: day("2026-03-27"), Blocks: []Block{
		Paragraph{Heading1, "一、办理过程"},
		table,
		Paragraph{Heading2, "（一）说明"},
		Paragraph{Body, "上表按时间顺序列出。"},
		Paragraph{Note, "注：日期均为北京时间。"},
	}}
}

func TestTable(t *testing.T) {
	r := newRenderer(t)
	for _, rows := range []int{1, 3, 60} {
		out, err := r.RenderDocument(chronology(rows))
		if err != nil {
			t.Fatal(err)
		}
		keep(t, fmt.Sprintf("table%d", rows), out)
		got := extract(t, out.PDF, "-raw")
		for _, want := range []string{squash("办理过程一览表"), "上表按时间顺序列出。", "注：日期均为北京时间。"} {
			if !strings.Contains(got, want) {
				t.Errorf("%d rows: %q is not in the PDF", rows, want)
			}
		}
		if n := strings.Count(got, "序号日期事项依据"); rows == 60 && n != out.Pages {
			t.Errorf("head of the table printed %d times on %d pages", n, out.Pages)
		}
		if n := strings.Count(got, "收到申请人"); n != strings.Count(out.Text, "收到申请人") {
			t.Errorf("%d rows: %d entries printed", rows, n)
		}
	}
}

func TestTableRowHigherThanAPage(t *testing.T) {
	doc := chronology(1)
	doc.Blocks[1].(Table).Rows[0][2] = strings.Repeat("很长的事项。", 400)
	out, err := newRenderer(t).RenderDocument(doc)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(extract(t, out.PDF, "-raw"), "很"); n != 400 {
		t.Errorf("%d of 400 sentences printed", n)
	}
}

// TestSignatureNeverAlone lets a text grow line by line over the foot of a page.
func TestSignatureNeverAlone(t *testing.T) {
	r := newRenderer(t)
	for _, letterhead := range []string{"", "样例县人民政府办公室"} {
		for lines := 1; lines < 50; lines++ {
			doc := Document{Letterhead: letterhead, Title: "标题", Signature: Signature{"样例县人民政府办公室", day("2026-01-05")}}
			for range lines {
				doc.Blocks = append(doc.Blocks, Paragraph{Body, "正文"})
			}
			pages, err := (&layout{faces: r.faces}).pages(doc)
			if err != nil {
				t.Fatal(err)
			}
			last := pages[len(pages)-1]
			text, foot := 0, 0.0
			for _, f := range last.fragments {
				if glyphText(f) == "正文" {
					text++
				}
				if f.size != smallSize { // not the page number
					foot = max(foot, f.y)
				}
			}
			if text == 0 {
				t.Errorf("%d lines: the signature stands alone on page %d", lines, len(pages))
			}
			if len(pages) > 1 && foot > marginTop+textHeight {
				t.Errorf("%d lines: text below the type area", lines)
			}
		}
	}
}

// TestSignatureMayTakeTheLastLines has one line too few for the signature with all its free lines.
func TestSignatureMayTakeTheLastLines(t *testing.T) {
	r := newRenderer(t)
	for lines, want := range map[int]int{15: 1, 16: 1, 17: 2} { // 22 lines, two of them title, two of them signature
		doc := Document{Title: "标题", Signature: Signature{"样例县人民政府办公室", day("2026-01-05")}}
		for range lines {
			doc.Blocks = append(doc.Blocks, Paragraph{Body, "正文"})
		}
		out, err := r.RenderDocument(doc)
		if err != nil || out.Pages != want {
			t.Errorf("%d lines of text: %d pages, want %d (%v)", lines, out.Pages, want, err)
		}
	}
}

func glyphText(f fragment) (s string) {
	for _, g := range f.glyphs {
		s += string(g.r)
	}
	return s
}

func TestTitleParts(t *testing.T) {
	for title, want := range map[string]string{
		"政府信息公开申请答复书":            "政府信息公开申请答复书",
		"样例县人民政府办公室政府信息公开申请收件回执": "样例县人民政府办公室|政府信息公开申请收件回执",
	} {
		if got := strings.Join(titleParts(title, 18), "|"); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
}

// TestBookmarks reads the outline of a long document, and sees that a short one has none.
func TestBookmarks(t *testing.T) {
	r := newRenderer(t)
	for rows, want := range map[int]int{3: 0, 200: 2} {
		out, err := r.RenderDocument(chronology(rows))
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(out.PDF), "/Dest ["); n != want {
			t.Errorf("%d pages: %d bookmarks, want %d", out.Pages, n, want)
		}
		if want > 0 && !strings.Contains(string(out.PDF), "\xfe\xff"+utf16Bytes("一、办理过程")) {
			t.Error("the bookmark does not say what its heading says")
		}
	}
}

// TestTableEndsThePage lets a table end at every height of a page: the free line after it may be left out.
func TestTableEndsThePage(t *testing.T) {
	r := newRenderer(t)
	for rows := 1; rows < 60; rows++ {
		doc := Document{Title: "标题", Blocks: []Block{Table{Columns: []Column{{"序号", 1}}}, Paragraph{Body, "完"}}}
		for i := range rows {
			doc.Blocks[0] = Table{Columns: []Column{{"序号", 1}}, Rows: append(doc.Blocks[0].(Table).Rows, []string{fmt.Sprint(i)})}
		}
		for _, more := range [][]Block{nil, doc.Blocks[:1]} {
			if _, err := r.RenderDocument(Document{Title: "标题", Blocks: append(doc.Blocks[:len(doc.Blocks):len(doc.Blocks)], more...)}); err != nil {
				t.Fatalf("%d rows: %v", rows, err)
			}
		}
	}
}
