package clock

// feeSent reports whether the fee notice was sent, under rules that know a fee,
// and shows the applicant's last day for the payment.
func (r *run) feeSent() bool {
	f := r.in.Fee
	if f == nil || f.SentOn.IsZero() {
		return false
	}
	if !r.fees {
		r.warn(NoFeeRules, "", "收到申请时信息处理费管理办法尚未施行，收费通知不停止计算")
		return false
	}
	r.paymentDue()
	return !r.past(f.SentOn)
}

// takeFee takes the fee notice: sent within the limit of the reply, it stops the
// clock, and the payment starts it anew (see FeeNoticeWaits, PaymentStartsAnew).
func (r *run) takeFee() {
	f := r.in.Fee
	end := r.payment.end(r, f.ServedOn)
	if !r.feeStops(*f) {
		return
	}
	if f.PaidOn.IsZero() {
		r.wait = &wait{f.SentOn, feeWait(*f), r.feeRestart.article}
		if over(end, r.in.AsOf) && f.LapsedOn.IsZero() {
			r.warn(PaymentExpired, r.feeAbandoned.article, "缴费期限%s已满，未缴费：%s", end.Date.Chinese(), r.feeAbandoned.Zh)
		}
		return
	}
	if over(end, f.PaidOn) {
		r.warn(PaymentLate, r.feeAbandoned.article, "%s缴费，晚于缴费期限%s", f.PaidOn.Chinese(), end.Date.Chinese())
	}
	r.startAnew(restart{
		f.PaidOn, "缴费完成之日", "缴费完成前的日期，" + r.feeRestart.Zh,
		"缴费完成之日，自次日起重新计算，当日不计入", r.feeRestart.article,
	})
}

// feeStops reports whether the fee notice stops the clock: it does if it was sent
// not later than the due date then in force.
func (r *run) feeStops(f Fee) bool {
	reply := r.segment().reply.Date
	switch {
	case f.SentOn.Before(r.out.Start), !f.ServedOn.IsZero() && f.ServedOn.Before(f.SentOn), !f.PaidOn.IsZero() && f.PaidOn.Before(f.SentOn):
		r.warn(FeeOrder, r.feeInTime.article, "收费通知的日期前后矛盾，未停止计算")
		return false
	case f.SentOn.After(reply):
		r.warn(LateFeeNotice, r.feeInTime.article, "收费通知书%s发出，晚于%s：%s", f.SentOn.Chinese(), reply.Chinese(), LateFeeRunsOn.Rule)
		return false
	}
	return true
}

// paymentDue is the applicant's last day for the payment; it runs from service.
func (r *run) paymentDue() {
	r.applicantDue(Payment, "收费通知书", r.payment, 0, r.in.Fee.ServedOn, r.in.Fee.PaidOn)
}

// feeWait says what the clock waits for.
func feeWait(f Fee) string {
	if !f.LapsedOn.IsZero() {
		return "申请人逾期未缴费（" + f.LapsedOn.Chinese() + "登记），不再处理"
	}
	return "收费通知书" + f.SentOn.Chinese() + "发出，等待申请人缴费；缴费完成次日起重新计算"
}
