package store

import (
	"testing"

	"disclosure/ent/migrate/migrations"
	pb "disclosure/proto/disclosure/v1"
)

// before turns the tables of a folder back into those of the version whose last migration was 20261126191642_retention: content and log
// entries in tables of their own, due dates with a key of their own.
var before = []string{
	"DROP TRIGGER events_no_update", "DROP TRIGGER events_no_delete",
	"CREATE TABLE event_payloads (seq integer NOT NULL PRIMARY KEY, salt blob NOT NULL, body blob NOT NULL)",
	"INSERT INTO event_payloads SELECT seq, salt, body FROM events WHERE body IS NOT NULL",
	"CREATE TABLE log_entries (seq integer NOT NULL PRIMARY KEY, organ text NOT NULL, entry integer NOT NULL, hashes blob NOT NULL)",
	"CREATE UNIQUE INDEX logentry_organ_entry ON log_entries (organ, entry)",
	"INSERT INTO log_entries SELECT seq, organ, entry, hashes FROM events",
	"CREATE TABLE old_events (seq integer NOT NULL PRIMARY KEY AUTOINCREMENT, organ text NOT NULL, case_number text NOT NULL, " +
		"case_seq integer NOT NULL, kind text NOT NULL, actor text NOT NULL, record_time datetime NOT NULL, leaf blob NOT NULL)",
	"INSERT INTO old_events SELECT seq, organ, case_number, case_seq, kind, actor, record_time, leaf FROM events",
	"DROP TABLE events", "ALTER TABLE old_events RENAME TO events",
	"CREATE UNIQUE INDEX event_organ_case_number_case_seq ON events (organ, case_number, case_seq)",
	"CREATE INDEX event_proceedings ON events (organ, kind) WHERE kind = 'proceeding_opened'",
	"CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END",
	"CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries BEGIN SELECT RAISE(ABORT, 'log entries are insert-only'); END",
	"CREATE TABLE old_due_items (id integer NOT NULL PRIMARY KEY, organ text NOT NULL, case_number text NOT NULL, kind integer NOT NULL, " +
		"number integer NOT NULL, due_on text NOT NULL, status integer NOT NULL, missing_year integer NOT NULL, explanation text NOT NULL, " +
		"article text NOT NULL, owes integer NOT NULL, handler text NOT NULL, as_of text NOT NULL, rolling bool NOT NULL, reminded integer NOT NULL)",
	"INSERT INTO old_due_items SELECT NULL, d.organ, f.number, d.id >> 12 & 255, d.id & 4095, d.due_on, status, missing_year, explanation, article, " +
		"owes, d.handler, as_of, rolling, 2 FROM due_items d JOIN case_files f ON f.id = d.id >> 20",
	"INSERT INTO old_due_items SELECT NULL, organ, case_number, 6, number, due_on, status, missing_year, explanation, article, 0, handler, " +
		"as_of, rolling, 0 FROM old_due_items WHERE kind = 4", // the organ's own warning, which has no row any more
	"DROP TABLE due_items", "ALTER TABLE old_due_items RENAME TO due_items",
	"CREATE UNIQUE INDEX dueitem_organ_case_number_kind_number ON due_items (organ, case_number, kind, number)",
	"DELETE FROM applied_migrations WHERE name > 'sqlite/20261126191642_retention.sql'",
	"UPDATE index_basis SET basis = replace(basis, 'lines-3', 'lines-2')",
}

// TestUpgrade opens a folder that the version before has written: nothing is lost, fsck is clean, and what was reminded of is not
// reminded of again.
func TestUpgrade(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	gone, _ := closed(t, s, "甲"), mustRegister(t, s, "yangli", "乙")
	open := mustRegister(t, s, "yangli", "丙")
	mustAppend(t, s, open, desk, assigned(handler), &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "scan")}})
	s.now = afterTerm
	err := destroyed(s, gone)
	if err != nil {
		t.Fatal(err)
	}
	mustSeal(t, s, "yangli", open)
	clean(t, s)
	err = s.Close()
	if err != nil {
		t.Fatal(err)
	}
	db := rawDB(t, dir)
	for _, q := range before {
		_, err = db.Exec(q)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	err = db.Close()
	if err != nil {
		t.Fatal(err)
	}
	s = openDir(t, dir)
	clean(t, s)
	var dues, reminded int
	err = s.conn.QueryRowContext(t.Context(), "SELECT count(*), count(*) FILTER (WHERE reminded = 2) FROM due_items").Scan(&dues, &reminded)
	if err != nil || dues != 4 || reminded != 4 {
		t.Errorf("%d due dates, %d of them reminded of, %v", dues, reminded, err)
	}
	mustAppend(t, s, open, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 2, "scan 2")}})
	mustRegister(t, s, "yangli", "丁")
	mustSeal(t, s, "yangli", open)
	clean(t, s)
}

// TestNumberSeriesAreRenamed: 文号 that were counted by the word of their kind go on where they were when their series gets its new name,
// and a series without any letter keeps its own.
func TestNumberSeriesAreRenamed(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	for range 2 {
		answer(t, s, mustRegister(t, s, "yangli", "甲"))
	}
	withLetter(t, s) // in another series
	clean(t, s)
	err := s.Close()
	if err != nil {
		t.Fatal(err)
	}
	rename, err := migrations.SQLite.ReadFile("sqlite/20261126180551_number_series.sql")
	if err != nil {
		t.Fatal(err)
	}
	db := rawDB(t, dir)
	_, err = db.Exec(string(rename))
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	s = openDir(t, dir)
	clean(t, s)
	for series, want := range map[string]int{"样政办公开答〔〕号": 3, "样政更〔〕号": 2, "reply": 1, "letters": 1, "case": 3, "matter": 2} {
		n, err := s.PeekNumber(t.Context(), "yangli", series, 2026)
		if err != nil || n != want {
			t.Errorf("%s goes on with %d, not %d, %v", series, n, want, err)
		}
	}
}
