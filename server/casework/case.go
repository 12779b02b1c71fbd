// Package casework holds the decisions: what may be done to a case in which state, and the event that it leaves. It is pure:
// no SQL, no gRPC, no clock of its own. A case is the fold of its events; an act looks at a case and returns an event or a
// fault.
package casework

import (
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// Case is the state of one case after its events. Only Apply changes it.
type Case struct {
	Organ   string // organ code, such as yangli
	Number  string // registration number, such as 2026-0001
	Version int64  // sequence of the last event

	State         pb.State
	Registration  *pb.Registration
	ReceivedOn    calendar.Date // receipt day; zero while not confirmed
	Items         []*pb.Item
	Handler       string // resource name; empty when not assigned
	Supplements   []*pb.Supplement
	Consultations []*pb.Consultation
	Extension     *pb.Extension
	Searches      []*pb.SearchRecord
	Secrecy       []*pb.SecrecyReview
	Documents     []*pb.Document
	Notices       []*pb.Notice

	Reasons        *pb.Reasons // Art 35; nil when not asked for
	Fee            *pb.Fee     // Art 42; nil when none was assessed
	Communications []*pb.Communication
	Proceedings    []*pb.Proceeding
	EarlierAnswers []*pb.EarlierAnswer // set aside by decisions that reopened the case
	Retention      *pb.Retention       // nil before the case ended for the first time, unless it was held
	Unit           string              // unit of the organ that holds the case; empty when not passed on
	WithdrawnOn    calendar.Date

	Submitter    string // who submitted for review: resource name
	Reviewer     string // who passed the review: resource name
	Signer       string // who signed off: resource name
	ReturnReason string

	AnsweredOn calendar.Date // day on which the answer counts as given
	ClosedOn   calendar.Date
	CreateTime time.Time
	UpdateTime time.Time

	// phase is the state once submitted (UNDER_REVIEW to CLOSED), unspecified before: then the state follows from what
	// the case waits for.
	phase pb.State
	// evidence are the edited evidence lists by the number of their proceeding.
	evidence map[int32]*pb.EvidenceListed
	// counted is the last count of Dues: an act needs it for its line in the register book and for its answer. Apply drops it.
	counted *counted
}

// Actor is the member of staff who acts.
type Actor struct {
	Name        string // resource name: organs/{organ}/staff/{login}
	DisplayName string
}

// Env is what an act may know besides the case and the command.
type Env struct {
	Actor    Actor
	Today    calendar.Date // in Asia/Shanghai
	Calendar *calendar.Calendar
	// SupplementDays is the organ's default for the applicant's time, in working days.
	SupplementDays int
}

// Name is the resource name of the case.
func (c *Case) Name() string { return CaseName(c.Organ, c.Number) }

// Etag is the quoted version.
func (c *Case) Etag() string { return Etag(c.Version) }

// Open says whether the reply is still being made: nothing was signed off yet.
func (c *Case) Open() bool {
	return c.phase == pb.State_STATE_UNSPECIFIED || c.phase == pb.State_STATE_UNDER_REVIEW ||
		c.phase == pb.State_STATE_AWAITING_SIGN_OFF
}

// WithExtensionNotified is the case as it would be if the applicant were told of the extension on a day; c itself stays.
func (c *Case) WithExtensionNotified(on calendar.Date) *Case {
	x := proto.Clone(c.Extension).(*pb.Extension)
	x.NotifiedOn = on.String()
	told := *c
	told.Extension, told.counted = x, nil
	return &told
}
