package casefile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
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
