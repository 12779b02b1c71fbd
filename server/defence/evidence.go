package defence

import (
	"regexp"
	"slices"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

// Evidence is what the organ hands in with its answer in a proceeding: as staff edited it, else as the case gives it now.
func Evidence(c *casework.Case, n int32, generated bool) (*pb.EvidenceList, error) {
	p, err := c.Proceeding(n)
	if err != nil {
		return nil, err
	}
	out := &pb.EvidenceList{Name: p.Name, Etag: c.Etag(), Rules: Rules(c)}
	edited := c.EditedEvidence(n)
	if edited == nil || generated || len(edited.Items) == 0 {
		out.Items = casework.NumberEvidence(p.Kind, Generate(c, p))
		return out, nil
	}
	edited = proto.Clone(edited).(*pb.EvidenceListed)
	out.Items, out.Edited = edited.Items, true
	if len(edited.Rules) > 0 {
		out.Rules = edited.Rules
	}
	return out, nil
}

// Generate lists every paper of the case that can prove something, in the order of what it proves: request and receipt, time
// limit and procedure, substance, reply and service. Void notices and the papers of the proceeding itself are left out.
func Generate(c *casework.Case, p *pb.Proceeding) []*pb.EvidenceItem {
	var all []ranked
	for _, d := range c.Documents {
		if d.Kind == pb.DocumentKind_DOCUMENT_KIND_NOTICE {
			continue // by its notice
		}
		row, ok := documentRows[d.Kind]
		if ok {
			all = append(all, ranked{row.rank, ofDocument(c, d, row)})
		}
	}
	for _, n := range c.Notices {
		row, ok := noticeRows[n.Kind]
		if ok && n.State != pb.NoticeState_NOTICE_STATE_VOID {
			all = append(all, ranked{row.rank, ofNotice(c, n, row)})
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return a.rank - b.rank })
	var items []*pb.EvidenceItem
	for _, x := range all {
		items = append(items, x.item)
	}
	return items
}

type ranked struct {
	rank int
	item *pb.EvidenceItem
}

func ofDocument(c *casework.Case, d *pb.Document, row paperRow) *pb.EvidenceItem {
	x := &pb.EvidenceItem{
		Title: titleOf(d), Source: sourceOf(d, row), Proves: row.proves(c), Pages: d.Pages, Origin: originOf(d), Secrecy: row.secrecy,
		Group: row.group, Document: d.Name,
	}
	if late(c, d) {
		x.Remark = "答复之后取得，提交前请核对行政复议法第四十六条"
	}
	return x
}

// late says whether a paper that should have been there before the answer came to the file after it.
func late(c *casework.Case, d *pb.Document) bool {
	group := documentRows[d.Kind].group
	answered := c.AnsweredOn
	return !answered.IsZero() && group == pb.EvidenceGroup_EVIDENCE_GROUP_SUBSTANCE &&
		d.Kind != pb.DocumentKind_DOCUMENT_KIND_PROCEEDING_DECISION && calendar.DateOf(d.CreateTime.AsTime()).After(answered)
}

func titleOf(d *pb.Document) string {
	word := casework.DocumentWord(d.Kind)
	if d.Title == "" || fileEnding.ReplaceAllString(d.Title, "") == word {
		return word
	}
	return cut(word+"《"+fileEnding.ReplaceAllString(d.Title, "")+"》", 200)
}

// fileEnding is what makes a title a file name, such as .pdf.
var fileEnding = regexp.MustCompile(`\.[A-Za-z][A-Za-z0-9]{1,4}$`)

func cut(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n-1]) + "…"
}

func sourceOf(d *pb.Document, row paperRow) string {
	switch {
	case d.Source != "":
		return d.Source
	case d.Origin == pb.DocumentOrigin_DOCUMENT_ORIGIN_STAFF:
		return "本机关制作"
	}
	return row.source
}

func originOf(d *pb.Document) pb.EvidenceOrigin {
	switch d.Form {
	case pb.DocumentForm_DOCUMENT_FORM_ORIGINAL:
		return pb.EvidenceOrigin_EVIDENCE_ORIGIN_ORIGINAL
	case pb.DocumentForm_DOCUMENT_FORM_ELECTRONIC:
		return pb.EvidenceOrigin_EVIDENCE_ORIGIN_ELECTRONIC
	}
	return pb.EvidenceOrigin_EVIDENCE_ORIGIN_COPY
}

func ofNotice(c *casework.Case, n *pb.Notice, row paperRow) *pb.EvidenceItem {
	title := casework.NoticeWord(n.Kind)
	if n.Number != "" {
		title += "（" + n.Number + "）"
	}
	proves := row.proves(c)
	if row.served {
		proves += service(n)
	}
	return &pb.EvidenceItem{
		Title: title, Source: row.source, Proves: proves, Pages: n.Pages, Origin: pb.EvidenceOrigin_EVIDENCE_ORIGIN_ORIGINAL,
		Secrecy: row.secrecy, Group: row.group, Document: n.Document, Remark: "存档件",
	}
}

// service says when a letter went out and arrived.
func service(n *pb.Notice) string {
	text := ""
	if n.DispatchedOn != "" {
		text += "，" + chinese(n.DispatchedOn) + "以" + casework.MethodWord(n.Method) + "发出"
	}
	if n.DeliveredOn != "" {
		text += "，" + chinese(n.DeliveredOn) + "送达"
	}
	return text
}

// chinese is a day as papers print it.
func chinese(on string) string {
	d, err := calendar.ParseDate(on)
	if err != nil {
		return on
	}
	return d.Chinese()
}
