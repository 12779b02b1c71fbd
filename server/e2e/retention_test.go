package e2e_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
)

// later signs some people in anew on a far day, gives the day to fn, and goes back.
func (o *office) later(day string, fn func()) {
	o.t.Helper()
	o.clock.mu.Lock()
	was := o.clock.now
	o.clock.mu.Unlock()
	kept := map[string]string{}
	o.set(day)
	for _, login := range []string{"desk", "legal", "head", "supervisor", "admin"} {
		kept[login] = o.staff[login]
		o.staff[login] = o.signIn(organ+"/staff/"+login, password)
	}
	fn()
	for login, token := range kept {
		o.staff[login] = token
	}
	o.clock.mu.Lock()
	o.clock.now = was.Add(time.Second)
	o.clock.mu.Unlock()
}

// afterThirtyYears is a day on which the term of a case that ended today is over.
const afterThirtyYears = "2057-01-02"

// destroy proposes and approves the destruction of a case.
func (o *office) destroy(name string) *pb.Destruction {
	o.t.Helper()
	must[*pb.Case](o, "legal", "ProposeDestruction", &pb.ProposeDestructionRequest{Name: name, Appraisal: "保管期满，无继续保存价值"})
	return must[*pb.DecideDestructionResponse](o, "head", "DecideDestruction", &pb.DecideDestructionRequest{
		Name: name, Approve: true, Remark: "同意",
	}).Destruction
}

// newDestroyed makes a case whose content was destroyed.
func newDestroyed(o *office) string {
	name := o.drive(cls)
	o.later(afterThirtyYears, func() { o.destroy(name) })
	return name
}

// TestRetention follows a case from its close to the day on which nothing is left of it but what proves it.
func TestRetention(t *testing.T) {
	o := open(t, plain)
	name, other := o.drive(cls), o.drive(cls)
	shared := []byte("两件申请都有的附件")
	for _, n := range []string{name, other} {
		for _, content := range [][]byte{shared, []byte("只属于 " + n)} {
			_, err := o.upload("desk", header(n), content)
			if err != nil {
				t.Fatal(explain(err))
			}
		}
	}
	const said = "只在这一件里说过的话，写得长一些，免得碰巧被盖住"
	must[proto.Message](o, "desk", "RecordCommunication", &pb.RecordCommunicationRequest{
		Name: name, RequestId: id(77), Communication: &pb.Communication{
			On: today, Means: pb.CommunicationMeans_COMMUNICATION_MEANS_CALL, With: "张三", Content: said,
		},
	})
	c := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: name})
	if c.Retention.GetClass() != pb.RetentionClass_RETENTION_CLASS_THIRTY_YEARS || c.Retention.KeepUntil != "2056-12-31" {
		t.Errorf("at the close: %v", c.Retention)
	}
	propose := &pb.ProposeDestructionRequest{Name: name, Appraisal: "保管期满"}
	refuse := func(what, login, rpc string, req proto.Message, code codes.Code, reason pb.ErrorReason) {
		t.Helper()
		_, err := o.invoke(login, rpc, req)
		refused(t, what, err, code, reason)
	}
	const forbids = pb.ErrorReason_ERROR_REASON_RETENTION_FORBIDS
	refuse("before the term ends", "legal", "ProposeDestruction", propose, codes.FailedPrecondition, forbids)
	leaf := must[*pb.GetInclusionProofResponse](o, "legal", "GetInclusionProof", &pb.GetInclusionProofRequest{Name: name + "/events/1"}).Leaf
	o.later("2056-12-31", func() {
		refuse("on the last day", "legal", "ProposeDestruction", propose, codes.FailedPrecondition, forbids)
	})
	o.later(afterThirtyYears, func() {
		due := must[*pb.ListRetentionResponse](o, "legal", "ListRetention", &pb.ListRetentionRequest{Parent: organ, Due: true}).Entries
		if len(due) != 2 || due[0].Name != name || due[0].KeepUntil != "2056-12-31" {
			t.Errorf("due: %v", due)
		}
		must[*pb.Case](o, "legal", "HoldCase", &pb.HoldCaseRequest{Name: name, Reason: "纪检机关调查中"})
		refuse("held", "legal", "ProposeDestruction", propose, codes.FailedPrecondition, forbids)
		must[*pb.Case](o, "head", "ReleaseHold", &pb.ReleaseHoldRequest{Name: name, Hold: 1, Reason: "调查结束"})
		must[*pb.Case](o, "legal", "SetRetention", &pb.SetRetentionRequest{
			Name: other, Class: pb.RetentionClass_RETENTION_CLASS_PERMANENT, Reason: "有长久保存价值",
		})
		refuse("kept permanently", "legal", "ProposeDestruction", &pb.ProposeDestructionRequest{Name: other, Appraisal: "x"}, codes.FailedPrecondition, forbids)
		approve := &pb.DecideDestructionRequest{Name: name, Approve: true}
		refuse("no proposal", "head", "DecideDestruction", approve, codes.FailedPrecondition, forbids)
		must[*pb.Case](o, "legal", "ProposeDestruction", propose)
		refuse("by one person", "legal", "DecideDestruction", approve, codes.PermissionDenied, pb.ErrorReason_ERROR_REASON_SAME_PERSON)
		must[*pb.DecideDestructionResponse](o, "head", "DecideDestruction", &pb.DecideDestructionRequest{Name: name, Remark: "再留一年"})
		refuse("refused before", "head", "DecideDestruction", approve, codes.FailedPrecondition, forbids)
		d := o.destroy(name)
		if d.Documents < 5 || d.Events < 20 || d.ProposerName != "人员legal" || d.ApproverName != "人员head" || len(d.Notices) != 3 {
			t.Errorf("catalogue: %v", d)
		}
		o.gone(t, name, d)
	})
	// The other case has kept its files, also the one that both had.
	_, content, err := o.download("legal", other+"/documents/4")
	if err != nil || !bytes.Equal(content, shared) {
		t.Errorf("the file of the other case: %q, %v", content, err)
	}
	proof := must[*pb.GetInclusionProofResponse](o, "legal", "GetInclusionProof", &pb.GetInclusionProofRequest{Name: name + "/events/1"})
	if !bytes.Equal(proof.Leaf, leaf) || proof.Proof == "" {
		t.Error("the record no longer proves the event")
	}
	o.stop()
	nothingLeft(t, o.dir, "只属于 "+name)
	nothingLeft(t, o.dir, said)
	report, err := server.Check(t.Context(), o.config())
	if err != nil || len(report.Differences) > 0 || report.Destroyed != 1 {
		t.Errorf("%+v, %v", report, err)
	}
	o.start(plain) // and opens again
}

