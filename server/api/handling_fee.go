package api

import (
	"context"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/store"
)

func (s *handling) RequestReasons(ctx context.Context, req *pb.RequestReasonsRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RequestReasons(c, env, req.Question, req.ReplyDays)
	})
}

func (s *handling) RecordReasons(ctx context.Context, req *pb.RecordReasonsRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordReasons(c, env, req.ReceivedOn, req.Reasons)
	})
}

func (s *handling) JudgeReasons(ctx context.Context, req *pb.JudgeReasonsRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.JudgeReasons(c, env, req.Reasonable, req.Opinion, req.LongerDays)
	})
}

func (s *handling) AssessFee(ctx context.Context, req *pb.AssessFeeRequest) (*pb.Case, error) {
	return actFor(ctx, s.desk, req, func(tx *store.Tx, c *casework.Case, env casework.Env) (*pb.Event, error) {
		nth := req.NthOfMonth
		if req.Method == pb.FeeMethod_FEE_METHOD_PER_PIECE && nth == 0 {
			n, err := nthOfMonth(tx, c)
			if err != nil {
				return nil, err
			}
			nth = n
		}
		return casework.AssessFee(c, env, req.Method, req.Pages, nth)
	}, s.view)
}

// nthOfMonth counts the requests of the same applicant in the calendar month of the receipt, up to this one.
func nthOfMonth(tx *store.Tx, c *casework.Case) (int32, error) {
	lines, err := tx.CasesOf(c.Organ, c.Registration.Applicant.Name)
	if err != nil {
		return 0, err
	}
	n := int32(1)
	for _, line := range lines {
		if line.Number == c.Number {
			continue
		}
		other, err := tx.Case(c.Organ, line.Number)
		if err != nil {
			return 0, err
		}
		if casework.SameApplicant(c, other) && casework.EarlierInMonth(other, c) {
			n++
		}
	}
	return n, nil
}

func (s *handling) RecordPayment(ctx context.Context, req *pb.RecordPaymentRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordPayment(c, env, req.PaidOn, req.Receipt)
	})
}

func (s *handling) LapseFee(ctx context.Context, req *pb.LapseFeeRequest) (*pb.Case, error) {
	return s.act(ctx, req, casework.LapseFee)
}

func (s *handling) RecordCommunication(ctx context.Context, req *pb.RecordCommunicationRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.RecordCommunication(c, env, req.Communication)
	})
}

func (s *handling) PassOn(ctx context.Context, req *pb.PassOnRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.PassOn(c, req.Unit, req.Remark)
	})
}

func (s *handling) QuoteFee(_ context.Context, req *pb.QuoteFeeRequest) (*pb.Fee, error) {
	return casework.QuoteFee(s.today(), req.Method, req.Pages, req.NthOfMonth)
}
