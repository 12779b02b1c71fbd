package backup

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/store"
)

func noon() time.Time { return time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC) }

func config(dir string) store.Config {
	return store.Config{Dir: dir, Now: noon, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
}

// inhabited is a folder with a running store, two cases and a file of each.
func inhabited(t *testing.T) (*store.Store, string) {
	t.Helper()
	dir := t.TempDir()
	s, err := store.Open(t.Context(), config(dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	act(t, s, func(tx *store.Tx) error {
		_, err := tx.SaveOrgan(store.Organ{Code: "yangli", DisplayName: "样例县", DocPrefix: "样政"})
		return err
	})
	for n := range 2 {
		register(t, s, []string{"甲", "乙"}[n])
	}
	_, err = s.Seal(t.Context(), "yangli", "")
	if err != nil {
		t.Fatal(err)
	}
	return s, dir
}

func register(t *testing.T, s *store.Store, name string) {
	t.Helper()
	w, err := s.NewBlob(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.WriteString(w, "申请书 "+name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := w.Commit()
	if err != nil {
		t.Fatal(err)
	}
	desk := casework.Actor{Name: casework.StaffName("yangli", "zhang"), DisplayName: "张三"}
	act(t, s, func(tx *store.Tx) error {
		number, err := tx.NextCaseNumber("yangli", 2026)
		if err != nil {
			return err
		}
		return tx.Append(&casework.Case{Organ: "yangli", Number: number}, desk,
			&pb.Event{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{
				Number: number, ReceivedOn: "2026-03-02", Registration: &pb.Registration{
					Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: "2026-03-02", ItemTexts: []string{"批复"},
					Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: name},
				},
			}}},
			&pb.Event{Kind: &pb.Event_DocumentAdded{DocumentAdded: &pb.DocumentAdded{
				Number: 1, Kind: pb.DocumentKind_DOCUMENT_KIND_REQUEST, Title: "申请书.txt", MediaType: "text/plain", SizeBytes: b.Size, Sha256: b.SHA256,
			}}})
	})
}

func act(t *testing.T, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	_, err := s.Act(context.Background(), store.Act{Method: "Test"}, func(tx *store.Tx) (proto.Message, error) { return nil, fn(tx) })
	if err != nil {
		t.Fatal(err)
	}
}

// written makes a backup beside a running store.
func written(t *testing.T, dir, name string, recipients ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), name)
	about, err := Write(t.Context(), config(dir), Options{Out: out, Recipients: recipients, ResidueDays: 30})
	if err != nil {
		t.Fatal(err)
	}
	if about.Cases != 2 || about.Events != 4 || about.Documents != 2 || len(about.Logs) != 1 || about.ResidueDays != 30 {
		t.Errorf("%+v", about)
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".snapshot-*"))
	beside, _ := filepath.Glob(out + ".partial*")
	if len(left)+len(beside) > 0 {
		t.Errorf("left behind: %v %v", left, beside)
	}
	return out
}

// opened unpacks a backup, opens it with the keys of the original, and checks it.
func opened(t *testing.T, from, identities, keys string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new")
	_, err := Unpack(from, dir, identities)
	if err != nil {
		t.Fatal(err)
	}
	c := config(dir)
	c.KeyDir = keys
	s, err := store.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	report, err := s.Fsck(t.Context())
	if err != nil || len(report.Differences) > 0 || report.Events != 4 || report.Documents != 2 {
		t.Errorf("%+v, %v", report, err)
	}
	if !s.Frozen() {
		t.Error("it takes acts before it was accepted")
	}
	err = s.Thaw()
	if err != nil {
		t.Fatal(err)
	}
	register(t, s, "丙")
	_, err = s.Seal(t.Context(), "yangli", "")
	if err != nil {
		t.Errorf("the log does not go on: %v", err)
	}
}

func TestBackup(t *testing.T) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"folder", "file.tar", "file.tar.age"} {
		t.Run(name, func(t *testing.T) {
			_, dir := inhabited(t)
			var recipients []string
			if strings.HasSuffix(name, ".age") {
				recipients = []string{identity.Recipient().String()}
			}
			opened(t, written(t, dir, name, recipients...), "# key\n"+identity.String()+"\n", filepath.Join(dir, "keys"))
		})
	}
}

