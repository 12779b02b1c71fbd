package casefile

import (
	"strings"
	"testing"

	"disclosure/server/notice"
)

// Whatever stands in a title, the sheet is printed, and what can be printed is kept.
func TestRenderAnything(t *testing.T) {
	c := Content{Notices: renderer(t)}
	var emoji strings.Builder
	for r := rune(0x1F300); r < 0x1F300+300; r++ {
		emoji.WriteRune(r)
	}
	for text, want := range map[string]string{
		"张三𠮷😀.pdf":           "张三𠮷〓.pdf",
		"行\x01末\u202e\xff完":  "行〓末〓〓完",
		"多" + emoji.String(): "多〓",
	} {
		out, err := c.render(notice.Document{Title: "目录", Blocks: []notice.Block{
			notice.Table{Columns: columns("题名 100"), Rows: [][]string{{text}}},
		}})
		if err != nil || !strings.Contains(out.Text, want) {
			t.Errorf("%.20q: %.60q, %v", text, out.Text, err)
		}
	}
}
