package store

import (
	"context"
	"fmt"

	entsql "entgo.io/ent/dialect/sql"

	"disclosure/ent/staffmember"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// Reminder says of what a member of staff was reminded.
type Reminder struct {
	Organ, CaseNumber string
	Kind              pb.DueKind
	Number            int32
	Level             pb.WarningLevel // unspecified when the due date moved
	DueOn             string
	Cause             string // the calendar year that moved the due date, or empty
	Recipient         string // login; empty when nobody is there and only the webhook is told
}

// DueToRemind gives at most limit due dates after a place up to a day of which no reminder of the level or a higher one was made. Dates
// that still move on day by day are left out, and so are hints; others than the organ are reminded of when their day is over.
func (t *Tx) DueToRemind(organ string, level pb.WarningLevel, after Cursor, through calendar.Date, limit int) ([]Due, error) {
	return t.toRemind(t.ctx, organ, level, after, through, limit)
}

// FirstToRemind is the first that DueToRemind would give; nil when there is none.
func (s *Store) FirstToRemind(ctx context.Context, organ string, level pb.WarningLevel, after Cursor, through calendar.Date) (*Due, error) {
	some, err := s.read.toRemind(ctx, organ, level, after, through, 1)
	if err != nil || len(some) == 0 {
		return nil, err
	}
	return &some[0], nil
}

// Place is where a due date stands in the order in which they are reminded of. Whoever goes on from there does not look again at all
// that was reminded of before.
func (d Due) Place() Cursor { return Cursor{d.Date.Date, d.ID} }

func (v view) toRemind(ctx context.Context, organ string, level pb.WarningLevel, after Cursor, through calendar.Date, limit int) ([]Due, error) {
	return v.dues(ctx, dueByDay+remindWhere(level), organ, through.String(), after.DueOn, after.ID, int32(level), OwesOrgan, limit)
}

// remindWhere takes the last day, the place (day, id), the level, OwesOrgan and the limit.
func remindWhere(level pb.WarningLevel) string {
	who := "d.owes = ?"
	if level == pb.WarningLevel_WARNING_LEVEL_OVERDUE {
		who = "d.owes >= ?" // somebody else's day is over: now the handler can go on
	}
	return " AND d.due_on <= ? AND (d.due_on, d.id) > (?, ?) AND d.reminded < ? AND d.rolling = FALSE AND " + who +
		" ORDER BY d.due_on, d.id LIMIT ?"
}

// MarkReminded notes that reminders of a level were made, if the due date is still the one that was read.
func (t *Tx) MarkReminded(d Due, level pb.WarningLevel) (bool, error) {
	done, err := t.sql.ExecContext(t.ctx, "UPDATE due_items SET reminded = ? WHERE id = ? AND due_on = ? AND reminded < ?",
		int32(level), d.ID, d.Date.Date, int32(level))
	if err != nil {
		return false, fmt.Errorf("mark reminder: %w", err)
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// AddReminder keeps a reminder and gives its id; made is false when it was made before.
func (t *Tx) AddReminder(r Reminder) (id int64, made bool, err error) {
	done, err := t.sql.ExecContext(t.ctx, "INSERT INTO reminders (organ, case_number, kind, number, level, due_on, cause, "+
		"recipient, create_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		r.Organ, r.CaseNumber, int32(r.Kind), r.Number, int32(r.Level), r.DueOn, r.Cause, r.Recipient, t.now)
	if err != nil {
		return 0, false, fmt.Errorf("make reminder: %w", err)
	}
	n, err := done.RowsAffected()
	if err != nil || n == 0 {
		return 0, false, err
	}
	id, err = done.LastInsertId()
	return id, true, err
}

// StaffWith gives the accounts of an organ that hold a role and may sign in, by login.
func (t *Tx) StaffWith(organ string, role pb.Role) ([]Staff, error) {
	rows, err := t.ent.StaffMember.Query().Where(staffmember.Organ(organ), staffmember.Disabled(false),
		func(s *entsql.Selector) { s.Where(entsql.ExprP("roles & ? <> 0", int32(1)<<role)) }).
		Order(staffmember.ByLogin()).All(t.ctx)
	if err != nil {
		return nil, fmt.Errorf("list staff: %w", err)
	}
	staff := make([]Staff, 0, len(rows))
	for _, r := range rows {
		staff = append(staff, staffOf(r))
	}
	return staff, nil
}
