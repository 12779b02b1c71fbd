package store

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/record"
)

// attacked makes a signed folder of two cases with alternating events, and runs statements behind the back of the store, as
// somebody with all rights on the database would.
func attacked(t *testing.T, statements ...string) *Store {
	t.Helper()
	dir := t.TempDir()
	s := openDir(t, dir)
	first, second := mustRegister(t, s, "yangli", "甲"), mustRegister(t, s, "yangli", "乙")
	mustSeal(t, s, "yangli", first)
	for range 3 {
		scan := &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "scan")}}
		mustAppend(t, s, first, desk, scan)
		mustAppend(t, s, second, desk, scan)
	}
	mustSeal(t, s, "yangli", first)
	clean(t, s)
	db := rawDB(t, dir)
	for _, q := range append([]string{
		"DROP TRIGGER events_no_update", "DROP TRIGGER events_no_delete",
		"DROP TRIGGER checkpoints_no_update",
		"DROP TRIGGER checkpoints_no_delete", "PRAGMA ignore_check_constraints = on",
	}, statements...) {
		_, err := db.Exec(q)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	return s
}

const cutLast = "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)"

// TestAttacks is what somebody with all rights on the database can do, and what fsck says. "finds" is one difference that must be
// among those reported; "refused" says that nothing is signed over it either.
func TestAttacks(t *testing.T) {
	for name, x := range map[string]struct {
		statements []string
		finds      string
		refused    bool
	}{
		"change a leaf":              {[]string{"UPDATE events SET leaf = replace(leaf, 'zhang', 'zhong') WHERE seq = 3"}, "events.hashes", false},
		"change leaf and its hash":   {[]string{"UPDATE events SET leaf = replace(leaf, 'zhang', 'zhong') WHERE seq = 8", "UPDATE events SET hashes = zeroblob(length(hashes)) WHERE seq = 8"}, "checkpoints.root", true},
		"back-date":                  {[]string{"UPDATE events SET leaf = replace(leaf, '2026-03-02T04', '2026-03-02T01') WHERE seq = 3"}, "events.leaf", false},
		"change the previous hash":   {[]string{"UPDATE events SET leaf = replace(leaf, '\"prev\":\"', '\"prev\":\"0') WHERE seq = 4"}, "does not name the case's previous leaf", false},
		"change the content":         {[]string{"UPDATE events SET body = CAST(replace(CAST(body AS text), '甲', '丁') AS blob) WHERE seq = 1"}, "events.leaf: event 1: the content", false},
		"change the salt":            {[]string{"UPDATE events SET salt = randomblob(32) WHERE seq = 1"}, "events.leaf: event 1: the content", false},
		"swap contents":              {[]string{"UPDATE events SET (salt, body) = (SELECT x.salt, x.body FROM events x WHERE x.seq = 3 - events.seq) WHERE seq < 3"}, "events.leaf: event 1", false},
		"delete an event":            {[]string{"DELETE FROM events WHERE seq = 4"}, "events.leaf: event 3 says it is entry 4 of the log, and is 3", false},
		"insert an event":            {[]string{"INSERT INTO events SELECT 99, organ, case_number, 5, kind, actor, record_time, leaf, NULL, NULL, salt, body FROM events WHERE seq = 8"}, "is not in the log", false},
		"insert a whole case":        {[]string{"INSERT INTO events SELECT 99, organ, '2026-0009', 1, kind, actor, record_time, leaf, NULL, NULL, salt, body FROM events WHERE seq = 1"}, "2026-0009: events.leaf", false},
		"reorder":                    {[]string{"UPDATE events SET seq = 98 WHERE seq = 5", "UPDATE events SET seq = 5 WHERE seq = 6", "UPDATE events SET seq = 6 WHERE seq = 98"}, "says it is entry", false},
		"swap log entries":           {[]string{"UPDATE events SET entry = 98 WHERE seq = 5", "UPDATE events SET entry = 4 WHERE seq = 6", "UPDATE events SET entry = 5 WHERE seq = 5"}, "events.entry: event 3 is entry 5, by the events 4", false},
		"cut the last event":         {[]string{cutLast}, "checkpoints.size: 8 events were signed, 7 are there", true},
		"cut the last of one case":   {[]string{"DELETE FROM events WHERE seq = 7"}, "says it is entry 7 of the log, and is 6", false},
		"truncate the log":           {[]string{"UPDATE events SET entry = NULL, hashes = NULL"}, "is not in the log", true},
		"change a stored hash":       {[]string{"UPDATE events SET hashes = zeroblob(32) WHERE entry = 2"}, "those of entry 2", false},
		"change a checkpoint":        {[]string{"UPDATE checkpoints SET note = replace(note, 'yangli', 'yangle')"}, "checkpoints.note", true},
		"change a checkpoint's size": {[]string{"UPDATE checkpoints SET size = 5 WHERE size = 8"}, "checkpoints.size: is 5, by its note 8", false},
		"hide a case head":           {[]string{"DELETE FROM case_files WHERE number = '2026-0002'"}, "2026-0002: case_files.head: the row is missing", false},
		"an older case head":         {[]string{"UPDATE case_files SET version = 1"}, "case_files.head", false},
		"move an event":              {[]string{"UPDATE events SET case_number = '2026-0002', case_seq = 5 WHERE seq = 7"}, "2026-0002: events.leaf", false},
		"back-date the row":          {[]string{"UPDATE events SET record_time = '2026-03-01 04:00:00+00:00' WHERE seq = 3"}, "events.record_time", false},
		"truncate all":               {[]string{"DELETE FROM events"}, "8 events were signed, 0 are there", true},
		"cut what signed it too":     {[]string{cutLast, "DELETE FROM checkpoints WHERE size = 8"}, "8 events were signed, 7 are there: events were cut off, or an older state has been restored (key folder)", true},
		"cut a whole case":           {[]string{"DELETE FROM events WHERE case_number = '2026-0002'", "DELETE FROM case_files WHERE number = '2026-0002'"}, "says it is entry 2 of the log, and is 1", true},
		"swap leaves":                {[]string{"UPDATE events SET leaf = (SELECT leaf FROM events WHERE seq = 3) WHERE seq = 4"}, "2026-0002: events.leaf: event 2: the content does not match", false},
		"swap register lines":        {[]string{"UPDATE case_files SET applicant = (SELECT applicant FROM case_files WHERE number = '2026-0002') WHERE number = '2026-0001'"}, "2026-0001: case_files.applicant: is not what the events say", false},
		"swap documents":             {[]string{"UPDATE documents SET case_number = '2026-0009' WHERE case_number = '2026-0002'"}, "documents.: there are 0 rows, by the events 3", false},
		"pass it to another organ":   {[]string{"UPDATE events SET organ = 'other' WHERE seq = 8"}, "other 2026-0002: events.leaf", true},
	} {
		t.Run(name, func(t *testing.T) {
			s := attacked(t, x.statements...)
			wantDifference(t, s, x.finds)
			_, err := s.Seal(context.Background(), "yangli", "")
			if x.refused {
				wantReason(t, err, pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED)
			}
			// registering goes on whatever the damage
			_, err = register(s, "yangli", "", registration("戊"))
			if err != nil {
				t.Errorf("register: %v", err)
			}
		})
	}
}

