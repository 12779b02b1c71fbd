package cli

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
)

// origin adds the flags that say how and when a file came.
func (c *command) origin(h *pb.UploadHeader) {
	c.day(&h.ReceivedOn, "received-on", "收到材料的日期，默认今天，不能晚于今天")
	choose(c, &h.Origin, "origin", "材料怎样来的")
	c.text(&h.OriginReference, "reference", "邮件号、发件人和邮件编号、平台办件号等")
	c.text(&h.Source, "source", "责任者：谁制作或者提供")
	choose(c, &h.Form, "form", "原件、复印件还是电子件")
	c.Flags().Int32Var(&h.Pages, "pages", 0, "页数")
}

// originLine says when and how a document came.
func originLine(d *pb.Document) string {
	pages := ""
	if d.Pages > 0 {
		pages = fmt.Sprintf("%d 页", d.Pages)
	}
	return facts(fact("收到 ", d.ReceivedOn), label(d.Origin), d.OriginReference, fact("责任者 ", d.Source), label(d.Form), pages)
}

// renderingLine says why a document is not shown as pages; nothing when it is, or when its type has none.
func renderingLine(d *pb.Document) string {
	if d.Rendering <= pb.DocumentRendering_DOCUMENT_RENDERING_NO_PAGES {
		return ""
	}
	return label(d.Rendering) + fact("：", d.RenderingNote) + "，按原样保存"
}
