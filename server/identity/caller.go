package identity

import (
	"context"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
)

// Caller is the member of staff who calls.
type Caller struct {
	Organ       string // organ code, such as yangli
	Login       string
	Name        string // resource name: organs/{organ}/staff/{login}
	DisplayName string
	Roles       []pb.Role
	// MustChangePassword is true while the account has a one-time password.
	MustChangePassword bool
	// TokenHash names the session of the call.
	TokenHash []byte
}

// Actor is the caller as the record names him.
func (c *Caller) Actor() casework.Actor {
	return casework.Actor{Name: c.Name, DisplayName: c.DisplayName}
}

// Has says whether the caller holds one of the roles.
func (c *Caller) Has(roles ...pb.Role) bool {
	return slices.ContainsFunc(roles, func(r pb.Role) bool { return slices.Contains(c.Roles, r) })
}

type callerKey struct{}

// WithCaller returns a context that carries the caller. The door calls it, and tests.
func WithCaller(ctx context.Context, c *Caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

// CallerFrom returns the caller, or nil on a call without token.
func CallerFrom(ctx context.Context) *Caller {
	c, _ := ctx.Value(callerKey{}).(*Caller)
	return c
}

// signInRequired is the answer to every call without a valid token; it does not say what is wrong with it.
func signInRequired() *fault.Error {
	return fault.New(pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED, "请先登录：没有登录，或者登录已失效。")
}
