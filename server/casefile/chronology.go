package casefile

import (
	"fmt"
	"slices"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/notice"
)

// stamp is an instant as people in China read it.
func stamp(t time.Time) string { return t.In(calendar.Shanghai).Format("2006-01-02 15:04:05") }

// chronology is the course of the case, act by act.
func chronology(c Content) *notice.Document {
	t := notice.Table{Columns: columns("序号 8", "记录时间 24", "经办人 14", "事项 54")}
	for _, e := range c.Events {
		t.Rows = append(t.Rows, []string{fmt.Sprint(e.Sequence), stamp(e.RecordTime.AsTime()), e.ActorName, casework.Describe(e)})
	}
	return c.sheet("办理经过", t)
}

// deadlines is the count of the time limit, day by day.
func deadlines(c Content) *notice.Document {
	var blocks []notice.Block
	for _, d := range c.Clock.Dues {
		if d.Kind == clock.Reply {
			blocks = append(blocks, notice.Paragraph{Text: dueLine(d)})
		}
	}
	return c.sheet("答复期限计算表", append(blocks, ledger(c.Clock)...)...)
}

// dueLine is the reply's due date in a sentence; one that no announced calendar settles is never printed as a date.
func dueLine(d clock.Due) string {
	if d.Status != clock.Definite || d.Date.IsZero() {
		return fmt.Sprintf("答复到期日：%s。%s", d.Status, d.Why)
	}
	return fmt.Sprintf("答复到期日：%s。依据：%s。", d.Date.Chinese(), d.Article)
}

func ledger(r clock.Result) []notice.Block {
	var blocks []notice.Block
	for _, w := range r.Warnings {
		blocks = append(blocks, notice.Paragraph{Text: "提示：" + w.Zh + "。"})
	}
	if len(r.Ledger) == 0 {
		return append(blocks, notice.Paragraph{Text: "尚不能计算。"})
	}
	t := notice.Table{Columns: columns("日期 18", "计入 14", "理由 54", "依据 14")}
	var sources []string
	for _, e := range r.Ledger {
		counted := "—"
		if e.Counted {
			counted = fmt.Sprintf("第%d日", e.N)
		}
		source := joined(e.Article, e.Notice)
		n := slices.Index(sources, source)
		if n < 0 {
			n = len(sources)
			sources = append(sources, source)
		}
		t.Rows = append(t.Rows, []string{e.Date.String(), counted, e.Why, fmt.Sprintf("〔%d〕", n+1)})
	}
	blocks = append(blocks, t)
	for i, source := range sources {
		blocks = append(blocks, notice.Paragraph{Style: notice.Note, Text: fmt.Sprintf("〔%d〕%s", i+1, source)})
	}
	return blocks
}

// lastExport is the export that is being made: the last event.
func (c Content) lastExport() *pb.CaseFileExported {
	if len(c.Events) == 0 {
		return &pb.CaseFileExported{}
	}
	e := shown(c.Case, c.Events[len(c.Events)-1], c.Variant).GetCaseFileExported()
	if e == nil {
		return &pb.CaseFileExported{}
	}
	return e
}
