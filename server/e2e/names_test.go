package e2e_test

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
)

// aboutNoCase are requests whose names begin with Get and that are not about a case.
var aboutNoCase = []string{"GetOrgan", "GetMatter", "GetCheckpoint"}

// TestNamesOfNothing names cases, notices, consultations, documents, items and people that are not there.
func TestNamesOfNothing(t *testing.T) {
	o := open(t, plain)
	consulting, working := o.drive(con), o.drive(prg)
	const post = pb.DeliveryMethod_DELIVERY_METHOD_POST
	o.unchanged(t, func() {
		for _, r := range requests {
			if r.act == 0 && !strings.HasPrefix(r.name, "Get") && r.name != "ListEvents" || slices.Contains(aboutNoCase, r.name) {
				continue // not about a case
			}
			_, err := o.invoke(r.login, r.name, r.req(organ+"/cases/2026-9999"))
			refused(t, r.name, err, codes.NotFound, pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND)
		}
		for _, c := range []struct {
			login, rpc string
			req        proto.Message
			reason     pb.ErrorReason
		}{
			{"handler", "VoidNotice", &pb.VoidNoticeRequest{Name: working + "/notices/9", Reason: "误"}, pb.ErrorReason_ERROR_REASON_NOTICE_NOT_FOUND},
			{"desk", "RecordDispatch", &pb.RecordDispatchRequest{Name: working + "/notices/0", Method: post, DispatchedOn: today}, pb.ErrorReason_ERROR_REASON_NOTICE_NOT_FOUND},
			{"desk", "RecordDelivery", &pb.RecordDeliveryRequest{Name: working + "/notices/9999", DeliveredOn: today}, pb.ErrorReason_ERROR_REASON_NOTICE_NOT_FOUND},
			{"desk", "RecordDeliveryFailure", &pb.RecordDeliveryFailureRequest{Name: working + "/notices/3", FailedOn: today, Reason: "退"}, pb.ErrorReason_ERROR_REASON_NOTICE_NOT_FOUND},
			{"desk", "RecordConsultationServed", &pb.RecordConsultationServedRequest{Name: consulting + "/consultations/2", ServedOn: today}, pb.ErrorReason_ERROR_REASON_CONSULTATION_NOT_FOUND},
			{"handler", "CloseConsultation", &pb.CloseConsultationRequest{Name: consulting + "/consultations/0", Opinion: pb.Opinion_OPINION_CONSENT, ReceivedOn: today}, pb.ErrorReason_ERROR_REASON_CONSULTATION_NOT_FOUND},
			{"handler", "ProposeDetermination", &pb.ProposeDeterminationRequest{Name: working, Item: 2, Determination: determination()}, pb.ErrorReason_ERROR_REASON_ITEM_NOT_FOUND},
			{"supervisor", "AssignCase", &pb.AssignCaseRequest{Name: working, Handler: organ + "/staff/nobody"}, pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND},
			{"supervisor", "AssignCase", &pb.AssignCaseRequest{Name: working, Handler: organ + "/staff/desk"}, pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND},
			{"supervisor", "AssignCase", &pb.AssignCaseRequest{Name: working, Handler: "organs/other/staff/handler"}, pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND},
			{"desk", "RegisterCase", &pb.RegisterCaseRequest{Parent: organ, Registration: registration(), Handler: "organs/other/staff/handler"}, pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND},
		} {
			_, err := o.invoke(c.login, c.rpc, c.req)
			refused(t, c.rpc, err, codes.NotFound, c.reason)
		}
		for _, n := range []string{"0", "3", "999999"} {
			_, _, err := o.download("legal", working+"/documents/"+n)
			refused(t, "document "+n, err, codes.NotFound, pb.ErrorReason_ERROR_REASON_DOCUMENT_NOT_FOUND)
		}
	})
}

// TestForeignOrgan lets the staff of another organ call everything on a case that is there, and the own staff on one that is
// not: both are refused alike.
func TestForeignOrgan(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	o.unchanged(t, func() {
		for _, r := range requests {
			_, err := o.invoke("other/"+r.login, r.name, r.req(name))
			refused(t, r.name, err, codes.PermissionDenied, pb.ErrorReason_ERROR_REASON_ROLE_MISSING)
		}
		for _, home := range []string{"organs/other", "organs/nowhere"} {
			_, err := o.invoke("desk", "GetCase", &pb.GetCaseRequest{Name: home + "/cases/2026-0001"})
			refused(t, home, err, codes.PermissionDenied, pb.ErrorReason_ERROR_REASON_ROLE_MISSING)
		}
		_, err := o.upload("other/desk", header(name), []byte("一份材料"))
		refused(t, "upload", err, codes.PermissionDenied, pb.ErrorReason_ERROR_REASON_ROLE_MISSING)
		_, _, err = o.download("other/legal", name+"/documents/1")
		refused(t, "download", err, codes.PermissionDenied, pb.ErrorReason_ERROR_REASON_ROLE_MISSING)
		_, err = o.export("other/legal", &pb.ExportCaseFileRequest{Name: name, Reason: "举证", Recipient: "机构"})
		refused(t, "export", err, codes.PermissionDenied, pb.ErrorReason_ERROR_REASON_ROLE_MISSING)
	})
}

// TestMasks sends update masks that are empty, absent, or name what cannot be changed.
func TestMasks(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	update := func(paths ...string) error {
		r := registration()
		r.Applicant.Name = "改名"
		_, err := o.invoke("desk", "UpdateCase", &pb.UpdateCaseRequest{
			Name: name, Registration: r, Reason: "更正", UpdateMask: &fieldmaskpb.FieldMask{Paths: paths},
		})
		return err
	}
	o.unchanged(t, func() {
		refused(t, "empty", update(), codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_FIELD_MASK_INVALID, "update_mask")
		for _, p := range []string{
			"arrived_on", "channel", "item_texts", "oral", "confirmed_on", "applicant", "*", "", "nowhere", "applicant.nowhere", "Applicant.Name",
		} {
			refused(t, p, update("applicant.name", p), codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_FIELD_MASK_INVALID, "update_mask")
		}
		_, err := o.invoke("desk", "UpdateCase", &pb.UpdateCaseRequest{Name: name, Registration: registration(), Reason: "更正"})
		refused(t, "absent", err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "update_mask")
	})
	if err := update("applicant.name"); err != nil {
		t.Errorf("a right mask: %s", explain(err))
	}
}
