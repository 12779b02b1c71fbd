package store

import (
	"context"
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

// Due is an open due date of an open case.
type Due struct {
	ID                int
	Organ, CaseNumber string
	Applicant         string
	Handler           string // resource name; empty when not assigned
	Date              *pb.DueDate
	Owes              int // OwesNobody, OwesOrgan or OwesOther
	Rolling           bool
}

// Span is a stretch of days, both included; a zero end is open.
type Span struct{ From, To calendar.Date }

// DueQuery says which due dates are wanted. What is empty does not narrow.
type DueQuery struct {
	Organ   string
	Handler string // resource name; "-" finds those without one
	Kinds   []pb.DueKind
	Spans   []Span        // in the order of the days, without overlap; nil means all
	Today   calendar.Date // hints before it are left out: nothing can be done about them
	After   *Cursor
	Limit   int
}

const (
	dueSelect = "SELECT d.id, d.organ, f.number, f.applicant, d.handler, d.due_on, d.status, d.missing_year, d.explanation, " +
		"d.article, d.owes, d.rolling FROM "
	dueByDay  = dueSelect + "due_items d JOIN case_files f ON f.id = " + dueLineSQL + " WHERE d.organ = ?"
	dueByCase = dueSelect + dueOfLineSQL + " WHERE f.organ = ?"
)

// ListDue gives due dates, the earliest first, and where to go on; nil at the end.
func (s *Store) ListDue(ctx context.Context, q DueQuery) ([]Due, *Cursor, error) {
	spans := q.Spans
	if spans == nil {
		spans = []Span{{}}
	}
	var all []Due
	for _, span := range spans {
		if len(all) > q.Limit {
			break
		}
		where, args := q.where(span)
		args = append(args, q.Limit+1-len(all))
		part, err := s.read.dues(ctx, dueByDay+where+" ORDER BY d.due_on, d.id LIMIT ?", args...)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, part...)
	}
	if len(all) <= q.Limit {
		return all, nil, nil
	}
	all = all[:q.Limit]
	last := all[q.Limit-1]
	return all, &Cursor{DueOn: last.Date.Date, ID: last.ID}, nil
}

// where gives what follows dueByDay.
func (q DueQuery) where(span Span) (string, []any) {
	where, args := strings.Builder{}, []any{q.Organ}
	add := func(text string, values ...any) {
		where.WriteString(" AND " + text)
		args = append(args, values...)
	}
	switch q.Handler {
	case "":
	case "-":
		add("d.handler = ''")
	default:
		add("d.handler = ? AND d.handler <> ''", q.Handler) // as the index of handlers says
	}
	if len(q.Kinds) > 0 {
		kinds := make([]any, len(q.Kinds))
		for i, k := range q.Kinds {
			kinds[i] = int32(k)
		}
		add(dueKindSQL+" IN (?"+strings.Repeat(", ?", len(kinds)-1)+")", kinds...)
	}
	if !span.From.IsZero() {
		add("d.due_on >= ?", span.From.String())
	}
	if !span.To.IsZero() {
		add("d.due_on <= ?", span.To.String())
	}
	if !q.Today.IsZero() {
		add("(d.owes <> 0 OR d.due_on >= ?)", q.Today.String())
	}
	if q.After != nil {
		add("(d.due_on, d.id) > (?, ?)", q.After.DueOn, q.After.ID)
	}
	return where.String(), args
}

// DuesOf gives the open due dates of some cases of an organ.
func (s *Store) DuesOf(ctx context.Context, organ string, numbers []string) ([]Due, error) {
	const most = 200 // parameters of a statement
	var all []Due
	for len(numbers) > 0 {
		some := numbers[:min(most, len(numbers))]
		numbers = numbers[len(some):]
		args := []any{organ}
		for _, n := range some {
			args = append(args, n)
		}
		part, err := s.read.dues(ctx, dueByCase+" AND f.number IN (?"+strings.Repeat(", ?", len(some)-1)+") ORDER BY d.due_on, d.id", args...)
		if err != nil {
			return nil, err
		}
		all = append(all, part...)
	}
	return all, nil
}

func (v view) dues(ctx context.Context, query string, args ...any) ([]Due, error) {
	rows, err := v.sql.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("list due dates: %w", err)
	}
	defer rows.Close()
	var all []Due
	for rows.Next() {
		d := Due{Date: &pb.DueDate{}}
		err = rows.Scan(&d.ID, &d.Organ, &d.CaseNumber, &d.Applicant, &d.Handler, &d.Date.Date, &d.Date.Status,
			&d.Date.MissingYear, &d.Date.Explanation, &d.Date.Article, &d.Owes, &d.Rolling)
		if err != nil {
			return nil, fmt.Errorf("list due dates: %w", err)
		}
		k := dueKeyOf(int64(d.ID))
		d.Date.Kind, d.Date.Number = k.kind, k.number
		all = append(all, d)
	}
	return all, rows.Err()
}

// CaseName is the resource name of the case.
func (d Due) CaseName() string { return casework.CaseName(d.Organ, d.CaseNumber) }
