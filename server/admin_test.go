package server

import (
	"strings"
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
)

// TestFirstDay is the way of an administrator from the one-time password to the first member of staff at work.
func TestFirstDay(t *testing.T) {
	h := run(t, plain)
	who, admin := pb.NewIdentityServiceClient(h.conn), pb.NewAdminServiceClient(h.conn)
	first := h.FirstAdmin()
	in, err := who.SignIn(t.Context(), &pb.SignInRequest{Name: first.Name, Password: first.Password})
	if err != nil || !in.PasswordChangeRequired || in.Staff.Name != first.Name {
		t.Fatalf("%v, %v", in, err)
	}
	ctx := as(t.Context(), in.Token)
	_, err = admin.ListStaff(ctx, &pb.ListStaffRequest{Parent: "organs/yangli"})
	want(t, "before the change", err, codes.FailedPrecondition, "PASSWORD_CHANGE_REQUIRED")
	_, err = who.ChangePassword(ctx, &pb.ChangePasswordRequest{OldPassword: first.Password, NewPassword: "1234567890"})
	want(t, "weak", err, codes.InvalidArgument, "PASSWORD_TOO_WEAK")
	_, err = who.ChangePassword(ctx, &pb.ChangePasswordRequest{OldPassword: first.Password, NewPassword: goodPassword})
	if err != nil {
		t.Fatal(err)
	}
	made, err := admin.CreateStaff(ctx, &pb.CreateStaffRequest{
		Parent: "organs/yangli", StaffId: "wang", Staff: &pb.Staff{DisplayName: "王芳", Roles: []pb.Role{pb.Role_ROLE_HANDLER}},
	})
	if err != nil || made.Staff.Name != "organs/yangli/staff/wang" || made.Staff.CreateTime == nil {
		t.Fatalf("%v, %v", made, err)
	}
	in, err = who.SignIn(t.Context(), &pb.SignInRequest{Name: made.Staff.Name, Password: made.OneTimePassword})
	if err != nil {
		t.Fatal(err)
	}
	me, err := who.GetMe(as(t.Context(), in.Token), &pb.GetMeRequest{})
	if err != nil || me.DisplayName != "王芳" {
		t.Errorf("%v, %v", me, err)
	}
	reset, err := admin.ResetPassword(ctx, &pb.ResetPasswordRequest{Name: made.Staff.Name})
	if err != nil || reset.OneTimePassword == made.OneTimePassword {
		t.Errorf("%v, %v", reset, err)
	}
	_, err = who.GetMe(as(t.Context(), in.Token), &pb.GetMeRequest{})
	want(t, "after the reset", err, codes.Unauthenticated, "SIGN_IN_REQUIRED")
	out, err := who.SignOut(ctx, &pb.SignOutRequest{AllSessions: true})
	if err != nil || out.Revoked != 1 {
		t.Errorf("%v, %v", out, err)
	}
	_, err = who.GetMe(ctx, &pb.GetMeRequest{})
	want(t, "after sign-out", err, codes.Unauthenticated, "SIGN_IN_REQUIRED")
}

func mask(paths ...string) *fieldmaskpb.FieldMask { return &fieldmaskpb.FieldMask{Paths: paths} }

