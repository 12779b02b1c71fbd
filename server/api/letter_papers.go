package api

import (
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/law"
	"disclosure/server/notice"
)

// fillService is the letter that a proof of service or a posting slip is for.
func (l *letter) fillService(d *notice.Data) {
	for _, n := range l.c.Notices {
		if n.Name == l.subject {
			d.Service = l.service(n)
		}
	}
}

// methods have the same numbers in the API and on the paper.
func (l *letter) service(n *pb.Notice) notice.ServiceData {
	a := l.c.Registration.Applicant
	s := notice.ServiceData{
		Paper: casework.NoticeWord(n.Kind), Number: n.Number, Pages: int(n.Pages), Recipient: a.Name, Address: a.Address,
		Postcode: a.Postcode, Phone: a.Phone, Method: notice.Method(n.Method), SentOn: date(n.DispatchedOn), Tracking: n.Tracking,
	}
	if party := (&letter{c: l.c, subject: n.Subject}).consultation(); party != nil && toParty(n.Kind) {
		s.Recipient, s.Address, s.Postcode, s.Phone = party.Party, "", "", ""
	}
	return s
}

// toParty says whether a letter about a consultation goes to the party, not to the applicant.
func toParty(kind pb.NoticeKind) bool { return kind != pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD }

// fillApproval is 审查呈批单: the proposed decisions, and what handler, reviewer and head said since the last submission.
func (l *letter) fillApproval(d *notice.Data) {
	d.Course = l.course()
	for i, x := range l.decisions() {
		name := ""
		rule, err := law.At(l.today).Disposition(law.Disposition(x.Disposition))
		if err == nil {
			name = rule.Name
		}
		d.Approval.Proposals = append(d.Approval.Proposals, notice.Proposal{
			Request: x.Request, Decision: l.c.Items[i].Code + " " + name, Basis: x.Basis, Reasons: x.Reasons,
		})
	}
	for _, e := range l.history {
		switch k := e.Kind.(type) {
		case *pb.Event_Submitted:
			d.Approval.Handler = said(e, k.Submitted.Note)
			d.Approval.Reviewer, d.Approval.Head = notice.Opinion{}, notice.Opinion{}
		case *pb.Event_ReviewPassed:
			d.Approval.Reviewer = said(e, k.ReviewPassed.Opinion)
		case *pb.Event_SignedOff:
			d.Approval.Head = said(e, k.SignedOff.Opinion)
		case *pb.Event_Returned:
			d.Approval.Handler, d.Approval.Reviewer = notice.Opinion{}, notice.Opinion{}
		}
	}
}

// said is the opinion that an event records.
func said(e *pb.Event, text string) notice.Opinion {
	return notice.Opinion{Name: e.ActorName, Text: text, On: date(e.RecordedOn)}
}

// fillExtensionSheet is 延期审批单: the head sees both limits before deciding.
func (l *letter) fillExtensionSheet(d *notice.Data) {
	l.fillExtension(d)
	for _, e := range l.history {
		switch k := e.Kind.(type) {
		case *pb.Event_ExtensionRequested:
			d.Approval = notice.ApprovalData{Handler: said(e, "")}
		case *pb.Event_ExtensionDecided:
			d.Approval.Head, d.Approval.Decided, d.Approval.Agreed = said(e, k.ExtensionDecided.Remark), true, k.ExtensionDecided.Approved
		}
	}
}

// fillSearches is the record of the searches.
func (l *letter) fillSearches(d *notice.Data) {
	for _, s := range l.c.Searches {
		d.Searches = append(d.Searches, notice.SearchData{
			Items: itemsWord(s.Items), On: date(s.SearchedOn), By: s.Searcher, Places: s.Places, Keywords: s.Keywords,
			Period: s.Period, Units: s.UnitsAsked, Result: s.Result,
		})
	}
}

// fillSecrecy is the record of the reviews before disclosure (Art 17).
func (l *letter) fillSecrecy(d *notice.Data) {
	for _, r := range l.c.Secrecy {
		d.Secrecy = append(d.Secrecy, notice.SecrecyData{
			Items: itemsWord(r.Items), On: date(r.ReviewedOn), By: r.ReviewedBy, Conclusion: r.Conclusion,
		})
	}
}

// itemsWord names the items that a record is about.
func itemsWord(items []int32) string {
	if len(items) == 0 {
		return "全部申请内容"
	}
	var words []string
	for _, n := range items {
		words = append(words, fmt.Sprintf("第%d项", n))
	}
	return strings.Join(words, "、")
}
