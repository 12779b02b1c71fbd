package casework

import (
	"testing"
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

const (
	desk    = "organs/yangli/staff/chuang"
	handler = "organs/yangli/staff/cheng"
	head    = "organs/yangli/staff/fuze"
	checker = "organs/yangli/staff/shen"
)

// story plays acts on one case, each on a day and by a person.
type story struct {
	t *testing.T
	c *Case
}

func newStory(t *testing.T, r *pb.Registration, on string) *story {
	t.Helper()
	s := &story{t: t, c: &Case{Organ: "yangli", Number: "2026-0001"}}
	e, err := Register(s.env(on, desk), r)
	if err != nil {
		t.Fatal(err)
	}
	s.apply(on, desk, e)
	s.apply(on, head, &pb.Event{Kind: &pb.Event_Assigned{Assigned: &pb.Assigned{Handler: handler}}})
	return s
}

func (s *story) env(on, who string) Env {
	return Env{Actor: Actor{Name: who}, Today: calendar.MustParse(on), Calendar: calendar.Embedded(), SupplementDays: 10}
}

func (s *story) apply(on, who string, e *pb.Event) {
	s.t.Helper()
	e.Sequence, e.RecordedOn, e.Actor = s.c.Version+1, on, who
	e.RecordTime = timestamppb.New(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	err := s.c.Apply(e)
	if err != nil {
		s.t.Fatal(err)
	}
}

// do plays an act that must succeed.
func (s *story) do(on, who string, act func(*Case, Env) (*pb.Event, error)) {
	s.t.Helper()
	e, err := act(s.c, s.env(on, who))
	if err != nil {
		f, _ := fault.As(err)
		s.t.Fatalf("%v %+v", err, f)
	}
	s.apply(on, who, e)
}

// refuse plays an act that must fail with a reason.
func (s *story) refuse(on, who string, reason pb.ErrorReason, act func(*Case, Env) (*pb.Event, error)) *fault.Error {
	s.t.Helper()
	_, err := act(s.c, s.env(on, who))
	f, ok := fault.As(err)
	if !ok || f.Reason != reason || f.Text == "" {
		s.t.Fatalf("got %v, want %s", err, reason)
	}
	return f
}

func (s *story) in(state pb.State) {
	s.t.Helper()
	if s.c.State != state {
		s.t.Fatalf("state %s, want %s", s.c.State, state)
	}
}

func someRegistration(ch pb.Channel, arrived, confirmed string) *pb.Registration {
	return &pb.Registration{
		Channel: ch, ArrivedOn: arrived, ConfirmedOn: confirmed, ItemTexts: []string{"甲项", "乙项"}, ReceiptEvidence: "电话确认，节假日后首日",
		Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "李明远"},
	}
}

func propose(item int32, d *pb.Determination) func(*Case, Env) (*pb.Event, error) {
	return func(c *Case, env Env) (*pb.Event, error) { return ProposeDetermination(c, env, item, d) }
}

var submit = func(c *Case, env Env) (*pb.Event, error) { return Submit(c, env, "", "") }