func TestUpdateStaff(t *testing.T) {
	h := run(t, plain)
	token := h.employ("yangli", "boss", false, pb.Role_ROLE_ADMIN)
	victim := h.employ("yangli", "wang", false, pb.Role_ROLE_HANDLER)
	admin, ctx := pb.NewAdminServiceClient(h.conn), as(t.Context(), token)
	update := func(name string, st *pb.Staff, paths ...string) (*pb.Staff, error) {
		st.Name = name
		return admin.UpdateStaff(ctx, &pb.UpdateStaffRequest{Staff: st, UpdateMask: mask(paths...)})
	}
	const wang, boss, first = "organs/yangli/staff/wang", "organs/yangli/staff/boss", "organs/yangli/staff/admin"
	st, err := update(wang, &pb.Staff{DisplayName: "王芳", Disabled: true}, "display_name")
	if err != nil || st.DisplayName != "王芳" || st.Disabled || st.Etag != `"2"` {
		t.Fatalf("%v, %v", st, err)
	}
	_, err = update(wang, &pb.Staff{Etag: `"1"`, Disabled: true}, "disabled")
	want(t, "stale", err, codes.Aborted, "ETAG_STALE")
	for name, c := range map[string]struct {
		st     *pb.Staff
		paths  []string
		reason string
	}{
		"empty mask":   {&pb.Staff{}, nil, "FIELD_MASK_INVALID"},
		"unknown path": {&pb.Staff{}, []string{"etag"}, "FIELD_MASK_INVALID"},
		"empty name":   {&pb.Staff{}, []string{"display_name"}, "REQUEST_INVALID"},
		"blank name":   {&pb.Staff{DisplayName: "　"}, []string{"display_name"}, "REQUEST_INVALID"},
		"no roles":     {&pb.Staff{}, []string{"roles"}, "REQUEST_INVALID"},
		"admin and":    {&pb.Staff{Roles: []pb.Role{pb.Role_ROLE_ADMIN, pb.Role_ROLE_HANDLER}}, []string{"roles"}, "REQUEST_INVALID"},
	} {
		_, err = update(wang, c.st, c.paths...)
		want(t, name, err, codes.InvalidArgument, c.reason)
	}
	_, err = update(wang+"/x", &pb.Staff{Disabled: true}, "disabled")
	want(t, "name with a tail", err, codes.InvalidArgument, "REQUEST_INVALID")
	_, err = update("organs/yangli/staff/nobody", &pb.Staff{Disabled: true}, "disabled")
	want(t, "nobody", err, codes.NotFound, "STAFF_NOT_FOUND")

	_, err = update(wang, &pb.Staff{Disabled: true}, "disabled")
	if err != nil {
		t.Fatal(err)
	}
	_, err = pb.NewIdentityServiceClient(h.conn).GetMe(as(t.Context(), victim), &pb.GetMeRequest{})
	want(t, "disabled", err, codes.Unauthenticated, "SIGN_IN_REQUIRED")
	_, err = update(wang, &pb.Staff{}, "disabled")
	if err != nil {
		t.Fatal(err)
	}
	_, err = pb.NewIdentityServiceClient(h.conn).GetMe(as(t.Context(), victim), &pb.GetMeRequest{})
	want(t, "token of before", err, codes.Unauthenticated, "SIGN_IN_REQUIRED")

	_, err = update(first, &pb.Staff{Disabled: true}, "disabled")
	if err != nil {
		t.Fatal(err)
	}
	_, err = update(boss, &pb.Staff{Disabled: true}, "disabled")
	want(t, "last administrator", err, codes.FailedPrecondition, "STATE_FORBIDS")
	_, err = update(boss, &pb.Staff{Roles: []pb.Role{pb.Role_ROLE_HANDLER}}, "roles")
	want(t, "last administrator", err, codes.FailedPrecondition, "STATE_FORBIDS")
}

// TestTwoAdministratorsDisableEachOther at the same moment: one must stay.
func TestTwoAdministratorsDisableEachOther(t *testing.T) {
	h := run(t, plain)
	tokens := map[string]string{
		"admin-b": h.employ("yangli", "admin-a", false, pb.Role_ROLE_ADMIN),
		"admin-a": h.employ("yangli", "admin-b", false, pb.Role_ROLE_ADMIN),
	}
	disable := func(token, login string) error {
		_, err := pb.NewAdminServiceClient(h.conn).UpdateStaff(as(t.Context(), token), &pb.UpdateStaffRequest{
			Staff: &pb.Staff{Name: "organs/yangli/staff/" + login, Disabled: true}, UpdateMask: mask("disabled"),
		})
		return err
	}
	err := disable(tokens["admin-a"], "admin")
	if err != nil {
		t.Fatal(err)
	}
	results := make(chan error)
	for login, token := range tokens {
		go func() { results <- disable(token, login) }()
	}
	a, b := <-results, <-results
	if (a == nil) == (b == nil) {
		t.Errorf("%v, %v", a, b)
	}
}

