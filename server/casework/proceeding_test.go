package casework

import (
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
)

const (
	simplified = pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED
	ordinary   = pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY
	direct     = pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT
	after      = pb.ProceedingKind_PROCEEDING_KIND_SUIT_AFTER_RECONSIDERATION
	complaint  = pb.ProceedingKind_PROCEEDING_KIND_COMPLAINT
)

func openKind(kind pb.ProceedingKind, on string, follows int32) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, env Env) (*pb.Event, error) {
		return OpenProceeding(c, env, &pb.ProceedingOpened{Kind: kind, Body: "样例县人民政府", PapersOn: on, Evidence: "EMS", Follows: follows})
	}
}

func decide(n int32, r pb.Ruling, on string, term *pb.Term) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, env Env) (*pb.Event, error) {
		return RecordProceedingDecision(c, env, &pb.ProceedingDecided{Number: n, Decision: &pb.ProceedingDecision{
			Ruling: r, DecidedOn: on, ReceivedOn: on, Ordered: "重新答复", Term: term,
		}})
	}
}

func reopen(n int32, items ...int32) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, _ Env) (*pb.Event, error) { return Reopen(c, &pb.Reopened{Proceeding: n, Items: items}) }
}

// answerOnce takes a case in progress to its reply.
func (s *story) answerOnce(on string, notice int32) {
	s.t.Helper()
	for i := range s.c.Items {
		if s.c.Items[i].Determination == nil {
			s.do(on, handler, propose(int32(i+1), published))
		}
	}
	s.do(on, handler, submit)
	s.do(on, checker, func(c *Case, env Env) (*pb.Event, error) { return PassReview(c, env, "") })
	s.do(on, head, func(c *Case, env Env) (*pb.Event, error) { return SignOff(c, env, "") })
	s.do(on, desk, issue(pb.NoticeKind_NOTICE_KIND_REPLY, "样政办公开答〔2026〕1号", on))
	s.do(on, desk, dispatch(notice, pb.DeliveryMethod_DELIVERY_METHOD_POST, on))
	s.in(pb.State_STATE_REPLIED)
}

// A reply is reviewed, set aside in part, and given anew; the earlier one stays.
func TestReopened(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-02")
	s.answerOnce("2026-03-09", 1)
	s.do("2026-04-01", desk, openKind(simplified, "2026-04-01", 0))
	s.refuse("2026-04-02", head, pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, reopen(1))
	s.refuse("2026-04-02", head, pb.ErrorReason_ERROR_REASON_PROCEEDING_NOT_FOUND, reopen(2))
	s.do("2026-05-06", desk, decide(1, pb.Ruling_RULING_PARTLY_REVOKED, "2026-05-06", &pb.Term{Length: 10}))
	if s.c.Proceedings[0].Outcome != pb.ProceedingOutcome_PROCEEDING_OUTCOME_CORRECTED {
		t.Error(s.c.Proceedings[0].Outcome)
	}
	s.do("2026-05-07", head, reopen(1, 2))
	s.in(pb.State_STATE_IN_PROGRESS)
	if s.c.Items[0].Determination == nil || s.c.Items[1].Determination != nil || !s.c.AnsweredOn.IsZero() {
		t.Errorf("items %v, answered %s", s.c.Items, s.c.AnsweredOn)
	}
	due, _ := Dues(s.c, calendar.Embedded(), calendar.MustParse("2026-05-07")).Due(clock.Reply)
	if due.Date.String() != "2026-05-19" { // 7, 8, 9 (worked), 11 to 15, 18, 19 May
		t.Errorf("due %s", due.Date)
	}
	s.refuse("2026-05-08", head, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, func(c *Case, env Env) (*pb.Event, error) {
		env.Actor.Name = handler
		return RequestExtension(c, env, 5, "量大")
	})
	s.refuse("2026-05-08", head, pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, reopen(1))

	// The old letter comes back late: it answers nothing any more.
	s.do("2026-05-08", desk, deliver(1, "2026-03-12"))
	s.in(pb.State_STATE_IN_PROGRESS)
	s.answerOnce("2026-05-12", 2)
	if s.c.AnsweredOn.String() != "2026-05-12" || s.c.EarlierAnswers[0].AnsweredOn != "2026-03-09" || len(s.c.Notices) != 2 {
		t.Errorf("answered %s, before %v", s.c.AnsweredOn, s.c.EarlierAnswers)
	}
	if s.c.EarlierAnswers[0].Dispositions[1] != "R1" || s.c.EarlierAnswers[0].LastNotice != 1 {
		t.Errorf("earlier answer %v", s.c.EarlierAnswers[0])
	}
}

