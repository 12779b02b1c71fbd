package api

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/defence"
	"disclosure/server/law"
	"disclosure/server/notice"
)

// proceeding is the one that the letter is about; nil for other letters.
func (l *letter) proceeding() *pb.Proceeding {
	for _, p := range l.c.Proceedings {
		if p.Name == l.subject {
			return p
		}
	}
	return nil
}

// fillDefence is the organ's answer in a proceeding: the handler's words, and the record's facts, count and decisions.
func (l *letter) fillDefence(d *notice.Data) {
	p := l.proceeding()
	l.fillLists(d)
	x, words := &d.Defence, p.Defence
	x.PapersOn = date(p.PapersOn)
	x.Representative, x.Agents, x.Request = unstopped(words.GetRepresentative()), words.GetAgents(), unstopped(words.GetRequest())
	x.Competence, x.Procedure, x.Content, x.Conclusion = words.GetCompetence(), words.GetProcedure(), words.GetContent(), words.GetConclusion()
	for _, c := range words.GetClaims() {
		x.Claims = append(x.Claims, notice.ClaimReply{Claim: unstopped(c.Claim), Reply: c.Reply})
	}
	for _, f := range defence.Facts(l.c) {
		x.Facts = append(x.Facts, notice.CourseStep{On: f.On, Text: f.Zh})
	}
	for i, row := range l.count.Table() {
		if l.count.Ledger[i].Date.Before(l.c.ReopenedOn()) {
			continue // the limit of an answer that was set aside
		}
		x.Clock = append(x.Clock, notice.ClockDay{Date: row.Date, Weekday: row.Weekday, Number: row.Number, Why: row.Why})
	}
	x.InTime = l.inTime()
	x.Decisions = l.determined()
	d.SuppliedAttachments = []string{"证据目录和证据材料", "依据目录", "法定代表人身份证明和授权委托书"}
}

// inTime says what follows from the count.
func (l *letter) inTime() string {
	due, ok := l.count.Due(clock.Reply)
	answered := l.c.AnsweredOn
	switch {
	case !ok || due.Date.IsZero():
		return "答复期限的计算见上述事实经过，期限现已停止计算"
	case due.Status != clock.Definite:
		return "答复期限的计算见上述事实经过"
	case answered.IsZero():
		return fmt.Sprintf("答复期限于%s届满，本机关尚未答复", due.Date.Chinese())
	case answered.After(due.Date):
		return fmt.Sprintf("答复期限于%s届满，本机关于%s答复，超过了期限", due.Date.Chinese(), answered.Chinese())
	}
	return fmt.Sprintf("答复期限于%s届满，本机关于%s答复，没有超过期限", due.Date.Chinese(), answered.Chinese())
}

// determined are the decisions that went out with the reply.
func (l *letter) determined() []notice.Proposal {
	var out []notice.Proposal
	if l.c.AnsweredOn.IsZero() {
		return nil
	}
	for _, item := range l.c.Items {
		d := item.Determination
		if d == nil {
			continue
		}
		name := item.Code
		rule, err := law.At(l.received()).Disposition(law.Disposition(d.Disposition))
		if err == nil {
			name = rule.Name
		}
		out = append(out, notice.Proposal{Request: item.Text, Decision: name, Basis: item.Basis, Reasons: d.Reasons})
	}
	return out
}

// fillLists are the evidence and the rules of a proceeding.
func (l *letter) fillLists(d *notice.Data) {
	p := l.proceeding()
	d.Defence.Body, d.Defence.CaseNumber = p.Body, p.CaseNumber
	list, err := defence.Evidence(l.c, numberIn(p.Name), false)
	if err != nil {
		return // the letter is about a proceeding of the case
	}
	page, group := int32(1), pb.EvidenceGroup_EVIDENCE_GROUP_UNSPECIFIED
	for i, x := range list.Items {
		line := notice.EvidenceLine{
			Number: x.Number, Title: x.Title, Source: x.Source, Proves: unstopped(x.Proves), Form: originWords[x.Origin], Remark: remark(x),
		}
		if casework.InCourt(p.Kind) && (i == 0 || x.Group != group) {
			group = x.Group
			line.Group = "第" + law.Numeral(groupNumber(x.Number)) + "组　" + groupWords[x.Group]
		}
		line.Pages, page = pageRange(page, x.Pages)
		d.Defence.Withheld = d.Defence.Withheld || x.Secrecy != ""
		d.Defence.Evidence = append(d.Defence.Evidence, line)
	}
	for _, r := range list.Rules {
		d.Defence.Rules = append(d.Defence.Rules, notice.RuleLine{Rule: r.Rule, Purpose: unstopped(r.ReliedOnFor)})
	}
}

// pageRange names the pages of a piece of evidence in the bundle, and where the next one begins. Once a number of pages is not
// known, the pages after it are not either.
func pageRange(first, pages int32) (text string, next int32) {
	switch {
	case first == 0 || pages == 0:
		return "", 0
	case pages == 1:
		return fmt.Sprintf("第%d页", first), first + 1
	}
	return fmt.Sprintf("第%d至%d页", first, first+pages-1), first + pages
}

func remark(x *pb.EvidenceItem) string {
	if x.Secrecy == "" {
		return x.Remark
	}
	text := "不宜查阅：" + x.Secrecy
	if x.Remark != "" {
		text = x.Remark + "；" + text
	}
	return text
}

// groupNumber is the class in a number such as 2-1.
func groupNumber(number string) int {
	n := 0
	_, err := fmt.Sscanf(number, "%d-", &n)
	if err != nil {
		return 0
	}
	return n
}

var originWords = map[pb.EvidenceOrigin]string{
	pb.EvidenceOrigin_EVIDENCE_ORIGIN_ORIGINAL: "原件", pb.EvidenceOrigin_EVIDENCE_ORIGIN_COPY: "复印件",
	pb.EvidenceOrigin_EVIDENCE_ORIGIN_ELECTRONIC: "电子数据",
}

var groupWords = map[pb.EvidenceGroup]string{
	pb.EvidenceGroup_EVIDENCE_GROUP_REQUEST: "申请与收到", pb.EvidenceGroup_EVIDENCE_GROUP_PROCEDURE: "期限与程序",
	pb.EvidenceGroup_EVIDENCE_GROUP_SUBSTANCE: "检索、审查与处理", pb.EvidenceGroup_EVIDENCE_GROUP_REPLY: "答复与送达",
	pb.EvidenceGroup_EVIDENCE_GROUP_UNSPECIFIED: "其他",
}
