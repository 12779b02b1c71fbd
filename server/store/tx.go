package store

import (
	"context"
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/record"
)

// Tx is what an act can read and write. It is valid until the function of the act returns, and for one goroutine.
type Tx struct {
	view
	ctx   context.Context // never ends: see transact
	store *Store
	now   time.Time
	trial bool // validate only: all is taken back

	prepared *record.Part // of the act; nil when it is used

	counts   map[stateKey]int64  // cases that came into a state or left it
	counters map[counterKey]int  // counters that the act moved
	logs     map[string]organLog // logs to which the act appended
	effect                       // what is told after the commit
}

// newTx gives the act its view and its one instant.
func (s *Store) newTx(c *call) *Tx {
	return &Tx{
		view: s.write, ctx: context.WithoutCancel(c.ctx), store: s,
		now: s.now().UTC().Truncate(time.Microsecond), trial: c.act.ValidateOnly, prepared: c.act.Prepared, counts: map[stateKey]int64{},
		counters: map[counterKey]int{}, logs: map[string]organLog{}, effect: newEffect(),
	}
}

// empty drops what the act has brought about besides rows.
func (t *Tx) empty() {
	clear(t.counts)
	clear(t.counters)
	clear(t.logs)
	t.effect = newEffect()
}

// Now is the instant of the act: UTC, whole microseconds, the same throughout the act.
func (t *Tx) Now() time.Time { return t.now }

// Today is the day of the act in China.
func (t *Tx) Today() calendar.Date { return calendar.DateOf(t.now) }

// Case gives a case as it stands in this transaction, folded from its events.
func (t *Tx) Case(organ, number string) (*casework.Case, error) {
	return t.caseOf(t.ctx, organ, number)
}

// Case gives a case as it stands on disk, folded from its events.
func (s *Store) Case(ctx context.Context, organ, number string) (*casework.Case, error) {
	return s.read.caseOf(ctx, organ, number)
}

// Events gives at most limit events of a case after the one of sequence after, in order; 0 begins with the first.
func (s *Store) Events(ctx context.Context, organ, number string, after int64, limit int) ([]*pb.Event, error) {
	events, err := s.read.events(ctx, organ, number, after, limit)
	if err != nil || len(events) > 0 {
		return events, err
	}
	return nil, s.read.caseExists(ctx, organ, number)
}

// caseOf loads and folds a case.
func (v view) caseOf(ctx context.Context, organ, number string) (*casework.Case, error) {
	events, err := v.events(ctx, organ, number, 0, -1)
	if err != nil {
		return nil, err
	}
	if len(events) == 0 {
		return nil, caseNotFound(organ, number)
	}
	if d := destroyedBy(events); d != nil {
		return nil, casework.WasDestroyed(organ, number, d)
	}
	return casework.Fold(organ, number, events)
}

// events reads the bodies of events in their order; a limit of -1 means all. (SQLite reads a negative LIMIT so; the
// PostgreSQL form will be LIMIT ALL.)
func (v view) events(ctx context.Context, organ, number string, after int64, limit int) ([]*pb.Event, error) {
	rows, err := v.sql.QueryContext(ctx, "SELECT body FROM events "+
		"WHERE organ = ? AND case_number = ? AND case_seq > ? AND body IS NOT NULL ORDER BY case_seq LIMIT ?", organ, number, after, limit)
	if err != nil {
		return nil, fmt.Errorf("load case %s: %w", number, err)
	}
	defer rows.Close()
	var events []*pb.Event
	for rows.Next() {
		e, err := scanEvent(rows)
		if err != nil {
			return nil, fmt.Errorf("load case %s: %w", number, err)
		}
		events = append(events, e)
	}
	return events, rows.Err()
}

func scanEvent(rows interface{ Scan(...any) error }) (*pb.Event, error) {
	var body []byte
	err := rows.Scan(&body)
	if err != nil {
		return nil, err
	}
	e := &pb.Event{}
	return e, proto.Unmarshal(body, e)
}

// caseExists is nil or the fault CASE_NOT_FOUND.
func (v view) caseExists(ctx context.Context, organ, number string) error {
	events, err := v.events(ctx, organ, number, 0, 1)
	if err == nil && len(events) == 0 {
		err = caseNotFound(organ, number)
	}
	return err
}

func caseNotFound(organ, number string) *fault.Error {
	return fault.New(pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND, "没有找到申请 %s，请核对登记编号。", number).
		With("organ", organ).With("case", number)
}

// stale is the refusal of a change of what somebody else has changed meanwhile; what names it for staff.
func stale(what string) *fault.Error {
	return fault.New(pb.ErrorReason_ERROR_REASON_ETAG_STALE, "%s在您打开之后已被他人更新，请重新打开后再办理。", what)
}

// destroyedBy is the entry of the catalogue when the content of a case was destroyed: the event that says so is then the only one left.
func destroyedBy(events []*pb.Event) *pb.Destruction {
	return events[len(events)-1].GetDestroyed().GetDestruction()
}

// Destruction gives the entry of the catalogue of a case; nil while its content is there.
func (s *Store) Destruction(ctx context.Context, organ, number string) (*pb.Destruction, error) {
	events, err := s.read.events(ctx, organ, number, 0, 1)
	if err != nil {
		return nil, err
	}
	if len(events) == 0 {
		return nil, caseNotFound(organ, number)
	}
	return destroyedBy(events), nil
}
