package casework

import (
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
	"disclosure/server/fault"
)

var published = &pb.Determination{Disposition: pb.Disposition_DISPOSITION_ALREADY_PUBLISHED, Fields: map[string]string{
	"published_title": "批复", "published_on": "2025-01-02", "published_place": "县政府网站",
}}

// issue plays the printing of a notice.
func issue(kind pb.NoticeKind, number, on string) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, _ Env) (*pb.Event, error) {
		return Issue(c, &pb.NoticeIssued{Kind: kind, DocNumber: number, IssuedOn: on, Document: &pb.DocumentAdded{Title: number}})
	}
}

func dispatch(notice int32, m pb.DeliveryMethod, on string) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, env Env) (*pb.Event, error) {
		return RecordDispatch(c, env, &pb.Dispatched{Notice: notice, Method: m, DispatchedOn: on})
	}
}

func deliver(notice int32, on string) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, env Env) (*pb.Event, error) {
		return RecordDelivery(c, env, &pb.Delivered{Notice: notice, DeliveredOn: on, Evidence: "本人签收"})
	}
}

// A case from the desk to its end; four eyes at each decision.
func TestLifeOfACase(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-02")
	s.in(pb.State_STATE_IN_PROGRESS)
	s.refuse("2026-03-03", desk, pb.ErrorReason_ERROR_REASON_NOT_THE_HANDLER, propose(1, published))
	s.do("2026-03-03", handler, propose(1, published))
	f := s.refuse("2026-03-03", handler, pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, submit)
	if len(f.Missing) != 1 || f.Missing[0].Key != "determination" {
		t.Fatalf("missing %+v", f.Missing)
	}
	s.do("2026-03-04", handler, propose(2, published))
	s.do("2026-03-04", handler, submit)
	s.in(pb.State_STATE_UNDER_REVIEW)

	pass := func(c *Case, env Env) (*pb.Event, error) { return PassReview(c, env, "") }
	sign := func(c *Case, env Env) (*pb.Event, error) { return SignOff(c, env, "") }
	s.refuse("2026-03-04", handler, pb.ErrorReason_ERROR_REASON_SAME_PERSON, pass)
	s.do("2026-03-05", checker, func(c *Case, _ Env) (*pb.Event, error) { return Return(c, "补充日期") })
	s.in(pb.State_STATE_IN_PROGRESS)
	s.do("2026-03-05", handler, submit)
	s.do("2026-03-05", checker, pass)
	s.refuse("2026-03-05", handler, pb.ErrorReason_ERROR_REASON_SAME_PERSON, sign)
	s.do("2026-03-06", head, sign)
	s.in(pb.State_STATE_SIGNED_OFF)

	s.do("2026-03-06", desk, issue(pb.NoticeKind_NOTICE_KIND_REPLY, "样政办公开答〔2026〕1号", "2026-03-06"))
	s.do("2026-03-06", handler, func(c *Case, _ Env) (*pb.Event, error) { return VoidNotice(c, 1, "错字") })
	s.in(pb.State_STATE_SIGNED_OFF)
	s.do("2026-03-06", desk, issue(pb.NoticeKind_NOTICE_KIND_REPLY, "样政办公开答〔2026〕2号", "2026-03-06"))
	s.refuse("2026-03-06", desk, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, dispatch(1, pb.DeliveryMethod_DELIVERY_METHOD_POST, "2026-03-06"))
	s.refuse("2026-03-09", desk, pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, dispatch(2, pb.DeliveryMethod_DELIVERY_METHOD_POST, "2026-03-05"))
	s.do("2026-03-09", desk, dispatch(2, pb.DeliveryMethod_DELIVERY_METHOD_POST, "2026-03-09"))
	s.in(pb.State_STATE_REPLIED)

	s.do("2026-03-12", desk, func(c *Case, env Env) (*pb.Event, error) {
		return RecordDeliveryFailure(c, env, &pb.DeliveryFailed{Notice: 2, FailedOn: "2026-03-12", Reason: "退回"})
	})
	s.in(pb.State_STATE_ISSUED)
	s.do("2026-03-13", desk, dispatch(2, pb.DeliveryMethod_DELIVERY_METHOD_POST, "2026-03-13"))
	s.do("2026-03-16", desk, deliver(2, "2026-03-16"))
	if s.c.AnsweredOn.String() != "2026-03-09" {
		t.Errorf("answered on %s, want the day of the first posting", s.c.AnsweredOn)
	}
	end := func(c *Case, _ Env) (*pb.Event, error) { return Close(c, "") }
	s.refuse("2026-03-17", handler, pb.ErrorReason_ERROR_REASON_PROOF_MISSING, end)
	s.do("2026-03-17", desk, func(c *Case, env Env) (*pb.Event, error) {
		return AttachProof(c, &pb.ProofAttached{Notice: 2, NoProofReason: "交寄凭证遗失"})
	})
	s.do("2026-03-17", handler, end)
	s.in(pb.State_STATE_CLOSED)
}

