package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

// openSQL is what makes a case open: it is neither answered nor closed.
var openSQL = fmt.Sprintf("answered_on = '' AND state <> %d", pb.State_STATE_CLOSED)

// affectedSQL finds the cases that a change of the calendar from a day on can touch: those that are due on that day or later
// in any way. It takes the day twice.
const affectedSQL = "(due_on >= ? OR EXISTS (SELECT 1 FROM due_items d WHERE d.id >= case_files.id << 20 " +
	"AND d.id < (case_files.id + 1) << 20 AND d.due_on >= ?))"

// Move is an open case whose reply becomes due on another day.
type Move struct {
	Number, Handler string
	From, To        string // empty when there is no date
}

// Earlier says whether the case is due on an earlier day than before.
func (m Move) Earlier() bool { return m.To != "" && (m.From == "" || m.To < m.From) }

// affectedOpen counts the open cases that a change of the calendar from a day on can touch.
func (v view) affectedOpen(ctx context.Context, organ string, since calendar.Date) (int64, error) {
	var n int64
	err := v.sql.QueryRowContext(ctx, "SELECT count(*) FROM case_files WHERE organ = ? AND "+openSQL+" AND "+affectedSQL,
		organ, since.String(), since.String()).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count open cases: %w", err)
	}
	return n, nil
}

// Moves gives every open case of an organ whose reply moves when the calendar becomes another one because of a year, those
// that move to an earlier day first; and the number of all open cases.
func (s *Store) Moves(ctx context.Context, organ string, after *calendar.Calendar, year int) ([]Move, int64, error) {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, 0, fmt.Errorf("preview: %w", err)
	}
	defer tx.Rollback()
	v := view{ent: pinned(tx), sql: tx}
	open, err := v.affectedOpen(ctx, organ, calendar.Date{})
	if err != nil {
		return nil, 0, err
	}
	moves, err := v.moves(ctx, organ, after, Since(s.CalendarOf(organ), after, year))
	slices.SortFunc(moves, func(a, b Move) int {
		return cmp.Or(-cmp.Compare(bit(a.Earlier()), bit(b.Earlier())), cmp.Compare(a.To, b.To), cmp.Compare(a.Number, b.Number))
	})
	return moves, open, err
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// moves reads the events of the cases in question in one stream and counts each case anew.
func (v view) moves(ctx context.Context, organ string, after *calendar.Calendar, since calendar.Date) ([]Move, error) {
	rows, err := v.sql.QueryContext(ctx, "SELECT f.number, f.handler, f.due_on, e.body FROM "+
		"(SELECT * FROM case_files WHERE organ = ? AND "+openSQL+" AND "+affectedSQL+" ORDER BY id) f "+
		"CROSS JOIN events e ON e.organ = f.organ AND e.case_number = f.number AND e.body IS NOT NULL "+
		"ORDER BY f.id, e.case_seq", organ, since.String(), since.String())
	if err != nil {
		return nil, fmt.Errorf("preview: %w", err)
	}
	defer rows.Close()
	var moves []Move
	var c *casework.Case
	var m Move
	finish := func() {
		if c == nil {
			return
		}
		m.To = casework.Summarise(c, after).DueOn
		if m.From != m.To {
			moves = append(moves, m)
		}
	}
	for rows.Next() {
		var next Move
		var body []byte
		err = rows.Scan(&next.Number, &next.Handler, &next.From, &body)
		if err != nil {
			return nil, fmt.Errorf("preview: %w", err)
		}
		if c == nil || c.Number != next.Number {
			finish()
			c, m = &casework.Case{Organ: organ, Number: next.Number}, next
			m.From = dueText(m.From)
		}
		err = applyBody(c, body)
		if err != nil {
			return nil, fmt.Errorf("preview: %w", err)
		}
	}
	finish()
	return moves, rows.Err()
}

func applyBody(c *casework.Case, body []byte) error {
	e := &pb.Event{}
	err := proto.Unmarshal(body, e)
	if err != nil {
		return err
	}
	return c.Apply(e)
}

// dueText is a due date as the column has it, without the day that stands for none.
func dueText(column string) string {
	if column == noDue {
		return ""
	}
	return column
}
