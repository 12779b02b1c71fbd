package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

// RequestSupplement asks for everything that is unclear at once (Art 30).
func RequestSupplement(c *Case, env Env, points []string, guidance string, days int32) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_REQUEST_SUPPLEMENT)
	if err != nil {
		return nil, err
	}
	if days == 0 {
		days = int32(env.SupplementDays)
	}
	return &pb.Event{Kind: &pb.Event_SupplementRequested{SupplementRequested: &pb.SupplementRequested{
		Number: int32(len(c.Supplements) + 1), Points: points, Guidance: guidance, ReplyDays: days,
	}}}, nil
}

// RecordSupplement restarts the clock (Art 30). It may come from the front desk: nothing is decided.
func RecordSupplement(c *Case, env Env, receivedOn, summary string, texts []string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RECORD_SUPPLEMENT)
	if err != nil {
		return nil, err
	}
	s := c.openSupplement()
	_, err = happened(env, "received_on", "收到补正日期", receivedOn, day(s.RequestedOn), "要求补正日期")
	if err != nil {
		return nil, err
	}
	if len(texts) != 0 && len(texts) != len(c.Items) {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "item_texts",
			"申请共有 %d 项，补正后的内容也须填 %d 项（未变的照原文填写），或者全部留空。", len(c.Items), len(c.Items))
	}
	return &pb.Event{Kind: &pb.Event_SupplementReceived{SupplementReceived: &pb.SupplementReceived{
		ReceivedOn: receivedOn, Summary: summary, ItemTexts: texts,
	}}}, nil
}

// LapseSupplement records that the applicant's time is over (Art 30). The time runs from service, which must be proven.
func LapseSupplement(c *Case, env Env) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_LAPSE_SUPPLEMENT)
	if err != nil {
		return nil, err
	}
	s := c.openSupplement()
	if s.ServedOn == "" {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "补正告知书尚无送达记录，不能认定逾期；请先登记送达日期。").
			Need("supplement_notice_served", c.Name(), "补正告知书已送达")
	}
	due, err := addDays(env.Calendar, day(s.ServedOn), int(s.ReplyDays))
	if err != nil {
		return nil, err
	}
	if !env.Today.After(due) {
		return nil, limitRunning("补正期限", due, env.Today)
	}
	return &pb.Event{Kind: &pb.Event_SupplementLapsed{SupplementLapsed: &pb.SupplementLapsed{DueOn: due.String()}}}, nil
}

// limitRunning refuses what may only happen once a limit is over.
func limitRunning(what string, due, today calendar.Date) error {
	return fault.New(pb.ErrorReason_ERROR_REASON_TIME_LIMIT_RUNNING, "%s至 %s 届满，今天（%s）尚不能认定逾期。", what, due, today).
		With("dueOn", due.String()).With("today", today.String())
}

// addDays counts working days for a decision that needs a definite date.
func addDays(cal *calendar.Calendar, from calendar.Date, n int) (calendar.Date, error) {
	due, err := cal.AddWorkingDays(from, n)
	if err != nil {
		return due, fault.New(pb.ErrorReason_ERROR_REASON_CALENDAR_MISSING,
			"期限跨入节假日安排尚未公布的年度，不能确定到期日；请待节假日安排导入后办理。").Because(err)
	}
	return due, nil
}