func TestUpdateOrgan(t *testing.T) {
	h := run(t, plain)
	admin := pb.NewAdminServiceClient(h.conn)
	ctx := as(t.Context(), h.employ("yangli", "boss", false, pb.Role_ROLE_ADMIN))
	update := func(o *pb.Organ, paths ...string) (*pb.Organ, error) {
		if o.Name == "" {
			o.Name = "organs/yangli"
		}
		return admin.UpdateOrgan(ctx, &pb.UpdateOrganRequest{Organ: o, UpdateMask: mask(paths...)})
	}
	full := &pb.Organ{
		DisplayName: "甲", DocPrefix: "乙", ReconsiderationBody: "丙", ReconsiderationUrl: "https://example.com", Court: "丁",
		Address: "戊", Phone: "己", SupplementDays: 10,
	}
	paths := []string{"display_name", "doc_prefix", "reconsideration_body", "reconsideration_url", "court", "address", "phone", "supplement_days"}
	o, err := update(full, paths...)
	if err != nil {
		t.Fatal(err)
	}
	read, err := admin.GetOrgan(ctx, &pb.GetOrganRequest{Name: "organs/yangli"})
	full.Etag = `"2"`
	if err != nil || read.String() != o.String() || read.String() != full.String() {
		t.Errorf("%v, %v, want %v", read, err, full)
	}
	_, err = update(&pb.Organ{Etag: `"1"`, Court: "庚"}, "court")
	want(t, "stale", err, codes.Aborted, "ETAG_STALE")
	_, err = update(&pb.Organ{SupplementDays: 3}, "supplement_days")
	want(t, "days", err, codes.InvalidArgument, "REQUEST_INVALID")
	_, err = update(&pb.Organ{Name: "organs/yangli/x", Court: "庚"}, "court")
	want(t, "tail", err, codes.InvalidArgument, "REQUEST_INVALID")
	_, err = update(&pb.Organ{Court: strings.Repeat("长", 101)}, "court")
	want(t, "long", err, codes.InvalidArgument, "REQUEST_INVALID")
}

func TestListStaffByPages(t *testing.T) {
	h := run(t, plain)
	h.employAll("yangli")
	admin, ctx := pb.NewAdminServiceClient(h.conn), as(t.Context(), h.employ("yangli", "boss", false, pb.Role_ROLE_ADMIN))
	var logins []string
	req := &pb.ListStaffRequest{Parent: "organs/yangli", PageSize: 4}
	for {
		page, err := admin.ListStaff(ctx, req)
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range page.Staff {
			logins = append(logins, strings.TrimPrefix(st.Name, "organs/yangli/staff/"))
		}
		req.PageToken = page.NextPageToken
		if req.PageToken == "" {
			break
		}
	}
	if got := strings.Join(logins, " "); got != "admin boss roleb rolec roled rolee rolef roleg roleh" {
		t.Errorf("logins %s", got)
	}
	_, err := admin.ListStaff(ctx, &pb.ListStaffRequest{Parent: "organs/yangli", PageToken: "garbage"})
	want(t, "token", err, codes.InvalidArgument, "PAGE_TOKEN_INVALID")
	_, err = admin.CreateStaff(ctx, &pb.CreateStaffRequest{
		Parent: "organs/yangli", StaffId: "boss", Staff: &pb.Staff{DisplayName: "x", Roles: []pb.Role{pb.Role_ROLE_LEGAL}},
	})
	want(t, "taken login", err, codes.AlreadyExists, "ALREADY_EXISTS")
}