// gone asks for a destroyed case in every way.
func (o *office) gone(t *testing.T, name string, d *pb.Destruction) {
	t.Helper()
	for _, r := range requests {
		if r.act != 0 && r.login != "handler" && r.login != "reviewer" && r.act != pb.Act_ACT_ADD_DOCUMENT {
			_, err := o.invoke(r.login, r.name, fresh(r.req(name)))
			refused(t, r.name, err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_CASE_DESTROYED)
		}
	}
	_, err := o.invoke("legal", "GetCase", &pb.GetCaseRequest{Name: name})
	refused(t, "GetCase", err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_CASE_DESTROYED)
	_, err = o.export("legal", &pb.ExportCaseFileRequest{Name: name, Reason: "举证", Recipient: "法院"})
	refused(t, "export", err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_CASE_DESTROYED)
	_, _, err = o.download("legal", name+"/documents/1")
	refused(t, "download", err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_CASE_DESTROYED)
	kept := must[*pb.Destruction](o, "desk", "GetDestruction", &pb.GetDestructionRequest{Name: name})
	if !proto.Equal(kept, d) {
		t.Errorf("catalogue: %v, want %v", kept, d)
	}
	events := must[*pb.ListEventsResponse](o, "legal", "ListEvents", &pb.ListEventsRequest{Parent: name}).Events
	if len(events) != 1 || events[0].GetDestroyed() == nil || events[0].Sequence != d.Events+1 {
		t.Errorf("events: %v", events)
	}
	for _, line := range must[*pb.ListCasesResponse](o, "legal", "ListCases", &pb.ListCasesRequest{Parent: organ}).Cases {
		if line.Name == name && (line.Applicant != "" || strings.Contains(line.Subject, "样例路") || line.State != cls || line.ClosedOn != today) {
			t.Errorf("line: %v", line)
		}
	}
	left := must[*pb.ListRetentionResponse](o, "supervisor", "ListRetention", &pb.ListRetentionRequest{Parent: organ, ShowDestroyed: true}).Entries
	if len(left) != 2 || left[0].Name != name || left[0].DestroyedOn != afterThirtyYears || left[0].Approver != organ+"/staff/head" {
		t.Errorf("list: %v", left)
	}
}

// nothingLeft looks for a text in every file of a data folder, the database and its journal too.
func nothingLeft(t *testing.T, dir, text string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(file)
		if bytes.Contains(content, []byte(text)) {
			t.Errorf("%s holds %q", filepath.Base(file), text)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
