package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// OpenConsultation records the letter to a third party or a co-making organ (Art 32, 34).
func OpenConsultation(c *Case, env Env, o *pb.ConsultationOpened) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_OPEN_CONSULTATION)
	if err != nil {
		return nil, err
	}
	err = checkItems(c, "items", o.Items)
	if err != nil {
		return nil, err
	}
	if o.SentOn != "" { // else the service prints the letter, and its dispatch counts
		_, err = happened(env, "sent_on", "征求意见书发出日期", o.SentOn, c.ReceivedOn, "收到申请日期")
		if err != nil {
			return nil, err
		}
	}
	o.Number = int32(len(c.Consultations) + 1)
	return &pb.Event{Kind: &pb.Event_ConsultationOpened{ConsultationOpened: o}}, nil
}

// RecordConsultationServed records the day on which the party's 15 working days begin.
func RecordConsultationServed(c *Case, env Env, number int32, servedOn, evidence string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RECORD_CONSULTATION_SERVED)
	if err != nil {
		return nil, err
	}
	x, err := c.openConsultation(number)
	if err != nil {
		return nil, err
	}
	if x.SentOn == "" {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "征求意见书尚未登记发出，不能登记送达。").
			Need("consultation_sent", x.Name, "征求意见书已发出")
	}
	_, err = happened(env, "served_on", "征求意见书送达日期", servedOn, day(x.SentOn), "发出日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_ConsultationServed{ConsultationServed: &pb.ConsultationServed{
		Number: number, ServedOn: servedOn, Evidence: evidence,
	}}}, nil
}

// CloseConsultation records the opinion, or the silence of a party whose time is over.
func CloseConsultation(c *Case, env Env, k *pb.ConsultationClosed) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_CLOSE_CONSULTATION)
	if err != nil {
		return nil, err
	}
	x, err := c.openConsultation(k.Number)
	if err != nil {
		return nil, err
	}
	if x.SentOn == "" {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "征求意见书尚未登记发出，不能登记意见。").
			Need("consultation_sent", x.Name, "征求意见书已发出")
	}
	if k.Opinion == pb.Opinion_OPINION_SILENT {
		return silence(env, x, k)
	}
	from, what := day(x.SentOn), "征求意见书发出日期"
	if x.ServedOn != "" {
		from, what = day(x.ServedOn), "征求意见书送达日期"
	}
	_, err = happened(env, "received_on", "收到意见日期", k.ClosedOn, from, what)
	if err != nil {
		return nil, err
	}
	if k.Opinion == pb.Opinion_OPINION_REFUSE && k.Reasons == "" {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "reasons",
			"对方不同意公开的，请填写其理由（没有说明理由的，写“未说明理由”）。").Need("reasons", x.Name, "不同意公开的理由")
	}
	return &pb.Event{Kind: &pb.Event_ConsultationClosed{ConsultationClosed: k}}, nil
}

// silence closes a consultation on the last day of the party's time; for a third party the organ then decides, for a
// co-making organ silence is consent.
func silence(env Env, x *pb.Consultation, k *pb.ConsultationClosed) (*pb.Event, error) {
	if x.ServedOn == "" {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "征求意见书尚无送达记录，不能认定逾期未答复；请先登记送达日期。").
			Need("consultation_served", x.Name, "征求意见书已送达")
	}
	due, err := opinionDue(env.Calendar, x)
	if err != nil {
		return nil, err
	}
	if !env.Today.After(due) {
		return nil, limitRunning("对方反馈意见的期限", due, env.Today)
	}
	k.ClosedOn = due.String()
	return &pb.Event{Kind: &pb.Event_ConsultationClosed{ConsultationClosed: k}}, nil
}

// opinionDue is the last day for the party's opinion.
func opinionDue(cal *calendar.Calendar, x *pb.Consultation) (calendar.Date, error) {
	key := map[pb.ConsultationKind]law.LimitKey{
		pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY: law.ThirdPartyOpinion,
		pb.ConsultationKind_CONSULTATION_KIND_CO_MAKER:    law.CoMakerOpinion,
		pb.ConsultationKind_CONSULTATION_KIND_OTHER_ORGAN: law.OtherOrganOpinion,
	}[x.Kind]
	served := day(x.ServedOn)
	limit, err := law.At(served).Limit(key)
	if err != nil {
		return served, err
	}
	return addDays(cal, served, limit.N)
}

func (c *Case) openConsultation(number int32) (*pb.Consultation, error) {
	if number < 1 || int(number) > len(c.Consultations) {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_CONSULTATION_NOT_FOUND, "申请 %s 没有第 %d 次征求意见。", c.Number, number).
			With("case", c.Number)
	}
	x := c.Consultations[number-1]
	if x.ClosedOn != "" {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "第 %d 次征求意见（%s）已经办结，不能再登记。", number, x.Party).
			With("case", c.Number).Need("state", x.Name, "征求意见尚未办结")
	}
	return x, nil
}
