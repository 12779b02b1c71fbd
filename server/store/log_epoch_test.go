package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	pb "disclosure/proto/disclosure/v1"
)

// older is a folder that was restored to one event after three were signed, beside its keys, and is not accepted yet.
func older(t *testing.T) (*Store, string) {
	t.Helper()
	dir, old := t.TempDir(), t.TempDir()
	s := openDir(t, dir)
	mustDo(t, s, func(tx *Tx) error {
		_, err := tx.SaveOrgan(Organ{Code: "yangli", DisplayName: "样例县"})
		return err
	})
	mustRegister(t, s, "yangli", "甲")
	mustSeal(t, s, "yangli", "")
	copyFolder(t, dir, old, false)
	mustRegister(t, s, "yangli", "乙")
	mustRegister(t, s, "yangli", "丙")
	mustSeal(t, s, "yangli", "")
	err := s.Close()
	if err == nil {
		err = os.CopyFS(filepath.Join(old, "keys"), os.DirFS(filepath.Join(dir, "keys")))
	}
	for _, name := range []string{"", "yangli.keys"} {
		mode := os.FileMode(0o600)
		if name == "" {
			mode = 0o700
		}
		if err == nil {
			err = os.Chmod(filepath.Join(old, "keys", name), mode)
		}
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(old, RestoredFile), nil, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return openDir(t, old), old
}

func epoch(t *testing.T, s *Store) {
	t.Helper()
	logs, err := s.Older(context.Background(), nil)
	if err != nil || len(logs) != 1 || logs[0].Size != 1 || logs[0].Signed.Size != 3 {
		t.Fatalf("%+v, %v", logs, err)
	}
	err = s.BeginEpoch(context.Background(), logs[0], "磁盘损坏", "主任")
	if err != nil {
		t.Fatal(err)
	}
}

func TestFrozen(t *testing.T) {
	s, dir := older(t)
	_, err := register(s, "yangli", "", registration("丁"))
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_RECORD_RESTORED)
	_, err = s.Seal(context.Background(), "yangli", "")
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_RECORD_NOT_SIGNED)
	before, err := os.ReadFile(filepath.Join(dir, "keys", "yangli.checkpoint"))
	if err != nil {
		t.Fatal(err)
	}
	err = s.Close()
	if err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(filepath.Join(dir, "keys", "yangli.checkpoint"))
	if err != nil || string(before) != string(after) {
		t.Errorf("something was signed: %v", err)
	}
}

// TestEpochCutOff ends the program at each step of the beginning of an epoch.
func TestEpochCutOff(t *testing.T) {
	s, _ := older(t)
	logs, err := s.Older(context.Background(), nil)
	if err == nil {
		err = s.sealer.keyDir.endEpoch(logs[0]) // and then the power fails
	}
	if err != nil {
		t.Fatal(err)
	}
	epoch(t, s)
	clean(t, s)
	none, err := s.Older(context.Background(), nil)
	if err != nil || len(none) != 0 {
		t.Errorf("%+v, %v", none, err)
	}
	err = s.Thaw()
	if err != nil {
		t.Fatal(err)
	}
	mustRegister(t, s, "yangli", "丁")
	if seal := mustSeal(t, s, "yangli", ""); seal.Origin != "disclosure/yangli#2" || seal.Size != 3 {
		t.Errorf("%+v", seal.Checkpoint)
	}
	clean(t, s)
}

// TestFalseEpochs: the name of a log changes by a decision that is on record and says what is lost, and by nothing else.
func TestFalseEpochs(t *testing.T) {
	for name, x := range map[string]struct{ statement, finds string }{
		"another size":     {"UPDATE events SET leaf = replace(leaf, '\"seq\":1', '\"seq\":2') WHERE kind = 'log_epoch_begun'", "says it is entry"},
		"another name":     {"UPDATE events SET leaf = replace(leaf, 'yangli#2', 'yangli#3') WHERE kind = 'log_epoch_begun'", "is of log"},
		"the old name":     {"UPDATE events SET leaf = replace(leaf, 'yangli#2', 'yangli')", "events.kind: the log took a new name 0 times, by the events 1"},
		"content replaced": {"UPDATE events SET body = (SELECT body FROM events WHERE seq = 1) WHERE seq = 2", "events.leaf: event 1: the content"},
	} {
		t.Run(name, func(t *testing.T) {
			s, dir := older(t)
			epoch(t, s)
			clean(t, s)
			db := rawDB(t, dir)
			for _, q := range []string{"DROP TRIGGER events_no_update", x.statement} {
				_, err := db.Exec(q)
				if err != nil {
					t.Fatal(err)
				}
			}
			wantDifference(t, s, x.finds)
		})
	}
	// More was signed than the decision says.
	s, _ := older(t)
	logs, err := s.Older(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	logs[0].Signed.Size = 2
	err = s.BeginEpoch(context.Background(), logs[0], "磁盘损坏", "主任")
	if err != nil {
		t.Fatal(err)
	}
	wantDifference(t, s, "checkpoints.size: 3 events were signed, 2 are there")
}