func sprint(format, table string) string { return strings.ReplaceAll(format, "%s", table) }

// copyFolder copies a data folder, without its keys if so wanted.
func copyFolder(t *testing.T, from, to string, keys bool) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			if rel == "keys" && !keys {
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, rel), 0o700)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), content, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRestoredOlderState restores an old copy of the database beside the keys, and goes on from it.
func TestRestoredOlderState(t *testing.T) {
	dir, old := t.TempDir(), t.TempDir()
	stage := func(fn func(*Store)) {
		t.Helper()
		s, err := Open(context.Background(), config(dir))
		if err != nil {
			t.Fatal(err)
		}
		fn(s)
		err = s.Close()
		if err != nil {
			t.Fatal(err)
		}
	}
	stage(func(s *Store) { mustRegister(t, s, "yangli", "甲") })
	copyFolder(t, dir, old, false)
	var lost Seal
	stage(func(s *Store) {
		mustRegister(t, s, "yangli", "乙")
		lost = mustSeal(t, s, "yangli", "")
	})
	for _, ext := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(filepath.Join(dir, "disclosure.db"+ext))
	}
	copyFolder(t, old, dir, false)
	stage(func(s *Store) {
		_, err := s.Seal(context.Background(), "yangli", "")
		wantReason(t, err, pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED)
		if !strings.Contains(err.Error(), "an older state has been restored: 2 events were signed, 1 are there") {
			t.Error(err)
		}
		wantDifference(t, s, "checkpoints.size: 2 events were signed, 1 are there")
		mustRegister(t, s, "yangli", "丙") // a fork: as long as what was signed, and not the same
		_, err = s.Seal(context.Background(), "yangli", "")
		wantReason(t, err, pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED)
		mustRegister(t, s, "yangli", "丁")
		_, err = s.Seal(context.Background(), "yangli", "")
		wantReason(t, err, pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED)
		wantDifference(t, s, "checkpoints.root: the events up to 2 are not those that were signed (key folder)")
		now, err := s.Checkpoint(context.Background(), "yangli")
		if err != nil || now.Size != 1 {
			t.Errorf("%+v, %v", now, err)
		}
		// The applicant who holds the lost checkpoint can show it.
		proof, err := s.Consistency(context.Background(), "yangli", 2, 3)
		if err != nil {
			t.Fatal(err)
		}
		root, err := record.Root(3, s.read.hashes(context.Background(), "yangli"))
		if err != nil || record.CheckConsistency(2, 3, lost.Root, root, proof) == nil {
			t.Errorf("the fork fits the lost checkpoint: %v", err)
		}
	})
}

