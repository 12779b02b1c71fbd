package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	entsql "entgo.io/ent/dialect/sql"

	"disclosure/ent"
	"disclosure/ent/casefile"
	"disclosure/ent/predicate"
	"disclosure/ent/statecount"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// ListQuery says which lines of the register book are wanted. What is empty does not narrow.
type ListQuery struct {
	Organ       string
	States      []pb.State
	Handler     string        // resource name
	DueBy       calendar.Date // due on or before; leaves out the cases without a due date
	ArrivedFrom calendar.Date
	ArrivedTo   calendar.Date
	After       *Cursor // nil begins with the first
	Limit       int
}

// Cursor is the place of the last line given. It is opaque to callers, who may keep it as JSON.
type Cursor struct {
	DueOn string `json:"d,omitempty"`
	ID    int    `json:"i"`
}

// ListCases gives lines of the register book by due date, cases without one last, and where to go on; nil at the end.
func (s *Store) ListCases(ctx context.Context, q ListQuery) ([]*pb.CaseSummary, *Cursor, error) {
	var rows []*ent.CaseFile
	for _, narrow := range narrowings(q) {
		part, err := s.read.ent.CaseFile.Query().Where(q.where()...).Where(narrow...).
			Order(casefile.ByDueOn(), casefile.ByID()).Limit(q.Limit + 1).All(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("list cases: %w", err)
		}
		rows = append(rows, part...)
	}
	slices.SortFunc(rows, func(a, b *ent.CaseFile) int {
		return cmp.Or(cmp.Compare(a.DueOn, b.DueOn), cmp.Compare(a.ID, b.ID))
	})
	lines, next := page(rows, q.Limit)
	return lines, next, nil
}

// narrowings gives one query for each state, so that each walks the index of (organ, state, due_on, id) and nothing is
// sorted; with a handler or without states one query walks the index of those.
func narrowings(q ListQuery) [][]predicate.CaseFile {
	states := make([]int32, 0, len(q.States))
	for _, state := range q.States {
		if !slices.Contains(states, int32(state)) {
			states = append(states, int32(state))
		}
	}
	switch {
	case len(states) == 0:
		return [][]predicate.CaseFile{nil}
	case q.Handler != "":
		return [][]predicate.CaseFile{{casefile.StateIn(states...)}}
	}
	each := make([][]predicate.CaseFile, 0, len(states))
	for _, state := range states {
		each = append(each, []predicate.CaseFile{casefile.State(state)})
	}
	return each
}

// where gives what all queries of a list have in common.
func (q ListQuery) where() []predicate.CaseFile {
	w := []predicate.CaseFile{casefile.Organ(q.Organ)}
	if q.Handler != "" {
		assigned := func(s *entsql.Selector) { s.Where(entsql.ExprP("handler <> ''")) } // as the index of handlers says
		w = append(w, casefile.Handler(q.Handler), assigned)
	}
	if !q.DueBy.IsZero() {
		w = append(w, casefile.DueOnLTE(q.DueBy.String()))
	}
	if !q.ArrivedFrom.IsZero() {
		w = append(w, casefile.ArrivedOnGTE(q.ArrivedFrom.String()))
	}
	if !q.ArrivedTo.IsZero() {
		w = append(w, casefile.ArrivedOnLTE(q.ArrivedTo.String()))
	}
	if q.After != nil {
		w = append(w, func(s *entsql.Selector) {
			s.Where(entsql.CompositeGT([]string{s.C(casefile.FieldDueOn), s.C(casefile.FieldID)}, q.After.DueOn, q.After.ID))
		})
	}
	return w
}

// page cuts rows to the limit and says where to go on.
func page(rows []*ent.CaseFile, limit int) ([]*pb.CaseSummary, *Cursor) {
	var next *Cursor
	if len(rows) > limit {
		rows = rows[:limit]
		next = &Cursor{DueOn: rows[limit-1].DueOn, ID: rows[limit-1].ID}
	}
	lines := make([]*pb.CaseSummary, 0, len(rows))
	for _, r := range rows {
		lines = append(lines, summary(r))
	}
	return lines, next
}

// StateCounts gives the number of cases of an organ in each state that has any.
func (s *Store) StateCounts(ctx context.Context, organ string) (map[pb.State]int64, error) {
	rows, err := s.read.ent.StateCount.Query().Where(statecount.Organ(organ), statecount.NGT(0)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("count states: %w", err)
	}
	counts := map[pb.State]int64{}
	for _, r := range rows {
		counts[pb.State(r.State)] = r.N
	}
	return counts, nil
}
