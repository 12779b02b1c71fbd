package defence

import (
	"slices"
	"testing"
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

const (
	name   = "organs/yangli/cases/2026-0001"
	onTime = "2026-03-27"
)

// sound is a case of which nothing is missing: asked at the counter on 2 March 2026, due on 30 March, answered in part.
func sound() *casework.Case {
	doc := func(n string, k pb.DocumentKind) *pb.Document {
		return &pb.Document{Name: name + "/documents/" + n, Kind: k, Title: "材料" + n + ".pdf", Pages: 2}
	}
	return &casework.Case{
		Organ: "yangli", Number: "2026-0001", ReceivedOn: calendar.MustParse("2026-03-02"), AnsweredOn: calendar.MustParse(onTime),
		Registration: &pb.Registration{
			Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: "2026-03-02",
			Applicant: &pb.Applicant{Name: "李明远", IdType: pb.IdType_ID_TYPE_RESIDENT_ID},
		},
		Items: []*pb.Item{{Number: 1, Text: "批复", Basis: "条例第三十六条第（二）项", Determination: &pb.Determination{
			Disposition: pb.Disposition_DISPOSITION_DISCLOSED,
		}}},
		Secrecy:        []*pb.SecrecyReview{{ReviewedOn: "2026-03-20", ReviewedBy: "保密办"}},
		Communications: []*pb.Communication{{On: "2026-03-03"}},
		Documents: []*pb.Document{
			doc("1", pb.DocumentKind_DOCUMENT_KIND_REQUEST), doc("2", pb.DocumentKind_DOCUMENT_KIND_SUPPLIED),
			doc("3", pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF), doc("4", pb.DocumentKind_DOCUMENT_KIND_RECEIPT_PROOF),
		},
		Notices: []*pb.Notice{{
			Name: name + "/notices/1", Kind: pb.NoticeKind_NOTICE_KIND_REPLY, Number: "样政办公开答〔2026〕1号", State: pb.NoticeState_NOTICE_STATE_DELIVERED,
			IssuedOn: onTime, DispatchedOn: onTime, DeliveredOn: "2026-03-29", Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, Tracking: "1234567890123", Pages: 2,
		}},
		Submitter: "organs/yangli/staff/li", Signer: "organs/yangli/staff/qian",
	}
}

// determined changes the only item.
func determined(c *casework.Case, d pb.Disposition, reasons string) *pb.Determination {
	c.Items[0].Determination = &pb.Determination{Disposition: d, Reasons: reasons, Fields: map[string]string{}}
	return c.Items[0].Determination
}

func consulted(c *casework.Case, o pb.Opinion) *pb.Consultation {
	k := &pb.Consultation{
		Name: name + "/consultations/1", Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "样例公司", SentOn: "2026-03-04",
		ServedOn: "2026-03-05", ClosedOn: "2026-03-12", Opinion: o, Reasons: "商业秘密",
	}
	c.Consultations = append(c.Consultations, k)
	return k
}

func proceeding(c *casework.Case) *pb.Proceeding {
	p := &pb.Proceeding{
		Name: name + "/proceedings/1", Kind: pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED, Body: "样例县人民政府",
		PapersOn: "2026-11-20", RunsFrom: "2026-11-20",
	}
	c.Proceedings = append(c.Proceedings, p)
	return p
}

// spoiled are cases with one thing wrong, and what must be found: row, key and whether it is severe.
var spoiled = []struct {
	key    string
	row    int32
	severe bool
	spoil  func(*casework.Case)
}{
	{"answer_late", 1, true, func(c *casework.Case) { c.AnsweredOn = calendar.MustParse("2026-03-31") }},
	{"answer_late", 1, true, func(c *casework.Case) { c.AnsweredOn = calendar.Date{} }},
	{"reply_service_unproven", 1, false, func(c *casework.Case) { c.Notices[0].DeliveredOn = "" }},
	{"mail_unproven", 2, false, func(c *casework.Case) {
		c.Registration.Channel, c.Documents[3].Kind = pb.Channel_CHANNEL_SIGNED_MAIL, pb.DocumentKind_DOCUMENT_KIND_OTHER
	}},
	{"confirmed_late", 3, false, func(c *casework.Case) {
		c.Registration.Channel, c.Registration.ArrivedOn = pb.Channel_CHANNEL_PORTAL, "2026-02-28"
	}},
	{"arrival_unproven", 3, false, func(c *casework.Case) {
		c.Registration.Channel, c.Documents[3].Kind = pb.Channel_CHANNEL_EMAIL, pb.DocumentKind_DOCUMENT_KIND_OTHER
	}},
	{"issued_not_posted", 4, true, func(c *casework.Case) {
		c.Notices[0].State, c.Notices[0].DispatchedOn, c.Notices[0].DeliveredOn = pb.NoticeState_NOTICE_STATE_ISSUED, "", ""
	}},
	{"posted_late", 4, true, func(c *casework.Case) { c.Notices[0].DispatchedOn = "2026-03-31" }},
	{"extension_void", 5, true, func(c *casework.Case) {
		c.Extension = &pb.Extension{State: pb.ExtensionState_EXTENSION_STATE_APPROVED, Days: 10, DecidedOn: "2026-03-20"}
	}},
	{"extension_unproven", 5, false, func(c *casework.Case) {
		c.Extension = &pb.Extension{State: pb.ExtensionState_EXTENSION_STATE_APPROVED, Days: 10, DecidedOn: "2026-03-20", NotifiedOn: "2026-03-20"}
		c.Notices = append(c.Notices, &pb.Notice{Kind: pb.NoticeKind_NOTICE_KIND_EXTENSION, DispatchedOn: "2026-03-20"})
	}},
	{"supplement_late", 6, true, func(c *casework.Case) {
		c.Supplements = []*pb.Supplement{{SentOn: "2026-03-13", ServedOn: "2026-03-13", ReceivedOn: "2026-03-18"}}
	}},
	{"supplement_again", 6, false, func(c *casework.Case) {
		c.Supplements = []*pb.Supplement{{SentOn: "2026-03-04", ReceivedOn: "2026-03-05"}, {SentOn: "2026-03-06", ReceivedOn: "2026-03-09"}}
	}},
	{"supplement_unproven", 6, false, func(c *casework.Case) {
		c.Notices = append(c.Notices, &pb.Notice{Kind: pb.NoticeKind_NOTICE_KIND_SUPPLEMENT, DispatchedOn: "2026-03-04"})
	}},
	{"not_clarified", 7, true, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_STILL_UNCLEAR, "")
		c.Communications = nil
	}},
	{"search_missing", 8, true, func(c *casework.Case) { determined(c, pb.Disposition_DISPOSITION_NOT_EXISTING, "") }},
	{"search_unproven", 8, false, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_NOT_EXISTING, "")
		c.Searches = []*pb.SearchRecord{{SearchedOn: "2026-03-10", UnitsAsked: []string{"规划股"}}}
	}},
	{"units_not_asked", 8, false, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_NOT_EXISTING, "")
		c.Searches, c.Documents[1].Kind = []*pb.SearchRecord{{SearchedOn: "2026-03-10"}}, pb.DocumentKind_DOCUMENT_KIND_SEARCH_EVIDENCE
	}},
	{"item_undecided", 9, true, func(c *casework.Case) { c.Items = append(c.Items, &pb.Item{Number: 2, Text: "合同"}) }},
	{"competent_missing", 10, true, func(c *casework.Case) { determined(c, pb.Disposition_DISPOSITION_OTHER_ORGAN, "") }},
	{"competent_unknown", 10, false, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_OTHER_ORGAN, "").Fields["competent_unknown"] = "职权不清"
	}},
	{"competence_unproven", 10, false, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_OTHER_ORGAN, "").Fields["competent_organ"] = "样例市政府"
	}},
	{"not_parted", 11, false, func(c *casework.Case) { determined(c, pb.Disposition_DISPOSITION_PROCESS, "讨论记录") }},
	{"redactions_missing", 11, true, func(c *casework.Case) { determined(c, pb.Disposition_DISPOSITION_PARTLY_DISCLOSED, "") }},
	{"redacted_copy_missing", 11, false, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_PARTLY_DISCLOSED, "").Redactions = []*pb.Redaction{{Passage: "第1页", Ground: "G15"}}
	}},
	{"third_party_not_asked", 12, true, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_THIRD_PARTY, "不能区分").Fields["weighing"] = "理由成立"
	}},
	{"consultation_unserved", 12, false, func(c *casework.Case) { consulted(c, pb.Opinion_OPINION_CONSENT).ServedOn = "" }},
	{"not_weighed", 12, true, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_THIRD_PARTY, "不能区分")
		consulted(c, pb.Opinion_OPINION_REFUSE)
	}},
	{"refusal_without_reasons", 12, false, func(c *casework.Case) {
		determined(c, pb.Disposition_DISPOSITION_THIRD_PARTY, "不能区分").Fields["weighing"] = "理由成立"
		consulted(c, pb.Opinion_OPINION_REFUSE).Reasons = ""
	}},
	{"third_party_not_told", 12, true, func(c *casework.Case) { consulted(c, pb.Opinion_OPINION_REFUSE) }},
	{"basis_missing", 13, true, func(c *casework.Case) { c.Items[0].Basis = "" }},
	{"discretion_unexplained", 13, true, func(c *casework.Case) { determined(c, pb.Disposition_DISPOSITION_INTERNAL_AFFAIRS, "") }},
	{"evidence_overdue", 15, true, func(c *casework.Case) { proceeding(c) }},
	{"evidence_late", 15, true, func(c *casework.Case) { proceeding(c).AnsweredOn = "2026-11-30" }},
	{"evidence_pages", 15, false, func(c *casework.Case) {
		proceeding(c).AnsweredOn = "2026-11-27"
		c.Documents[0].Pages = 0
	}},
	{"evidence_empty", 15, true, func(c *casework.Case) {
		proceeding(c).AnsweredOn = "2026-11-27"
		c.Documents, c.Notices = nil, nil
	}},
	{"document_after_answer", 16, false, func(c *casework.Case) {
		c.Documents[3].Kind = pb.DocumentKind_DOCUMENT_KIND_SEARCH_EVIDENCE
		c.Documents[3].CreateTime = timestamppb.New(time.Date(2026, 3, 27, 16, 0, 0, 0, time.UTC)) // the 28th in Shanghai
	}},
	{"search_after_answer", 16, true, func(c *casework.Case) { c.Searches = []*pb.SearchRecord{{SearchedOn: "2026-03-28"}} }},
	{"not_signed", 17, true, func(c *casework.Case) { c.Signer = "" }},
	{"courier", 18, false, func(c *casework.Case) { c.Notices[0].Tracking = "sf1023456789012" }},
	{"secrecy_review_missing", 0, true, func(c *casework.Case) { c.Secrecy = nil }},
	{"supplied_missing", 0, false, func(c *casework.Case) { c.Documents[1].Kind = pb.DocumentKind_DOCUMENT_KIND_OTHER }},
	{"identity_unproven", 0, false, func(c *casework.Case) { c.Registration.Applicant.IdType = 0 }},
	{"authority_unproven", 0, false, func(c *casework.Case) { c.Registration.Agent = &pb.Agent{Name: "周律师"} }},
	{"fee_notice_unproven", 0, false, func(c *casework.Case) { c.Fee = &pb.Fee{SentOn: "2026-03-10", PaidOn: "2026-03-10"} }},
}

