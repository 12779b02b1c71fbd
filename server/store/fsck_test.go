package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

// rawDB opens the database behind the back of the store.
func rawDB(t testing.TB, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "disclosure.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// tampered makes a folder with two cases, one of them answered, and changes it behind the back of the store.
func tampered(t *testing.T, statement string) (*Store, string) {
	t.Helper()
	dir := t.TempDir()
	s := openDir(t, dir)
	first := mustRegister(t, s, "yangli", "甲")
	mustAppend(t, s, first, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "scan")}})
	answer(t, s, first)
	mustRegister(t, s, "yangli", "乙")
	clean(t, s)
	db := rawDB(t, dir)
	for _, q := range []string{
		"DROP TRIGGER events_no_update", "DROP TRIGGER events_no_delete",
		"PRAGMA ignore_check_constraints = on", statement,
	} {
		_, err := db.Exec(q)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	return s, dir
}

func TestFsckFindsTampering(t *testing.T) {
	for _, x := range []struct{ statement, finds string }{
		{"UPDATE events SET leaf = replace(leaf, 'zhang', 'zhong') WHERE seq = 1", "2026-0001: events.leaf"},
		{"UPDATE events SET kind = 'closed' WHERE seq = 1", "2026-0001: events.kind"},
		{"UPDATE events SET actor = 'x' WHERE seq = 1", "2026-0001: events.actor"},
		{"UPDATE events SET record_time = '2020-01-01 00:00:00+00:00' WHERE seq = 1", "2026-0001: events.record_time"},
		{"UPDATE events SET case_seq = 77 WHERE seq = 2", "2026-0001: events.case_seq"},
		{"UPDATE events SET case_number = '2026-0002', case_seq = 2 WHERE seq = (SELECT max(seq) FROM events WHERE case_number = '2026-0001')", "2026-0002: events.leaf"},
		{"DELETE FROM events WHERE seq = 2", "2026-0001: events.case_seq"},
		{"DELETE FROM events WHERE seq = (SELECT max(seq) FROM events WHERE case_number = '2026-0001')", "2026-0001: case_files.version"},
		{"DELETE FROM events WHERE case_number = '2026-0002'", "2026-0002: case_files.:"},
		{"DELETE FROM events WHERE case_number = '2026-0002'", "counters.next_number"},
		{"UPDATE events SET body = CAST(replace(CAST(body AS text), '甲', '丁') AS blob) WHERE seq = 1", "2026-0001: events.leaf"},
		{"UPDATE events SET salt = zeroblob(32) WHERE seq = 1", "2026-0001: events.leaf"},
		{"UPDATE events SET salt = NULL, body = NULL WHERE seq = 1", "2026-0001: events.body"},
		{"UPDATE case_files SET due_on = '2030-01-01' WHERE number = '2026-0002'", "2026-0002: case_files.due_on"},
		{"UPDATE case_files SET applicant = '丁' WHERE number = '2026-0002'", "2026-0002: case_files.applicant"},
		{"UPDATE case_files SET handler = '' WHERE number = '2026-0001'", "2026-0001: case_files.handler"},
		{"UPDATE case_files SET state = 2 WHERE number = '2026-0001'", "2026-0001: case_files.state"},
		{"UPDATE case_files SET answered_on = '2026-02-01' WHERE number = '2026-0001'", "2026-0001: case_files.answered_on"},
		{"DELETE FROM case_files WHERE number = '2026-0002'", "2026-0002: case_files.:"},
		{"UPDATE case_items SET signer = drafter WHERE number = '2026-0001'", "2026-0001: case_items.signer"},
		{"UPDATE case_items SET disposition = 4 WHERE number = '2026-0001'", "2026-0001: case_items.disposition"},
		{"DELETE FROM case_items WHERE number = '2026-0001'", "2026-0001: case_items.:"},
		{"UPDATE documents SET title = '别的' WHERE number = 1", "2026-0001: documents.title"},
		{"UPDATE documents SET sha256 = (SELECT sha256 FROM documents WHERE number = 2)", "2026-0001: documents.sha256"},
		{"DELETE FROM documents WHERE number = 2", "2026-0001: documents.:"},
		{"UPDATE state_counts SET n = n + 1 WHERE state = 10", "state_counts.n"},
		{"DELETE FROM state_counts", "state_counts.n"},
		{"UPDATE counters SET next_number = 9 WHERE series = 'case'", "counters.next_number"},
		{"UPDATE counters SET next_number = 1 WHERE series = 'case'", "counters.next_number"},
		{"DELETE FROM counters WHERE series = 'reply'", "counters.next_number"},
		{"UPDATE notice_numbers SET void_reason = '作废'", "2026-0001: notice_numbers.void_reason"},
		{"UPDATE notice_numbers SET case_number = '2026-0002'", "2026-0001: notice_numbers.case_number"},
		{"UPDATE notice_numbers SET doc_number = '别的'", "2026-0001: notice_numbers.doc_number"},
		{"DELETE FROM notice_numbers", "2026-0001: notice_numbers.doc_number"},
	} {
		t.Run(x.statement, func(t *testing.T) {
			s, _ := tampered(t, x.statement)
			wantDifference(t, s, x.finds)
		})
	}
}

