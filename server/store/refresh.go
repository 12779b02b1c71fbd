package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"disclosure/ent/casefile"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/fault"
)

// lineVersion is raised when casework gives other lines or due dates for the same events, so that the next Open writes them anew.
const lineVersion = 3

// refresh writes the lines of the register book anew when they were computed by another calendar or another rule: a due date
// is never a stored opinion. It runs before the first act.
func (s *Store) refresh(ctx context.Context) error {
	basis := s.basis()
	current, err := s.write.hasBasis(ctx, basis)
	if err != nil || current {
		return err
	}
	err = s.exec("BEGIN IMMEDIATE")
	if err != nil {
		return fmt.Errorf("refresh register book: %w", err)
	}
	err = s.rewriteLines(ctx, basis)
	if err == nil {
		err = s.exec("COMMIT")
	}
	if err != nil {
		s.rollback()
		return fmt.Errorf("refresh register book: %w", err)
	}
	return nil
}

// basis names by what the lines are computed: rule and calendar.
func (s *Store) basis() string { return fmt.Sprintf("lines-%d %s", lineVersion, s.calendar.Version()) }

// hasBasis says whether the lines on disk were computed by this basis.
func (v view) hasBasis(ctx context.Context, basis string) (bool, error) {
	var have string
	err := v.sql.QueryRowContext(ctx, "SELECT basis FROM index_basis").Scan(&have)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return false, fmt.Errorf("read basis of the register book: %w", err)
	}
	return have == basis, nil
}

// rewriteLines computes every line from the events of its case, and notes by what.
func (s *Store) rewriteLines(ctx context.Context, basis string) error {
	rows, err := s.write.ent.CaseFile.Query().Select(casefile.FieldOrgan, casefile.FieldNumber).All(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		c, err := s.write.caseOf(ctx, r.Organ, r.Number)
		if errors.Is(err, fault.Of(pb.ErrorReason_ERROR_REASON_CASE_DESTROYED)) {
			continue // its line is as it was left
		}
		if err == nil {
			err = s.rewriteCase(ctx, c)
		}
		if err != nil {
			return fmt.Errorf("case %s of %s: %w", r.Number, r.Organ, err)
		}
	}
	_, err = s.conn.ExecContext(ctx, "INSERT INTO index_basis (id, basis) VALUES (1, ?) "+
		"ON CONFLICT (id) DO UPDATE SET basis = excluded.basis", basis)
	return err
}

// rewriteCase writes the line and the due dates of one case as of the day of its last act.
func (s *Store) rewriteCase(ctx context.Context, c *casework.Case) error {
	cal := s.CalendarOf(c.Organ)
	line, err := caseLine(c, cal)
	if err != nil {
		return err
	}
	_, err = s.write.rewriteLine(ctx, line, line.Version)
	if err != nil {
		return err
	}
	return s.write.writeDues(ctx, c, duesOf(c, cal, calendar.DateOf(c.UpdateTime)))
}
