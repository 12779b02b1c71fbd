package casefile

import (
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

// paper is a document of the case as the lists of the file name it.
type paper struct {
	*pb.Document
	kind
	number      int    // within the case, from 1
	title       string // 题名
	docNumber   string // 文号
	responsible string // 责任者
	date        calendar.Date
	path        string // within the file
	absent      string // why it is not in this copy; empty when it is
	notShown    string // why it is not shown as pages; empty when it is
	remark      string // 备注
	own         bool   // printed by this service
	pages       int    // in the volume
	page        int    // running number of the first; 0 when it is in no volume
}

// papers lists the documents of the case by their numbers.
func papers(c Content) []*paper {
	var list []*paper
	for i, d := range c.Case.Documents {
		p := &paper{Document: d, kind: kindOf(c.Case, d), number: i + 1}
		p.title, p.date, p.responsible = c.titleOf(d), documentDate(d), d.Source
		p.path = documentName(p)
		if p.responsible == "" {
			p.responsible = c.makerName(p.by)
		}
		n := noticeOf(c.Case, d)
		if n != nil {
			p.notice(n)
		}
		p.remark = strings.Join(remarks(p, n), "；")
		c.withhold(p)
		list = append(list, p)
	}
	return list
}

// withhold leaves a paper out of a copy, with what tells of persons.
func (c Content) withhold(p *paper) {
	switch {
	case c.Variant == pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED:
		p.absent = "本副本隐去个人信息，不含材料原件"
	case c.Variant == pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT && p.restricted:
		p.absent = "存附卷，不在本副本（行政复议法第四十七条）"
	default:
		return
	}
	p.path = ""
	p.title, p.responsible = casework.DocumentWord(p.Kind), ""
	if p.own {
		p.title, p.responsible = p.noticeTitle(c), c.Organ
	}
}

// noticeTitle is the kind of a notice, which tells of nobody.
func (p *paper) noticeTitle(c Content) string {
	n := noticeOf(c.Case, p.Document)
	if n == nil {
		return casework.DocumentWord(p.Kind)
	}
	return casework.NoticeWord(n.Kind)
}

// notice takes over what a notice knows of itself.
func (p *paper) notice(n *pb.Notice) {
	p.own, p.title, p.docNumber = true, casework.NoticeWord(n.Kind), n.Number
	on, err := calendar.ParseDate(n.IssuedOn)
	if err == nil {
		p.date = on
	}
}

func remarks(p *paper, n *pb.Notice) []string {
	var list []string
	if n != nil && n.State == pb.NoticeState_NOTICE_STATE_VOID {
		list = append(list, "已作废")
	}
	if p.Form != pb.DocumentForm_DOCUMENT_FORM_UNSPECIFIED {
		list = append(list, casework.DocumentFormWord(p.Form))
	}
	return list
}

// titleOf names a document by its kind and, where it says more, its title. An ending tells nothing to a reader of paper.
func (c Content) titleOf(d *pb.Document) string {
	word := casework.DocumentWord(d.Kind)
	title := d.Title
	at := strings.LastIndexByte(title, '.')
	if at > 0 && len(title)-at <= 6 {
		title = title[:at]
	}
	switch {
	case title == "" || title == word:
		return word
	case strings.HasPrefix(title, word):
		return title
	}
	return word + "（" + title + "）"
}

func documentDate(d *pb.Document) calendar.Date {
	on, err := calendar.ParseDate(d.ReceivedOn)
	if err != nil {
		return calendar.DateOf(d.CreateTime.AsTime())
	}
	return on
}

// makerName names who made papers of a kind.
func (c Content) makerName(by who) string {
	switch by {
	case organ:
		return c.Organ
	case applicant:
		return c.Case.Registration.Applicant.Name
	case thirdParty:
		return "被征求意见方"
	}
	return ""
}

// digits is a day as archives write it, 8 digits.
func digits(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return strings.ReplaceAll(d.String(), "-", "")
}
