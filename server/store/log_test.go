package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/record"
)

func mustSeal(t testing.TB, s *Store, organ, number string) Seal {
	t.Helper()
	seal, err := s.Seal(context.Background(), organ, number)
	if err != nil {
		t.Fatal(err)
	}
	return seal
}

// TestProofs proves each event of three cases and has the proofs checked by what an outsider holds.
func TestProofs(t *testing.T) {
	s := openSQLite(t)
	first := mustRegister(t, s, "yangli", "甲")
	mustRegister(t, s, "other", "丙")
	mustRegister(t, s, "yangli", "乙")
	answer(t, s, first)
	c, err := s.Case(context.Background(), "yangli", first)
	if err != nil {
		t.Fatal(err)
	}
	var last record.Checkpoint
	for seq := int64(1); seq <= c.Version; seq++ {
		in, err := s.Inclusion(context.Background(), "yangli", first, seq)
		if err != nil {
			t.Fatal(err)
		}
		proof, err := record.ParseProof(in.Proof)
		if err != nil {
			t.Fatal(err)
		}
		keys, err := s.LogKeys("yangli")
		if err != nil {
			t.Fatal(err)
		}
		last, err = proof.Check(in.Leaf, keys)
		if err != nil {
			t.Errorf("event %d: %v", seq, err)
		}
	}
	if last.Size != c.Version+1 || last.Origin != "disclosure/yangli" || !last.Time.Equal(noon().Truncate(time.Second)) {
		t.Errorf("%+v", last)
	}
	_, err = s.Inclusion(context.Background(), "yangli", first, 99)
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_EVENT_NOT_FOUND)
	_, err = s.Inclusion(context.Background(), "yangli", "2026-0099", 1)
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_CASE_NOT_FOUND)
	clean(t, s)
}

func TestSealShowsWhereACaseEnds(t *testing.T) {
	s := openSQLite(t)
	first := mustRegister(t, s, "yangli", "甲")
	mustRegister(t, s, "yangli", "乙")
	answer(t, s, first)
	seal := mustSeal(t, s, "yangli", first)
	head, err := seal.Case.Check(seal.Checkpoint, first)
	c, _ := s.Case(context.Background(), "yangli", first)
	if err != nil || head.CaseSeq != c.Version {
		t.Errorf("%+v, %v", head, err)
	}
	seal = mustSeal(t, s, "yangli", "2026-0099")
	_, err = seal.Case.Check(seal.Checkpoint, "2026-0099")
	if !errors.Is(err, record.ErrNoCase) {
		t.Error(err)
	}
	seal = mustSeal(t, s, "nobody", "")
	if seal.Size != 0 || seal.Heads.Count != 0 {
		t.Errorf("%+v", seal)
	}
	mustRegister(t, s, "nobody", "甲")
	clean(t, s)
}

// TestLogGoesOn: reopened logs and grown logs fit together.
func TestLogGoesOn(t *testing.T) {
	dir := t.TempDir()
	var sizes []int64
	var roots []record.Hash
	for range 3 {
		s, err := Open(context.Background(), config(dir))
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			mustRegister(t, s, "yangli", "甲")
		}
		seal := mustSeal(t, s, "yangli", "")
		sizes, roots = append(sizes, seal.Size), append(roots, seal.Root)
		proof, err := s.Consistency(context.Background(), "yangli", sizes[0], seal.Size)
		if err == nil {
			err = record.CheckConsistency(sizes[0], seal.Size, roots[0], seal.Root, proof)
		}
		if err != nil {
			t.Error(err)
		}
		_, err = s.Consistency(context.Background(), "yangli", seal.Size+1, seal.Size)
		wantReason(t, err, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID)
		clean(t, s)
		err = s.Close()
		if err != nil {
			t.Fatal(err)
		}
	}
	if sizes[2] != 15 {
		t.Errorf("%v", sizes)
	}
}

// TestLogOfActsTakenBack: what fails, panics or is only tried out leaves no trace in the log.
func TestLogOfActsTakenBack(t *testing.T) {
	s := openSQLite(t)
	number := mustRegister(t, s, "yangli", "甲")
	hold := make(chan struct{})
	go func() { _ = do(s, func(*Tx) error { <-hold; return nil }) }() // so that the rest shares a commit
	results := make(chan error, 40)
	for i := range 40 {
		go func() {
			act := Act{Method: "Test", Actor: desk, ValidateOnly: i%4 == 1}
			_, err := s.Act(context.Background(), act, func(tx *Tx) (proto.Message, error) {
				_, err := registerIn(tx, "yangli", registration("乙"))
				switch i % 4 {
				case 2:
					return nil, errors.New("no")
				case 3:
					panic("no")
				}
				return nil, err
			})
			results <- err
		}()
	}
	close(hold)
	for range 40 {
		<-results
	}
	mustAppend(t, s, number, desk, &pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: blob(t, s, 1, "scan")}})
	seal := mustSeal(t, s, "yangli", number)
	if seal.Size != 12 {
		t.Errorf("%d entries", seal.Size)
	}
	clean(t, s)
}

// TestLogAfterAFailedCommit makes the commit itself fail: the log begins again from disk.
func TestLogAfterAFailedCommit(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	_, err := rawDB(t, dir).Exec("CREATE TRIGGER broken BEFORE UPDATE ON state_counts BEGIN SELECT RAISE(ABORT, 'broken'); END")
	if err != nil {
		t.Fatal(err)
	}
	_, err = register(s, "yangli", "", registration("乙"))
	if err == nil {
		t.Fatal("the commit did not fail")
	}
	_, err = rawDB(t, dir).Exec("DROP TRIGGER broken")
	if err != nil {
		t.Fatal(err)
	}
	mustRegister(t, s, "yangli", "丙")
	if seal := mustSeal(t, s, "yangli", ""); seal.Size != 2 {
		t.Errorf("%d entries", seal.Size)
	}
	clean(t, s)
}

