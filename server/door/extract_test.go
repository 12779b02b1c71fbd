package door_test

import (
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/door"
)

func TestOrganOf(t *testing.T) {
	for _, c := range []struct {
		m           proto.Message
		organ, path string
	}{
		{&pb.GetCaseRequest{Name: "organs/yangli/cases/2026-0001"}, "yangli", "name"},
		{&pb.RegisterCaseRequest{Parent: "organs/yangli"}, "yangli", "parent"},
		{&pb.UpdateOrganRequest{Organ: &pb.Organ{Name: "organs/yangli"}}, "yangli", "organ.name"},
		{&pb.UpdateStaffRequest{Staff: &pb.Staff{Name: "organs/yangli/staff/wang"}}, "yangli", "staff.name"},
		{&pb.UpdateStaffRequest{}, "", "staff.name"},
		{&pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Chunk{Chunk: []byte("x")}}, "", "header.parent"},
		{&pb.GetMeRequest{}, "", ""},
		{&pb.GetCaseRequest{Name: "organs//cases"}, "", "name"},
		{&pb.GetCaseRequest{Name: "organs/Yangli"}, "", "name"},
		{&pb.GetCaseRequest{Name: "/organs/yangli"}, "", "name"},
		{&pb.GetCaseRequest{Name: "organs/yangli\n"}, "", "name"},
	} {
		organ, path := door.OrganOf(c.m)
		if organ != c.organ || path != c.path {
			t.Errorf("%v: %q %q", c.m, organ, path)
		}
	}
}

func FuzzOrganOf(f *testing.F) {
	f.Add("organs/yangli/cases/2026-0001")
	f.Add("organs/yangli/../other")
	f.Fuzz(func(t *testing.T, name string) {
		organ, _ := door.OrganOf(&pb.GetCaseRequest{Name: name})
		if organ != "" && name != "organs/"+organ && !strings.HasPrefix(name, "organs/"+organ+"/") {
			t.Errorf("%q is said to be of %q", name, organ)
		}
	})
}
