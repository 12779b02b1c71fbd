package api

import (
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/defence"
	"disclosure/server/identity"
)

// view is the case as the API shows it, with identity numbers masked. It shares what it shows with the case, which nobody
// changes any more: every call folds its own.
func (d *desk) view(c *casework.Case) *pb.Case {
	count := casework.Dues(c, d.calendarOf(c.Organ), d.today())
	v := &pb.Case{
		Name: c.Name(), Number: c.Number, State: c.State, Etag: c.Etag(),
		Registration: maskRegistration(c.Registration), ReceivedOn: c.ReceivedOn.String(), Items: c.Items, Handler: c.Handler,
		DueDates: casework.DueDates(c, d.calendarOf(c.Organ), d.today()), Supplements: c.Supplements, Consultations: c.Consultations,
		Extension: c.Extension, Searches: c.Searches, SecrecyReviews: c.Secrecy, Documents: c.Documents, Notices: c.Notices,
		AllowedActs: c.AllowedActs(), AnsweredOn: c.AnsweredOn.String(), ClosedOn: c.ClosedOn.String(),
		CreateTime: timestamppb.New(c.CreateTime), UpdateTime: timestamppb.New(c.UpdateTime), ReturnReason: c.ReturnReason,
	}
	for _, w := range count.Warnings {
		v.Warnings = append(v.Warnings, w.Zh)
	}
	v.Reasons, v.Fee, v.Communications, v.Unit = c.Reasons, c.Fee, c.Communications, c.Unit
	v.Proceedings, v.EarlierAnswers = c.Proceedings, c.EarlierAnswers
	v.Retention = c.RetentionView()
	v.Held = c.Held(d.today(), d.calendarOf(c.Organ))
	for _, m := range casework.MissingBeforeClose(c) {
		v.MissingBeforeClose = append(v.MissingBeforeClose, m.Text)
	}
	if shown(c.State) {
		v.Findings = defence.Check(c, d.calendarOf(c.Organ), d.today(), defence.Settings{})
	}
	if c.Open() {
		v.Hints = casework.Hints(c, d.today())
		for _, m := range casework.Missing(c, d.today()) {
			v.Missing = append(v.Missing, m.Text)
		}
	}
	return v
}

// shown says whether the answers about a case in a state carry the findings of the check: nobody decides without having seen
// them.
func shown(s pb.State) bool {
	return s == pb.State_STATE_UNDER_REVIEW || s == pb.State_STATE_AWAITING_SIGN_OFF || s == pb.State_STATE_SIGNED_OFF
}

// maskRegistration copies a registration with its identity numbers masked.
func maskRegistration(r *pb.Registration) *pb.Registration {
	m := proto.Clone(r).(*pb.Registration)
	m.Applicant.IdNumber = identity.MaskNumber(m.Applicant.IdNumber)
	if m.Agent != nil {
		m.Agent.IdNumber = identity.MaskNumber(m.Agent.IdNumber)
	}
	return m
}

// maskEvent copies an event with its identity numbers masked.
func maskEvent(e *pb.Event) *pb.Event {
	switch k := e.Kind.(type) {
	case *pb.Event_Registered:
		e = proto.Clone(e).(*pb.Event)
		e.GetRegistered().Registration = maskRegistration(k.Registered.Registration)
	case *pb.Event_Corrected:
		e = proto.Clone(e).(*pb.Event)
		e.GetCorrected().Registration = maskRegistration(k.Corrected.Registration)
	}
	return e
}
