package e2e_test

import (
	"slices"
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// waits are acts that the state allows and the case at hand does not yet: what is still missing, by the reason of the refusal.
var waits = map[pb.Act]map[pb.State]pb.ErrorReason{
	pb.Act_ACT_LAPSE_SUPPLEMENT:       {sup: pb.ErrorReason_ERROR_REASON_CONTENT_MISSING},                                                                                                 // no proof of service
	pb.Act_ACT_SUBMIT:                 {prg: pb.ErrorReason_ERROR_REASON_CONTENT_MISSING},                                                                                                 // no determination
	pb.Act_ACT_DECIDE_EXTENSION:       in(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, prg, sup, con, rea, pay),                                                                             // nobody asked for one
	pb.Act_ACT_ISSUE_EXTENSION_NOTICE: in(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, prg, con, rea),                                                                                       // there is none
	pb.Act_ACT_JUDGE_REASONS:          {prg: pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, con: pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, rea: pb.ErrorReason_ERROR_REASON_CONTENT_MISSING}, // none asked; no proof of service
	pb.Act_ACT_ASSESS_FEE:             {pay: pb.ErrorReason_ERROR_REASON_STATE_FORBIDS},                                                                                                   // the notice was sent
	pb.Act_ACT_SIGN_OFF_DEFENCE:       in(pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, states...),                                                                                      // nobody wrote an answer
	pb.Act_ACT_RELEASE_HOLD:           in(pb.ErrorReason_ERROR_REASON_RETENTION_FORBIDS, states...),                                                                                       // none holds
	pb.Act_ACT_PROPOSE_DESTRUCTION:    in(pb.ErrorReason_ERROR_REASON_RETENTION_FORBIDS, cls),                                                                                             // the term runs
	pb.Act_ACT_DECIDE_DESTRUCTION:     in(pb.ErrorReason_ERROR_REASON_RETENTION_FORBIDS, cls),                                                                                             // nobody proposed it
	pb.Act_ACT_REOPEN:                 in(pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, prg, con, rpl, cls),                                                                             // not decided
	pb.Act_ACT_LAPSE_FEE:              {pay: pb.ErrorReason_ERROR_REASON_CONTENT_MISSING},                                                                                                 // no proof of service
}

// in is one reason in several states.
func in(reason pb.ErrorReason, states ...pb.State) map[pb.State]pb.ErrorReason {
	all := map[pb.State]pb.ErrorReason{}
	for _, s := range states {
		all[s] = reason
	}
	return all
}

// TestEveryActInEveryState tries every act of the API in every state and compares with the table that the case itself shows.
func TestEveryActInEveryState(t *testing.T) {
	o := open(t, plain)
	for _, state := range states {
		t.Run(state.String(), func(t *testing.T) {
			name := o.drive(state)
			o.do(pb.Act_ACT_OPEN_PROCEEDING, name)
			c := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: name})
			tried := map[pb.Act]bool{pb.Act_ACT_ADD_DOCUMENT: true, pb.Act_ACT_EXPORT: true} // streams, which come last
			o.unchanged(t, func() {
				for _, r := range requests {
					if r.act != 0 {
						tried[r.act] = true
						o.try(t, r, c)
					}
				}
			})
			o.streams(t, c)
			for _, act := range c.AllowedActs {
				if !tried[act] {
					t.Errorf("%v is allowed and was never tried: give it a line in requests", act)
				}
			}
		})
	}
}

// try makes the call of an act without doing it.
func (o *office) try(t *testing.T, r rpc, c *pb.Case) {
	t.Helper()
	req := fresh(r.req(c.Name))
	allowed := slices.Contains(c.AllowedActs, r.act)
	if allowed {
		validateOnly(req) // a forbidden act is called in earnest
	}
	_, err := o.invoke(r.login, r.name, req)
	reason := waits[r.act][c.State]
	switch {
	case !allowed:
		forbidden(t, c, r.act, err)
	case reason != 0:
		refused(t, r.act.String(), err, codes.FailedPrecondition, reason)
		if len(read(err).missing) == 0 {
			t.Errorf("%v: does not say what is missing: %s", r.act, explain(err))
		}
	case err != nil:
		t.Errorf("%v is allowed and refused: %s", r.act, explain(err))
	}
}

// forbidden demands the refusal of the table: it names act and state.
func forbidden(t *testing.T, c *pb.Case, act pb.Act, err error) {
	t.Helper()
	refused(t, act.String(), err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS)
	v := read(err)
	if len(v.infos) == 1 && (v.infos[0].Metadata["act"] != act.String() || v.infos[0].Metadata["state"] != c.State.String()) {
		t.Errorf("%v: metadata %v", act, v.infos[0].Metadata)
	}
	if !slices.Equal(v.missing, []string{"state"}) {
		t.Errorf("%v: preconditions %v", act, v.missing)
	}
}

// streams tries the acts that are streams; they have no validate_only.
func (o *office) streams(t *testing.T, c *pb.Case) {
	t.Helper()
	_, err := o.upload("desk", header(c.Name), []byte("一份材料"))
	streamed(t, c, pb.Act_ACT_ADD_DOCUMENT, err)
	_, err = o.export("legal", &pb.ExportCaseFileRequest{Name: c.Name, Reason: "行政复议举证", Recipient: "复议机构"})
	streamed(t, c, pb.Act_ACT_EXPORT, err)
}

func streamed(t *testing.T, c *pb.Case, act pb.Act, err error) {
	t.Helper()
	switch {
	case !slices.Contains(c.AllowedActs, act):
		forbidden(t, c, act, err)
	case err != nil:
		t.Errorf("%v: %s", act, explain(err))
	}
}

// TestNobodyDecidesOnHisOwnDraft lets one person who holds three roles try all of them on one case.
func TestNobodyDecidesOnHisOwnDraft(t *testing.T) {
	o := open(t, plain)
	name := o.register(pb.Channel_CHANNEL_PORTAL)
	step := func(login, rpc string, req proto.Message) { must[proto.Message](o, login, rpc, req) }
	own := func(rpc string, req proto.Message) {
		t.Helper()
		o.unchanged(t, func() {
			_, err := o.invoke("all", rpc, req)
			refused(t, rpc, err, codes.PermissionDenied, pb.ErrorReason_ERROR_REASON_SAME_PERSON)
		})
	}
	step("desk", "AssignCase", &pb.AssignCaseRequest{Name: name, Handler: organ + "/staff/all"})
	step("all", "RequestExtension", &pb.RequestExtensionRequest{Name: name, Days: 5, Reason: "检索"})
	own("DecideExtension", &pb.DecideExtensionRequest{Name: name, Approve: true})
	step("head", "DecideExtension", &pb.DecideExtensionRequest{Name: name, Approve: false})
	step("all", "ProposeDetermination", &pb.ProposeDeterminationRequest{Name: name, Item: 1, Determination: determination()})
	step("all", "SubmitForReview", &pb.SubmitForReviewRequest{Name: name})
	own("PassReview", &pb.PassReviewRequest{Name: name})
	step("reviewer", "PassReview", &pb.PassReviewRequest{Name: name})
	own("SignOff", &pb.SignOffRequest{Name: name})
	step("head", "SignOff", &pb.SignOffRequest{Name: name})
}
