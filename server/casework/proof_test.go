package casework

import (
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

// TestCloseDemandsProof posts a reply at the end of the day, without the slip: that is recorded, and the case waits for the slip.
func TestCloseDemandsProof(t *testing.T) {
	const (
		post       = pb.DeliveryMethod_DELIVERY_METHOD_POST
		electronic = pb.DeliveryMethod_DELIVERY_METHOD_ELECTRONIC
	)
	scan := &pb.Document{Kind: pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF, Title: "交寄凭证"}
	for name, c := range map[string]struct {
		notice  *pb.Notice
		missing int
	}{
		"posted":                   {&pb.Notice{Kind: reply, State: dispatched, Method: post, Tracking: "EMS-1"}, 1},
		"posted and proven":        {&pb.Notice{Kind: reply, State: dispatched, Method: post, Proofs: []string{"x"}}, 0},
		"posted, slip lost":        {&pb.Notice{Kind: reply, State: delivered, Method: post, NoProofReason: "遗失"}, 0},
		"arrived, never proven":    {&pb.Notice{Kind: reply, State: delivered, Method: post}, 1},
		"by mail with its number":  {&pb.Notice{Kind: reply, State: dispatched, Method: electronic, Tracking: "<1@example>"}, 0},
		"by mail without a number": {&pb.Notice{Kind: reply, State: dispatched, Method: electronic}, 1},
		"came back":                {&pb.Notice{Kind: reply, State: pb.NoticeState_NOTICE_STATE_FAILED, Method: post}, 0},
		"not sent":                 {&pb.Notice{Kind: pb.NoticeKind_NOTICE_KIND_EXTENSION, State: pb.NoticeState_NOTICE_STATE_ISSUED}, 0},
		"extension":                {&pb.Notice{Kind: pb.NoticeKind_NOTICE_KIND_EXTENSION, State: dispatched, Method: post}, 1},
		"receipt":                  {&pb.Notice{Kind: pb.NoticeKind_NOTICE_KIND_RECEIPT, State: dispatched, Method: post}, 0},
	} {
		x := &Case{Organ: "yangli", Number: "2026-0001", State: rpl, Notices: []*pb.Notice{c.notice}, Documents: []*pb.Document{scan}}
		_, err := Close(x, "")
		if len(MissingBeforeClose(x)) != c.missing || (err != nil) != (c.missing > 0) {
			t.Errorf("%s: missing %v, close: %v", name, MissingBeforeClose(x), err)
		}
	}
}

const (
	reply      = pb.NoticeKind_NOTICE_KIND_REPLY
	dispatched = pb.NoticeState_NOTICE_STATE_DISPATCHED
	delivered  = pb.NoticeState_NOTICE_STATE_DELIVERED
)

func TestAttachProof(t *testing.T) {
	x := &Case{
		Organ: "yangli", Number: "2026-0001", State: rpl,
		Notices: []*pb.Notice{
			{Name: "n1", Kind: reply, State: dispatched, DispatchedOn: "2026-03-02"}, {Name: "n2", Kind: reply, State: pb.NoticeState_NOTICE_STATE_ISSUED},
		},
		Documents: []*pb.Document{{Kind: pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF}, {Kind: pb.DocumentKind_DOCUMENT_KIND_REQUEST}, {Kind: pb.DocumentKind_DOCUMENT_KIND_POSTAL_SLIP}},
	}
	for name, c := range map[string]struct {
		k  *pb.ProofAttached
		ok bool
	}{
		"a slip":                 {&pb.ProofAttached{Notice: 1, Proofs: []int32{1}}, true},
		"a slip of the post":     {&pb.ProofAttached{Notice: 1, Proofs: []int32{1, 3}}, true},
		"none, with a reason":    {&pb.ProofAttached{Notice: 1, NoProofReason: "遗失"}, true},
		"nothing":                {&pb.ProofAttached{Notice: 1}, false},
		"a slip and no slip":     {&pb.ProofAttached{Notice: 1, Proofs: []int32{1}, NoProofReason: "遗失"}, false},
		"another document":       {&pb.ProofAttached{Notice: 1, Proofs: []int32{2}}, false},
		"no such document":       {&pb.ProofAttached{Notice: 1, Proofs: []int32{4}}, false},
		"a letter not yet sent":  {&pb.ProofAttached{Notice: 2, Proofs: []int32{1}}, false},
		"a letter there is none": {&pb.ProofAttached{Notice: 3, Proofs: []int32{1}}, false},
	} {
		_, err := AttachProof(x, c.k)
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
	x.fold1(t, &pb.Event{Kind: &pb.Event_ProofAttached{ProofAttached: &pb.ProofAttached{Notice: 1, Proofs: []int32{1}}}})
	if got := x.Notices[0].Proofs; len(got) != 1 || got[0] != "organs/yangli/cases/2026-0001/documents/1" {
		t.Errorf("proofs %v", got)
	}
	x.fold1(t, &pb.Event{Kind: &pb.Event_Dispatched{Dispatched: &pb.Dispatched{Notice: 1, Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: "2026-03-09"}}})
	if len(x.Notices[0].Proofs) != 0 {
		t.Error("a second dispatch rests on the proof of the first")
	}
}

func (c *Case) fold1(t *testing.T, e *pb.Event) {
	t.Helper()
	if !c.applyNotice(e) {
		t.Fatalf("%T is not folded", e.Kind)
	}
}
