package casework

import (
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// applyProceeding folds reconsiderations, suits and complaints, and what they send back.
func (c *Case) applyProceeding(e *pb.Event) bool {
	switch k := e.Kind.(type) {
	case *pb.Event_ProceedingOpened:
		c.proceedingOpened(k.ProceedingOpened)
	case *pb.Event_ProcedureChanged:
		p := c.Proceedings[k.ProcedureChanged.Number-1]
		p.Kind, p.RunsFrom = k.ProcedureChanged.Kind, k.ProcedureChanged.RunsFrom
		if k.ProcedureChanged.CaseNumber != "" {
			p.CaseNumber = k.ProcedureChanged.CaseNumber
		}
	case *pb.Event_ProceedingAnswered:
		p := c.Proceedings[k.ProceedingAnswered.Number-1]
		p.AnsweredOn, p.AnswerEvidence = k.ProceedingAnswered.AnsweredOn, k.ProceedingAnswered.Evidence
	case *pb.Event_ProceedingDecided:
		p := c.Proceedings[k.ProceedingDecided.Number-1]
		p.Decision, p.Outcome = k.ProceedingDecided.Decision, outcomeOf(k.ProceedingDecided.Decision.Ruling)
	case *pb.Event_Reopened:
		c.reopened(k.Reopened)
	case *pb.Event_EvidenceListed:
		c.Proceedings[k.EvidenceListed.Number-1].EvidenceEdited = true
		c.evidence[k.EvidenceListed.Number] = k.EvidenceListed
	case *pb.Event_DefenceDrafted:
		p := c.Proceedings[k.DefenceDrafted.Number-1]
		p.Defence, p.Drafter, p.Signer = k.DefenceDrafted.Defence, e.Actor, ""
	case *pb.Event_DefenceSignedOff:
		c.Proceedings[k.DefenceSignedOff.Number-1].Signer = e.Actor
	default:
		return false
	}
	return true
}

func (c *Case) proceedingOpened(k *pb.ProceedingOpened) {
	c.Proceedings = append(c.Proceedings, &pb.Proceeding{
		Name: PartName(c.Organ, c.Number, "proceedings", int64(k.Number)), Kind: k.Kind, Body: k.Body, CaseNumber: k.CaseNumber,
		PapersOn: k.PapersOn, RunsFrom: k.PapersOn, Evidence: k.Evidence, Documents: k.Documents, Claims: k.Claims,
		NamedDueOn: k.NamedDueOn, Follows: k.Follows, Outcome: pb.ProceedingOutcome_PROCEEDING_OUTCOME_PENDING,
	})
	if c.evidence == nil {
		c.evidence = map[int32]*pb.EvidenceListed{}
	}
}

// reopened sets the answer aside and begins another one. The letters stay where they are; those up to now belong to the
// earlier answer.
func (c *Case) reopened(k *pb.Reopened) {
	earlier := &pb.EarlierAnswer{
		AnsweredOn: c.AnsweredOn.String(), ClosedOn: c.ClosedOn.String(), Proceeding: k.Proceeding, ReopenedOn: k.ReceivedOn,
		Term: k.Term, Items: k.Items, LastNotice: int32(len(c.Notices)),
	}
	for _, item := range c.Items {
		earlier.Dispositions = append(earlier.Dispositions, item.Code)
		if covers(k.Items, item.Number) {
			item.Determination, item.Basis, item.Drafter, item.Code = nil, "", "", ""
		}
	}
	c.EarlierAnswers = append(c.EarlierAnswers, earlier)
	withdrawProposal(c.Retention)
	c.phase, c.AnsweredOn, c.ClosedOn = pb.State_STATE_UNSPECIFIED, calendar.Date{}, calendar.Date{}
	c.Submitter, c.Reviewer, c.Signer, c.ReturnReason = "", "", "", ""
}

// current says whether a notice belongs to the present answer, not to one that was set aside.
func (c *Case) current(n *pb.Notice) bool {
	if len(c.EarlierAnswers) == 0 {
		return true
	}
	last := c.EarlierAnswers[len(c.EarlierAnswers)-1].LastNotice
	return slices.Index(c.Notices, n) >= int(last)
}

// ReopenedOn is the day from which the term of the present answer runs, when a decision ordered it; else the zero day.
func (c *Case) ReopenedOn() calendar.Date {
	if len(c.EarlierAnswers) == 0 {
		return calendar.Date{}
	}
	return day(c.EarlierAnswers[len(c.EarlierAnswers)-1].ReopenedOn)
}

// EditedEvidence is the evidence list of a proceeding as staff last edited it, or nil.
func (c *Case) EditedEvidence(number int32) *pb.EvidenceListed { return c.evidence[number] }

// outcomeOf is the column of annual table 四 that a ruling belongs to.
func outcomeOf(r pb.Ruling) pb.ProceedingOutcome {
	row, ok := law.Ruling(r).Row()
	if !ok {
		return pb.ProceedingOutcome_PROCEEDING_OUTCOME_OTHER
	}
	return pb.ProceedingOutcome(row.Outcome) + 1
}
