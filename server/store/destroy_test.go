package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/record"
)

// afterTerm is a day on which a case of ten years that ended in 2026 is due.
func afterTerm() time.Time { return time.Date(2037, 1, 4, 4, 0, 0, 0, time.UTC) }

// closed registers and ends a case with two files, one of which every such case has.
func closed(t testing.TB, s *Store, name string) string {
	t.Helper()
	number := mustRegister(t, s, "yangli", name)
	mustAppend(t, s, number, desk,
		&pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "的附件")}},
		&pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 2, "只属于"+name)}},
		&pb.Event{Kind: &pb.Event_Withdrawn{Withdrawn: &pb.Withdrawn{WithdrawnOn: "2026-03-02"}}},
		&pb.Event{Kind: &pb.Event_RetentionSet{RetentionSet: &pb.RetentionSet{Class: pb.RetentionClass_RETENTION_CLASS_TEN_YEARS, Reason: "表"}}})
	return number
}

// destroyed proposes and approves the destruction of a case.
func destroyed(s *Store, number string) error {
	return do(s, func(t *Tx) error {
		c, err := t.Case("yangli", number)
		if err != nil {
			return err
		}
		e, err := casework.ProposeDestruction(c, casework.Env{Actor: reviewer, Today: t.Today(), Calendar: calendar.Embedded()}, "期满")
		if err == nil {
			err = t.Append(c, reviewer, e)
		}
		if err == nil {
			e, err = casework.DecideDestruction(c, casework.Env{Actor: head, Today: t.Today(), Calendar: calendar.Embedded()}, true, "")
		}
		if err != nil {
			return err
		}
		return t.Destroy(c, head, e)
	})
}

func blobFiles(t *testing.T, dir string) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "blobs", "??", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

// TestDestroy destroys one case of two: everything that is left is sound, and the log proves every event.
func TestDestroy(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	first, second := closed(t, s, "甲"), closed(t, s, "乙")
	seal := mustSeal(t, s, "yangli", first)
	s.now = afterTerm
	err := destroyed(s, first)
	if err != nil {
		t.Fatal(err)
	}
	if r := clean(t, s); r.Destroyed != 1 || r.Cases != 2 || r.OrphanBlobs != 1 {
		t.Errorf("before the files go: %+v", r)
	}
	n, err := s.PurgeBlobs(context.Background())
	if err != nil || n != 1 || blobFiles(t, dir) != 2 {
		t.Errorf("%d files went, %d are left, %v", n, blobFiles(t, dir), err)
	}
	if r := clean(t, s); r.Destroyed != 1 || r.OrphanBlobs != 0 || r.Documents != 2 {
		t.Errorf("after the files went: %+v", r)
	}
	_, err = s.Case(context.Background(), "yangli", first)
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_CASE_DESTROYED)
	_, err = s.Case(context.Background(), "yangli", second)
	if err != nil {
		t.Error(err)
	}
	now := mustSeal(t, s, "yangli", first)
	proof, err := s.Consistency(context.Background(), "yangli", seal.Size, now.Size)
	if err == nil {
		err = record.CheckConsistency(seal.Size, now.Size, seal.Root, now.Root, proof)
	}
	if err != nil {
		t.Errorf("the log does not go on: %v", err)
	}
	if h, err := now.Case.Check(now.Checkpoint, first); err != nil || h.CaseSeq != 7 {
		t.Errorf("head of the destroyed case: %+v, %v", h, err)
	}
	in, err := s.Inclusion(context.Background(), "yangli", first, 1)
	keys, _ := s.LogKeys("yangli")
	p, parsed := record.ParseProof(in.Proof)
	if err == nil && parsed == nil {
		_, err = p.Check(in.Leaf, keys)
	}
	if err != nil || parsed != nil {
		t.Errorf("inclusion of a destroyed event: %v, %v", err, parsed)
	}
	err = destroyed(s, first)
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_CASE_DESTROYED)
	d, err := s.Destruction(context.Background(), "yangli", first)
	if err != nil || d.Documents != 2 || d.Events != 6 {
		t.Errorf("%v, %v", d, err)
	}
}

