package casework

import pb "disclosure/proto/disclosure/v1"

// applyFee folds the questions of Articles 35 and 42: reasons and the fee; and what leaves the state alone.
func (c *Case) applyFee(e *pb.Event) bool {
	switch k := e.Kind.(type) {
	case *pb.Event_ReasonsRequested:
		c.Reasons = &pb.Reasons{
			Question: k.ReasonsRequested.Question, ReplyDays: k.ReasonsRequested.ReplyDays, RequestedOn: e.RecordedOn,
		}
	case *pb.Event_ReasonsReceived:
		c.Reasons.ReceivedOn, c.Reasons.Reasons = k.ReasonsReceived.ReceivedOn, k.ReasonsReceived.Reasons
	case *pb.Event_ReasonsJudged:
		j := k.ReasonsJudged
		c.Reasons.JudgedOn, c.Reasons.Reasonable = e.RecordedOn, j.Reasonable
		c.Reasons.Opinion, c.Reasons.LongerDays = j.Opinion, j.LongerDays
	case *pb.Event_FeeAssessed:
		c.Fee = k.FeeAssessed.Fee
		c.Fee.AssessedOn = e.RecordedOn
	case *pb.Event_FeePaid:
		c.Fee.PaidOn, c.Fee.Receipt = k.FeePaid.PaidOn, k.FeePaid.Receipt
	case *pb.Event_FeeLapsed:
		c.Fee.LapsedOn = e.RecordedOn
	case *pb.Event_CommunicationRecorded:
		c.Communications = append(c.Communications, k.CommunicationRecorded.Communication)
	case *pb.Event_PassedOn:
		c.Unit = k.PassedOn.Unit
	case *pb.Event_DueDateMoved: // the clock counts anew by itself; the event tells why
	default:
		return false
	}
	return true
}

// awaitsReasons says whether the case waits for the applicant's reasons.
func (c *Case) awaitsReasons() bool {
	return c.Reasons != nil && c.Reasons.ReceivedOn == "" && c.Reasons.JudgedOn == ""
}

// awaitsPayment says whether the case waits for the fee.
func (c *Case) awaitsPayment() bool {
	return c.Fee != nil && c.Fee.PaidOn == "" && c.Fee.LapsedOn == ""
}
