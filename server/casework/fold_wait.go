package casework

import pb "disclosure/proto/disclosure/v1"

// applyWait folds what a case waits for: supplements, consultations and the extension.
func (c *Case) applyWait(e *pb.Event) bool {
	switch k := e.Kind.(type) {
	case *pb.Event_SupplementRequested:
		r := k.SupplementRequested
		c.Supplements = append(c.Supplements, &pb.Supplement{
			Number: r.Number, Points: r.Points, Guidance: r.Guidance, ReplyDays: r.ReplyDays, RequestedOn: e.RecordedOn,
		})
	case *pb.Event_SupplementReceived:
		c.supplementReceived(k.SupplementReceived)
	case *pb.Event_SupplementLapsed:
		c.openSupplement().LapsedOn = e.RecordedOn
	case *pb.Event_ConsultationOpened:
		o := k.ConsultationOpened
		c.Consultations = append(c.Consultations, &pb.Consultation{
			Name: PartName(c.Organ, c.Number, "consultations", int64(o.Number)), Kind: o.Kind, Party: o.Party,
			Items: o.Items, SentOn: o.SentOn,
		})
	case *pb.Event_ConsultationServed:
		c.Consultations[k.ConsultationServed.Number-1].ServedOn = k.ConsultationServed.ServedOn
	case *pb.Event_ConsultationClosed:
		x := c.Consultations[k.ConsultationClosed.Number-1]
		x.Opinion, x.Reasons, x.ClosedOn = k.ConsultationClosed.Opinion, k.ConsultationClosed.Reasons, k.ConsultationClosed.ClosedOn
	case *pb.Event_ExtensionRequested:
		c.Extension = &pb.Extension{
			State: pb.ExtensionState_EXTENSION_STATE_REQUESTED, Days: k.ExtensionRequested.Days,
			Reason: k.ExtensionRequested.Reason, RequestedBy: e.Actor,
		}
	case *pb.Event_ExtensionDecided:
		c.extensionDecided(e, k.ExtensionDecided)
	default:
		return false
	}
	return true
}

func (c *Case) supplementReceived(k *pb.SupplementReceived) {
	c.openSupplement().ReceivedOn = k.ReceivedOn
	for i, text := range k.ItemTexts {
		c.Items[i].Text = text
	}
}

func (c *Case) extensionDecided(e *pb.Event, k *pb.ExtensionDecided) {
	c.Extension.State = pb.ExtensionState_EXTENSION_STATE_REFUSED
	if k.Approved {
		c.Extension.State = pb.ExtensionState_EXTENSION_STATE_APPROVED
	}
	c.Extension.DecidedBy, c.Extension.DecidedOn = e.Actor, e.RecordedOn
}

// lastSupplement is the newest request to supplement, or nil.
func (c *Case) lastSupplement() *pb.Supplement {
	if len(c.Supplements) == 0 {
		return nil
	}
	return c.Supplements[len(c.Supplements)-1]
}

// openSupplement is the supplement that the case waits for, or nil.
func (c *Case) openSupplement() *pb.Supplement {
	s := c.lastSupplement()
	if s == nil || s.ReceivedOn != "" || s.LapsedOn != "" {
		return nil
	}
	return s
}

// openConsultations counts the parties that have not answered.
func (c *Case) openConsultations() int {
	n := 0
	for _, x := range c.Consultations {
		if x.ClosedOn == "" {
			n++
		}
	}
	return n
}
