package casework

import pb "disclosure/proto/disclosure/v1"

// applyReview folds the way from the draft to the decision.
func (c *Case) applyReview(e *pb.Event) bool {
	switch k := e.Kind.(type) {
	case *pb.Event_DeterminationProposed:
		p := k.DeterminationProposed
		item := c.Items[p.Item-1]
		item.Determination, item.Basis, item.Drafter = p.Determination, p.Basis, e.Actor
		item.Code = Code(p.Determination.Disposition)
	case *pb.Event_Submitted:
		c.phase, c.Submitter, c.ReturnReason = pb.State_STATE_UNDER_REVIEW, e.Actor, ""
	case *pb.Event_ReviewPassed:
		c.phase, c.Reviewer = pb.State_STATE_AWAITING_SIGN_OFF, e.Actor
	case *pb.Event_Returned:
		c.phase, c.ReturnReason = pb.State_STATE_UNSPECIFIED, k.Returned.Reason
		c.Submitter, c.Reviewer, c.Signer = "", "", ""
	case *pb.Event_SignedOff:
		c.phase, c.Signer = pb.State_STATE_SIGNED_OFF, e.Actor
	default:
		return false
	}
	return true
}