func TestSealsByThemselves(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	fillCases(t, s, sealEvents)
	for range 200 {
		seal, err := s.Checkpoint(context.Background(), "yangli")
		if err != nil {
			t.Fatal(err)
		}
		if seal.Size == sealEvents {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	seal, err := s.Checkpoint(context.Background(), "yangli")
	if err != nil || seal.Size != sealEvents || seal.Heads != nil {
		t.Fatalf("%+v, %v", seal, err)
	}
	mustRegister(t, s, "yangli", "丙")
	err = s.Close()
	if err != nil {
		t.Fatal(err)
	}
	beside, err := OpenReadOnly(context.Background(), config(dir))
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	seal, err = beside.Checkpoint(context.Background(), "yangli")
	if err != nil || seal.Size != sealEvents+1 || !strings.HasPrefix(seal.Line(), "记录校验：disclosure/yangli 第257号 sha256:") {
		t.Errorf("after close: %+v, %v", seal, err)
	}
	clean(t, beside)
}

func fillCases(t testing.TB, s *Store, n int) {
	t.Helper()
	mustDo(t, s, func(tx *Tx) error {
		for range n {
			_, err := registerIn(tx, "yangli", registration("甲"))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func TestDailySeal(t *testing.T) {
	s := openSQLite(t)
	mustRegister(t, s, "yangli", "甲")
	s.sealer.due(1)
	seal, err := s.Checkpoint(context.Background(), "yangli")
	if err != nil || seal.Size != 1 || seal.Heads != nil {
		t.Errorf("%+v, %v", seal, err)
	}
	for range 2 {
		s.sealer.dueDaily()
	}
	seal, err = s.Checkpoint(context.Background(), "yangli")
	if err != nil || seal.Heads == nil {
		t.Errorf("%+v, %v", seal, err)
	}
	var n int
	err = s.readers.QueryRow("SELECT count(*) FROM checkpoints").Scan(&n)
	if err != nil || n != 2 {
		t.Errorf("%d checkpoints, %v", n, err)
	}
	clean(t, s)
}

// TestCutOffSeal: a crash between the key folder and the database loses nothing.
func TestCutOffSeal(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	seal := mustSeal(t, s, "yangli", "")
	_, err := rawDB(t, dir).Exec("DROP TRIGGER checkpoints_no_delete; DELETE FROM checkpoints")
	if err != nil {
		t.Fatal(err)
	}
	s.sealer.seal(context.Background(), "yangli", nil)
	again, err := s.Checkpoint(context.Background(), "yangli")
	if err != nil || string(again.Note) != string(seal.Note) {
		t.Errorf("%+v, %v", again, err)
	}
	clean(t, s)
}

func TestClockSetBack(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	mustSeal(t, s, "yangli", "")
	s.now = func() time.Time { return noon().Add(-time.Hour) }
	mustRegister(t, s, "yangli", "乙")
	if seal := mustSeal(t, s, "yangli", ""); !seal.Time.Equal(noon().Truncate(time.Second)) {
		t.Errorf("signed at %v", seal.Time)
	}
}

func TestOriginIsKept(t *testing.T) {
	dir := t.TempDir()
	c := config(dir)
	for _, host := range []string{"yangli.example", "other.example"} {
		c.LogHost = host
		s, err := Open(context.Background(), c)
		if err != nil {
			t.Fatal(err)
		}
		mustRegister(t, s, "yangli", "甲")
		if seal := mustSeal(t, s, "yangli", ""); seal.Origin != "yangli.example/yangli" {
			t.Error(seal.Origin)
		}
		clean(t, s)
		err = s.Close()
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestKeyFolderPermissions(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	err := s.Close()
	if err != nil {
		t.Fatal(err)
	}
	keys := filepath.Join(dir, "keys")
	file := filepath.Join(keys, "yangli.keys")
	for name, mode := range map[string]os.FileMode{keys: 0o700, file: 0o600} {
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	for _, x := range []struct {
		name      string
		bad, good os.FileMode
	}{{file, 0o640, 0o600}, {file, 0o604, 0o600}, {keys, 0o770, 0o700}} {
		err = os.Chmod(x.name, x.bad)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Open(context.Background(), config(dir))
		if err == nil || !strings.Contains(err.Error(), "权限") {
			t.Errorf("%s %v: %v", x.name, x.bad, err)
		}
		err = os.Chmod(x.name, x.good)
		if err != nil {
			t.Fatal(err)
		}
	}
	openDir(t, dir)
}

// TestLeafNamesTheCalendarOfTheOrgan records an event after the organ put days of its own in force.
func TestLeafNamesTheCalendarOfTheOrgan(t *testing.T) {
	s := openAt(t, t.TempDir(), noon)
	defer s.Close()
	activate(t, s, imported(t, s, calendar.Year{
		Year: 2026, Notice: "桂政办发〔2026〕1号", NoticeDate: calendar.MustParse("2026-01-05"), Regional: true,
		Off: []calendar.Date{calendar.MustParse("2026-03-05")},
	}))
	fillCases(t, s, 1)
	var leaf []byte
	err := s.read.sql.QueryRowContext(t.Context(), "SELECT leaf FROM events ORDER BY seq DESC LIMIT 1").Scan(&leaf)
	if err != nil {
		t.Fatal(err)
	}
	l, err := record.Parse(leaf)
	if err != nil || l.Calendar != s.CalendarOf("yangli").Version() || l.Calendar == s.EmbeddedCalendar().Version() {
		t.Errorf("calendar %s, %v", l.Calendar, err)
	}
}
