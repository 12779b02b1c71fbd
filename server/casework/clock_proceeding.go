package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/clock"
	"disclosure/server/law"
)

// lawKinds are the procedures whose limits the law sets.
var lawKinds = map[pb.ProceedingKind]law.ProceedingKind{
	pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY:   law.OrdinaryReconsideration,
	pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED: law.SimplifiedReconsideration,
	pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT:                law.Court,
	pb.ProceedingKind_PROCEEDING_KIND_SUIT_AFTER_RECONSIDERATION: law.Court,
}

// proceedingFacts is what happened in the proceedings as far as it moves the limits of their answers.
func proceedingFacts(c *Case) []clock.ProceedingFacts {
	var all []clock.ProceedingFacts
	for _, p := range c.Proceedings {
		all = append(all, clock.ProceedingFacts{
			Kind: lawKinds[p.Kind], Name: ProceedingName(p), PapersOn: day(p.PapersOn), RunsFrom: day(p.RunsFrom),
			NamedOn: day(p.NamedDueOn), AnsweredOn: day(p.AnsweredOn), DecidedOn: day(p.GetDecision().GetReceivedOn()),
		})
	}
	return all
}

// ProceedingName names a proceeding for people: kind, body, and its case number if there is one.
func ProceedingName(p *pb.Proceeding) string {
	name := ProceedingWord(p.Kind) + "，" + p.Body
	if p.CaseNumber != "" {
		name += " " + p.CaseNumber
	}
	return name
}

// termUnits are the units of terms in the law.
var termUnits = map[pb.TermUnit]law.Unit{
	pb.TermUnit_TERM_UNIT_WORKING_DAYS: law.WorkingDays, pb.TermUnit_TERM_UNIT_DAYS: law.Days,
}

// reopenings are the decisions that sent the case back.
func reopenings(c *Case) []clock.Reopening {
	var all []clock.Reopening
	for _, x := range c.EarlierAnswers {
		all = append(all, clock.Reopening{
			AnsweredOn: day(x.AnsweredOn), On: day(x.ReopenedOn), N: int(x.Term.GetLength()), Unit: termUnits[x.Term.GetUnit()],
		})
	}
	return all
}
