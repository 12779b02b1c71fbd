package defence

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/law"
)

// Rules are those that the organ relied on: on competence and procedure as far as the case used them, and for each determination
// its articles and the special law that it names.
func Rules(c *casework.Case) []*pb.RuleItem {
	l := &ruleList{at: law.At(startOf(c))}
	l.add(law.Cite(law.Basis{Statute: law.Regulation, Article: 4}, law.Basis{Statute: law.Regulation, Article: 10}), "本机关受理和答复政府信息公开申请的职责")
	l.limit(law.Reply, "答复期限")
	if len(c.Supplements) > 0 {
		l.limit(law.SupplementNotice, "告知补正")
	}
	if c.Extension != nil {
		l.limit(law.ExtensionMax, "延长答复期限")
	}
	if c.Reasons != nil {
		l.rule(law.ReasonsAsked, "要求说明理由")
	}
	if c.Fee != nil {
		l.rule(law.FeeNoticeInTime, "收取信息处理费")
	}
	if len(c.Consultations) > 0 {
		l.limit(law.ThirdPartyOpinion, "书面征求意见")
		l.rule(law.ConsultationOut, "征求意见所需时间不计入期限")
	}
	for _, item := range c.Items {
		l.determination(item)
	}
	return l.items
}

// startOf is the day whose law governs the case.
func startOf(c *casework.Case) calendar.Date {
	d := c.ReceivedOn
	if d.IsZero() {
		d = arrived(c)
	}
	return d
}

type ruleList struct {
	at    law.Book
	items []*pb.RuleItem
}

// add joins what one rule is relied on for.
func (l *ruleList) add(rule, purpose string) {
	for _, x := range l.items {
		if x.Rule == rule {
			if !strings.Contains(x.ReliedOnFor, purpose) {
				x.ReliedOnFor = cut(x.ReliedOnFor+"；"+purpose, 500)
			}
			return
		}
	}
	if rule != "" {
		l.items = append(l.items, &pb.RuleItem{Number: int32(len(l.items) + 1), Rule: cut(rule, 300), ReliedOnFor: purpose})
	}
}

func (l *ruleList) limit(k law.LimitKey, purpose string) {
	row, err := l.at.Limit(k)
	if err == nil {
		l.add(row.Basis.String(), purpose)
	}
}

func (l *ruleList) rule(k law.RuleKey, purpose string) {
	row, err := l.at.Rule(k)
	if err == nil {
		l.add(row.Basis.String(), purpose)
	}
}

// determination adds the articles of a decision, those of its withheld passages, and the special law.
func (l *ruleList) determination(item *pb.Item) {
	d := item.Determination
	if d == nil {
		return
	}
	row, err := l.at.Disposition(law.Disposition(d.Disposition))
	if err != nil {
		return
	}
	purpose := fmt.Sprintf("第%d项：%s", item.Number, row.Name)
	l.add(item.Basis, purpose)
	l.add(d.Fields["special_law"], purpose)
	for _, r := range d.Redactions {
		g, err := l.at.Ground(r.Ground)
		if err == nil && !strings.Contains(item.Basis, strings.TrimPrefix(g.Basis.String(), law.Regulation.Title)) {
			l.add(g.Basis.String(), purpose)
		}
	}
}
