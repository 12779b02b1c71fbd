package casefile

import (
	"fmt"
	"strings"

	"disclosure/server/casework"
	"disclosure/server/notice"
)

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