// An answer handed over counts on the day of signature, not on the day it was carried out.
func TestAnswerInPersonCountsOnSignature(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_IN_PERSON, "2026-03-02", ""), "2026-03-02")
	s.do("2026-03-02", handler, propose(1, published))
	s.do("2026-03-02", handler, propose(2, published))
	s.do("2026-03-02", handler, submit)
	s.do("2026-03-03", checker, func(c *Case, env Env) (*pb.Event, error) { return PassReview(c, env, "") })
	s.do("2026-03-03", head, func(c *Case, env Env) (*pb.Event, error) { return SignOff(c, env, "") })
	s.do("2026-03-03", desk, issue(pb.NoticeKind_NOTICE_KIND_REPLY, "1号", "2026-03-03"))
	s.do("2026-03-04", desk, dispatch(1, pb.DeliveryMethod_DELIVERY_METHOD_IN_PERSON, "2026-03-04"))
	s.in(pb.State_STATE_ISSUED)
	s.do("2026-03-05", desk, deliver(1, "2026-03-05"))
	s.in(pb.State_STATE_REPLIED)
	if s.c.AnsweredOn.String() != "2026-03-05" {
		t.Errorf("answered on %s", s.c.AnsweredOn)
	}
}

// The receipt day by channel (Art 31).
func TestReceiptDay(t *testing.T) {
	for _, c := range []struct {
		ch                           pb.Channel
		arrived, confirmed, received string
	}{
		{pb.Channel_CHANNEL_IN_PERSON, "2026-03-02", "", "2026-03-02"},
		{pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-01", "", "2026-03-01"}, // a Sunday at the gate
		{pb.Channel_CHANNEL_ORDINARY_MAIL, "2026-03-02", "", ""},
		{pb.Channel_CHANNEL_ORDINARY_MAIL, "2026-03-02", "2026-03-03", "2026-03-03"},
		{pb.Channel_CHANNEL_FAX, "2026-03-02", "", ""},
		{pb.Channel_CHANNEL_PORTAL, "2026-03-02", "", "2026-03-02"}, // confirmed on submission
		{pb.Channel_CHANNEL_EMAIL, "2026-03-02", "2026-03-04", "2026-03-04"},
	} {
		s := newStory(t, someRegistration(c.ch, c.arrived, c.confirmed), "2026-03-04")
		if s.c.ReceivedOn.String() != c.received {
			t.Errorf("%s %s %s: received %s, want %s", c.ch, c.arrived, c.confirmed, s.c.ReceivedOn, c.received)
		}
		if (s.c.State == pb.State_STATE_RECEIVED) != (c.received == "") {
			t.Errorf("%s: state %s", c.ch, s.c.State)
		}
	}
}

// Supplement, third party and extension of one case; the days were counted by hand: from 2026-10-12 the 20th working day is
// 2026-11-09; six working days (10-21, 22, 23, 26, 27, 28) do not count, which makes 2026-11-17.
func TestWaits(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-09-18", ""), "2026-09-18")
	s.do("2026-09-28", handler, func(c *Case, env Env) (*pb.Event, error) {
		return RequestSupplement(c, env, []string{"范围"}, "", 0)
	})
	s.in(pb.State_STATE_AWAITING_SUPPLEMENT)
	s.do("2026-09-29", handler, issue(pb.NoticeKind_NOTICE_KIND_SUPPLEMENT, "补1号", "2026-09-29"))
	s.do("2026-09-29", desk, dispatch(1, pb.DeliveryMethod_DELIVERY_METHOD_POST, "2026-09-29"))
	lapse := func(c *Case, env Env) (*pb.Event, error) { return LapseSupplement(c, env) }
	s.refuse("2026-09-30", handler, pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, lapse)
	s.do("2026-09-30", desk, deliver(1, "2026-09-30"))
	s.refuse("2026-10-12", handler, pb.ErrorReason_ERROR_REASON_TIME_LIMIT_RUNNING, lapse)
	s.do("2026-10-12", desk, func(c *Case, env Env) (*pb.Event, error) {
		return RecordSupplement(c, env, "2026-10-12", "已明确", []string{"甲项，2024年", "乙项"})
	})
	s.in(pb.State_STATE_IN_PROGRESS)
	if s.c.Items[0].Text != "甲项，2024年" {
		t.Errorf("item %q", s.c.Items[0].Text)
	}
	s.do("2026-10-20", handler, func(c *Case, env Env) (*pb.Event, error) {
		return OpenConsultation(c, env, &pb.ConsultationOpened{Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "某公司", SentOn: "2026-10-20"})
	})
	s.do("2026-10-21", desk, func(c *Case, env Env) (*pb.Event, error) {
		return RecordConsultationServed(c, env, 1, "2026-10-21", "")
	})
	s.refuse("2026-10-28", handler, pb.ErrorReason_ERROR_REASON_TIME_LIMIT_RUNNING, func(c *Case, env Env) (*pb.Event, error) {
		return CloseConsultation(c, env, &pb.ConsultationClosed{Number: 1, Opinion: pb.Opinion_OPINION_SILENT})
	})
	s.do("2026-10-28", handler, func(c *Case, env Env) (*pb.Event, error) {
		return CloseConsultation(c, env, &pb.ConsultationClosed{Number: 1, Opinion: pb.Opinion_OPINION_REFUSE, Reasons: "商业秘密", ClosedOn: "2026-10-28"})
	})
	due, _ := Clock(s.c, calendar.Embedded(), calendar.MustParse("2026-10-28")).Due(clock.Reply)
	if due.Date.String() != "2026-11-17" {
		t.Errorf("due %s, want 2026-11-17", due.Date)
	}
	s.do("2026-10-29", handler, func(c *Case, env Env) (*pb.Event, error) { return RequestExtension(c, env, 10, "案情复杂") })
	s.refuse("2026-10-29", handler, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, issue(pb.NoticeKind_NOTICE_KIND_EXTENSION, "延1号", "2026-10-29"))
	s.do("2026-10-30", head, func(c *Case, env Env) (*pb.Event, error) { return DecideExtension(c, env, true, "") })
	s.do("2026-10-30", handler, issue(pb.NoticeKind_NOTICE_KIND_EXTENSION, "延1号", "2026-10-30"))
	s.do("2026-10-30", desk, dispatch(2, pb.DeliveryMethod_DELIVERY_METHOD_POST, "2026-10-30"))
	due, _ = Clock(s.c, calendar.Embedded(), calendar.MustParse("2026-10-30")).Due(clock.Reply)
	if due.Date.String() != "2026-12-01" { // ten working days after 2026-11-17
		t.Errorf("due %s, want 2026-12-01", due.Date)
	}
}

// "Does not exist" cannot be submitted without a search for that very item.
func TestNotExistingNeedsSearch(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-16", ""), "2026-03-16")
	none := &pb.Determination{Disposition: pb.Disposition_DISPOSITION_NOT_EXISTING}
	s.do("2026-03-17", handler, propose(1, none))
	s.do("2026-03-17", handler, propose(2, none))
	search := func(items ...int32) func(*Case, Env) (*pb.Event, error) {
		return func(c *Case, env Env) (*pb.Event, error) {
			return RecordSearch(c, env, &pb.SearchRecord{Items: items, SearchedOn: "2026-03-17"})
		}
	}
	s.do("2026-03-17", handler, search(1))
	f := s.refuse("2026-03-17", handler, pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, submit)
	if len(f.Missing) != 1 || f.Missing[0].Key != "search_record" {
		t.Fatalf("missing %+v", f.Missing)
	}
	s.refuse("2026-03-17", handler, pb.ErrorReason_ERROR_REASON_ITEM_NOT_FOUND, search(3))
	s.do("2026-03-17", handler, search(2))
	s.do("2026-03-17", handler, submit)
}

// Orders and numbers that cannot be are refused with their article.
func TestImpossibleOrders(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-09-18", ""), "2026-09-18")
	f := s.refuse("2026-09-21", handler, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, func(c *Case, env Env) (*pb.Event, error) {
		return RequestExtension(c, env, 21, "案情复杂")
	})
	if !strings.Contains(f.Text, "第三十三条") {
		t.Errorf("text %q", f.Text)
	}
	s.do("2026-09-21", handler, func(c *Case, env Env) (*pb.Event, error) { return RequestExtension(c, env, 20, "案情复杂") })
	f = s.refuse("2026-09-21", handler, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, func(c *Case, env Env) (*pb.Event, error) {
		return RequestExtension(c, env, 1, "案情复杂")
	})
	if !strings.Contains(f.Text, "第三十三条") {
		t.Errorf("text %q", f.Text)
	}
	s.do("2026-09-21", handler, func(c *Case, env Env) (*pb.Event, error) {
		return OpenConsultation(c, env, &pb.ConsultationOpened{Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "某公司", SentOn: "2026-09-21"})
	})
	answer := func(on string) func(*Case, Env) (*pb.Event, error) {
		return func(c *Case, env Env) (*pb.Event, error) {
			return CloseConsultation(c, env, &pb.ConsultationClosed{Number: 1, Opinion: pb.Opinion_OPINION_CONSENT, ClosedOn: on})
		}
	}
	s.do("2026-09-23", desk, func(c *Case, env Env) (*pb.Event, error) {
		return RecordConsultationServed(c, env, 1, "2026-09-23", "")
	})
	s.refuse("2026-09-24", handler, pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, answer("2026-09-22"))
	s.do("2026-09-24", handler, answer("2026-09-24"))

	late := someRegistration(pb.Channel_CHANNEL_EMAIL, "2026-09-18", "2026-09-21")
	late.ReceiptEvidence = ""
	_, err := Register(s.env("2026-09-21", desk), late)
	if f, _ := fault.As(err); f == nil || f.Fields[0].Path != "registration.receipt_evidence" {
		t.Errorf("a later confirmation without a reason: %v", err)
	}
}
