package server

import (
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
)

func TestMatters(t *testing.T) {
	h := at(t, clockAt("2026-03-02"))
	desk := h.employ("yangli", "desk", false, pb.Role_ROLE_FRONT_DESK)
	legal := h.employ("yangli", "legal", false, pb.Role_ROLE_LEGAL)
	boss := h.employ("yangli", "boss", false, pb.Role_ROLE_SUPERVISOR)
	client, ctx := pb.NewMatterServiceClient(h.conn), t.Context()
	complaint := &pb.RegisterMatterRequest{
		Parent: "organs/yangli", Kind: pb.MatterKind_MATTER_KIND_INTAKE_COMPLAINT, Applicant: "王小明", ReceivedOn: "2026-03-02",
		Content: "窗口拒绝接收申请", About: "organs/yangli/staff/legal", RequestId: "11111111-2222-3333-4444-555555555555",
	}
	m, err := client.RegisterMatter(as(ctx, desk), complaint)
	if err != nil || m.Name != "organs/yangli/matters/2026-0001" || len(m.Steps) != 1 {
		t.Fatalf("%v, %v", m, err)
	}
	again, err := client.RegisterMatter(as(ctx, desk), complaint)
	if err != nil || again.Name != m.Name {
		t.Errorf("repeated: %v, %v", again, err)
	}
	for what, change := range map[string]func(*pb.RegisterMatterRequest){
		"DATE_IN_FUTURE":  func(r *pb.RegisterMatterRequest) { r.ReceivedOn = "2026-03-03" },
		"STAFF_NOT_FOUND": func(r *pb.RegisterMatterRequest) { r.About = "organs/other/staff/desk" },
		"CASE_NOT_FOUND":  func(r *pb.RegisterMatterRequest) { r.Case = "organs/other/cases/2026-0001" },
	} {
		bad := &pb.RegisterMatterRequest{Parent: "organs/yangli", Kind: pb.MatterKind_MATTER_KIND_CORRECTION, Applicant: "甲", ReceivedOn: "2026-03-02", Content: "更正"}
		change(bad)
		_, err = client.RegisterMatter(as(ctx, desk), bad)
		if err == nil || reasonOf(t, err) != what {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err = client.RecordMatterStep(as(ctx, boss), &pb.RecordMatterStepRequest{Name: m.Name, Etag: m.Etag, Text: "调取窗口录像"})
	if err != nil {
		t.Fatal(err)
	}
	end := &pb.CloseMatterRequest{Name: m.Name, Result: pb.MatterResult_MATTER_RESULT_COMPLAINT_FOUNDED, Explanation: "投诉属实，已责令改正"}
	_, err = client.CloseMatter(as(ctx, legal), end)
	want(t, "about himself", err, codes.PermissionDenied, "SAME_PERSON")
	end.Etag = m.Etag
	_, err = client.CloseMatter(as(ctx, boss), end)
	want(t, "stale", err, codes.Aborted, "ETAG_STALE")
	end.Etag = ""
	end.Result = pb.MatterResult_MATTER_RESULT_CORRECTED
	_, err = client.CloseMatter(as(ctx, boss), end)
	want(t, "result of the other kind", err, codes.InvalidArgument, "REQUEST_INVALID")
	end.Result = pb.MatterResult_MATTER_RESULT_COMPLAINT_FOUNDED
	done, err := client.CloseMatter(as(ctx, boss), end)
	if err != nil || done.ClosedOn != "2026-03-02" || len(done.Steps) != 3 || done.Explanation != end.Explanation {
		t.Errorf("%v, %v", done, err)
	}
	_, err = client.RecordMatterStep(as(ctx, boss), &pb.RecordMatterStepRequest{Name: m.Name, Text: "补充"})
	want(t, "closed", err, codes.FailedPrecondition, "STATE_FORBIDS")
	complaint.RequestId, complaint.Kind = "", pb.MatterKind_MATTER_KIND_CORRECTION
	second, err := client.RegisterMatter(as(ctx, desk), complaint)
	if err != nil || second.Name != "organs/yangli/matters/2026-0002" {
		t.Errorf("numbers have a gap: %v, %v", second, err)
	}
	list, err := client.ListMatters(as(ctx, desk), &pb.ListMattersRequest{Parent: "organs/yangli", PageSize: 1})
	if err != nil || len(list.Matters) != 1 || list.Matters[0].Name != second.Name || list.NextPageToken == "" {
		t.Errorf("%v, %v", list, err)
	}
	counts := map[pb.MatterKind]pb.MatterResult{}
	for _, c := range list.Counts {
		if c.Year != 2026 || c.Count != 1 {
			t.Errorf("count %v", c)
		}
		counts[c.Kind] = c.Result
	}
	if len(list.Counts) != 2 || counts[pb.MatterKind_MATTER_KIND_INTAKE_COMPLAINT] != pb.MatterResult_MATTER_RESULT_COMPLAINT_FOUNDED {
		t.Errorf("counts %v", list.Counts)
	}
	report, err := h.store.Fsck(ctx)
	if err != nil || len(report.Differences) > 0 {
		t.Errorf("%v, %v", report.Differences, err)
	}
}

func TestSettingsOfReminders(t *testing.T) {
	h := at(t, clockAt("2026-03-02"))
	admin := h.employ("yangli", "boss", false, pb.Role_ROLE_ADMIN)
	client, ctx := pb.NewAdminServiceClient(h.conn), as(t.Context(), admin)
	set := func(o *pb.Organ, paths ...string) (*pb.Organ, error) {
		o.Name = "organs/yangli"
		return client.UpdateOrgan(ctx, &pb.UpdateOrganRequest{Organ: o, UpdateMask: &fieldmaskpb.FieldMask{Paths: paths}})
	}
	o, err := set(&pb.Organ{YellowDays: 6, RedDays: 3, QuietHours: "22-7", WebhookUrl: "https://example.com/hook"},
		"yellow_days", "red_days", "quiet_hours", "webhook_url")
	if err != nil || o.YellowDays != 6 || o.RedDays != 3 || o.QuietHours != "22-7" || o.WebhookUrl == "" {
		t.Errorf("%v, %v", o, err)
	}
	for path, bad := range map[string]*pb.Organ{
		"red_days": {RedDays: 7}, "webhook_url": {WebhookUrl: "http://example.com/"}, "quiet_hours": {QuietHours: "7-07"},
	} {
		_, err = set(bad, path)
		want(t, path, err, codes.InvalidArgument, "REQUEST_INVALID")
	}
	made, err := client.CreateStaff(ctx, &pb.CreateStaffRequest{
		Parent: "organs/yangli", StaffId: "li", Staff: &pb.Staff{DisplayName: "李四", Roles: []pb.Role{pb.Role_ROLE_HANDLER}, Email: "li@example.com"},
	})
	if err != nil || made.Staff.Email != "li@example.com" {
		t.Errorf("%v, %v", made, err)
	}
	_, err = client.UpdateStaff(ctx, &pb.UpdateStaffRequest{
		Staff: &pb.Staff{Name: "organs/yangli/staff/li", Email: "李四 <li@example.com>"}, UpdateMask: &fieldmaskpb.FieldMask{Paths: []string{"email"}},
	})
	want(t, "email with a name", err, codes.InvalidArgument, "REQUEST_INVALID")
}
