package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

const dir = "../migrations/sqlite"

// TestMigrationsAgree fails when the schema has changed without a migration, or a file without its checksum.
func TestMigrationsAgree(t *testing.T) {
	temp := t.TempDir()
	err := os.CopyFS(temp, os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	err = write(context.Background(), temp, "missing")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(temp, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		got, _ := os.ReadFile(file)
		want, err := os.ReadFile(filepath.Join(dir, filepath.Base(file)))
		if err != nil || string(got) != string(want) {
			t.Errorf("%s differs: run go run ./ent/migrate/diff NAME\n%s", filepath.Base(file), got)
		}
	}
}
