package casefile

import (
	"fmt"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/notice"
)

// stamp is an instant as people in China read it.
func stamp(t time.Time) string { return t.In(calendar.Shanghai).Format("2006-01-02 15:04:05") }

// chronologyPDF prints the course of the case, its documents and the count of its time limit.
func chronologyPDF(c Content) ([]byte, error) {
	doc := notice.Document{
		Title: "政府信息公开申请办理经过", Date: calendar.DateOf(c.Case.UpdateTime),
		Blocks: []notice.Block{
			notice.Paragraph{Text: fmt.Sprintf("机关：%s。登记编号：%s。申请人：%s。", c.Organ, c.Case.Number, c.Case.Registration.Applicant.Name)},
			notice.Paragraph{Style: notice.Heading1, Text: "一、办理经过"},
			events(c.Events),
			notice.Paragraph{Style: notice.Heading1, Text: "二、材料清单"},
			documents(c.Case.Documents),
			notice.Paragraph{Style: notice.Heading1, Text: "三、答复期限计算表"},
		},
	}
	doc.Blocks = append(doc.Blocks, ledger(c.Clock)...)
	out, err := c.Notices.RenderDocument(doc)
	return out.PDF, err
}

func events(list []*pb.Event) notice.Block {
	t := notice.Table{Columns: []notice.Column{{Title: "序号", Width: 8}, {Title: "记录时间", Width: 24}, {Title: "经办人", Width: 14}, {Title: "事项", Width: 54}}}
	for _, e := range list {
		t.Rows = append(t.Rows, []string{fmt.Sprint(e.Sequence), stamp(e.RecordTime.AsTime()), e.ActorName, casework.Describe(e)})
	}
	return t
}

func documents(list []*pb.Document) notice.Block {
	if len(list) == 0 {
		return notice.Paragraph{Text: "无。"}
	}
	t := notice.Table{Columns: []notice.Column{{Title: "序号", Width: 8}, {Title: "种类", Width: 16}, {Title: "名称", Width: 36}, {Title: "校验值（SHA-256）", Width: 40}}}
	for i, d := range list {
		t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), casework.DocumentWord(d.Kind), d.Title, d.Sha256})
	}
	return t
}

func ledger(r clock.Result) []notice.Block {
	var blocks []notice.Block
	for _, w := range r.Warnings {
		blocks = append(blocks, notice.Paragraph{Text: "提示：" + w.Zh + "。"})
	}
	if len(r.Ledger) == 0 {
		return append(blocks, notice.Paragraph{Text: "尚不能计算。"})
	}
	t := notice.Table{Columns: []notice.Column{{Title: "日期", Width: 18}, {Title: "计入", Width: 10}, {Title: "理由", Width: 36}, {Title: "依据", Width: 36}}}
	for _, e := range r.Ledger {
		counted := "—"
		if e.Counted {
			counted = fmt.Sprintf("第%d日", e.N)
		}
		source := e.Article
		if e.Notice != "" {
			source += "；" + e.Notice
		}
		t.Rows = append(t.Rows, []string{e.Date.String(), counted, e.Why, source})
	}
	return append(blocks, t)
}
