package api

import (
	"context"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/defence"
	"disclosure/server/law"
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

func (s *proceedings) CountProceedings(ctx context.Context, req *pb.CountProceedingsRequest) (*pb.CountProceedingsResponse, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	var table law.TableFour
	err := s.Store.WithProceedings(ctx, organ, func(c *casework.Case) { defence.TableFour(&table, c, int(req.Year)) })
	if err != nil {
		return nil, err
	}
	out := &pb.CountProceedingsResponse{Year: req.Year}
	for track, n := range table {
		out.Counts = append(out.Counts, &pb.ProceedingCount{
			Track: law.Track(track).String(), Upheld: int32(n[law.OutcomeUpheld]), Corrected: int32(n[law.OutcomeCorrected]),
			Other: int32(n[law.OutcomeOther]), Pending: int32(n[law.OutcomeOpen]), Total: int32(n[law.OutcomeTotal]),
		})
	}
	return out, nil
}
