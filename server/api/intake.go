package api

import (
	"context"
	"slices"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/form"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// intake is the front desk.
type intake struct {
	pb.UnsafeIntakeServiceServer
	*desk
}

var _ pb.IntakeServiceServer = (*intake)(nil)

func (s *intake) RegisterCase(ctx context.Context, req *pb.RegisterCaseRequest) (*pb.Case, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	actor := identity.CallerFrom(ctx).Actor()
	act := actOf(ctx, req, func() proto.Message { return &pb.Case{} })
	act.Prepared = store.Prepare("registered.registration", req.Registration)
	out, err := s.Store.Act(ctx, act,
		func(tx *store.Tx) (proto.Message, error) { return s.register(tx, organ, actor, req) })
	if err != nil {
		return nil, err
	}
	return out.(*pb.Case), nil
}

// register decides first and takes the number last, so that a refused request takes none.
func (s *intake) register(tx *store.Tx, organ string, actor casework.Actor, req *pb.RegisterCaseRequest) (proto.Message, error) {
	env, err := environment(tx, s.desk, organ, actor)
	if err != nil {
		return nil, err
	}
	e, err := casework.Register(env, req.Registration)
	if err != nil {
		return nil, err
	}
	events := []*pb.Event{e}
	if req.Handler != "" {
		assigned, err := assign(tx, organ, req.Handler)
		if err != nil {
			return nil, err
		}
		events = append(events, assigned)
	}
	number, err := tx.NextCaseNumber(organ, env.Today.Year)
	if err != nil {
		return nil, err
	}
	e.GetRegistered().Number = number
	c := &casework.Case{Organ: organ, Number: number}
	err = tx.Append(c, actor, events...)
	if err != nil {
		return nil, err
	}
	return s.view(c), nil
}

func (s *intake) ConfirmReceipt(ctx context.Context, req *pb.ConfirmReceiptRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.ConfirmReceipt(c, env, req.ConfirmedOn, req.Evidence)
	})
}

func (s *intake) UpdateCase(ctx context.Context, req *pb.UpdateCaseRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		e, err := casework.Correct(c, env, req.Registration, req.UpdateMask, req.Reason)
		if err != nil {
			return nil, err
		}
		return e, form.Check(e.GetCorrected().Registration)
	})
}

func (s *intake) WithdrawCase(ctx context.Context, req *pb.WithdrawCaseRequest) (*pb.Case, error) {
	return s.act(ctx, req, func(c *casework.Case, env casework.Env) (*pb.Event, error) {
		return casework.Withdraw(c, env, req.WithdrawnOn, req.Evidence)
	})
}

func (s *intake) AssignCase(ctx context.Context, req *pb.AssignCaseRequest) (*pb.Case, error) {
	return actFor(ctx, s.desk, req, func(tx *store.Tx, c *casework.Case, _ casework.Env) (*pb.Event, error) {
		err := c.Allow(pb.Act_ACT_ASSIGN)
		if err != nil {
			return nil, err
		}
		return assign(tx, c.Organ, req.Handler)
	}, s.view)
}

// assign finds the handler among the staff of the organ.
func assign(tx *store.Tx, organ, handler string) (*pb.Event, error) {
	home, login, _ := casework.SplitName(handler)
	var staff store.Staff
	err := error(fault.Of(pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND))
	if home == organ {
		staff, err = tx.Staff(organ, login)
	}
	if err != nil || staff.Disabled || !slices.Contains(staff.Roles, pb.Role_ROLE_HANDLER) {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND, "handler",
			"本机关没有账号为 %s 的在岗承办人，请从承办人名单中选择。", login).With("handler", handler)
	}
	return &pb.Event{Kind: &pb.Event_Assigned{Assigned: &pb.Assigned{Handler: handler, HandlerName: staff.DisplayName}}}, nil
}
