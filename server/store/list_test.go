package store

import (
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"disclosure/ent/casefile"
)

// TestHandlerHasAnIndex: cases without a handler are not in the index of handlers, and the list of a handler must still use it.
func TestHandlerHasAnIndex(t *testing.T) {
	s := openSQLite(t)
	q := ListQuery{Organ: "yangli", Handler: "organs/yangli/staff/li", Limit: 50}
	list := entsql.Dialect(dialect.SQLite).Select("*").From(entsql.Table(casefile.Table))
	for _, narrow := range q.where() {
		narrow(list)
	}
	query, args := list.OrderBy("due_on", "id").Limit(q.Limit).Query()
	plan := planOf(t, s, query, args...)
	if !strings.Contains(plan, "casefile_organ_handler_due_on_id") || strings.Contains(plan, "TEMP B-TREE") {
		t.Error(plan)
	}
}

// planOf is how the engine goes about a query.
func planOf(t *testing.T, s *Store, query string, args ...any) string {
	t.Helper()
	rows, err := s.readers.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	plan := ""
	for rows.Next() {
		var id, parent, unused int
		var detail string
		err = rows.Scan(&id, &parent, &unused, &detail)
		if err != nil {
			t.Fatal(err)
		}
		plan += detail + "\n"
	}
	return plan
}
