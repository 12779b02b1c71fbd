package api

import (
	"context"
	"strconv"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// handling is the handler's desk.
type handling struct {
	pb.UnsafeHandlingServiceServer
	*desk
}

var _ pb.HandlingServiceServer = (*handling)(nil)

func (s *handling) RequestSupplement(ctx context.Context, req *pb.RequestSupplementRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RequestSupplement(c, env, req.Points, req.Guidance, req.ReplyDays)
	})
}

func (s *handling) RecordSupplement(ctx context.Context, req *pb.RecordSupplementRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordSupplement(c, env, req.ReceivedOn, req.Summary, req.ItemTexts)
	})
}

func (s *handling) LapseSupplement(ctx context.Context, req *pb.LapseSupplementRequest) (*pb.Case, error) {
	return s.act(ctx, req, casework.LapseSupplement)
}

func (s *handling) OpenConsultation(ctx context.Context, req *pb.OpenConsultationRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.OpenConsultation(c, env, &pb.ConsultationOpened{
			Kind: req.Kind, Party: req.Party, Items: req.Items, SentOn: req.SentOn, Question: req.Question,
		})
	})
}

func (s *handling) RecordConsultationServed(ctx context.Context, req *pb.RecordConsultationServedRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordConsultationServed(c, env, part(req.Name), req.ServedOn, req.Evidence)
	})
}

func (s *handling) CloseConsultation(ctx context.Context, req *pb.CloseConsultationRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.CloseConsultation(c, env, &pb.ConsultationClosed{
			Number: part(req.Name), Opinion: req.Opinion, Reasons: req.Reasons, ClosedOn: req.ReceivedOn,
		})
	})
}

func (s *handling) RequestExtension(ctx context.Context, req *pb.RequestExtensionRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RequestExtension(c, env, req.Days, req.Reason)
	})
}

func (s *handling) RecordSearch(ctx context.Context, req *pb.RecordSearchRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordSearch(c, env, req.Search)
	})
}

func (s *handling) RecordSecrecyReview(ctx context.Context, req *pb.RecordSecrecyReviewRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordSecrecyReview(c, env, req.Review)
	})
}

func (s *handling) ProposeDetermination(ctx context.Context, req *pb.ProposeDeterminationRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.ProposeDetermination(c, env, req.Item, req.Determination)
	})
}

func (s *handling) CloseCase(ctx context.Context, req *pb.CloseCaseRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.Close(c, req.Remark)
	})
}

// part is the number at the end of a name such as …/consultations/2; its form was checked at the door.
func part(name string) int32 {
	_, _, p := casework.SplitName(name)
	n, _ := strconv.ParseInt(p, 10, 32)
	return int32(n)
}
