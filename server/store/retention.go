package store

import (
	"context"
	"fmt"

	"disclosure/ent"
	"disclosure/ent/retention"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

// retentionRow is a row of retentions. A case that is not closed and that nobody holds has none.
type retentionRow struct {
	class                         int32
	keepUntil                     string
	held                          bool
	proposer, approver, destroyed string
}

func retentionRowOf(c *casework.Case) *retentionRow {
	if c.Retention == nil {
		return nil
	}
	r := &retentionRow{class: int32(c.Retention.Class), keepUntil: c.KeepUntil().String(), held: c.OpenHold() != nil, proposer: c.Retention.Proposer}
	if r.keepUntil == "" {
		r.keepUntil = noDue
	}
	return r
}

// destroyedRow is the row of a case whose content was destroyed.
func destroyedRow(d *pb.Destruction) *retentionRow {
	return &retentionRow{
		class: int32(d.Class), keepUntil: d.KeepUntil, proposer: d.Proposer, approver: d.Approver, destroyed: d.DestroyedOn,
	}
}

// indexRetention writes the row of a case when it has changed.
func (t *Tx) indexRetention(organ, number string, before, after *retentionRow) error {
	if after == nil || before != nil && *before == *after {
		return nil
	}
	err := t.exec("INSERT INTO retentions (organ, case_number, class, keep_until, held, proposer, approver, destroyed_on) "+
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (organ, case_number) DO UPDATE SET class = excluded.class, "+
		"keep_until = excluded.keep_until, held = excluded.held, proposer = excluded.proposer, approver = excluded.approver, "+
		"destroyed_on = excluded.destroyed_on",
		organ, number, after.class, after.keepUntil, after.held, after.proposer, after.approver, after.destroyed)
	if err != nil {
		return fmt.Errorf("write retention: %w", err)
	}
	return nil
}

// RetentionQuery asks for closed cases by the end of their term.
type RetentionQuery struct {
	Organ     string
	DueOn     string // only those whose term has ended before this day and that nobody holds; empty for all
	Destroyed bool   // also those whose content was destroyed
	After     *RetentionPlace
	Limit     int
}

// RetentionPlace is where a page ended.
type RetentionPlace struct {
	KeepUntil string
	ID        int
}

// ListRetention gives a page of cases, those whose term ends first at the top, and where the next page begins; nil for the last.
func (s *Store) ListRetention(ctx context.Context, q RetentionQuery) ([]*pb.RetentionEntry, *RetentionPlace, error) {
	find := s.read.ent.Retention.Query().Where(retention.Organ(q.Organ), retention.ClassNEQ(0))
	if q.DueOn != "" {
		find.Where(retention.KeepUntilLT(q.DueOn), retention.Held(false))
	}
	if !q.Destroyed {
		find.Where(retention.DestroyedOn(""))
	}
	if q.After != nil {
		find.Where(retention.Or(retention.KeepUntilGT(q.After.KeepUntil),
			retention.And(retention.KeepUntil(q.After.KeepUntil), retention.IDGT(q.After.ID))))
	}
	rows, err := find.Order(retention.ByKeepUntil(), retention.ByID()).Limit(q.Limit + 1).All(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("list retention: %w", err)
	}
	var next *RetentionPlace
	if len(rows) > q.Limit {
		rows = rows[:q.Limit]
		last := rows[q.Limit-1]
		next = &RetentionPlace{last.KeepUntil, last.ID}
	}
	entries := make([]*pb.RetentionEntry, 0, len(rows))
	for _, r := range rows {
		entries = append(entries, retentionEntry(r))
	}
	return entries, next, nil
}

func retentionEntry(r *ent.Retention) *pb.RetentionEntry {
	e := &pb.RetentionEntry{
		Name: casework.CaseName(r.Organ, r.CaseNumber), Class: pb.RetentionClass(r.Class), KeepUntil: r.KeepUntil, Held: r.Held,
		Proposer: r.Proposer, Approver: r.Approver, DestroyedOn: r.DestroyedOn,
	}
	if e.KeepUntil == noDue {
		e.KeepUntil = ""
	}
	return e
}