// TestKeysGone: without its keys a log that was signed is not signed again, and fsck says so.
func TestKeysGone(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	mustSeal(t, s, "yangli", "")
	for _, file := range []string{"yangli.keys", "yangli.checkpoint"} {
		err := os.Remove(filepath.Join(dir, "keys", file))
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := s.Seal(context.Background(), "yangli", "")
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED)
	wantDifference(t, s, "the signatures cannot be checked: yangli.keys is missing")
}

// TestForgedCheckpoint is signed with another key, which is then put in the place of the right one.
func TestForgedCheckpoint(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	mustSeal(t, s, "yangli", "")
	ring, err := record.NewKeyring("disclosure/yangli", noon())
	if err == nil {
		err = s.sealer.keyDir.saveKeys("yangli", ring)
	}
	if err != nil {
		t.Fatal(err)
	}
	wantDifference(t, s, "checkpoints.note: open checkpoint")
	_, err = s.Seal(context.Background(), "yangli", "")
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED)
}

// TestWrongHeadsAreFound: a checkpoint that leaves out the last event of a case is signed, and fsck sees the lie.
func TestWrongHeadsAreFound(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	first := mustRegister(t, s, "yangli", "甲")
	var before string
	err := s.readers.QueryRow("SELECT head FROM case_files").Scan(&before)
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, s, first, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "scan")}})
	db := rawDB(t, dir)
	_, err = db.Exec("UPDATE case_files SET version = 1, head = ?", before)
	if err != nil {
		t.Fatal(err)
	}
	seal := mustSeal(t, s, "yangli", first)
	head, err := seal.Case.Check(seal.Checkpoint, first)
	if err != nil || head.CaseSeq != 1 {
		t.Fatalf("%+v, %v", head, err)
	}
	wantDifference(t, s, "checkpoints.heads: the case heads signed at 2")
}

// TestDestroyedContent: when the content of events is destroyed at the end of its retention, the log still holds.
func TestDestroyedContent(t *testing.T) {
	s := attacked(t, "UPDATE events SET salt = NULL, body = NULL WHERE seq = 3")
	r, err := s.Fsck(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Differences {
		if d.Column == "entry" || d.Column == "hashes" || d.Table == "checkpoints" || d.Column == "head" {
			t.Error(d)
		}
	}
	mustSeal(t, s, "yangli", "")
}

// TestAdoption begins the log of a folder that was written before there was one.
func TestAdoption(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	first := mustRegister(t, s, "yangli", "甲")
	mustRegister(t, s, "other", "乙")
	mustAppend(t, s, first, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "scan")}})
	err := s.Close()
	if err != nil {
		t.Fatal(err)
	}
	err = os.RemoveAll(filepath.Join(dir, "keys"))
	if err != nil {
		t.Fatal(err)
	}
	firstVersion(t, dir)
	s = openDir(t, dir)
	mustAppend(t, s, first, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 2, "scan")}})
	clean(t, s)
	seal := mustSeal(t, s, "yangli", first)
	head, err := seal.Case.Check(seal.Checkpoint, first)
	if err != nil || head.CaseSeq != 3 || seal.Size != 3 {
		t.Errorf("%+v, %+v, %v", seal, head, err)
	}
	for seq := range int64(3) {
		in, err := s.Inclusion(context.Background(), "yangli", first, seq+1)
		if err != nil {
			t.Fatal(err)
		}
		keys, _ := s.LogKeys("yangli")
		proof, err := record.ParseProof(in.Proof)
		if err == nil {
			_, err = proof.Check(in.Leaf, keys)
		}
		if err != nil {
			t.Error(err)
		}
	}
}
