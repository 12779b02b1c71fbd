package api

import (
	"context"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// review is where another person decides.
type review struct {
	pb.UnsafeReviewServiceServer
	*desk
}

var _ pb.ReviewServiceServer = (*review)(nil)

func (s *review) PassReview(ctx context.Context, req *pb.PassReviewRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.PassReview(c, env, req.Opinion)
	})
}

func (s *review) ReturnCase(ctx context.Context, req *pb.ReturnCaseRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.Return(c, req.Reason)
	})
}

func (s *review) SignOff(ctx context.Context, req *pb.SignOffRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.SignOff(c, env, req.Opinion)
	})
}

func (s *review) DecideExtension(ctx context.Context, req *pb.DecideExtensionRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.DecideExtension(c, env, req.Approve, req.Remark)
	})
}