// TestDestroyIsFinishedAfterAKill ends the program between the destruction and the removal of the files.
func TestDestroyIsFinishedAfterAKill(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	first := closed(t, s, "甲")
	closed(t, s, "乙")
	s.now = afterTerm
	err := destroyed(s, first)
	if err != nil {
		t.Fatal(err)
	}
	killed := t.TempDir() // what a kill leaves: the files as they are now
	copyFolder(t, dir, killed, true)
	again := openDir(t, killed)
	for _, want := range []int{1, 0} {
		n, err := again.PurgeBlobs(context.Background())
		if err != nil || n != want || blobFiles(t, killed) != 2 {
			t.Errorf("%d files went, want %d, %d are left, %v", n, want, blobFiles(t, killed), err)
		}
	}
	clean(t, again)
	// Half done: the file is gone and the row is not.
	files, _ := filepath.Glob(filepath.Join(dir, "blobs", "??", "*"))
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err == nil && string(content) == "只属于甲" {
			err = os.Remove(f)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	n, err := s.PurgeBlobs(context.Background())
	if err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	clean(t, s)
}

// TestDestroyedTwin: a file that comes again before it went stays.
func TestDestroyedTwin(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	first := closed(t, s, "甲")
	s.now = afterTerm
	err := destroyed(s, first)
	if err != nil {
		t.Fatal(err)
	}
	number := mustRegister(t, s, "yangli", "丙")
	mustAppend(t, s, number, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "只属于甲")}})
	_, err = s.PurgeBlobs(context.Background())
	if err != nil || blobFiles(t, dir) != 1 {
		t.Errorf("%d files, %v", blobFiles(t, dir), err)
	}
	clean(t, s)
}

// TestSecondPersonIsChecked: the table itself refuses one person for both, and a destruction without approval.
func TestSecondPersonIsChecked(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	closed(t, s, "甲")
	for _, q := range []string{
		"UPDATE retentions SET proposer = 'a', approver = 'a', destroyed_on = '2037-01-04'",
		"UPDATE retentions SET proposer = 'a', destroyed_on = '2037-01-04'",
		"UPDATE retentions SET proposer = 'a', approver = 'b'",
	} {
		_, err := rawDB(t, dir).Exec(q)
		if err == nil || !strings.Contains(err.Error(), "CHECK") {
			t.Errorf("%s: %v", q, err)
		}
	}
}

// TestFalseDestruction is what somebody with all rights on the database can do about destroyed cases, and what fsck says.
func TestFalseDestruction(t *testing.T) {
	for name, x := range map[string]struct{ statement, finds string }{
		"without decision":     {"UPDATE events SET salt = NULL, body = NULL WHERE seq = 10", "events.body: event 4 has no content"},
		"content brought back": {"UPDATE events SET (salt, body) = (SELECT salt, body FROM events WHERE seq = 10) WHERE seq = 2", "is there, though it was destroyed"},
		"another approver":     {"UPDATE retentions SET approver = 'x' WHERE destroyed_on <> ''", "retentions.keep_until"},
		"never destroyed":      {"UPDATE retentions SET approver = '', destroyed_on = ''", "retentions.keep_until"},
		"name brought back":    {"UPDATE case_files SET applicant = '甲' WHERE number = '2026-0001'", "case_files.applicant"},
		"changed leaf":         {"UPDATE events SET leaf = replace(leaf, 'zhang', 'zhong') WHERE seq = 2", "event 2: the leaf does not match"},
		"moved on the book":    {"UPDATE events SET actor = 'x' WHERE seq = 2", "event 2: the leaf does not match"},
		"catalogue gone":       {"UPDATE events SET salt = NULL, body = NULL WHERE kind = 'destroyed'", "event 8 has no content"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openDir(t, dir)
			first := mustRegister(t, s, "yangli", "甲")
			mustAppend(t, s, first, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "scan")}},
				&pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 2, "scan 2")}},
				&pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 3, "scan 3")}},
				&pb.Event{Kind: &pb.Event_Withdrawn{Withdrawn: &pb.Withdrawn{WithdrawnOn: "2026-03-02"}}},
				&pb.Event{Kind: &pb.Event_RetentionSet{RetentionSet: &pb.RetentionSet{Class: pb.RetentionClass_RETENTION_CLASS_TEN_YEARS}}})
			closed(t, s, "乙")
			s.now = afterTerm
			err := destroyed(s, first)
			if err != nil {
				t.Fatal(err)
			}
			clean(t, s)
			db := rawDB(t, dir)
			for _, q := range []string{"DROP TRIGGER events_no_update", "PRAGMA ignore_check_constraints = on", x.statement} {
				_, err = db.Exec(q)
				if err != nil {
					t.Fatal(err)
				}
			}
			wantDifference(t, s, x.finds)
		})
	}
}