// What cannot be is refused with the field that is wrong.
func TestProceedingRefusals(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-02")
	invalid := pb.ErrorReason_ERROR_REASON_REQUEST_INVALID
	s.refuse("2026-04-20", desk, pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, openKind(direct, "2026-03-01", 0))
	s.refuse("2026-04-20", desk, pb.ErrorReason_ERROR_REASON_DATE_IN_FUTURE, openKind(direct, "2026-04-21", 0))
	s.do("2026-04-20", desk, openKind(simplified, "2026-04-20", 0)) // nothing was answered: silence
	s.refuse("2026-04-21", desk, invalid, openKind(after, "2026-04-21", 0))
	s.refuse("2026-04-21", desk, pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, openKind(after, "2026-04-21", 1))
	change := func(kind pb.ProceedingKind, from string) func(*Case, Env) (*pb.Event, error) {
		return func(c *Case, env Env) (*pb.Event, error) {
			return ChangeProcedure(c, env, &pb.ProcedureChanged{Number: 1, Kind: kind, RunsFrom: from, Reason: "转普通程序"})
		}
	}
	s.refuse("2026-04-21", desk, invalid, change(direct, ""))
	s.do("2026-04-21", desk, change(ordinary, ""))
	if due, _ := Dues(s.c, calendar.Embedded(), calendar.MustParse("2026-04-21")).Due(clock.ProceedingAnswer); due.Date.String() != "2026-05-07" {
		t.Errorf("ordinary: %s", due.Date) // 21 to 24, 27 to 30 April, 6, 7 May
	}
	s.refuse("2026-04-22", desk, invalid, decide(1, pb.Ruling_RULING_RECTIFY, "2026-04-22", nil))
	s.do("2026-04-22", desk, decide(1, pb.Ruling_RULING_CLAIM_REJECTED, "2026-04-22", nil))
	s.refuse("2026-04-22", head, pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, reopen(1))
	s.refuse("2026-04-22", desk, pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, decide(1, pb.Ruling_RULING_UPHELD, "2026-04-22", nil))
	s.do("2026-04-23", desk, openKind(after, "2026-04-23", 1))
	s.do("2026-04-23", desk, openKind(complaint, "2026-04-23", 0))
}

// Only what the law allows to be forgotten may be destroyed.
// The day that a letter names is only for complaints, must exist, and lies on or after that of the letter.
func TestNamedDay(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-02")
	named := func(kind pb.ProceedingKind, due string) func(*Case, Env) (*pb.Event, error) {
		return func(c *Case, env Env) (*pb.Event, error) {
			return OpenProceeding(c, env, &pb.ProceedingOpened{Kind: kind, Body: "样例县政务公开办", PapersOn: "2026-04-01", Evidence: "来函", NamedDueOn: due})
		}
	}
	s.refuse("2026-04-01", desk, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, named(simplified, "2026-04-10"))
	s.refuse("2026-04-01", desk, pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, named(complaint, "2026-02-30"))
	s.refuse("2026-04-01", desk, pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, named(complaint, "2026-03-31"))
	s.do("2026-04-01", desk, named(complaint, "2026-04-10"))
}

func TestHeld(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-02")
	held := func(on, want string) {
		t.Helper()
		got := s.c.Held(calendar.MustParse(on), calendar.Embedded())
		if want == "" && got != "" || want != "" && !strings.Contains(got, want) {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
	held("2026-03-03", "")
	s.answerOnce("2026-03-09", 1)
	held("2026-09-10", "2027-03-09") // arrival unproven: the year of 法释〔2018〕1号 Art 64
	s.do("2026-03-16", desk, deliver(1, "2026-03-16"))
	held("2026-09-16", "2026-09-16")
	held("2026-09-17", "")
	s.do("2026-09-01", desk, openKind(ordinary, "2026-09-01", 0))
	held("2030-01-01", "尚未审结")
	s.do("2026-11-02", desk, decide(1, pb.Ruling_RULING_UPHELD, "2026-11-02", nil))
	held("2026-11-17", "复议后起诉期限至 2026-11-17")
	held("2026-11-18", "")
	s.do("2026-11-16", desk, openKind(after, "2026-11-16", 1))
	s.do("2026-12-01", desk, decide(2, pb.Ruling_RULING_CLAIM_REJECTED, "2026-12-01", nil))
	held("2026-12-16", "上诉期限至 2026-12-16")
	held("2026-12-17", "")
}

// The answer needs a second person, and new words need a new sign-off.
func TestDefence(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-02")
	s.do("2026-04-20", desk, openKind(direct, "2026-04-20", 0))
	draft := func(c *Case, _ Env) (*pb.Event, error) {
		return DraftDefence(c, &pb.DefenceDrafted{Number: 1, Defence: &pb.Defence{Request: "驳回诉讼请求"}})
	}
	sign := func(c *Case, env Env) (*pb.Event, error) {
		return SignOffDefence(c, env, &pb.DefenceSignedOff{Number: 1})
	}
	s.refuse("2026-04-20", head, pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, sign)
	s.do("2026-04-20", handler, draft)
	s.refuse("2026-04-20", handler, pb.ErrorReason_ERROR_REASON_SAME_PERSON, sign)
	s.do("2026-04-20", head, sign)
	s.do("2026-04-21", handler, draft)
	if s.c.Proceedings[0].Signer != "" {
		t.Error("the sign-off outlived the words")
	}
	s.do("2026-04-21", head, sign)
	s.do("2026-04-21", desk, func(c *Case, _ Env) (*pb.Event, error) {
		return Issue(c, &pb.NoticeIssued{
			Kind: pb.NoticeKind_NOTICE_KIND_COURT_ANSWER, IssuedOn: "2026-04-21", Subject: c.Proceedings[0].Name, Document: &pb.DocumentAdded{},
		})
	})
	s.refuse("2026-04-21", handler, pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, draft) // its words are printed
	s.do("2026-04-21", desk, func(c *Case, env Env) (*pb.Event, error) {
		return ListEvidence(c, &pb.EvidenceListed{Number: 1, Items: []*pb.EvidenceItem{
			{Title: "答复书", Group: pb.EvidenceGroup_EVIDENCE_GROUP_REPLY},
			{Title: "申请书", Group: pb.EvidenceGroup_EVIDENCE_GROUP_REQUEST},
			{Title: "其他"},
			{Title: "回执", Group: pb.EvidenceGroup_EVIDENCE_GROUP_REQUEST},
		}})
	})
	var got []string
	for _, x := range s.c.EditedEvidence(1).Items {
		got = append(got, x.Number+x.Title)
	}
	if want := "1-1申请书 1-2回执 2-1答复书 3-1其他"; strings.Join(got, " ") != want {
		t.Errorf("numbered %v, want %s", got, want)
	}
}
