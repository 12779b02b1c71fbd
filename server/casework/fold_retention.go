package casework

import pb "disclosure/proto/disclosure/v1"

// applyRetention folds how long the case is kept. Destroyed is not folded: nothing is left of such a case.
func (c *Case) applyRetention(e *pb.Event) bool {
	if c.Retention == nil {
		switch e.Kind.(type) {
		case *pb.Event_RetentionSet, *pb.Event_HoldSet:
			c.Retention = &pb.Retention{}
		}
	}
	r := c.Retention
	switch k := e.Kind.(type) {
	case *pb.Event_RetentionSet:
		r.Class, r.Reason = k.RetentionSet.Class, k.RetentionSet.Reason
		withdrawProposal(r)
	case *pb.Event_HoldSet:
		r.Holds = append(r.Holds, &pb.Hold{
			Number: k.HoldSet.Number, Reason: k.HoldSet.Reason, SetBy: e.ActorName, SetOn: e.RecordedOn,
		})
	case *pb.Event_HoldReleased:
		h := r.Holds[k.HoldReleased.Number-1]
		h.ReleasedOn, h.ReleaseReason = e.RecordedOn, k.HoldReleased.Reason
	case *pb.Event_DestructionProposed:
		r.Proposer, r.ProposerName, r.ProposedOn = e.Actor, e.ActorName, e.RecordedOn
		r.Appraisal = k.DestructionProposed.Appraisal
	case *pb.Event_DestructionRefused:
		withdrawProposal(r)
	default:
		return false
	}
	return true
}

// withdrawProposal is for a class that was changed, a refusal, and a case that is handled again.
func withdrawProposal(r *pb.Retention) {
	if r != nil {
		r.Proposer, r.ProposerName, r.ProposedOn, r.Appraisal = "", "", "", ""
	}
}
