package casework

import (
	pb "disclosure/proto/disclosure/v1"
)

// Withdraw records that the applicant gave up.
func Withdraw(c *Case, env Env, on, evidence string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_WITHDRAW)
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "withdrawn_on", "撤回日期", on, day(c.Registration.ArrivedOn), "到达日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_Withdrawn{Withdrawn: &pb.Withdrawn{WithdrawnOn: on, Evidence: evidence}}}, nil
}

// Close ends a case whose answer was given.
func Close(c *Case, remark string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_CLOSE)
	if err == nil {
		err = proven(c)
	}
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_Closed{Closed: &pb.Closed{Remark: remark}}}, nil
}

// Export records that the case file leaves the organ, and what is left out of it.
func Export(c *Case, reason, recipient string, v pb.CaseFileVariant) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_EXPORT)
	if err != nil {
		return nil, err
	}
	if v == pb.CaseFileVariant_CASE_FILE_VARIANT_UNSPECIFIED {
		v = pb.CaseFileVariant_CASE_FILE_VARIANT_FULL
	}
	return &pb.Event{Kind: &pb.Event_CaseFileExported{CaseFileExported: &pb.CaseFileExported{
		Reason: reason, Recipient: recipient, Variant: v,
	}}}, nil
}
