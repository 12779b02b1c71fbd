package api

import (
	"context"
	"encoding/binary"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// retention keeps closed cases for their term and destroys their content afterwards.
type retention struct {
	pb.UnsafeRetentionServiceServer
	*desk
}

var _ pb.RetentionServiceServer = (*retention)(nil)

func (s *retention) SetRetention(ctx context.Context, req *pb.SetRetentionRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.SetRetention(c, req.Class, req.Reason)
	})
}

func (s *retention) HoldCase(ctx context.Context, req *pb.HoldCaseRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, _ casework.Env) (*pb.Event, error) { return casework.Hold(c, req.Reason) })
}

func (s *retention) ReleaseHold(ctx context.Context, req *pb.ReleaseHoldRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, _ casework.Env) (*pb.Event, error) {
		return casework.ReleaseHold(c, req.Hold, req.Reason)
	})
}

func (s *retention) ProposeDestruction(ctx context.Context, req *pb.ProposeDestructionRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.ProposeDestruction(c, env, req.Appraisal)
	})
}

// DecideDestruction is not like other acts: an approval leaves no case to answer with.
func (s *retention) DecideDestruction(ctx context.Context, req *pb.DecideDestructionRequest) (*pb.DecideDestructionResponse, error) {
	organ, number, _ := casework.SplitName(req.Name)
	actor := identity.CallerFrom(ctx).Actor()
	act := actOf(ctx, req, func() proto.Message { return &pb.DecideDestructionResponse{} })
	out, err := s.Store.Act(ctx, act, func(tx *store.Tx) (proto.Message, error) {
		c, err := tx.Case(organ, number)
		if err != nil {
			return nil, err
		}
		err = c.CheckEtag(req.Etag)
		if err != nil {
			return nil, err
		}
		env, err := environment(tx, s.desk, organ, actor)
		if err != nil {
			return nil, err
		}
		e, err := casework.DecideDestruction(c, env, req.Approve, req.Remark)
		if err != nil {
			return nil, err
		}
		if d := e.GetDestroyed(); d != nil {
			return &pb.DecideDestructionResponse{Destruction: d.Destruction}, tx.Destroy(c, actor, e)
		}
		err = tx.Append(c, actor, e)
		if err != nil {
			return nil, err
		}
		return &pb.DecideDestructionResponse{Case: s.view(c)}, nil
	})
	if err != nil {
		return nil, err
	}
	decided := out.(*pb.DecideDestructionResponse)
	if decided.Destruction != nil && !req.ValidateOnly {
		s.purge(ctx)
	}
	return decided, nil
}

// purge removes the files at once. What fails is done by the service in its next hour; the destruction stands all the same.
func (s *retention) purge(ctx context.Context) {
	_, err := s.Store.PurgeBlobs(context.WithoutCancel(ctx))
	if err != nil {
		s.Log.ErrorContext(ctx, "files of a destroyed case are still there; they are removed within the hour", "cause", err)
	}
}

func (s *retention) GetDestruction(ctx context.Context, req *pb.GetDestructionRequest) (*pb.Destruction, error) {
	organ, number, _ := casework.SplitName(req.Name)
	d, err := s.Store.Destruction(ctx, organ, number)
	if err == nil && d == nil {
		err = fault.New(pb.ErrorReason_ERROR_REASON_RETENTION_FORBIDS, "申请 %s 的内容没有销毁，可用 disclosure show 查看。", number).
			With("case", number).Need("destruction", req.Name, "内容没有销毁")
	}
	return d, err
}

func (s *retention) ListRetention(ctx context.Context, req *pb.ListRetentionRequest) (*pb.ListRetentionResponse, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	q := store.RetentionQuery{Organ: organ, Destroyed: req.ShowDestroyed, Limit: pageSize(req.PageSize)}
	if req.Due {
		q.DueOn = s.today().String()
	}
	cursor, err := decodeToken(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	if len(cursor) > 0 {
		id, used := binary.Varint(cursor)
		if used <= 0 {
			return nil, badToken()
		}
		q.After = &store.RetentionPlace{KeepUntil: string(cursor[used:]), ID: int(id)}
	}
	entries, next, err := s.Store.ListRetention(ctx, q)
	if err != nil {
		return nil, err
	}
	out := &pb.ListRetentionResponse{Entries: entries}
	if next != nil {
		out.NextPageToken = encodeToken(req, append(binary.AppendVarint(nil, int64(next.ID)), next.KeepUntil...))
	}
	return out, nil
}
