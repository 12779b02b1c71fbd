package api

import (
	"fmt"
	"slices"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
	"disclosure/server/law"
	"disclosure/server/notice"
)

// decisions are the determinations in the form of the templates: the handler's particulars under the names of the template
// fields, and those that the record knows.
func (l *letter) decisions() []notice.ItemDecision {
	var out []notice.ItemDecision
	for _, item := range l.c.Items {
		d := item.Determination
		rule, err := law.At(l.today).Disposition(law.Disposition(d.Disposition))
		if err != nil {
			continue // a disposition without law in force was refused when proposed
		}
		x := notice.ItemDecision{
			No: int(item.Number), Request: item.Text, Disposition: int(d.Disposition), Basis: item.Basis,
			Reasons: unstopped(d.Reasons), Fields: l.recorded(item),
		}
		for _, n := range rule.Needs {
			if value := d.Fields[n.Key]; value != "" && n.Label != "" {
				x.Fields[n.Label] = fieldText(n, value)
			}
		}
		x.SpecialLaw = x.Fields["特别法"]
		delete(x.Fields, "特别法")
		x.Redactions = l.redactions(d)
		out = append(out, x)
	}
	return out
}

// fieldText prints a date as letters print it, and any other value as given but for a closing full stop, which the template
// sets itself.
func fieldText(n law.Need, value string) string {
	d, err := calendar.ParseDate(value)
	if n.Date && err == nil {
		return d.Chinese()
	}
	return unstopped(value)
}

// unstopped drops a closing full stop.
func unstopped(text string) string { return strings.TrimSuffix(text, "。") }

func (l *letter) redactions(d *pb.Determination) []notice.Redaction {
	var out []notice.Redaction
	for _, r := range d.Redactions {
		ground, err := law.At(l.today).Ground(r.Ground)
		if err != nil {
			continue // refused when proposed
		}
		out = append(out, notice.Redaction{Passage: unstopped(r.Passage), Ground: ground.Basis.String(), Reason: unstopped(r.Reason)})
	}
	return out
}

// recorded are the fields that the record of the case fills in.
func (l *letter) recorded(item *pb.Item) map[string]string {
	f := map[string]string{}
	switch law.Disposition(item.Determination.Disposition) {
	case law.R7:
		f["征求意见日期"] = l.consultedOn(item.Number)
	case law.R12:
		f["检索范围"], f["检索情况"] = l.searched(item.Number)
	case law.R15, law.R21:
		l.supplemented(f)
	case law.R22:
		l.charged(f)
	}
	return f
}

// consultedOn is the day on which the first letter about the item was sent.
func (l *letter) consultedOn(item int32) string {
	for _, x := range l.c.Consultations {
		if len(x.Items) == 0 || slices.Contains(x.Items, item) {
			return date(x.SentOn).Chinese()
		}
	}
	return ""
}

// searched tells scope and course of the searches for an item.
func (l *letter) searched(item int32) (scope, course string) {
	var scopes, courses []string
	for _, s := range l.c.Searches {
		if len(s.Items) > 0 && !slices.Contains(s.Items, item) {
			continue
		}
		scopes = append(scopes, fmt.Sprintf("%s（%s）", strings.Join(s.Places, "、"), s.Period))
		text := fmt.Sprintf("%s，以“%s”为关键词进行检索", date(s.SearchedOn).Chinese(), strings.Join(s.Keywords, "”“"))
		if len(s.UnitsAsked) > 0 {
			text += "，并询问" + strings.Join(s.UnitsAsked, "、")
		}
		courses = append(courses, text+"，结果为："+unstopped(s.Result))
	}
	return strings.Join(scopes, "；"), strings.Join(courses, "；")
}

// supplemented tells the days of the last supplement.
func (l *letter) supplemented(f map[string]string) {
	if len(l.c.Supplements) == 0 {
		return
	}
	s := l.c.Supplements[len(l.c.Supplements)-1]
	set := func(name, on string) {
		if on != "" {
			f[name] = date(on).Chinese()
		}
	}
	set("补正告知日期", s.SentOn)
	if s.ReceivedOn != "" {
		set("补正收到日期", s.ReceivedOn)
		return
	}
	set("补正送达日期", s.ServedOn)
	f["补正告知文号"] = strings.Trim(l.numberOf(pb.NoticeKind_NOTICE_KIND_SUPPLEMENT, len(l.c.Supplements)-1), "（）")
	due, _ := l.count.DueOf(clock.SupplementReply, len(l.c.Supplements)-1)
	set("补正届满日期", due.Date.String())
}

// charged tells the days and the amount of the fee that was not paid.
func (l *letter) charged(f map[string]string) {
	fee := l.c.Fee
	if fee == nil {
		return
	}
	f["收费金额"] = fmt.Sprintf("%d元", fee.AmountYuan)
	f["收费通知文号"] = strings.Trim(l.numberOf(pb.NoticeKind_NOTICE_KIND_FEE, 0), "（）")
	for name, on := range map[string]string{"收费通知日期": fee.SentOn, "收费送达日期": fee.ServedOn} {
		if on != "" {
			f[name] = date(on).Chinese()
		}
	}
	if due, _ := l.count.Due(clock.Payment); due.Status == clock.Definite {
		f["缴费届满日期"] = due.Date.Chinese()
	}
}
