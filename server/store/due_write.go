package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"disclosure/server/casework"
)

// indexDues writes the due dates of a case as of today.
func (t *Tx) indexDues(c *casework.Case, isNew bool) error {
	return t.writeDues(t.ctx, c, duesOf(c, t.CalendarOf(c.Organ), t.Today()), isNew)
}

// writeDues brings the rows of a case up to date: what is gone is deleted, what is equal stays, whatever the day in asOf. A
// new date or a new handler is reminded of anew.
func (v view) writeDues(ctx context.Context, c *casework.Case, want map[dueKey]dueRow, isNew bool) error {
	have := map[dueKey]storedDue{}
	if !isNew {
		var err error
		have, err = v.storedDues(ctx, c.Organ, c.Number)
		if err != nil {
			return err
		}
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
	var added []dueKey
	for k := range want {
		if _, there := have[k]; !there {
			added = append(added, k)
		}
	}
	err := v.insertDues(ctx, c, added, want)
	if err != nil {
		return fmt.Errorf("write due dates: %w", err)
	}
	return nil
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
	id       int
	reminded int32
}

const dueColumns = "due_on, status, missing_year, explanation, article, owes, handler, as_of, rolling"

func (v view) storedDues(ctx context.Context, organ, number string) (map[dueKey]storedDue, error) {
	rows, err := v.sql.QueryContext(ctx, "SELECT id, kind, number, reminded, "+dueColumns+
		" FROM due_items WHERE organ = ? AND case_number = ?", organ, number)
	if err != nil {
		return nil, fmt.Errorf("read due dates: %w", err)
	}
	defer rows.Close()
	all := map[dueKey]storedDue{}
	for rows.Next() {
		k, r, err := scanDue(rows)
		if err != nil {
			return nil, fmt.Errorf("read due dates: %w", err)
		}
		all[k] = r
	}
	return all, rows.Err()
}

func scanDue(rows *sql.Rows) (k dueKey, r storedDue, err error) {
	err = rows.Scan(&r.id, &k.kind, &k.number, &r.reminded, &r.dueOn, &r.status, &r.missingYear, &r.explanation, &r.article,
		&r.owes, &r.handler, &r.asOf, &r.rolling)
	return k, r, err
}

// insertDues writes new rows with one statement, in the order of their kinds.
func (v view) insertDues(ctx context.Context, c *casework.Case, keys []dueKey, rows map[dueKey]dueRow) error {
	if len(keys) == 0 {
		return nil
	}
	slices.SortFunc(keys, func(a, b dueKey) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.number, b.number)) })
	const values = "(?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	args := make([]any, 0, 13*len(keys))
	for _, k := range keys {
		r := rows[k]
		args = append(args, c.Organ, c.Number, int32(k.kind), k.number, r.dueOn, int32(r.status), r.missingYear, r.explanation,
			r.article, r.owes, r.handler, r.asOf, r.rolling)
	}
	_, err := v.sql.ExecContext(ctx, "INSERT INTO due_items (organ, case_number, kind, number, reminded, "+dueColumns+") VALUES "+
		values+strings.Repeat(", "+values, len(keys)-1), args...)
	return err
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
