package casefile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casefile/volume"
	"disclosure/server/casework"
	"disclosure/server/notice"
)

// maxText bounds the plain texts that are printed as pages, in bytes.
const maxText = 256 << 10

// whyWords say why a document is not shown as pages.
var whyWords = map[volume.Why]string{
	volume.Format:    "此类文件不能以页面显示",
	volume.Broken:    "文件已损坏，或者内容与其类型不符",
	volume.Encrypted: "文件已加密",
	volume.TooLarge:  "文件的页数、图像或者内容超出可以显示的范围",
	volume.TooSlow:   "读取文件超出时限",
}

// found are the findings at the receipt of a file that keep it from being shown. Files of before the findings are looked at anew.
var found = map[pb.DocumentRendering]bool{
	pb.DocumentRendering_DOCUMENT_RENDERING_BROKEN: true, pb.DocumentRendering_DOCUMENT_RENDERING_ENCRYPTED: true,
	pb.DocumentRendering_DOCUMENT_RENDERING_ACTIVE: true, pb.DocumentRendering_DOCUMENT_RENDERING_OVERSIZED: true,
	pb.DocumentRendering_DOCUMENT_RENDERING_MISLEADING: true,
}

// shown takes a document into the volume; why says in Chinese why it cannot be.
func (b *binder) shown(p *paper) (why string, s volume.Section, err error) {
	if found[p.Rendering] && !p.own {
		return casework.RenderingWord(p.Rendering), s, nil
	}
	f, err := b.Open(p.Sha256)
	if err != nil {
		return "", s, err
	}
	defer f.Close()
	switch {
	case p.own:
		s, err = b.out.Sheets(b.ctx, f, b.next)
	case mediaType(p.Document) == "text/plain":
		return b.text(p, f)
	default:
		s, err = b.out.Paper(b.ctx, mediaType(p.Document), f, b.next)
	}
	var r *volume.RefusedError
	if errors.As(err, &r) {
		return whyWords[r.Why], s, nil
	}
	return "", s, err
}

// text prints a plain text, such as the log of a portal.
func (b *binder) text(p *paper, f io.Reader) (why string, s volume.Section, err error) {
	raw, err := io.ReadAll(io.LimitReader(f, maxText+1))
	if err != nil {
		return "", s, err
	}
	raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	if len(raw) > maxText || !utf8.Valid(raw) {
		return "文本过长，或者编码不是 UTF-8", s, nil
	}
	text := strings.TrimRight(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return "文件没有文字", s, nil
	}
	doc := &notice.Document{Title: p.title, Date: p.date, Blocks: []notice.Block{
		notice.Paragraph{Style: notice.Note, Text: "以下为文本文件的内容，原文件见 " + p.path},
		notice.Paragraph{Style: notice.Flush, Text: strings.ReplaceAll(text, "\t", "　")},
	}}
	s, err = b.print(doc, b.next)
	return "", s, err
}

// insteadOf is the sheet in the place of a document that is not shown.
func (b *binder) insteadOf(p *paper) *notice.Document {
	rows := [][2]string{
		{"题名", p.title},
		{"原文件名", p.Title},
		{"责任者", p.responsible},
		{"日期", p.date.String()},
		{"文件类型", p.MediaType},
		{"大小", fmt.Sprintf("%d 字节", p.SizeBytes)},
		{"SHA-256", p.Sha256},
		{"不能显示的原因", strings.TrimSpace(p.notShown + "。" + p.RenderingNote)},
		{"原件位置", p.path},
	}
	form := &notice.Form{}
	for _, r := range rows {
		if r[1] == "" {
			continue
		}
		form.Rows = append(form.Rows, notice.FormRow{Cells: []notice.FormCell{
			{Width: 24, Text: r[0], Label: true}, {Width: 76, Text: r[1]},
		}})
	}
	return &notice.Document{Title: "未以页面显示的材料", Date: p.date, Blocks: []notice.Block{form, notice.Paragraph{
		Style: notice.Note, Text: "原件与收到时逐字节相同，用相应的程序打开即可查看。",
	}}}
}
