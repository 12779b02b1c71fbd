package api

import (
	"regexp"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/law"
	"disclosure/server/notice"
	"disclosure/server/store"
)

// letter gathers what a notice states about a case on a day.
type letter struct {
	c      *casework.Case
	organ  store.Organ
	cal    *calendar.Calendar
	today  calendar.Date
	number string // 文号
	count  clock.Result
}

// noticeKinds are the templates of the notices.
var noticeKinds = map[pb.NoticeKind]notice.Kind{
	pb.NoticeKind_NOTICE_KIND_RECEIPT:    notice.Receipt,
	pb.NoticeKind_NOTICE_KIND_SUPPLEMENT: notice.Supplement,
	pb.NoticeKind_NOTICE_KIND_EXTENSION:  notice.Extension,
	pb.NoticeKind_NOTICE_KIND_REPLY:      notice.Reply,
}

// data is everything that the templates may print.
func (l *letter) data(kind pb.NoticeKind) notice.Data {
	r := l.c.Registration
	d := notice.Data{
		OrganName: l.organ.DisplayName, OrganAddress: l.organ.Address, OrganPhone: l.organ.Phone,
		ReconsiderationBody: l.organ.ReconsiderationBody, ReconsiderationURL: l.organ.ReconsiderationURL, Court: l.organ.Court,
		Number: l.number, CaseNumber: l.c.Number, Applicant: r.Applicant.Name, AgentName: r.GetAgent().GetName(),
		Channel: law.Channel(r.Channel).String(), ReceivedOn: l.received(), ConfirmedOn: l.confirmed(), IssuedOn: l.today,
		FormWanted: casework.FormWord(r.FormWanted), Due: l.due(clock.Reply),
	}
	for _, item := range l.c.Items {
		d.RequestItems = append(d.RequestItems, item.Text)
	}
	switch kind {
	case pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:
		s := l.c.Supplements[len(l.c.Supplements)-1]
		d.Supplement = notice.SupplementData{Points: s.Points, Guidance: s.Guidance, Days: int(s.ReplyDays)}
	case pb.NoticeKind_NOTICE_KIND_EXTENSION:
		d.Extension = l.extension()
	case pb.NoticeKind_NOTICE_KIND_REPLY:
		d.Course = l.course()
		d.Items = l.decisions()
		d.Remedies = notice.Remedies{ElectronicDelivery: l.electronic()}
		d.SuppliedAttachments = l.attachments()
	}
	return d
}

// received is the receipt day that the notice names; before the confirmation it is the day of arrival.
func (l *letter) received() calendar.Date {
	if l.c.ReceivedOn.IsZero() {
		return date(l.c.Registration.ArrivedOn)
	}
	return l.c.ReceivedOn
}

// confirmed is set when the receipt day is a day of confirmation.
func (l *letter) confirmed() calendar.Date {
	rule, err := law.At(l.received()).Channel(law.Channel(l.c.Registration.Channel))
	if err != nil || !rule.NeedsConfirmation {
		return calendar.Date{}
	}
	return l.c.ReceivedOn
}

// electronic says whether the applicant wants the answer by electronic means; the notice then names the internet channel for
// reconsideration (复议法 Art 22 para 2).
func (l *letter) electronic() bool {
	f := l.c.Registration.FormWanted
	return f == pb.FormWanted_FORM_WANTED_EMAIL || f == pb.FormWanted_FORM_WANTED_PORTAL
}

// due is a due date for print: a date only when it is definite, else the rule.
func (l *letter) due(kind clock.DueKind) notice.Due {
	due, _ := l.count.Due(kind)
	if due.Status == clock.Definite {
		return notice.Due{On: due.Date}
	}
	limit, err := law.At(l.received()).Limit(law.Reply)
	if err != nil {
		return notice.Due{}
	}
	return notice.Due{Rule: limit.Runs + limit.String() + "内"}
}

// extension compares the limit without and with the extension, as if the applicant were told today.
func (l *letter) extension() notice.ExtensionData {
	x := l.c.Extension
	return notice.ExtensionData{
		Days: int(x.Days), Reason: x.Reason, ApprovedBy: "本机关政府信息公开工作机构负责人",
		BaseDue: l.due(clock.Reply), NewDue: l.extended().due(clock.Reply),
	}
}

// extended is the letter with a clock in which the extension holds.
func (l *letter) extended() *letter {
	c := l.c.WithExtensionNotified(l.today)
	return &letter{c: c, organ: l.organ, cal: l.cal, today: l.today, count: casework.Clock(c, l.cal, l.today)}
}

// fileEnding is what makes a title a file name, such as .pdf; “方案1.5” has none.
var fileEnding = regexp.MustCompile(`\.[A-Za-z][A-Za-z0-9]{1,4}$`)

// attachments are the names of the documents supplied with the reply, without the ending of a file name.
func (l *letter) attachments() []string {
	var names []string
	for _, d := range l.c.Documents {
		if d.Kind == pb.DocumentKind_DOCUMENT_KIND_SUPPLIED {
			names = append(names, fileEnding.ReplaceAllString(d.Title, ""))
		}
	}
	return names
}

// date reads a day that was checked before it was recorded; the empty text is no date.
func date(s string) calendar.Date {
	d, _ := calendar.ParseDate(s)
	return d
}
