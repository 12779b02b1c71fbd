package notice

import "testing"

func TestPrintable(t *testing.T) {
	r := newRenderer(t)
	text := r.Printable("张三𠮷😀\x01.pdf\n次行")
	if text != "张三𠮷〓〓.pdf\n次行" {
		t.Errorf("got %q", text)
	}
	_, err := r.RenderDocument(Document{Title: "目录", Blocks: []Block{Paragraph{Text: text}}})
	if err != nil {
		t.Error(err)
	}
}
