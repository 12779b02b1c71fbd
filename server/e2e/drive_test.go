package e2e_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
)

const (
	rcv = pb.State_STATE_RECEIVED
	prg = pb.State_STATE_IN_PROGRESS
	sup = pb.State_STATE_AWAITING_SUPPLEMENT
	con = pb.State_STATE_CONSULTING
	rev = pb.State_STATE_UNDER_REVIEW
	sgn = pb.State_STATE_AWAITING_SIGN_OFF
	sof = pb.State_STATE_SIGNED_OFF
	iss = pb.State_STATE_ISSUED
	rpl = pb.State_STATE_REPLIED
	cls = pb.State_STATE_CLOSED
	rea = pb.State_STATE_AWAITING_REASONS
	pay = pb.State_STATE_AWAITING_PAYMENT
)

// states are all that drive reaches.
var states = []pb.State{rcv, prg, sup, con, rea, pay, rev, sgn, sof, iss, rpl, cls}

// id is a request id made of a number.
func id(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

// fresh gives a request an id of its own.
func fresh(req proto.Message) proto.Message {
	f := req.ProtoReflect().Descriptor().Fields().ByName("request_id")
	if f != nil {
		req.ProtoReflect().Set(f, protoreflect.ValueOfString(uuid.NewString()))
	}
	return req
}

// validateOnly sets the field of that name and says whether there is one.
func validateOnly(req proto.Message) bool {
	f := req.ProtoReflect().Descriptor().Fields().ByName("validate_only")
	if f == nil {
		return false
	}
	req.ProtoReflect().Set(f, protoreflect.ValueOfBool(true))
	return true
}

// do makes the right request of an act.
func (o *office) do(act pb.Act, name string) {
	o.t.Helper()
	for _, r := range requests {
		if r.act == act {
			must[proto.Message](o, r.login, r.name, fresh(r.req(name)))
			return
		}
	}
	o.t.Fatalf("no request for %v", act)
}

// register registers a case with a handler and two receipts, of which the second was sent. It waits for the confirmation of
// receipt when it came by ordinary mail.
func (o *office) register(channel pb.Channel) string {
	o.t.Helper()
	r := registration()
	r.Channel = channel
	if channel == pb.Channel_CHANNEL_ORDINARY_MAIL {
		r.ConfirmedOn = ""
	}
	c := must[*pb.Case](o, "desk", "RegisterCase", &pb.RegisterCaseRequest{
		Parent: organ, RequestId: uuid.NewString(), Registration: r, Handler: organ + "/staff/handler",
	})
	o.do(pb.Act_ACT_ISSUE_RECEIPT, c.Name)
	o.do(pb.Act_ACT_ISSUE_RECEIPT, c.Name)
	o.post(c.Name + "/notices/2")
	return c.Name
}

// post sends a notice.
func (o *office) post(notice string) {
	o.t.Helper()
	must[*pb.Notice](o, "desk", "RecordDispatch", &pb.RecordDispatchRequest{
		Name: notice, Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: today,
	})
}

// prove says that there is no slip of the post: only then may the case be closed.
func (o *office) prove(notice string) {
	o.t.Helper()
	must[*pb.Notice](o, "desk", "AttachProof", &pb.AttachProofRequest{Name: notice, NoProofReason: "交寄凭证遗失，以邮政企业的查询结果为准"})
}

// sendFeeNotice issues the notice of the fee and sends it: only then can it be paid.
func (o *office) sendFeeNotice(name string) {
	o.t.Helper()
	n := must[*pb.Notice](o, "handler", "IssueNotice", &pb.IssueNoticeRequest{
		Name: name, RequestId: uuid.NewString(), Kind: pb.NoticeKind_NOTICE_KIND_FEE,
	})
	o.post(n.Name)
}

// waitWay is what leads from the desk to a state that waits for somebody. Who waits for the applicant may wait for a party too.
var waitWay = map[pb.State][]pb.Act{
	sup: {pb.Act_ACT_REQUEST_SUPPLEMENT},
	con: {pb.Act_ACT_OPEN_CONSULTATION},
	rea: {pb.Act_ACT_OPEN_CONSULTATION, pb.Act_ACT_REQUEST_REASONS},
	pay: {pb.Act_ACT_OPEN_CONSULTATION, pb.Act_ACT_ASSESS_FEE},
}

// main is the way from the desk to the end, and what leads from each state to the next.
var mainWay = []struct {
	to   pb.State
	acts []pb.Act
}{
	{prg, nil},
	{rev, []pb.Act{pb.Act_ACT_PROPOSE_DETERMINATION, pb.Act_ACT_SUBMIT}},
	{sgn, []pb.Act{pb.Act_ACT_PASS_REVIEW}},
	{sof, []pb.Act{pb.Act_ACT_SIGN_OFF}},
	{iss, []pb.Act{pb.Act_ACT_ISSUE_REPLY}},
	{rpl, nil},
	{cls, []pb.Act{pb.Act_ACT_CLOSE}},
}

// drive makes a case in a state and gives its name.
func (o *office) drive(state pb.State) string {
	o.t.Helper()
	if state == rcv {
		return o.register(pb.Channel_CHANNEL_ORDINARY_MAIL)
	}
	name := o.register(pb.Channel_CHANNEL_PORTAL)
	if acts, aside := waitWay[state]; aside {
		for _, act := range acts {
			o.do(act, name)
		}
		if state == pay {
			o.sendFeeNotice(name)
		}
		return name
	}
	for _, step := range mainWay {
		for _, act := range step.acts {
			o.do(act, name)
		}
		if step.to == rpl {
			o.post(name + "/notices/3")
			o.prove(name + "/notices/3")
		}
		if step.to == state {
			return name
		}
	}
	o.t.Fatalf("no way to %v", state)
	return ""
}

func TestDriveReachesEveryState(t *testing.T) {
	o := open(t, plain)
	for _, state := range states {
		c := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: o.drive(state)})
		if c.State != state {
			t.Errorf("drive to %v ends in %v", state, c.State)
		}
	}
}

// setEtag gives a request the version that the caller read.
func setEtag(req proto.Message, etag string) proto.Message {
	req.ProtoReflect().Set(req.ProtoReflect().Descriptor().Fields().ByName("etag"), protoreflect.ValueOfString(etag))
	return req
}

// has says whether a request has a field of that name.
func has(req proto.Message, field protoreflect.Name) bool {
	return req.ProtoReflect().Descriptor().Fields().ByName(field) != nil
}
