package door

import (
	"context"
	"log/slog"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/form"
	"disclosure/server/identity"
)

// Authenticator tells who holds a token.
type Authenticator interface {
	Authenticate(ctx context.Context, token string) (*identity.Caller, error)
}

// Config is what a door needs.
type Config struct {
	Who Authenticator
	Log *slog.Logger
	Now func() time.Time
}

// Door is what every call passes. It stays shut until Open has given it the access rules.
type Door struct {
	Config
	rules identity.Rules
}

// New returns a shut door.
func New(c Config) *Door { return &Door{Config: c} }

// Open gives the door the access rules. It refuses a rule that could not be applied.
func (d *Door) Open(rules identity.Rules) error {
	err := checkOrgans(rules)
	if err != nil {
		return err
	}
	d.rules = rules
	return nil
}

// Options are the server options by which all calls pass the door.
func (d *Door) Options() []grpc.ServerOption {
	return []grpc.ServerOption{
		grpc.ForceServerCodecV2(tolerant()),
		grpc.UnaryInterceptor(d.unary),
		grpc.StreamInterceptor(d.stream),
	}
}

// The way of a call, for one message and for streams alike:
//
//	leave   converts the error and writes the one log line; outermost, so that it sees everything below, panics too
//	guard   turns a panic into an error, so that one broken handler does not end the service for all
//	enter   before any message is read, so that a stranger costs nothing but a token lookup:
//	          deadline      no call may run without end
//	          authenticate  who calls
//	          decide        may he call this at all, in his own organ
//	admit   with the first message in hand:
//	          decide        may he do this in the organ that the message names; asked before anything is looked up
//	          form          unknown fields, text, rules; last, since only those who may call are told what a field must hold
//	handler

func (d *Door) unary(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	c := d.arrive(info.FullMethod)
	resp, err := guard(func() (any, error) {
		ctx, cancel, err := d.enter(ctx, c)
		if err != nil {
			return nil, err
		}
		defer cancel()
		err = d.admit(c, req)
		if err != nil {
			return nil, err
		}
		return next(ctx, req)
	})
	if err != nil {
		return nil, d.leave(ctx, c, err)
	}
	return resp, d.leave(ctx, c, nil)
}

func (d *Door) arrive(method string) *call {
	return &call{method: method, start: d.Now(), rule: d.rules[method]}
}

func (d *Door) enter(ctx context.Context, c *call) (context.Context, context.CancelFunc, error) {
	ctx, cancel, err := withDeadline(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	if !c.rule.Access.GetPublic() {
		err = d.authenticate(ctx, c)
		if err == nil {
			err = identity.Decide(c.caller, c.rule.Access, c.caller.Organ)
		}
	}
	if err != nil {
		cancel()
		return nil, nil, err
	}
	return identity.WithCaller(ctx, c.caller), cancel, nil
}

func (d *Door) authenticate(ctx context.Context, c *call) error {
	caller, err := d.Who.Authenticate(ctx, bearer(ctx))
	if err != nil {
		return err
	}
	c.caller = caller
	return nil
}

// admit looks at the first message.
func (d *Door) admit(c *call, req any) error {
	m, ok := req.(proto.Message)
	if !ok || c.rule.Method == nil {
		return nil
	}
	c.requestID = requestIDOf(m)
	if len(c.rule.Access.GetRoles()) == 0 {
		return form.Check(m)
	}
	organ, path := OrganOf(m)
	if organ == "" {
		return nameless(m, path)
	}
	err := identity.Decide(c.caller, c.rule.Access, organ)
	if err != nil {
		return err
	}
	return form.Check(m)
}

// nameless refuses a request that names no organ, with everything else that is wrong with it.
func nameless(m proto.Message, path string) error {
	err := form.Check(m)
	if err != nil {
		return err
	}
	return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, path, "%s：请填写完整名称，形如 organs/yangli/…。", form.Label(path))
}
