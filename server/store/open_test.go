package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"disclosure/server/calendar"
)

func TestOneServerPerFolder(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	_, err := Open(context.Background(), config(dir))
	if err == nil || !strings.Contains(err.Error(), "正被另一个服务使用") {
		t.Errorf("second server: %v", err)
	}
	err = s.Close()
	if err != nil {
		t.Fatal(err)
	}
	err = do(s, func(*Tx) error { return nil })
	if err == nil {
		t.Error("a closed store must refuse acts")
	}
	openDir(t, dir)
}

func TestOpenRefusesOtherMigrations(t *testing.T) {
	for statement, says := range map[string]string{
		"INSERT INTO applied_migrations VALUES ('sqlite/99991231000000_later.sql', 'x', 'x')": "newer version of the program",
		"UPDATE applied_migrations SET sha256 = 'x'":                                          "differs from the one that was applied",
	} {
		dir := t.TempDir()
		s := openDir(t, dir)
		err := s.Close()
		if err != nil {
			t.Fatal(err)
		}
		_, err = rawDB(t, dir).Exec(statement)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Open(context.Background(), config(dir))
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", statement, err)
		}
		_, err = OpenReadOnly(context.Background(), config(dir))
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s, read-only: %v", statement, err)
		}
	}
}

func TestOpenReadOnlyMakesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	_, err := OpenReadOnly(context.Background(), config(dir))
	if err == nil {
		t.Error("a folder that is not there must be an error")
	}
	_, err = os.Stat(dir)
	if err == nil {
		t.Error("it was made")
	}
}

func TestFolderNamesAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "数据 50%?#&x")
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	_, err := os.Stat(filepath.Join(dir, "disclosure.db"))
	if err != nil {
		t.Error(err)
	}
}

func TestDurability(t *testing.T) {
	s := openSQLite(t)
	err := assertDurable(t.Context(), s.conn)
	if err != nil {
		t.Error(err)
	}
	_, err = s.conn.ExecContext(t.Context(), "PRAGMA synchronous = NORMAL")
	if err != nil {
		t.Fatal(err)
	}
	if assertDurable(t.Context(), s.conn) == nil {
		t.Error("NORMAL must be refused")
	}
}

func TestReadersCannotWrite(t *testing.T) {
	s := openSQLite(t)
	_, err := s.readers.Exec("DELETE FROM counters")
	if err == nil {
		t.Error("a reader wrote")
	}
}

// A due date is never a stored opinion: another calendar gives other lines at the next start.
func TestOpenRefreshesDueDates(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	mustRegister(t, s, "yangli", "甲")
	err := s.Close()
	if err != nil {
		t.Fatal(err)
	}
	y, _ := calendar.Embedded().Year(2026)
	y.Off = append(y.Off, calendar.MustParse("2026-04-03"))
	other, err := calendar.New(y)
	if err != nil {
		y, _ = calendar.Embedded().Year(2025)
		other, err = calendar.New(y) // a calendar that does not know 2026
	}
	if err != nil {
		t.Fatal(err)
	}
	_, err = rawDB(t, dir).Exec("UPDATE case_files SET due_on = '2020-01-01'")
	if err != nil {
		t.Fatal(err)
	}
	cfg := config(dir)
	cfg.Calendar = other
	before, err := OpenReadOnly(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	clean(t, before) // due dates of another calendar are no damage
	err = before.Close()
	if err != nil {
		t.Fatal(err)
	}
	s, err = Open(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	lines, _, err := s.ListCases(t.Context(), ListQuery{Organ: "yangli", Limit: 1})
	if err != nil || lines[0].DueOn == "2020-01-01" {
		t.Errorf("%v, %v", lines, err)
	}
	clean(t, s)
}
