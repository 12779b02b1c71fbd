package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"disclosure/server/casework"
)

// indexDues writes the due dates of a case as of today; line is the id of its line when that is new, otherwise 0.
func (t *Tx) indexDues(c *casework.Case, line int64) error {
	want := duesOf(c, t.CalendarOf(c.Organ), t.Today())
	if line > 0 {
		return t.insertDues(t.ctx, c.Organ, line, want)
	}
	return t.writeDues(t.ctx, c, want)
}

// writeDues brings the rows of a case up to date: what is gone is deleted, what is equal stays, whatever the day in asOf. A
// new date or a new handler is reminded of anew.
func (v view) writeDues(ctx context.Context, c *casework.Case, want map[dueKey]dueRow) error {
	line, have, err := v.storedDues(ctx, c.Organ, c.Number)
	if err != nil {
		return err
	}
	for k, h := range have {
		w, stays := want[k]
		var err error
		switch {
		case !stays:
			_, err = v.sql.ExecContext(ctx, "DELETE FROM due_items WHERE id = ?", h.id)
		case !w.same(h.dueRow):
			err = v.updateDue(ctx, h, w)
		}
		if err != nil {
			return fmt.Errorf("write due dates: %w", err)
		}
	}
	added := map[dueKey]dueRow{}
	for k, w := range want {
		if _, there := have[k]; !there {
			added[k] = w
		}
	}
	return v.insertDues(ctx, c.Organ, line, added)
}

// same says whether a stored row can stay. A rolling one is written anew for its day.
func (r dueRow) same(h dueRow) bool {
	if !r.rolling {
		r.asOf = h.asOf
	}
	return r == h
}

// storedDue is a row as it is stored.
type storedDue struct {
	dueRow
	id       int64
	reminded int32
}

const (
	dueNames   = "due_on, status, missing_year, explanation, article, owes, handler, as_of, rolling"
	dueColumns = "d.due_on, d.status, d.missing_year, d.explanation, d.article, d.owes, d.handler, d.as_of, d.rolling"
)

// storedDues gives the id of the line of a case, and its rows.
func (v view) storedDues(ctx context.Context, organ, number string) (line int64, all map[dueKey]storedDue, err error) {
	err = v.sql.QueryRowContext(ctx, "SELECT id FROM case_files WHERE organ = ? AND number = ?", organ, number).Scan(&line)
	if err != nil {
		return 0, nil, fmt.Errorf("read due dates: %w", err)
	}
	rows, err := v.sql.QueryContext(ctx, "SELECT d.id, d.reminded, "+dueColumns+" FROM due_items d WHERE d.id >= ? AND d.id < ?",
		line<<lineShift, (line+1)<<lineShift)
	if err != nil {
		return 0, nil, fmt.Errorf("read due dates: %w", err)
	}
	defer rows.Close()
	all = map[dueKey]storedDue{}
	for rows.Next() {
		r, err := scanDue(rows)
		if err != nil {
			return 0, nil, fmt.Errorf("read due dates: %w", err)
		}
		all[dueKeyOf(r.id)] = r
	}
	return line, all, rows.Err()
}

func scanDue(rows *sql.Rows) (r storedDue, err error) {
	err = rows.Scan(&r.id, &r.reminded, &r.dueOn, &r.status, &r.missingYear, &r.explanation, &r.article, &r.owes, &r.handler,
		&r.asOf, &r.rolling)
	return r, err
}

// insertDueSQL writes over what a line has left behind that somebody has deleted: registering goes on, and fsck says what is wrong.
var insertDueSQL = "INSERT INTO due_items (id, organ, reminded, " + dueNames + ") VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?) " +
	"ON CONFLICT (id) DO UPDATE SET (organ, reminded, " + dueNames + ") = (excluded.organ, excluded.reminded, " +
	strings.ReplaceAll(dueColumns, "d.", "excluded.") + ")"

// insertDues writes new rows of the case of a line.
func (v view) insertDues(ctx context.Context, organ string, line int64, rows map[dueKey]dueRow) error {
	for k, r := range rows {
		id, err := k.id(line)
		if err == nil {
			_, err = v.sql.ExecContext(ctx, insertDueSQL, id, organ, r.dueOn, int32(r.status), r.missingYear, r.explanation, r.article,
				r.owes, r.handler, r.asOf, r.rolling)
		}
		if err != nil {
			return fmt.Errorf("write due dates: %w", err)
		}
	}
	return nil
}

func (v view) updateDue(ctx context.Context, h storedDue, r dueRow) error {
	reminded := h.reminded
	if r.dueOn != h.dueOn || r.handler != h.handler {
		reminded = 0
	}
	_, err := v.sql.ExecContext(ctx, "UPDATE due_items SET reminded = ?, due_on = ?, status = ?, missing_year = ?, "+
		"explanation = ?, article = ?, owes = ?, handler = ?, as_of = ?, rolling = ? WHERE id = ?", reminded, r.dueOn,
		int32(r.status), r.missingYear, r.explanation, r.article, r.owes, r.handler, r.asOf, r.rolling, h.id)
	return err
}
