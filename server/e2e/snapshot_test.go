package e2e_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // reads behind the server's back
)

// aside are the tables that are not of cases, or are written by the clock and not by calls.
var aside = []string{"sessions", "sign_in_failures", "checkpoints", "reminders", "outgoings"}

// snapshot counts the rows of every table and reads all counters and versions, beside the running server.
func (o *office) snapshot() string {
	o.t.Helper()
	db := behind(o.t, o.dir)
	defer db.Close()
	var lines []string
	for _, table := range column(o.t, db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name") {
		if slices.Contains(aside, table) {
			continue
		}
		lines = append(lines, table+" "+column(o.t, db, "SELECT count(*) FROM "+table)[0])
	}
	lines = append(lines, column(o.t, db, "SELECT organ || ' ' || series || ' ' || year || ' ' || next_number FROM counters ORDER BY 1")...)
	lines = append(lines, column(o.t, db, "SELECT 'versions ' || coalesce(sum(version), 0) FROM case_files")...)
	return strings.Join(lines, "\n")
}

// unchanged runs a check and demands that nothing was written meanwhile.
func (o *office) unchanged(t *testing.T, check func()) {
	t.Helper()
	before := o.snapshot()
	check()
	after := o.snapshot()
	if before != after {
		t.Errorf("%s: something was written, before:\n%s\nafter:\n%s", t.Name(), before, after)
	}
}

// behind opens the database of a folder for reading.
func behind(t testing.TB, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "disclosure.db")+"?mode=ro&_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// column reads one column of text.
func column(t testing.TB, db *sql.DB, query string, args ...any) []string {
	t.Helper()
	rows, err := db.Query(query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var cell any
		err = rows.Scan(&cell)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(cell))
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return all
}
