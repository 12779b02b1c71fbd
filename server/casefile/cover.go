package casefile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/notice"
)

// byHand is where the archive writes what this service does not know.
const byHand = "　"

// cover has the fields of GB/T 9705.
func (b *binder) cover(title string) *notice.Document {
	export := b.lastExport()
	pages := b.next - 1
	rows := [][2]string{
		{"全宗名称", b.Organ},
		{"类目名称", "政府信息公开（依申请公开）"},
		{"案卷题名", b.volumeTitle()},
		{"登记编号", b.Case.Number},
		{"起止时间", b.span()},
		{"件数、页数", fmt.Sprintf("%d 件，%d 页", b.count(), pages)},
		{"承办人", b.handler()},
		{"保管期限", orByHand(b.Retention)},
		{"归档号", byHand},
		{"档号", byHand},
		{"本件性质", variantWords[b.Variant]},
		{"导出", fmt.Sprintf("%s；用途：%s；接收方：%s", stamp(b.Time), export.Reason, export.Recipient)},
	}
	f := &notice.Form{}
	for _, r := range rows {
		f.Rows = append(f.Rows, notice.FormRow{Lines: 2, Cells: []notice.FormCell{
			{Width: 24, Text: r[0], Label: true}, {Width: 76, Text: r[1]},
		}})
	}
	return &notice.Document{Title: title, Date: b.day(), Footer: b.Checkpoint, Blocks: []notice.Block{f}}
}

func orByHand(text string) string {
	if text == "" {
		return byHand
	}
	return text
}

// longestTitle bounds the words of the request in the title of the volume.
const longestTitle = 60

// volumeTitle says who asked for what; a redacted copy names neither.
func (b *binder) volumeTitle() string {
	if b.Variant == pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED {
		return fmt.Sprintf("申请人%s申请公开政府信息（共 %d 项）", blank, len(b.Case.Items))
	}
	text := ""
	if len(b.Case.Items) > 0 {
		text = strings.Join(strings.Fields(b.Case.Items[0].Text), " ")
	}
	if utf8.RuneCountInString(text) > longestTitle {
		text = string([]rune(text)[:longestTitle]) + "……"
	}
	title := fmt.Sprintf("%s申请公开“%s”", b.Case.Registration.Applicant.Name, strings.TrimRight(text, "。；;"))
	if len(b.Case.Items) > 1 {
		title += fmt.Sprintf("等 %d 项政府信息", len(b.Case.Items))
	}
	return title
}

// span is from the arrival of the request to the close of the case.
func (b *binder) span() string {
	from, err := calendar.ParseDate(b.Case.Registration.ArrivedOn)
	if err != nil {
		from = calendar.DateOf(b.Case.CreateTime)
	}
	if b.Case.ClosedOn.IsZero() {
		return from.Chinese() + "起，尚未办结"
	}
	return from.Chinese() + "至" + b.Case.ClosedOn.Chinese()
}

// count is the number of papers in the volume.
func (b *binder) count() int {
	n := 0
	for _, p := range b.list {
		if p.pages > 0 {
			n++
		}
	}
	return n
}

// handler is the last one that was named.
func (b *binder) handler() string {
	name := byHand
	for _, e := range b.Events {
		if a := e.GetAssigned(); a != nil {
			name = a.HandlerName
		}
	}
	return name
}

// contents is 卷内目录: number, 文号, 责任者, 题名, date, page, remark. What lies in the restricted part is named by its kind only.
func (b *binder) contents(restricted []*part) *notice.Document {
	t := notice.Table{Columns: columns("顺序号 10", "文号 17", "责任者 14", "题名 24", "日期 14", "页号 10", "备注 11")}
	n := 0
	row := func(p *part, page, remark string, named bool) {
		n++
		cells := []string{fmt.Sprint(n), "", b.Organ, p.title(), digits(b.day()), page, remark}
		if x := p.paper; x != nil {
			cells = []string{fmt.Sprint(n), x.docNumber, x.responsible, x.title, digits(x.date), page, remark}
			if !named {
				cells[1], cells[2], cells[3] = "", "", b.kindWord(x)
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	for _, p := range b.list {
		remark := "系统生成"
		if p.paper != nil {
			remark = joined(p.paper.remark, p.paper.notShownRemark(), p.paper.absentRemark())
		}
		row(p, p.pagesLine(), remark, true)
	}
	for _, p := range restricted {
		remark := "附卷"
		if p.pages == 0 {
			remark = "附卷，不在本副本"
		}
		row(p, p.pagesLine(), remark, false)
	}
	return &notice.Document{Title: "卷内目录", Date: b.day(), Blocks: []notice.Block{t}}
}

func (b *binder) kindWord(p *paper) string {
	if p.own {
		return p.noticeTitle(b.Content)
	}
	return casework.DocumentWord(p.Kind)
}

func (p *paper) notShownRemark() string {
	if p.notShown == "" {
		return ""
	}
	return "见原件"
}

func (p *paper) absentRemark() string {
	if p.absent == "" {
		return ""
	}
	return "不在本副本"
}

func joined(parts ...string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, "；")
}

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
