package api

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/identity"
	"disclosure/server/law"
	"disclosure/server/store"
)

// command is a request that acts on one case.
type command interface {
	proto.Message
	GetName() string
	GetRequestId() string
	GetEtag() string
	GetValidateOnly() bool
}

// decision looks at a case and says what happens.
type decision func(c *casework.Case, env casework.Env) (*pb.Event, error)

// lookup is a decision that also reads the store, such as the list of staff.
type lookup func(tx *store.Tx, c *casework.Case, env casework.Env) (*pb.Event, error)

// act runs one decision on the case that the command names and answers with the case.
func (d *desk) act(ctx context.Context, cmd command, decide decision) (*pb.Case, error) {
	return actFor(ctx, d, cmd, plain(decide), d.view)
}

// plain makes a lookup of a decision.
func plain(decide decision) lookup {
	return func(_ *store.Tx, c *casework.Case, env casework.Env) (*pb.Event, error) { return decide(c, env) }
}

// actFor is act with another answer. It is the one way in which an RPC changes a case.
func actFor[T proto.Message](ctx context.Context, d *desk, cmd command, decide lookup, answer func(*casework.Case) T) (T, error) {
	var none T
	organ, number, _ := casework.SplitName(cmd.GetName())
	actor := identity.CallerFrom(ctx).Actor()
	out, err := d.Store.Act(ctx, actOf(ctx, cmd, func() proto.Message { return none.ProtoReflect().New().Interface() }),
		func(tx *store.Tx) (proto.Message, error) {
			c, err := tx.Case(organ, number)
			if err != nil {
				return nil, err
			}
			err = c.CheckEtag(cmd.GetEtag())
			if err != nil {
				return nil, err
			}
			env, err := environment(tx, d, organ, actor)
			if err != nil {
				return nil, err
			}
			e, err := decide(tx, c, env)
			if err != nil {
				return nil, err
			}
			err = tx.Append(c, actor, e)
			if err == nil {
				err = keepFor(tx, c, actor, d.Retention)
			}
			if err != nil {
				return nil, err
			}
			return answer(c), nil
		})
	if err != nil {
		return none, err
	}
	return out.(T), nil
}

// actOf describes the call to the store: who, which method, which request.
func actOf(ctx context.Context, cmd interface {
	proto.Message
	GetRequestId() string
	GetValidateOnly() bool
}, response func() proto.Message,
) store.Act {
	method, _ := grpc.Method(ctx)
	return store.Act{
		Method: method, Actor: identity.CallerFrom(ctx).Actor(), RequestID: cmd.GetRequestId(), Request: cmd,
		ValidateOnly: cmd.GetValidateOnly(), NewResponse: response,
	}
}

// environment is what a decision may know besides case and command.
func environment(tx *store.Tx, d *desk, organ string, actor casework.Actor) (casework.Env, error) {
	o, err := tx.Organ(organ)
	if err != nil {
		return casework.Env{}, err
	}
	return casework.Env{Actor: actor, Today: tx.Today(), Calendar: tx.CalendarOf(organ), SupplementDays: supplementDays(o, tx.Today())}, nil
}

// supplementDays is the organ's setting, or the law's default.
func supplementDays(o store.Organ, today calendar.Date) int {
	if o.SupplementDays > 0 {
		return o.SupplementDays
	}
	limit, err := law.At(today).Limit(law.SupplementReply)
	if err != nil {
		return 0
	}
	return limit.N
}

// keepFor gives a case that has just ended its retention class.
func keepFor(tx *store.Tx, c *casework.Case, actor casework.Actor, class law.RetentionClass) error {
	e := casework.RetentionAtClose(c, class)
	if e == nil {
		return nil
	}
	return tx.Append(c, actor, e)
}
