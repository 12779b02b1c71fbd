package server

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/grpc"
	channelz "google.golang.org/grpc/channelz/service"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/door"
	"disclosure/server/identity"
)

// TestEveryRPC calls every RPC that is registered, so that a new one is covered the day it is added.
func TestEveryRPC(t *testing.T) {
	h := run(t, plain)
	mine, foreign := h.employAll("yangli"), h.employAll("other")
	newcomer := map[pb.Role]string{}
	for role := range mine {
		newcomer[role] = h.employ("yangli", "new"+string(rune('a'+int(role))), true, role)
	}
	methods := h.methods()
	if len(methods) < 40 {
		t.Fatalf("only %d RPCs", len(methods))
	}
	for _, m := range methods {
		rule := ruleOf(m)
		req := func(organ string) error { return h.call("", m, about(m.Input(), organ)) }
		if rule.Public {
			want(t, m.FullName(), h.call("", m, newMessage(m.Input())), codes.InvalidArgument, "REQUEST_INVALID")
			continue
		}
		want(t, m.FullName(), req("yangli"), codes.Unauthenticated, "SIGN_IN_REQUIRED")
		want(t, m.FullName(), h.call(identity.NewToken(), m, about(m.Input(), "yangli")), codes.Unauthenticated, "SIGN_IN_REQUIRED")
		if rule.SignedIn {
			continue
		}
		for role, token := range mine {
			err := h.call(token, m, about(m.Input(), "yangli"))
			if !slices.Contains(rule.Roles, role) {
				want(t, m.FullName(), err, codes.PermissionDenied, "ROLE_MISSING")
				continue
			}
			if code := status.Code(err); code == codes.PermissionDenied || code == codes.Unauthenticated {
				t.Errorf("%s refuses %v: %v", m.FullName(), role, err)
			}
			// Another organ, whether it is there or not, is refused alike.
			want(t, m.FullName(), h.call(token, m, about(m.Input(), "other")), codes.PermissionDenied, "ROLE_MISSING")
			want(t, m.FullName(), h.call(token, m, about(m.Input(), "nowhere")), codes.PermissionDenied, "ROLE_MISSING")
			want(t, m.FullName(), h.call(foreign[role], m, about(m.Input(), "yangli")), codes.PermissionDenied, "ROLE_MISSING")
			want(t, m.FullName(), h.call(newcomer[role], m, about(m.Input(), "yangli")), codes.FailedPrecondition, "PASSWORD_CHANGE_REQUIRED")
		}
	}
}

func TestNoStartWithoutAccessRule(t *testing.T) {
	s := grpc.NewServer()
	channelz.RegisterChannelzServiceToServer(s) // a service that carries no rule of ours
	err := openDoor(door.New(door.Config{}), s)
	if err == nil || !strings.Contains(err.Error(), "has no access rule") {
		t.Errorf("got %v", err)
	}
}
