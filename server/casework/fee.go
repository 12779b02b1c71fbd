package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// QuoteFee counts a fee by the law of a day (109号; law: fee tiers).
func QuoteFee(on calendar.Date, method pb.FeeMethod, pages, nth int32) (*pb.Fee, error) {
	fee := &pb.Fee{Method: method, Pages: pages, NthOfMonth: nth}
	var count law.Fee
	var err error
	switch {
	case method == pb.FeeMethod_FEE_METHOD_PER_VOLUME && pages > 0 && nth == 0:
		count, err = law.VolumeFee(law.At(on), int(pages))
	case method == pb.FeeMethod_FEE_METHOD_PER_PIECE && pages == 0 && nth > 0:
		count, err = law.PieceFee(law.At(on), int(nth))
	default:
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "method",
			"%s（%s）：按量请只填页数，按件请只填本月第几件。", law.FeeOneMethod.Zh, law.FeeRules.Title)
	}
	if err != nil {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "%s 时信息处理费的规定尚未施行，不能收费。", on).
			Because(err).Need("fee_rules", "", "信息处理费规定已施行")
	}
	fee.AmountYuan = int64(count.Yuan)
	for _, b := range count.Bands {
		fee.Tiers = append(fee.Tiers, &pb.FeeTier{First: int32(b.First), Last: int32(b.Last), YuanEach: int64(b.YuanEach), Yuan: int64(b.Yuan)})
	}
	return fee, nil
}

// AssessFee fixes the fee of a request. It may be fixed anew, by the same method, until the notice is sent.
func AssessFee(c *Case, env Env, method pb.FeeMethod, pages, nth int32) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_ASSESS_FEE)
	if err != nil {
		return nil, err
	}
	if c.Fee != nil && (c.Fee.SentOn != "" || c.Fee.PaidOn != "" || c.Fee.LapsedOn != "") {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "申请 %s 的收费通知已经发出，不能重新核定。", c.Number).
			With("case", c.Number).Need("fee", c.Name(), "收费通知尚未发出")
	}
	if c.Fee != nil && c.Fee.Method != method {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "method", "申请 %s 已选择另一种计费方式：%s（%s）。", c.Number, law.FeeOneMethod.Zh, law.FeeRules.Title).
			With("case", c.Number)
	}
	fee, err := QuoteFee(c.ReceivedOn, method, pages, nth)
	if err != nil {
		return nil, err
	}
	if fee.AmountYuan == 0 {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "按此计算金额为零，不收信息处理费，请直接办理。").
			With("case", c.Number).Need("amount", c.Name(), "金额大于零")
	}
	return &pb.Event{Kind: &pb.Event_FeeAssessed{FeeAssessed: &pb.FeeAssessed{Fee: fee}}}, nil
}

// RecordPayment lets the time limit run anew.
func RecordPayment(c *Case, env Env, paidOn, receipt string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RECORD_PAYMENT)
	if err != nil {
		return nil, err
	}
	if c.Fee.SentOn == "" {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "收费通知尚未发出，不能登记缴费。").
			Need("fee_notice_sent", c.Name(), "收费通知已发出")
	}
	_, err = happened(env, "paid_on", "缴费日期", paidOn, day(c.Fee.SentOn), "收费通知发出日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_FeePaid{FeePaid: &pb.FeePaid{PaidOn: paidOn, Receipt: receipt}}}, nil
}

// LapseFee records that the applicant's time to pay is over; the time runs from proven service.
func LapseFee(c *Case, env Env) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_LAPSE_FEE)
	if err != nil {
		return nil, err
	}
	if c.Fee.ServedOn == "" {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "收费通知尚无送达记录，不能认定逾期；请先登记送达日期。").
			Need("fee_notice_served", c.Name(), "收费通知已送达")
	}
	served := day(c.Fee.ServedOn)
	limit, err := law.At(served).Limit(law.Payment)
	if err != nil {
		return nil, err
	}
	due, err := addDays(env.Calendar, served, limit.N)
	if err != nil {
		return nil, err
	}
	if !env.Today.After(due) {
		return nil, limitRunning("缴费期限", due, env.Today)
	}
	return &pb.Event{Kind: &pb.Event_FeeLapsed{FeeLapsed: &pb.FeeLapsed{DueOn: due.String()}}}, nil
}
