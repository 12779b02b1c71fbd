package cli

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/testing/protocmp"

	pb "disclosure/proto/disclosure/v1"
)

// The list as it was read can be given back: what the service adds by itself is not sent.
func TestEvidenceFromFile(t *testing.T) {
	f := signedIn(t)
	answerAll(f)
	f.stdin = `
name: organs/yangli/cases/2026-0001/proceedings/1
edited: true
items:
  - {title: 申请书, proves: 申请人提出申请, pages: 2, origin: COPY, group: REQUEST}
rules:
  - {rule: 条例第三十三条, relied_on_for: 期限}
`
	f.run(t, "proceeding", "evidence-edit", "2026-0001", "1", "-f", "-").want(t, exitOK)
	want := &pb.UpdateEvidenceListRequest{}
	err := prototext.Unmarshal([]byte(proceedingOne+`items: { title: "申请书" proves: "申请人提出申请" pages: 2 origin: EVIDENCE_ORIGIN_COPY
		group: EVIDENCE_GROUP_REQUEST } rules: { rule: "条例第三十三条" relied_on_for: "期限" }`), want)
	if err != nil {
		t.Fatal(err)
	}
	got := f.last(t).req
	setString(got, "request_id", "")
	if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" {
		t.Error(diff)
	}
}
