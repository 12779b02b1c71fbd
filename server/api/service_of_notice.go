package api

import (
	"context"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// noticeOf answers an act on a notice with that notice.
func noticeOf(number int32) func(*casework.Case) *pb.Notice {
	return func(c *casework.Case) *pb.Notice { return c.Notices[number-1] }
}

func (s *notices) VoidNotice(ctx context.Context, req *pb.VoidNoticeRequest) (*pb.Notice, error) {
	n := part(req.Name)
	return actFor(ctx, s.desk, req, plain(func(c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.VoidNotice(c, n, req.Reason)
	}), noticeOf(n))
}

func (s *notices) RecordDispatch(ctx context.Context, req *pb.RecordDispatchRequest) (*pb.Notice, error) {
	n := part(req.Name)
	return actFor(ctx, s.desk, req, plain(func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordDispatch(c, env, &pb.Dispatched{
			Notice: n, Method: req.Method, DispatchedOn: req.DispatchedOn, Tracking: req.Tracking, Proofs: req.Proofs,
		})
	}), noticeOf(n))
}

func (s *notices) RecordDelivery(ctx context.Context, req *pb.RecordDeliveryRequest) (*pb.Notice, error) {
	n := part(req.Name)
	return actFor(ctx, s.desk, req, plain(func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordDelivery(c, env, &pb.Delivered{
			Notice: n, DeliveredOn: req.DeliveredOn, Evidence: req.Evidence, Proofs: req.Proofs,
		})
	}), noticeOf(n))
}

func (s *notices) AttachProof(ctx context.Context, req *pb.AttachProofRequest) (*pb.Notice, error) {
	n := part(req.Name)
	return actFor(ctx, s.desk, req, plain(func(c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.AttachProof(c, &pb.ProofAttached{Notice: n, Proofs: req.Proofs, NoProofReason: req.NoProofReason})
	}), noticeOf(n))
}

func (s *notices) RecordDeliveryFailure(ctx context.Context, req *pb.RecordDeliveryFailureRequest) (*pb.Notice, error) {
	n := part(req.Name)
	return actFor(ctx, s.desk, req, plain(func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordDeliveryFailure(c, env, &pb.DeliveryFailed{Notice: n, FailedOn: req.FailedOn, Reason: req.Reason})
	}), noticeOf(n))
}