func wantDifference(t *testing.T, s *Store, finds string) {
	t.Helper()
	r, err := s.Fsck(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Differences {
		if strings.Contains(d.String(), finds) {
			return
		}
		if strings.Contains(d.Detail, "乙") || strings.Contains(d.Detail, "丁") {
			t.Errorf("the report names a person: %s", d)
		}
	}
	t.Errorf("%s not among %v", finds, r.Differences)
}

func TestFsckReadsFiles(t *testing.T) {
	s, dir := tampered(t, "SELECT 1")
	files, err := filepath.Glob(filepath.Join(dir, "blobs", "??", "*"))
	if err != nil || len(files) != 2 {
		t.Fatalf("%v, %v", files, err)
	}
	w := blob(t, s, 9, "nobody's")
	r := clean(t, s)
	if r.OrphanBlobs != 1 {
		t.Errorf("%d orphans", r.OrphanBlobs)
	}
	err = os.Remove(filepath.Join(dir, "blobs", blobName(w.Sha256)))
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	content[0] ^= 1
	err = os.WriteFile(files[0], content, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	wantDifference(t, s, "2026-0001: documents.sha256: the file")
	err = os.Remove(files[1])
	if err != nil {
		t.Fatal(err)
	}
	r, err = s.Fsck(context.Background())
	if err != nil || len(r.Differences) != 2 {
		t.Errorf("%v, %v", r, err)
	}
}

func TestFsckReadOnly(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	number := mustRegister(t, s, "yangli", "甲")
	beside, err := OpenReadOnly(context.Background(), config(dir))
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	mustRegister(t, s, "yangli", "乙")
	if r := clean(t, beside); r.Cases != 2 {
		t.Errorf("%d cases", r.Cases)
	}
	_, err = beside.Case(context.Background(), "yangli", number)
	if err != nil {
		t.Error(err)
	}
	err = do(beside, func(*Tx) error { return nil })
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_SERVER_BUSY)
	err = s.Close()
	if err != nil {
		t.Fatal(err)
	}
	after, err := OpenReadOnly(context.Background(), config(dir))
	if err != nil {
		t.Fatal(err)
	}
	clean(t, after)
	err = after.Close()
	if err != nil {
		t.Error(err)
	}
}

func TestTriggersRefuseChanges(t *testing.T) {
	s := openSQLite(t)
	mustRegister(t, s, "yangli", "甲")
	statements := []string{
		"UPDATE events SET kind = 'x'", "DELETE FROM events", "UPDATE events SET body = x'00'", "UPDATE events SET salt = NULL",
		"UPDATE events SET salt = NULL, body = NULL, leaf = x'00'", "UPDATE events SET salt = NULL, body = NULL, entry = NULL",
		"INSERT OR REPLACE INTO events SELECT * FROM events",
	}
	// To destroy a content is no cover for another change, in whatever column.
	columns, err := s.conn.QueryContext(t.Context(), "SELECT name FROM pragma_table_info('events') WHERE name NOT IN ('salt', 'body')")
	if err != nil {
		t.Fatal(err)
	}
	for columns.Next() {
		var name string
		if err = columns.Scan(&name); err != nil {
			t.Fatal(err)
		}
		statements = append(statements, "UPDATE events SET salt = NULL, body = NULL, "+name+" = 7")
	}
	if err = errors.Join(columns.Err(), columns.Close()); err != nil || len(statements) < 17 {
		t.Fatalf("%d statements, %v", len(statements), err)
	}
	for _, q := range statements {
		err := do(s, func(tx *Tx) error { return tx.exec(q) })
		if err == nil || !strings.Contains(err.Error(), "insert-only") && !strings.Contains(err.Error(), "cannot be changed") {
			t.Errorf("%s: %v", q, err)
		}
	}
	clean(t, s)
}
