package casefile

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// place is where a paper lies in the file. A case has one volume: the answer first, then what led to it, then how it was served.
type place int

// The places in their order.
const (
	answer       place = iota + 1 // the answer, and what ends a case without one
	approval                      // how it was decided
	request                       // the request, who made it, how it came
	receipt                       // receipt and confirmation
	supplement                    // supplement, reasons, talks with the applicant
	search                        // search, competence
	secrecy                       // review before disclosure
	consultation                  // third parties and other organs
	extension                     // longer time
	fee                           // fees
	supplied                      // what was supplied, and what was left out of it
	service                       // proofs of service
	proceedings                   // reconsideration, court, complaints
	others                        // what has no other place
	course                        // course of the case and count of its limit
)

// who made a paper, where it does not say so itself.
type who int

const (
	nobody who = iota
	organ
	applicant
	thirdParty
)

// kind is what the file must know about a kind of paper.
type kind struct {
	place place
	// restricted papers lie in a part of their own, which a copy for the applicant leaves out (行政复议法 Art 47).
	restricted bool
	by         who
}

// documentKinds has every kind of document but the notices.
var documentKinds = map[pb.DocumentKind]kind{
	pb.DocumentKind_DOCUMENT_KIND_REQUEST:              {request, false, applicant},
	pb.DocumentKind_DOCUMENT_KIND_IDENTITY_PROOF:       {request, true, applicant},
	pb.DocumentKind_DOCUMENT_KIND_AUTHORIZATION:        {request, true, applicant},
	pb.DocumentKind_DOCUMENT_KIND_ENVELOPE:             {request, false, applicant},
	pb.DocumentKind_DOCUMENT_KIND_RECEIPT_PROOF:        {request, false, organ},
	pb.DocumentKind_DOCUMENT_KIND_SUPPLEMENT:           {supplement, false, applicant},
	pb.DocumentKind_DOCUMENT_KIND_COMMUNICATION_RECORD: {supplement, false, organ},
	pb.DocumentKind_DOCUMENT_KIND_SEARCH_EVIDENCE:      {search, false, organ},
	pb.DocumentKind_DOCUMENT_KIND_COMPETENCE_BASIS:     {search, false, nobody},
	pb.DocumentKind_DOCUMENT_KIND_INTERNAL:             {approval, false, organ},
	pb.DocumentKind_DOCUMENT_KIND_CONSULTATION_LETTER:  {consultation, true, organ},
	pb.DocumentKind_DOCUMENT_KIND_OPINION:              {consultation, true, thirdParty},
	pb.DocumentKind_DOCUMENT_KIND_PAYMENT_PROOF:        {fee, false, applicant},
	pb.DocumentKind_DOCUMENT_KIND_SUPPLIED:             {supplied, false, organ},
	pb.DocumentKind_DOCUMENT_KIND_REDACTED_COPY:        {supplied, false, organ},
	pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF:       {service, false, nobody},
	pb.DocumentKind_DOCUMENT_KIND_POSTAL_SLIP:          {service, false, nobody},
	pb.DocumentKind_DOCUMENT_KIND_PROCEEDING_PAPER:     {proceedings, false, nobody},
	pb.DocumentKind_DOCUMENT_KIND_PROCEEDING_DECISION:  {proceedings, false, nobody},
	pb.DocumentKind_DOCUMENT_KIND_OTHER:                {others, false, nobody},
}

// noticeKinds has every kind of notice. Proofs of service for another notice are restricted when that one is.
var noticeKinds = map[pb.NoticeKind]kind{
	pb.NoticeKind_NOTICE_KIND_REPLY:                  {answer, false, organ},
	pb.NoticeKind_NOTICE_KIND_WITHDRAWAL:             {answer, false, organ},
	pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET:         {approval, false, organ},
	pb.NoticeKind_NOTICE_KIND_RECEIPT:                {receipt, false, organ},
	pb.NoticeKind_NOTICE_KIND_RECEIPT_CONFIRMATION:   {receipt, false, organ},
	pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:             {supplement, false, organ},
	pb.NoticeKind_NOTICE_KIND_REASONS:                {supplement, false, organ},
	pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD:          {extension, false, organ},
	pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET:           {search, false, organ},
	pb.NoticeKind_NOTICE_KIND_SECRECY_SHEET:          {secrecy, true, organ},
	pb.NoticeKind_NOTICE_KIND_CONSULTATION:           {consultation, true, organ},
	pb.NoticeKind_NOTICE_KIND_OPINION_LAPSED:         {consultation, true, organ},
	pb.NoticeKind_NOTICE_KIND_CORRECTION:             {answer, false, organ},
	pb.NoticeKind_NOTICE_KIND_REFERRAL:               {answer, false, organ},
	pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD:      {consultation, false, organ},
	pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION:  {consultation, true, organ},
	pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD:        {consultation, true, organ},
	pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET:        {extension, false, organ},
	pb.NoticeKind_NOTICE_KIND_EXTENSION:              {extension, false, organ},
	pb.NoticeKind_NOTICE_KIND_FEE:                    {fee, false, organ},
	pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER: {proceedings, false, organ},
	pb.NoticeKind_NOTICE_KIND_COURT_ANSWER:           {proceedings, false, organ},
	pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST:          {proceedings, false, organ},
	pb.NoticeKind_NOTICE_KIND_RULES_LIST:             {proceedings, false, organ},
	pb.NoticeKind_NOTICE_KIND_SERVICE_FORM:           {service, false, organ},
	pb.NoticeKind_NOTICE_KIND_POSTING_SLIP:           {service, false, organ},
}

// kindOf gives the kind of a document of a case. A kind that the tables do not know lies with the others and is restricted.
func kindOf(c *casework.Case, d *pb.Document) kind {
	n := noticeOf(c, d)
	if n == nil {
		k, known := documentKinds[d.Kind]
		if !known {
			return kind{others, true, nobody}
		}
		return k
	}
	k, known := noticeKinds[n.Kind]
	switch {
	case !known:
		return kind{others, true, organ}
	case k.place == service: // with the paper that it proves
		about := noticeNamed(c, n.Subject)
		if about != nil && about.Kind != n.Kind && noticeKinds[about.Kind].place != answer {
			return noticeKinds[about.Kind]
		}
	case n.Kind == pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET, n.Kind == pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST:
		k.restricted = asksThirdParty(c) // it recites what the third party said, or names its papers
	}
	return k
}

// asksThirdParty says whether a third party was asked in the case.
func asksThirdParty(c *casework.Case) bool {
	for _, x := range c.Consultations {
		if x.Kind == pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY {
			return true
		}
	}
	return false
}

// noticeOf is the notice that a document is, or nil.
func noticeOf(c *casework.Case, d *pb.Document) *pb.Notice {
	for _, n := range c.Notices {
		if n.Document == d.Name {
			return n
		}
	}
	return nil
}

func noticeNamed(c *casework.Case, name string) *pb.Notice {
	for _, n := range c.Notices {
		if n.Name == name {
			return n
		}
	}
	return nil
}
