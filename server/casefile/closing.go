package casefile

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/notice"
)

// closing is 备考表: what the volume holds, what it lacks, and who put it together.
func (b *binder) closing(restricted []*part) *notice.Document {
	f := &notice.Form{Rows: []notice.FormRow{
		{Lines: 12, Cells: []notice.FormCell{{Width: 24, Text: "本卷情况说明", Label: true}, {Width: 76, Text: b.situation(restricted)}}},
		{Lines: 2, Cells: []notice.FormCell{{Width: 24, Text: "立卷人", Label: true}, {Width: 76, Text: byHand}}},
		{Lines: 2, Cells: []notice.FormCell{{Width: 24, Text: "检查人", Label: true}, {Width: 76, Text: byHand}}},
		{Lines: 2, Cells: []notice.FormCell{{Width: 24, Text: "立卷时间", Label: true}, {Width: 76, Text: "　　　　年　　月　　日"}}},
	}}
	return &notice.Document{Title: "卷内备考表", Date: b.day(), Footer: b.Checkpoint, Blocks: []notice.Block{f}}
}

// situation tells what somebody who opens the volume must know.
func (b *binder) situation(restricted []*part) string {
	lines := []string{fmt.Sprintf("本卷 %d 件，%d 页，按办理时的记录由系统编制。", b.count(), b.next-1)}
	var unseen, absent []string
	for i, p := range b.list {
		if p.paper != nil && p.paper.notShown != "" {
			unseen = append(unseen, fmt.Sprintf("第 %d 件（%s）", i+1, p.paper.notShown))
		}
		if p.paper != nil && p.paper.absent != "" {
			absent = append(absent, fmt.Sprint(i+1))
		}
	}
	if len(unseen) > 0 {
		lines = append(lines, "以下材料不能以页面显示，原件另附："+strings.Join(unseen, "；")+"。")
	}
	if len(absent) > 0 {
		lines = append(lines, fmt.Sprintf("本副本隐去个人信息，第 %s 件仅列目录。", strings.Join(absent, "、")))
	}
	if len(restricted) > 0 {
		line := fmt.Sprintf("身份证明、第三方材料等 %d 件存附卷（行政复议法第四十七条）", len(restricted))
		if b.Variant != pb.CaseFileVariant_CASE_FILE_VARIANT_FULL {
			line += "，不在本副本"
		}
		lines = append(lines, line+"。")
	}
	return strings.Join(append(lines, "材料、记录的真实和完整可以脱离本系统核对，方法见 VERIFY.txt。"), "\n")
}
