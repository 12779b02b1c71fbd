package casework

import pb "disclosure/proto/disclosure/v1"

// applyNotice folds the life of letters. What a letter does to the case depends on its kind: a supplement notice stops the
// clock when sent, an extension counts when notified, a reply answers.
func (c *Case) applyNotice(e *pb.Event) bool {
	switch k := e.Kind.(type) {
	case *pb.Event_NoticeIssued:
		c.noticeIssued(e, k.NoticeIssued)
	case *pb.Event_NoticeVoided:
		n := c.Notices[k.NoticeVoided.Number-1]
		n.State, n.Failure = pb.NoticeState_NOTICE_STATE_VOID, k.NoticeVoided.Reason
		if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY {
			c.phase = pb.State_STATE_SIGNED_OFF
		}
	case *pb.Event_Dispatched:
		c.dispatched(k.Dispatched)
	case *pb.Event_Delivered:
		c.delivered(k.Delivered)
	case *pb.Event_DeliveryFailed:
		n := c.Notices[k.DeliveryFailed.Notice-1]
		n.State, n.Failure = pb.NoticeState_NOTICE_STATE_FAILED, k.DeliveryFailed.Reason
		if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && c.phase == pb.State_STATE_REPLIED {
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
		Sha256:   k.Document.Sha256, Pages: k.Pages, Template: k.Template, Electronic: k.Electronic,
	})
	if k.Kind == pb.NoticeKind_NOTICE_KIND_REPLY {
		c.phase = pb.State_STATE_ISSUED
	}
}

func (c *Case) dispatched(k *pb.Dispatched) {
	n := c.Notices[k.Notice-1]
	n.State, n.Failure = pb.NoticeState_NOTICE_STATE_DISPATCHED, ""
	n.Method, n.DispatchedOn, n.Tracking = k.Method, k.DispatchedOn, k.Tracking
	switch n.Kind {
	case pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:
		if s := c.lastSupplement(); s != nil && s.SentOn == "" {
			s.SentOn = k.DispatchedOn
		}
	case pb.NoticeKind_NOTICE_KIND_EXTENSION:
		if c.Extension.NotifiedOn == "" {
			c.Extension.NotifiedOn = k.DispatchedOn
		}
	case pb.NoticeKind_NOTICE_KIND_REPLY:
		if countsOnDispatch(k.Method) {
			c.answered(k.DispatchedOn)
		}
	}
}

func (c *Case) delivered(k *pb.Delivered) {
	n := c.Notices[k.Notice-1]
	n.State, n.DeliveredOn = pb.NoticeState_NOTICE_STATE_DELIVERED, k.DeliveredOn
	switch n.Kind {
	case pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:
		if s := c.lastSupplement(); s != nil && s.ServedOn == "" {
			s.ServedOn = k.DeliveredOn
		}
	case pb.NoticeKind_NOTICE_KIND_REPLY:
		c.answered(k.DeliveredOn)
	}
}

// answered notes the day on which the answer first counted as given.
func (c *Case) answered(on string) {
	if c.AnsweredOn.IsZero() {
		c.AnsweredOn = day(on)
	}
	if c.phase != pb.State_STATE_CLOSED {
		c.phase = pb.State_STATE_REPLIED
	}
}

// countsOnDispatch says whether an answer counts on the day it leaves the organ (post and electronic delivery) or on the day
// of signature (law of service: 国办公开办函〔2016〕235号 item 4; 电子签名法 Art 11 for electronic delivery).
func countsOnDispatch(m pb.DeliveryMethod) bool {
	return m == pb.DeliveryMethod_DELIVERY_METHOD_POST || m == pb.DeliveryMethod_DELIVERY_METHOD_ELECTRONIC
}
