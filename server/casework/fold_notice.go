package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/law"
)

// applyNotice folds the life of letters. What a letter does to the case depends on its kind: a supplement notice stops the
// clock when sent, an extension counts when notified, a reply answers.
func (c *Case) applyNotice(e *pb.Event) bool {
	switch k := e.Kind.(type) {
	case *pb.Event_NoticeIssued:
		c.noticeIssued(e, k.NoticeIssued)
	case *pb.Event_NoticeVoided:
		n := c.Notices[k.NoticeVoided.Number-1]
		n.State, n.Failure = pb.NoticeState_NOTICE_STATE_VOID, k.NoticeVoided.Reason
		if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && c.current(n) {
			c.phase = pb.State_STATE_SIGNED_OFF
		}
	case *pb.Event_Dispatched:
		c.dispatched(k.Dispatched)
	case *pb.Event_Delivered:
		c.delivered(k.Delivered)
	case *pb.Event_ProofAttached:
		c.proofAttached(k.ProofAttached)
	case *pb.Event_DeliveryFailed:
		n := c.Notices[k.DeliveryFailed.Notice-1]
		n.State, n.Failure = pb.NoticeState_NOTICE_STATE_FAILED, k.DeliveryFailed.Reason
		if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && c.phase == pb.State_STATE_REPLIED && c.current(n) {
			c.phase = pb.State_STATE_ISSUED // it must go out again; the day of the first posting still counts
		}
	default:
		return false
	}
	return true
}

func (c *Case) noticeIssued(e *pb.Event, k *pb.NoticeIssued) {
	c.addDocument(e, k.Document, "")
	c.Notices = append(c.Notices, &pb.Notice{
		Name: PartName(c.Organ, c.Number, "notices", int64(k.Number)), Kind: k.Kind, Number: k.DocNumber,
		State: pb.NoticeState_NOTICE_STATE_ISSUED, IssuedOn: k.IssuedOn,
		Document: PartName(c.Organ, c.Number, "documents", int64(k.Document.Number)),
		Sha256:   k.Document.Sha256, Pages: k.Pages, Template: k.Template, Electronic: k.Electronic, Subject: k.Subject,
	})
	if k.Kind == pb.NoticeKind_NOTICE_KIND_REPLY {
		c.phase = pb.State_STATE_ISSUED
	}
}

func (c *Case) dispatched(k *pb.Dispatched) {
	n := c.Notices[k.Notice-1]
	n.State, n.Failure = pb.NoticeState_NOTICE_STATE_DISPATCHED, ""
	n.Method, n.DispatchedOn, n.Tracking = k.Method, k.DispatchedOn, k.Tracking
	n.Proofs, n.NoProofReason = c.documentNames(k.Proofs), ""
	c.sent(n)
	if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && serviceRule(n).CountsOnDispatch && c.current(n) {
		c.answered(day(k.DispatchedOn))
	}
}

// sent tells what a letter was about that it left on its day; the first day counts.
func (c *Case) sent(n *pb.Notice) {
	first := func(on *string) {
		if *on == "" {
			*on = n.DispatchedOn
		}
	}
	switch n.Kind {
	case pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:
		first(&c.lastSupplement().SentOn)
	case pb.NoticeKind_NOTICE_KIND_EXTENSION:
		first(&c.Extension.NotifiedOn)
	case pb.NoticeKind_NOTICE_KIND_REASONS:
		first(&c.Reasons.SentOn)
	case pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD:
		first(&c.Reasons.ToldOn)
	case pb.NoticeKind_NOTICE_KIND_FEE:
		first(&c.Fee.SentOn)
	case pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER, pb.NoticeKind_NOTICE_KIND_COURT_ANSWER:
		p := c.proceedingNamed(n.Subject)
		if p.AnsweredOn == "" {
			p.AnsweredOn, p.AnswerEvidence = n.DispatchedOn, MethodWord(n.Method)+" "+n.Tracking
		}
	case pb.NoticeKind_NOTICE_KIND_CONSULTATION, pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION:
		first(&c.consultationOf(n).SentOn)
	}
}

func (c *Case) delivered(k *pb.Delivered) {
	n := c.Notices[k.Notice-1]
	n.State, n.DeliveredOn = pb.NoticeState_NOTICE_STATE_DELIVERED, k.DeliveredOn
	n.Proofs = append(n.Proofs, c.documentNames(k.Proofs)...)
	c.served(n)
	if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && c.current(n) {
		c.answered(serviceRule(n).AnsweredOn(day(n.DispatchedOn), day(k.DeliveredOn)))
	}
}

// served tells what a letter was about that it arrived on its day; the first day counts.
func (c *Case) served(n *pb.Notice) {
	first := func(on *string) {
		if *on == "" {
			*on = n.DeliveredOn
		}
	}
	switch n.Kind {
	case pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:
		first(&c.lastSupplement().ServedOn)
	case pb.NoticeKind_NOTICE_KIND_REASONS:
		first(&c.Reasons.ServedOn)
	case pb.NoticeKind_NOTICE_KIND_FEE:
		first(&c.Fee.ServedOn)
	case pb.NoticeKind_NOTICE_KIND_CONSULTATION, pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION:
		first(&c.consultationOf(n).ServedOn)
	}
}

// consultationOf is the consultation that a letter is about; a letter about none was refused when issued.
func (c *Case) consultationOf(n *pb.Notice) *pb.Consultation {
	x := c.consultationNamed(n.Subject)
	if x == nil {
		return &pb.Consultation{}
	}
	return x
}

// answered notes the day on which the answer first counted as given.
func (c *Case) answered(on calendar.Date) {
	if c.AnsweredOn.IsZero() {
		c.AnsweredOn = on
	}
	if c.phase != pb.State_STATE_CLOSED {
		c.phase = pb.State_STATE_REPLIED
	}
}

// serviceRule is the law on the way of service of a letter: on which day an answer counts.
func serviceRule(n *pb.Notice) law.DeliveryRow {
	rule, err := law.At(day(n.DispatchedOn)).Delivery(law.Delivery(n.Method))
	if err != nil {
		return law.DeliveryRow{} // older than the law that we hold: the day of signature
	}
	return rule
}
