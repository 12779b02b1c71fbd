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
	c       *casework.Case
	kind    pb.NoticeKind
	subject string // resource name of the consultation or the notice that the letter is about; empty for the case as a whole
	organ   store.Organ
	cal     *calendar.Calendar
	today   calendar.Date
	number  string // 文号
	count   clock.Result
	history []*pb.Event // of the kinds that state who said what
	anchor  anchor      // of the last checkpoint; empty until the letter is issued
}

// noticeKinds are the templates of the notices. A letter to an organ that did not make the document with us has one of its
// own (template).
var noticeKinds = map[pb.NoticeKind]notice.Kind{
	pb.NoticeKind_NOTICE_KIND_RECEIPT:                notice.Receipt,
	pb.NoticeKind_NOTICE_KIND_RECEIPT_CONFIRMATION:   notice.ReceiptConfirmation,
	pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:             notice.Supplement,
	pb.NoticeKind_NOTICE_KIND_REASONS:                notice.Reasons,
	pb.NoticeKind_NOTICE_KIND_EXTENSION:              notice.Extension,
	pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD:          notice.LongerPeriod,
	pb.NoticeKind_NOTICE_KIND_CONSULTATION:           notice.Consultation,
	pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD:      notice.ConsultationTold,
	pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION:  notice.CoMaker,
	pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD:        notice.DisclosureTold,
	pb.NoticeKind_NOTICE_KIND_FEE:                    notice.FeeNotice,
	pb.NoticeKind_NOTICE_KIND_REPLY:                  notice.Reply,
	pb.NoticeKind_NOTICE_KIND_WITHDRAWAL:             notice.Withdrawal,
	pb.NoticeKind_NOTICE_KIND_SERVICE_FORM:           notice.ServiceForm,
	pb.NoticeKind_NOTICE_KIND_POSTING_SLIP:           notice.PostingSlip,
	pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET:         notice.ApprovalSheet,
	pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET:        notice.ExtensionSheet,
	pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET:           notice.SearchSheet,
	pb.NoticeKind_NOTICE_KIND_SECRECY_SHEET:          notice.SecrecySheet,
	pb.NoticeKind_NOTICE_KIND_OPINION_LAPSED:         notice.OpinionLapsed,
	pb.NoticeKind_NOTICE_KIND_CORRECTION:             notice.Correction,
	pb.NoticeKind_NOTICE_KIND_REFERRAL:               notice.Referral,
	pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER: notice.ReviewAnswer,
	pb.NoticeKind_NOTICE_KIND_COURT_ANSWER:           notice.CourtAnswer,
	pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST:          notice.EvidenceSheet,
	pb.NoticeKind_NOTICE_KIND_RULES_LIST:             notice.RulesSheet,
}

// template is the kind of template that the letter is printed from.
func (l *letter) template() notice.Kind {
	if x := l.consultation(); x != nil && l.kind == pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION &&
		x.Kind == pb.ConsultationKind_CONSULTATION_KIND_OTHER_ORGAN {
		return notice.CoOperation
	}
	return noticeKinds[l.kind]
}

// data is everything that the templates may print.
func (l *letter) data() notice.Data {
	r := l.c.Registration
	d := notice.Data{
		OrganName: l.organ.DisplayName, OrganAddress: l.organ.Address, OrganPhone: l.organ.Phone,
		ReconsiderationBody: l.organ.ReconsiderationBody, ReconsiderationURL: l.organ.ReconsiderationURL, Court: l.organ.Court,
		Number: l.number, CaseNumber: l.c.Number, Applicant: r.Applicant.Name, AgentName: r.GetAgent().GetName(),
		Channel: law.Channel(r.Channel).String(), ArrivedOn: date(r.ArrivedOn), ReceivedOn: l.received(),
		ConfirmedOn: l.confirmed(), IssuedOn: l.today, FormWanted: casework.FormWord(r.FormWanted), Due: l.due(clock.Reply),
		CheckpointLine: l.anchor.line, CheckpointCode: l.anchor.code,
		IsBody: r.Applicant.Category > pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON,
	}
	for _, item := range l.c.Items {
		d.RequestItems = append(d.RequestItems, item.Text)
	}
	if fill := fillers[l.kind]; fill != nil {
		fill(l, &d)
	}
	return d
}

// fillers add what only one kind of letter states.
var fillers = map[pb.NoticeKind]func(*letter, *notice.Data){
	pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:             (*letter).fillSupplement,
	pb.NoticeKind_NOTICE_KIND_REASONS:                (*letter).fillReasons,
	pb.NoticeKind_NOTICE_KIND_EXTENSION:              (*letter).fillExtension,
	pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD:          (*letter).fillReasons,
	pb.NoticeKind_NOTICE_KIND_CONSULTATION:           (*letter).fillConsultation,
	pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD:      (*letter).fillConsultation,
	pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION:  (*letter).fillConsultation,
	pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD:        (*letter).fillDisclosure,
	pb.NoticeKind_NOTICE_KIND_FEE:                    (*letter).fillFee,
	pb.NoticeKind_NOTICE_KIND_REPLY:                  (*letter).fillReply,
	pb.NoticeKind_NOTICE_KIND_WITHDRAWAL:             (*letter).fillWithdrawal,
	pb.NoticeKind_NOTICE_KIND_SERVICE_FORM:           (*letter).fillService,
	pb.NoticeKind_NOTICE_KIND_POSTING_SLIP:           (*letter).fillService,
	pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET:         (*letter).fillApproval,
	pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET:        (*letter).fillExtensionSheet,
	pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET:           (*letter).fillSearches,
	pb.NoticeKind_NOTICE_KIND_SECRECY_SHEET:          (*letter).fillSecrecy,
	pb.NoticeKind_NOTICE_KIND_OPINION_LAPSED:         (*letter).fillConsultation,
	pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER: (*letter).fillDefence,
	pb.NoticeKind_NOTICE_KIND_COURT_ANSWER:           (*letter).fillDefence,
	pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST:          (*letter).fillLists,
	pb.NoticeKind_NOTICE_KIND_RULES_LIST:             (*letter).fillLists,
}

func (l *letter) fillSupplement(d *notice.Data) {
	s := l.c.Supplements[len(l.c.Supplements)-1]
	d.Supplement = notice.SupplementData{Points: s.Points, Guidance: s.Guidance, Days: int(s.ReplyDays)}
}

func (l *letter) fillReply(d *notice.Data) {
	d.Course = l.course()
	d.Items = l.decisions()
	d.Remedies = notice.Remedies{ElectronicDelivery: l.electronic()}
	d.SuppliedAttachments = l.attachments()
}

func (l *letter) fillWithdrawal(d *notice.Data) {
	d.Withdrawal.On = l.c.WithdrawnOn
	for _, e := range l.history {
		if w := e.GetWithdrawn(); w != nil {
			d.Withdrawal.How = unstopped(w.Evidence)
		}
	}
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
