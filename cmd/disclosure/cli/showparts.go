package cli

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// waitSections show what stopped or moved the clock.
func waitSections(p page, c *pb.Case) {
	if len(c.Supplements) > 0 {
		p.head("补正")
	}
	for _, s := range c.Supplements {
		p.text(fmt.Sprintf("%2d. ", s.Number), strings.Join(s.Points, "；"))
		p.text("    ", facts(fact("决定 ", s.RequestedOn), fact("发出 ", s.SentOn), fact("送达 ", s.ServedOn),
			fact("补正 ", s.ReceivedOn), fact("逾期记录 ", s.LapsedOn), fmt.Sprintf("期限 %d 个工作日", s.ReplyDays)))
	}
	if len(c.Consultations) > 0 {
		p.head("征求意见")
	}
	for _, s := range c.Consultations {
		p.text(lastPart(s.Name)+". ", facts(label(s.Kind)+" "+s.Party, itemList(s.Items), fact("发函 ", s.SentOn),
			fact("收到 ", s.ServedOn), label(s.Opinion), fact("答复 ", s.ClosedOn), fact("理由：", s.Reasons)))
	}
	feeSections(p, c)
	if e := c.Extension; e != nil {
		p.head("延期")
		p.text("    ", facts(label(e.State), fmt.Sprintf("%d 个工作日", e.Days), fact("理由：", e.Reason),
			fact("申请 ", lastPart(e.RequestedBy)), fact("决定 ", strings.TrimSpace(lastPart(e.DecidedBy)+" "+e.DecidedOn)), fact("告知 ", e.NotifiedOn)))
	}
}

// evidenceSections show what was searched and reviewed.
func evidenceSections(p page, c *pb.Case) {
	if len(c.Searches) > 0 {
		p.head("检索")
	}
	for _, s := range c.Searches {
		p.text("  · ", searchLine(s))
	}
	if len(c.SecrecyReviews) > 0 {
		p.head("保密审查")
	}
	for _, s := range c.SecrecyReviews {
		p.text("  · ", secrecyLine(s))
	}
}

func searchLine(s *pb.SearchRecord) string {
	return facts(s.GetSearchedOn(), s.GetSearcher(), itemList(s.GetItems()), fact("范围：", strings.Join(s.GetPlaces(), "、")),
		fact("检索词：", strings.Join(s.GetKeywords(), "、")), fact("时间：", s.GetPeriod()),
		fact("询问：", strings.Join(s.GetUnitsAsked(), "、")), fact("结果：", s.GetResult()))
}

func secrecyLine(s *pb.SecrecyReview) string {
	return facts(s.GetReviewedOn(), s.GetReviewedBy(), itemList(s.GetItems()), fact("结论：", s.GetConclusion()))
}

// itemList names items; empty means all of them.
func itemList(items []int32) string {
	if len(items) == 0 {
		return "全部事项"
	}
	parts := make([]string, len(items))
	for i, n := range items {
		parts[i] = strconv.Itoa(int(n))
	}
	return "事项 " + strings.Join(parts, "、")
}

// paperSections list notices and documents.
func paperSections(p page, c *pb.Case) {
	if len(c.Notices) > 0 {
		p.head("文书")
		t := table{head: []string{"编号", "种类", "文号", "状态", "制发", "发出", "送达", "方式", "材料"}}
		for _, n := range c.Notices {
			t.add(lastPart(n.Name), label(n.Kind), orDash(n.Number), label(n.State), n.IssuedOn, orDash(n.DispatchedOn),
				orDash(n.DeliveredOn), orDash(label(n.Method)), lastPart(n.Document))
		}
		t.write(p.w, "  ")
	}
	if len(c.Documents) > 0 {
		p.head("材料")
		t := table{head: []string{"编号", "种类", "名称", "收到", "来源", "形式", "类型", "大小"}, most: []int{0, 0, 50}}
		for _, d := range c.Documents {
			t.add(lastPart(d.Name), label(d.Kind), d.Title, d.ReceivedOn, orDash(label(d.Origin)), orDash(label(d.Form)), d.MediaType, sizeWords(d.SizeBytes))
		}
		t.write(p.w, "  ")
	}
}

func sizeWords(n int64) string {
	switch {
	case n < 1<<10:
		return strconv.FormatInt(n, 10) + " B"
	case n < 1<<20:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
}
