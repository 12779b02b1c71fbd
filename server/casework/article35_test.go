package casework

import (
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

func judge(reasonable bool, longer int32) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, env Env) (*pb.Event, error) {
		return JudgeReasons(c, env, reasonable, "审查意见", longer)
	}
}

// Reasons are asked once, and judged only when they came or the applicant's time is over (Art 35).
func TestReasons(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-09-07", ""), "2026-09-07")
	excessive := &pb.Determination{Disposition: pb.Disposition_DISPOSITION_EXCESSIVE, Reasons: "理由不合理", Fields: map[string]string{
		"request_count": "本月41件", "reasons_stated": "未说明",
	}}
	ask := func(c *Case, env Env) (*pb.Event, error) {
		return RequestReasons(c, env, "本月已提出41件申请", 5)
	}
	s.refuse("2026-09-08", handler, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, judge(false, 0))
	s.do("2026-09-08", handler, ask)
	s.in(pb.State_STATE_AWAITING_REASONS)
	s.refuse("2026-09-08", handler, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, ask)
	s.do("2026-09-08", handler, issue(pb.NoticeKind_NOTICE_KIND_REASONS, "说1号", "2026-09-08"))
	s.do("2026-09-08", desk, dispatch(1, pb.DeliveryMethod_DELIVERY_METHOD_POST, "2026-09-08"))
	s.refuse("2026-09-09", handler, pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, judge(false, 0))
	s.do("2026-09-09", desk, deliver(1, "2026-09-09"))
	s.refuse("2026-09-16", handler, pb.ErrorReason_ERROR_REASON_TIME_LIMIT_RUNNING, judge(false, 0))
	s.refuse("2026-09-17", handler, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, judge(false, 10))
	s.refuse("2026-09-17", handler, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, judge(true, 0))
	s.do("2026-09-17", handler, propose(1, excessive))
	s.do("2026-09-17", handler, propose(2, excessive))
	s.do("2026-09-17", handler, judge(false, 0))
	s.in(pb.State_STATE_IN_PROGRESS)
	s.do("2026-09-17", handler, submit)
}

// R19 does not hold when the reasons were found reasonable.
func TestReasonableReasonsBarRefusal(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-09-07", ""), "2026-09-07")
	s.do("2026-09-08", handler, func(c *Case, env Env) (*pb.Event, error) { return RequestReasons(c, env, "数量多", 5) })
	s.do("2026-09-10", desk, func(c *Case, env Env) (*pb.Event, error) { return RecordReasons(c, env, "2026-09-10", "科研需要") })
	s.in(pb.State_STATE_IN_PROGRESS)
	s.do("2026-09-10", handler, judge(true, 15))
	for i := range int32(2) {
		s.do("2026-09-10", handler, propose(i+1, &pb.Determination{Disposition: pb.Disposition_DISPOSITION_EXCESSIVE, Reasons: "无", Fields: map[string]string{
			"request_count": "41件", "reasons_stated": "科研需要",
		}}))
	}
	f := s.refuse("2026-09-10", handler, pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, submit)
	if len(f.Missing) != 2 || f.Missing[0].Key != "reasons_requested" {
		t.Errorf("missing %+v", f.Missing)
	}
}

// The fee of 3182 pages is 121,980 yuan; unpaid after 20 working days from service it lapses (Art 42).
func TestFeeLapses(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_EMAIL, "2026-04-07", ""), "2026-04-07")
	assess := func(m pb.FeeMethod, pages, nth int32) func(*Case, Env) (*pb.Event, error) {
		return func(c *Case, env Env) (*pb.Event, error) { return AssessFee(c, env, m, pages, nth) }
	}
	volume, piece := pb.FeeMethod_FEE_METHOD_PER_VOLUME, pb.FeeMethod_FEE_METHOD_PER_PIECE
	s.refuse("2026-04-10", handler, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, assess(volume, 100, 3))
	s.refuse("2026-04-10", handler, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, assess(volume, 30, 0))
	s.do("2026-04-10", handler, assess(volume, 3182, 0))
	s.in(pb.State_STATE_AWAITING_PAYMENT)
	if s.c.Fee.AmountYuan != 121980 {
		t.Errorf("fee %d yuan", s.c.Fee.AmountYuan)
	}
	s.refuse("2026-04-10", handler, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, assess(piece, 0, 41))
	lapse := func(c *Case, env Env) (*pb.Event, error) { return LapseFee(c, env) }
	s.refuse("2026-04-10", handler, pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, lapse)
	s.do("2026-04-10", handler, issue(pb.NoticeKind_NOTICE_KIND_FEE, "费1号", "2026-04-10"))
	s.do("2026-04-10", desk, dispatch(1, pb.DeliveryMethod_DELIVERY_METHOD_ELECTRONIC, "2026-04-10"))
	s.do("2026-04-10", desk, deliver(1, "2026-04-10"))
	s.refuse("2026-04-10", handler, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, assess(volume, 100, 0))
	// 20 working days after Friday 2026-04-10: 13-17, 20-24, 27-30 April, 6-9 May (9 May is a working Saturday), 11, 12 May.
	s.refuse("2026-05-12", handler, pb.ErrorReason_ERROR_REASON_TIME_LIMIT_RUNNING, lapse)
	s.do("2026-05-13", handler, lapse)
	s.in(pb.State_STATE_IN_PROGRESS)
}

// A talk with the applicant answers the hint, also when nobody was reached; a late registration is marked, never refused.
func TestHints(t *testing.T) {
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_SIGNED_MAIL, "2026-03-02", ""), "2026-03-05")
	s.c.CreateTime = time.Date(2026, 3, 5, 1, 0, 0, 0, time.UTC)
	s.do("2026-03-06", handler, propose(1, &pb.Determination{Disposition: pb.Disposition_DISPOSITION_NOT_EXISTING}))
	hints := strings.Join(Hints(s.c, calendar.MustParse("2026-03-06")), "\n")
	if !strings.Contains(hints, "沟通") || !strings.Contains(hints, "补登记") {
		t.Errorf("hints %q", hints)
	}
	s.do("2026-03-06", handler, func(c *Case, env Env) (*pb.Event, error) {
		return RecordCommunication(c, env, &pb.Communication{On: "2026-03-06", Unreachable: true, Content: "三次未接"})
	})
	if h := strings.Join(Hints(s.c, calendar.MustParse("2026-03-06")), "\n"); strings.Contains(h, "沟通") {
		t.Errorf("hints %q", h)
	}
}