var known = Settings{Known: true, ReconsiderationBody: "样例县人民政府", Court: "样例县人民法院"}

// later is a day on which every limit of the samples is over.
var later = calendar.MustParse("2026-12-10")

func TestASoundCaseHasNoFindings(t *testing.T) {
	for _, f := range Check(sound(), calendar.Embedded(), later, known) {
		t.Errorf("%d %s: %s", f.Row, f.Key, f.Text)
	}
	if len(checks) != Checks {
		t.Errorf("%d checks", len(checks))
	}
}

func TestEachFindingIsFound(t *testing.T) {
	rows := map[int32]bool{14: true} // TestRemedies
	for _, s := range spoiled {
		c := sound()
		s.spoil(c)
		found := Check(c, calendar.Embedded(), later, known)
		i := slices.IndexFunc(found, func(f *pb.Finding) bool { return f.Key == s.key })
		if i < 0 {
			t.Errorf("%s is not found: %v", s.key, found)
			continue
		}
		f := found[i]
		if f.Row != s.row || f.Severe != s.severe || f.Text == "" || f.Advice == "" || f.Article == "" || f.Subject == "" && s.key != "extension_unproven" && s.key != "supplement_unproven" {
			t.Errorf("%s: %v", s.key, f)
		}
		rows[f.Row] = true
	}
	for row := int32(1); row <= 18; row++ {
		if !rows[row] {
			t.Errorf("row %d is not checked", row)
		}
	}
}

// Row 14 needs the settings of the organ; without them nothing is said.
func TestRemedies(t *testing.T) {
	found := Check(sound(), calendar.Embedded(), later, Settings{Known: true, Court: "样例县人民法院"})
	if len(found) != 1 || found[0].Row != 14 || !found[0].Severe {
		t.Errorf("%v", found)
	}
	if found = Check(sound(), calendar.Embedded(), later, Settings{}); len(found) != 0 {
		t.Errorf("%v", found)
	}
}

// What is severe comes first.
func TestSevereFirst(t *testing.T) {
	c := sound()
	c.Registration.Applicant.IdType, c.Signer, c.Secrecy = 0, "", nil
	found := Check(c, calendar.Embedded(), later, known)
	if len(found) != 3 || !found[0].Severe || !found[1].Severe || found[2].Severe {
		t.Errorf("%v", found)
	}
}
