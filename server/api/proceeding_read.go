package api

import (
	"context"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/defence"
)

func (s *proceedings) GetEvidenceList(ctx context.Context, req *pb.GetEvidenceListRequest) (*pb.EvidenceList, error) {
	organ, number, _ := casework.SplitName(req.Name)
	c, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	return defence.Evidence(c, numberIn(req.Name), req.Generated)
}

func (s *proceedings) CheckCase(ctx context.Context, req *pb.CheckCaseRequest) (*pb.CheckCaseResponse, error) {
	organ, number, _ := casework.SplitName(req.Name)
	c, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	o, err := s.Store.Organ(ctx, organ)
	if err != nil {
		return nil, err
	}
	settings := defence.Settings{Known: true, ReconsiderationBody: o.ReconsiderationBody, Court: o.Court}
	return &pb.CheckCaseResponse{Findings: defence.Check(c, s.calendarOf(organ), s.today(), settings), Checks: defence.Checks}, nil
}
