package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// RequestReasons asks why so much is requested (Art 35). It is asked once; the clock goes on.
func RequestReasons(c *Case, env Env, question string, days int32) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_REQUEST_REASONS)
	if err != nil {
		return nil, err
	}
	if c.Reasons != nil {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "申请 %s 已于 %s 要求说明理由，不再重复要求。", c.Number, c.Reasons.RequestedOn).
			With("case", c.Number).Need("reasons", c.Name(), "尚未要求说明理由")
	}
	if days == 0 {
		days = int32(env.SupplementDays)
	}
	return &pb.Event{Kind: &pb.Event_ReasonsRequested{ReasonsRequested: &pb.ReasonsRequested{Question: question, ReplyDays: days}}}, nil
}

// RecordReasons records what the applicant gave as reasons.
func RecordReasons(c *Case, env Env, receivedOn, reasons string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RECORD_REASONS)
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "received_on", "收到说明日期", receivedOn, day(c.Reasons.RequestedOn), "要求说明理由日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_ReasonsReceived{ReasonsReceived: &pb.ReasonsReceived{ReceivedOn: receivedOn, Reasons: reasons}}}, nil
}

// JudgeReasons weighs the reasons. Without reasons it must wait until the applicant's time is over.
func JudgeReasons(c *Case, env Env, reasonable bool, opinion string, longerDays int32) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_JUDGE_REASONS)
	if err != nil {
		return nil, err
	}
	err = judgeable(c, env)
	if err != nil {
		return nil, err
	}
	if reasonable && c.Reasons.ReceivedOn == "" {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "reasonable", "申请人没有说明理由，不能认定理由合理。").
			With("case", c.Number)
	}
	if longerDays > 0 && !reasonable {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "longer_days", "理由不合理的不予处理，不存在合理延长的期限。")
	}
	return &pb.Event{Kind: &pb.Event_ReasonsJudged{ReasonsJudged: &pb.ReasonsJudged{
		Reasonable: reasonable, Opinion: opinion, LongerDays: longerDays,
	}}}, nil
}

// judgeable refuses a judgement before there is anything to judge.
func judgeable(c *Case, env Env) error {
	r := c.Reasons
	switch {
	case r == nil || r.JudgedOn != "":
		return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "申请 %s 没有待审查的理由。", c.Number).
			With("case", c.Number).Need("reasons", c.Name(), "已要求说明理由且尚未审查")
	case r.ReceivedOn != "":
		return nil
	case r.ServedOn == "":
		return fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "说明理由告知书尚无送达记录，不能认定逾期；请先登记送达日期。").
			Need("reasons_notice_served", c.Name(), "说明理由告知书已送达")
	}
	due, err := addDays(env.Calendar, day(r.ServedOn), int(r.ReplyDays))
	if err != nil {
		return err
	}
	if !env.Today.After(due) {
		return limitRunning("申请人说明理由的期限", due, env.Today)
	}
	return nil
}
