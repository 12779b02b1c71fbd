package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// Register decides the first event of a case. Nothing that a supplement can bring is demanded: only dates that make sense and
// a resident identity number that is one.
func Register(env Env, r *pb.Registration) (*pb.Event, error) {
	arrived, err := happened(env, "registration.arrived_on", "到达日期", r.ArrivedOn, calendar.Date{}, "")
	if err != nil {
		return nil, err
	}
	received, err := receiptDay(env, r, arrived)
	if err != nil {
		return nil, err
	}
	err = checkIdentities(env, r)
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{Registration: r, ReceivedOn: received.String()}}}, nil
}

// receiptDay applies the rule of the channel (Art 31). A channel that needs confirmation has no receipt day before it, unless
// the safe rule confirms on arrival.
func receiptDay(env Env, r *pb.Registration, arrived calendar.Date) (calendar.Date, error) {
	rule, err := law.At(arrived).Channel(law.Channel(r.Channel))
	if err != nil {
		return arrived, fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_INVALID, "registration.arrived_on",
			"%s 时《政府信息公开条例》尚未施行，请核对到达日期。", arrived).With("value", arrived.String())
	}
	if !rule.NeedsConfirmation {
		return arrived, refuseConfirmation(r)
	}
	if r.ConfirmedOn != "" {
		confirmed, err := happened(env, "registration.confirmed_on", "确认日期", r.ConfirmedOn, arrived, "到达日期")
		if err == nil && confirmed.After(arrived) && r.ReceiptEvidence == "" {
			err = fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "registration.receipt_evidence",
				"确认日期晚于到达日期的，请写明原因和确认经过（%s）；尚未确认的，确认日期留空即可登记。", rule.Basis).With("arrivedOn", r.ArrivedOn)
		}
		return confirmed, err
	}
	if rule.AutoConfirm {
		return arrived, nil
	}
	return calendar.Date{}, nil
}

// refuseConfirmation keeps a day of confirmation away from channels where the day of arrival alone counts.
func refuseConfirmation(r *pb.Registration) error {
	if r.ConfirmedOn == "" || r.ConfirmedOn == r.ArrivedOn {
		return nil
	}
	return fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, "registration.confirmed_on",
		"“%s”以到达（签收）之日为收到日，不另行确认，请不要填写确认日期。", law.Channel(r.Channel)).With("value", r.ConfirmedOn)
}

// ConfirmReceipt fixes the receipt day of ordinary mail or fax.
func ConfirmReceipt(c *Case, env Env, confirmedOn, evidence string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_CONFIRM_RECEIPT)
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "confirmed_on", "确认日期", confirmedOn, day(c.Registration.ArrivedOn), "到达日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_ReceiptConfirmed{ReceiptConfirmed: &pb.ReceiptConfirmed{ConfirmedOn: confirmedOn, Evidence: evidence}}}, nil
}
