package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// Fold gives the case that the events tell of, in their order.
func Fold(organ, number string, events []*pb.Event) (*Case, error) {
	c := &Case{Organ: organ, Number: number}
	for _, e := range events {
		err := c.Apply(e)
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Apply changes the case by one event. It trusts the event: what may happen was decided before it was written.
func (c *Case) Apply(e *pb.Event) error {
	if e.Sequence != c.Version+1 {
		return fmt.Errorf("fold case %s: event %d follows %d", c.Number, e.Sequence, c.Version)
	}
	if !c.apply(e) {
		return fmt.Errorf("fold case %s: event %d is of unknown kind %T", c.Number, e.Sequence, e.Kind)
	}
	c.Version, c.counted = e.Sequence, nil
	c.UpdateTime = e.RecordTime.AsTime()
	c.State = c.state()
	return nil
}

// apply finds the change of each kind of event; it is false for a kind that this program does not know.
func (c *Case) apply(e *pb.Event) bool {
	switch k := e.Kind.(type) {
	case *pb.Event_Registered:
		c.registered(e, k.Registered)
	case *pb.Event_ReceiptConfirmed:
		c.ReceivedOn = day(k.ReceiptConfirmed.ConfirmedOn)
		c.Registration.ConfirmedOn = k.ReceiptConfirmed.ConfirmedOn
	case *pb.Event_Assigned:
		c.Handler = k.Assigned.Handler
	case *pb.Event_DocumentAdded:
		c.addDocument(e, k.DocumentAdded, e.Actor)
	case *pb.Event_Corrected:
		c.Registration = k.Corrected.Registration
	case *pb.Event_SearchRecorded:
		c.Searches = append(c.Searches, k.SearchRecorded.Search)
	case *pb.Event_SecrecyReviewed:
		c.Secrecy = append(c.Secrecy, k.SecrecyReviewed.Review)
	case *pb.Event_Withdrawn:
		c.withdrawn(e, k.Withdrawn)
	case *pb.Event_Closed:
		c.phase, c.ClosedOn = pb.State_STATE_CLOSED, day(e.RecordedOn)
	case *pb.Event_CaseFileExported:
	default:
		return c.applyWait(e) || c.applyFee(e) || c.applyReview(e) || c.applyNotice(e) || c.applyRetention(e) || c.applyProceeding(e)
	}
	return true
}

// state is where the case stands: the phase once submitted, before that what it waits for.
func (c *Case) state() pb.State {
	switch {
	case c.phase != pb.State_STATE_UNSPECIFIED:
		return c.phase
	case c.ReceivedOn.IsZero():
		return pb.State_STATE_RECEIVED
	case c.openSupplement() != nil:
		return pb.State_STATE_AWAITING_SUPPLEMENT
	case c.awaitsPayment():
		return pb.State_STATE_AWAITING_PAYMENT
	case c.awaitsReasons():
		return pb.State_STATE_AWAITING_REASONS
	case c.openConsultations() > 0:
		return pb.State_STATE_CONSULTING
	}
	return pb.State_STATE_IN_PROGRESS
}

func (c *Case) registered(e *pb.Event, k *pb.CaseRegistered) {
	c.Registration = k.Registration
	c.ReceivedOn = day(k.ReceivedOn)
	c.CreateTime = e.RecordTime.AsTime()
	for i, text := range k.Registration.ItemTexts {
		c.Items = append(c.Items, &pb.Item{Number: int32(i + 1), Text: text})
	}
}

// withdrawn decides every item as R23 and ends the case.
func (c *Case) withdrawn(e *pb.Event, k *pb.Withdrawn) {
	c.WithdrawnOn = day(k.WithdrawnOn)
	for _, item := range c.Items {
		item.Determination = &pb.Determination{Disposition: pb.Disposition_DISPOSITION_OTHER, Reasons: "申请人撤回申请"}
		item.Drafter, item.Basis, item.Code = e.Actor, "", "R23"
	}
	c.phase, c.ClosedOn = pb.State_STATE_CLOSED, day(e.RecordedOn)
}

// day reads a date that was checked before it was recorded; the empty text is no date.
func day(s string) calendar.Date {
	if s == "" {
		return calendar.Date{}
	}
	return calendar.MustParse(s)
}
