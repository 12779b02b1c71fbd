package identity_test

import (
	"errors"
	"testing"

	_ "google.golang.org/grpc/health/grpc_health_v1"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/identity"
)

// TestDecide walks every role against every rule of one role, in the own and in a foreign organ, before and after the first
// password change.
func TestDecide(t *testing.T) {
	reason := func(r pb.ErrorReason) error { return fault.Of(r) }
	for n := range pb.Role_name {
		for k := range pb.Role_name {
			if n == 0 || k == 0 {
				continue
			}
			rule := &pb.AccessRule{Roles: []pb.Role{pb.Role(k)}}
			c := &identity.Caller{Organ: "yangli", Roles: []pb.Role{pb.Role(n)}}
			err := identity.Decide(c, rule, "yangli")
			if (err == nil) != (n == k) {
				t.Errorf("role %d under rule %d: %v", n, k, err)
			}
			err = identity.Decide(c, rule, "other")
			if !errors.Is(err, reason(pb.ErrorReason_ERROR_REASON_ROLE_MISSING)) {
				t.Errorf("foreign organ: %v", err)
			}
			c.MustChangePassword = true
			err = identity.Decide(c, rule, "yangli")
			if n == k && !errors.Is(err, reason(pb.ErrorReason_ERROR_REASON_PASSWORD_CHANGE_REQUIRED)) {
				t.Errorf("one-time password: %v", err)
			}
			err = identity.Decide(c, &pb.AccessRule{SignedIn: true}, "")
			if err != nil {
				t.Errorf("signed in: %v", err)
			}
		}
	}
	err := identity.Decide(nil, &pb.AccessRule{SignedIn: true}, "")
	if !errors.Is(err, reason(pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED)) {
		t.Errorf("nobody: %v", err)
	}
	err = identity.Decide(&identity.Caller{Organ: "yangli"}, nil, "yangli")
	if err == nil {
		t.Error("no rule lets a caller in")
	}
}

func TestCheckRoles(t *testing.T) {
	handler, reviewer, admin := pb.Role_ROLE_HANDLER, pb.Role_ROLE_REVIEWER, pb.Role_ROLE_ADMIN
	for _, c := range []struct {
		roles []pb.Role
		ok    bool
	}{
		{[]pb.Role{handler}, true},
		{[]pb.Role{handler, reviewer}, true},
		{[]pb.Role{admin}, true},
		{[]pb.Role{admin, handler}, false},
		{nil, false},
		{[]pb.Role{handler, handler}, false},
		{[]pb.Role{0}, false},
		{[]pb.Role{99}, false},
	} {
		err := identity.CheckRoles("staff.roles", c.roles)
		if (err == nil) != c.ok {
			t.Errorf("%v: %v", c.roles, err)
		}
	}
}

func TestReadRules(t *testing.T) {
	rules, err := identity.ReadRules([]string{"disclosure.v1.CaseService", "disclosure.v1.IdentityService", "grpc.health.v1.Health"})
	if err != nil {
		t.Fatal(err)
	}
	if !rules["/disclosure.v1.IdentityService/SignIn"].Access.Public || !rules["/grpc.health.v1.Health/Check"].Access.Public {
		t.Error("public methods")
	}
	if len(rules["/disclosure.v1.CaseService/GetCase"].Access.Roles) == 0 {
		t.Error("roles of GetCase")
	}
	for _, name := range []string{"nowhere.Service", "disclosure.v1.Case"} {
		_, err = identity.ReadRules([]string{name})
		if err == nil {
			t.Errorf("%s accepted", name)
		}
	}
}
