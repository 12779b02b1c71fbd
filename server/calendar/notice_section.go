package calendar

import (
	"strings"
	"time"
)

// sectionReader reads the sentences about one holiday.
type sectionReader struct {
	r       *noticeReader
	name    string
	spans   []Holiday
	work    []Date
	pending string // dates whose 放假 or 上班 comes in a later clause
}

func (p *sectionReader) sentence(s string) {
	p.pending = ""
	for _, clause := range strings.Split(s, ",") {
		p.clause(clause)
	}
}

// clause reads one clause. What is neither off nor worked says nothing: that
// employers are encouraged to give a day off makes it no holiday.
func (p *sectionReader) clause(c string) {
	off := strings.Contains(c, "放假") || strings.Contains(c, "补休")
	switch {
	case strings.Contains(c, "上班"):
		if !strings.Contains(c, "正常上班") && !strings.Contains(c, "起上班") {
			for _, t := range p.r.dates(p.take(c), p.name) {
				p.work = append(p.work, t.date)
			}
		}
	case off:
		p.off(p.take(c))
	case strings.Contains(c, "日") && !strings.Contains(c, "休息"):
		p.pending += c + "、"
	}
	if strings.Contains(c, "周末连休") {
		p.joinWeekend()
	}
	p.total(c)
}

// take gives the clause with the dates that waited for it.
func (p *sectionReader) take(c string) string {
	c, p.pending = p.pending+c, ""
	return c
}

// off reads spans: 2月15日至23日, or single days.
func (p *sectionReader) off(c string) {
	tokens := p.r.dates(c, p.name)
	for i := 0; i < len(tokens); i++ {
		h := Holiday{Name: p.name, From: tokens[i].date, To: tokens[i].date}
		if i+1 < len(tokens) && isRange(c[tokens[i].to:tokens[i+1].from]) {
			i++
			h.To = tokens[i].date
		}
		if h.To.Before(h.From) && h.From.Month == time.December {
			h.From = exact(h.From.Year-1, 12, h.From.Day)
		}
		if !p.r.sane(h) {
			continue
		}
		if n := len(p.spans); n > 0 && p.spans[n-1].To.AddDays(1) == h.From {
			p.spans[n-1].To = h.To
			continue
		}
		p.spans = append(p.spans, h)
	}
}

func isRange(between string) bool {
	switch strings.Trim(between, "-—–―~〜") {
	case "":
		return between != ""
	case "至", "到":
		return true
	}
	return false
}

// joinWeekend is 与周末连休: the weekend beside the holiday belongs to it.
func (p *sectionReader) joinWeekend() {
	if len(p.spans) == 0 {
		return
	}
	h := &p.spans[len(p.spans)-1]
	before := *h
	for h.From.AddDays(-1).IsWeekend() {
		h.From = h.From.AddDays(-1)
	}
	for h.To.AddDays(1).IsWeekend() {
		h.To = h.To.AddDays(1)
	}
	if *h == before && !h.From.IsWeekend() && !h.To.IsWeekend() {
		p.r.fault("%s（%s至%s）与周末不相连，不能与周末连休", p.name, h.From.Chinese(), h.To.Chinese())
	}
}

// total compares 共N天 with the days read.
func (p *sectionReader) total(c string) {
	m := total.FindStringSubmatch(c)
	if m == nil || len(p.spans) == 0 {
		return
	}
	days := 0
	for _, h := range p.spans {
		days += h.From.DaysUntil(h.To) + 1
	}
	if said := number(m[1]); said != days {
		p.r.fault("%s从%s至%s是%d天，通知写作%d天", p.name, p.spans[0].From.Chinese(), p.spans[len(p.spans)-1].To.Chinese(), days, said)
	}
}
