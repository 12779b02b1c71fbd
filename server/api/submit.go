package api

import (
	"context"
	"errors"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
)

// SubmitForReview renders the reply before it hands the case over, so that what is reviewed can be printed. Rendering happens
// outside of the transaction; if the case moved meanwhile, it is rendered again.
func (s *handling) SubmitForReview(ctx context.Context, req *pb.SubmitForReviewRequest) (*pb.Case, error) {
	const attempts = 4
	for range attempts {
		out, err := s.submit(ctx, req)
		if !errors.Is(err, errMoved) {
			return out, err
		}
	}
	return nil, fault.New(pb.ErrorReason_ERROR_REASON_SERVER_BUSY, "申请正被他人更新，本次没有提交，请稍候重试。")
}

func (s *handling) submit(ctx context.Context, req *pb.SubmitForReviewRequest) (*pb.Case, error) {
	organ, number, _ := casework.SplitName(req.Name)
	read, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	hash, unprintable := "", error(nil)
	if casework.MayPreview(read, pb.NoticeKind_NOTICE_KIND_REPLY, "") == nil {
		out, err := s.preview(ctx, read, pb.NoticeKind_NOTICE_KIND_REPLY, "")
		hash, unprintable = out.ContentHash, err
	}
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		e, err := casework.Submit(c, env, hash, req.Note)
		if err != nil {
			return nil, err
		}
		if c.Version != read.Version {
			return nil, errMoved
		}
		return e, unprintable
	})
}
