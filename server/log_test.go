package server

import (
	"encoding/json"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

// planted is personal data that passes the server in this test and must not stay in its log.
var planted = []string{
	"欧阳无忌", "370102198803071231", "13900007777", "样例路77号", "ouyang@example.com", "私人事项甲", goodPassword,
	"wrong password 77", "张\u202e三", "\\u202e",
}

func TestLogHoldsNoPersonalData(t *testing.T) {
	h := run(t, plain)
	token := h.employ("yangli", "desk", false, pb.Role_ROLE_FRONT_DESK)
	ctx := as(t.Context(), token)
	reg := &pb.Registration{
		Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: "2026-03-02", ItemTexts: []string{"私人事项甲"},
		Applicant: &pb.Applicant{
			Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "欧阳无忌", IdType: pb.IdType_ID_TYPE_RESIDENT_ID,
			IdNumber: "370102198803071231", Phone: "13900007777", Address: "样例路77号", Email: "ouyang@example.com",
		},
	}
	intake, cases := pb.NewIntakeServiceClient(h.conn), pb.NewCaseServiceClient(h.conn)
	calls := 0
	call := func(_ any, _ error) { calls++ }
	call(intake.RegisterCase(ctx, &pb.RegisterCaseRequest{Parent: "organs/yangli", Registration: reg, RequestId: "370102198803071231"}))
	_, err := intake.RegisterCase(ctx, &pb.RegisterCaseRequest{Parent: "organs/yangli", Registration: reg})
	if err != nil {
		t.Fatal(err)
	}
	calls++
	call(cases.SearchCases(ctx, &pb.SearchCasesRequest{Parent: "organs/yangli", Query: "欧阳无忌"}))
	call(cases.SearchCases(ctx, &pb.SearchCasesRequest{Parent: "organs/yangli", Query: "张\u202e三"}))
	call(cases.GetCase(ctx, &pb.GetCaseRequest{Name: "organs/yangli/cases/欧阳无忌"}))
	call(pb.NewIdentityServiceClient(h.conn).SignIn(t.Context(), &pb.SignInRequest{Name: "organs/yangli/staff/desk", Password: goodPassword}))
	call(pb.NewIdentityServiceClient(h.conn).SignIn(t.Context(), &pb.SignInRequest{Name: "organs/yangli/staff/desk", Password: "wrong password 77"}))
	text := h.log.String()
	for _, p := range append(planted, token, token[4:20]) {
		if strings.Contains(text, p) {
			t.Errorf("the log holds %q:\n%s", p, text)
		}
	}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) != calls {
		t.Errorf("%d lines for %d calls:\n%s", len(lines), calls, text)
	}
	for _, line := range lines {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
}
