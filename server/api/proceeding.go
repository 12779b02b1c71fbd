package api

import (
	"context"
	"strconv"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/store"
)

// proceedings is what happens to a case outside of the organ.
type proceedings struct {
	pb.UnsafeProceedingServiceServer
	*desk
}

var _ pb.ProceedingServiceServer = (*proceedings)(nil)

func (s *proceedings) OpenProceeding(ctx context.Context, req *pb.OpenProceedingRequest) (*pb.Proceeding, error) {
	return actFor(ctx, s.desk, req, plain(func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.OpenProceeding(c, env, &pb.ProceedingOpened{
			Kind: req.Kind, Body: req.Body, CaseNumber: req.CaseNumber, PapersOn: req.PapersOn, Evidence: req.Evidence,
			Documents: req.Documents, Claims: req.Claims, NamedDueOn: req.NamedDueOn, Follows: req.Follows,
		})
	}), func(c *casework.Case) *pb.Proceeding { return c.Proceedings[len(c.Proceedings)-1] })
}

func (s *proceedings) ChangeProcedure(ctx context.Context, req *pb.ChangeProcedureRequest) (*pb.Proceeding, error) {
	return s.on(ctx, req, func(n int32, c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.ChangeProcedure(c, env, &pb.ProcedureChanged{
			Number: n, Kind: req.Kind, RunsFrom: req.RunsFrom, CaseNumber: req.CaseNumber, Reason: req.Reason,
		})
	})
}

func (s *proceedings) DraftDefence(ctx context.Context, req *pb.DraftDefenceRequest) (*pb.Proceeding, error) {
	return s.on(ctx, req, func(n int32, c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.DraftDefence(c, &pb.DefenceDrafted{Number: n, Defence: req.Defence})
	})
}

func (s *proceedings) SignOffDefence(ctx context.Context, req *pb.SignOffDefenceRequest) (*pb.Proceeding, error) {
	return s.on(ctx, req, func(n int32, c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.SignOffDefence(c, env, &pb.DefenceSignedOff{Number: n, Opinion: req.Opinion})
	})
}

func (s *proceedings) UpdateEvidenceList(ctx context.Context, req *pb.UpdateEvidenceListRequest) (*pb.Proceeding, error) {
	return s.on(ctx, req, func(n int32, c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.ListEvidence(c, &pb.EvidenceListed{Number: n, Items: req.Items, Rules: req.Rules})
	})
}

func (s *proceedings) RecordProceedingAnswer(ctx context.Context, req *pb.RecordProceedingAnswerRequest) (*pb.Proceeding, error) {
	return s.on(ctx, req, func(n int32, c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordProceedingAnswer(c, env, &pb.ProceedingAnswered{Number: n, AnsweredOn: req.AnsweredOn, Evidence: req.Evidence})
	})
}

func (s *proceedings) RecordProceedingDecision(ctx context.Context, req *pb.RecordProceedingDecisionRequest) (*pb.Proceeding, error) {
	return s.on(ctx, req, func(n int32, c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordProceedingDecision(c, env, &pb.ProceedingDecided{Number: n, Decision: req.Decision})
	})
}

func (s *proceedings) ReopenCase(ctx context.Context, req *pb.ReopenCaseRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.Reopen(c, &pb.Reopened{Proceeding: req.Proceeding, Items: req.Items, Remark: req.Remark})
	})
}

// on runs an act on the proceeding that the command names and answers with the proceeding.
func (s *proceedings) on(ctx context.Context, cmd command,
	decide func(n int32, c *casework.Case, env casework.Env) (*pb.Event, error),
) (*pb.Proceeding, error) {
	n := numberIn(cmd.GetName())
	return actFor(ctx, s.desk, cmd, func(_ *store.Tx, c *casework.Case, env casework.Env) (*pb.Event, error) {
		return decide(n, c, env)
	}, func(c *casework.Case) *pb.Proceeding { return c.Proceedings[n-1] })
}

// numberIn is the number at the end of a name, whose form was checked at the door.
func numberIn(name string) int32 {
	_, _, part := casework.SplitName(name)
	n, _ := strconv.ParseInt(part, 10, 32)
	return int32(n)
}