// TestBackupIsSecret: an encrypted backup shows nothing, and no backup holds the private key.
func TestBackupIsSecret(t *testing.T) {
	_, dir := inhabited(t)
	identity, _ := age.GenerateX25519Identity()
	stranger, _ := age.GenerateX25519Identity()
	out := written(t, dir, "b.tar.age", identity.Recipient().String())
	content, err := os.ReadFile(out)
	if err != nil || bytes.Contains(content, []byte("申请书")) || !bytes.HasPrefix(content, []byte(ageMagic)) {
		t.Errorf("%v: it can be read", err)
	}
	for _, identities := range []string{"", stranger.String()} {
		to := filepath.Join(t.TempDir(), "new")
		_, err = Unpack(out, to, identities)
		if err == nil {
			t.Errorf("%q opened it", identities)
		}
		if _, err = os.Stat(to); err == nil {
			t.Error("a folder was left")
		}
	}
	_, err = Unpack(out, filepath.Join(t.TempDir(), "new"), identity.String()+"\nAGE-SECRET-KEY-BROKEN")
	if err == nil || strings.Contains(err.Error(), "SECRET") {
		t.Errorf("%v", err)
	}
	folder := written(t, dir, "plain")
	secret, err := os.ReadFile(filepath.Join(dir, "keys", "yangli.keys"))
	if err != nil {
		t.Fatal(err)
	}
	key := secret[bytes.Index(secret, []byte("PRIVATE")):]
	err = fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(folder, name))
		if bytes.Contains(content, key) {
			t.Errorf("%s holds the private key", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestBackupByHand: coreutils check a folder, and tar reads a file.
func TestBackupByHand(t *testing.T) {
	_, dir := inhabited(t)
	folder, file := written(t, dir, "folder"), written(t, dir, "file.tar")
	check := exec.Command("sha256sum", "--quiet", "-c", manifestName)
	check.Dir = folder
	out, err := check.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	names, err := exec.Command("tar", "-tf", file).Output()
	if err != nil || !slices.Contains(strings.Fields(string(names)), databaseName) {
		t.Errorf("%v\n%s", err, names)
	}
}

func TestNeverOverwrites(t *testing.T) {
	_, dir := inhabited(t)
	for _, name := range []string{"folder", "file.tar"} {
		out := written(t, dir, name)
		_, err := Write(t.Context(), config(dir), Options{Out: out})
		if !errors.Is(err, errExists) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for out, recipient := range map[string]string{"a.age": "", "b.tar": "age1" + strings.Repeat("q", 58), "c.tar.age": "age1nonsense"} {
		_, err := Write(t.Context(), config(dir), Options{Out: filepath.Join(t.TempDir(), out), Recipients: strings.Fields(recipient)})
		if err == nil {
			t.Errorf("%s for %q was written", out, recipient)
		}
	}
	// A name that is taken while the backup is written is not written over either.
	s, err := newSink(filepath.Join(dir, "late.tar"), nil, noon())
	if err != nil {
		t.Fatal(err)
	}
	defer s.abandon()
	err = os.WriteFile(filepath.Join(dir, "late.tar"), []byte("other"), 0o600)
	if err == nil {
		err = s.finish()
	}
	if !errors.Is(err, errExists) {
		t.Errorf("late: %v", err)
	}
}

// TestDamagedFolderIsNotBackedUp: a copy of a folder that is not sound would only look like a backup.
func TestDamagedFolderIsNotBackedUp(t *testing.T) {
	_, dir := inhabited(t)
	files, err := filepath.Glob(filepath.Join(dir, "blobs", "*", "*"))
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	err = os.WriteFile(files[0], []byte("申请书 丁"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "b.tar")
	_, err = Write(t.Context(), config(dir), Options{Out: out})
	var damaged *DamagedError
	if !errors.As(err, &damaged) || damaged.Report.Differences[0].Table != "documents" {
		t.Errorf("%v", err)
	}
	if left, _ := filepath.Glob(out + "*"); left != nil {
		t.Errorf("left behind: %v", left)
	}
}
