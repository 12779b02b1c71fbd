// Command diff writes the migration that leads from the migrations of ent/migrate/migrations/sqlite to the tables of
// ent/schema, and the checksums. Without a change of the schema it writes no file. Run it from the root of the module:
//
//	go run ./ent/migrate/diff NAME
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	atlas "ariga.io/atlas/sql/migrate"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	_ "modernc.org/sqlite" // the engine in which the migrations are replayed

	"disclosure/ent/migrate"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./ent/migrate/diff NAME")
		os.Exit(2)
	}
	err := write(context.Background(), "ent/migrate/migrations/sqlite", os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write replays the migrations of dir in an empty database in memory, compares it with the schema, and writes what is missing
// and the checksums of all files, so that it is also run after a file was written by hand.
func write(ctx context.Context, dir, name string) error {
	files, err := atlas.NewLocalDir(dir)
	if err != nil {
		return fmt.Errorf("open migrations: %w", err)
	}
	err = sum(files)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file::memory:?_pragma=foreign_keys(1)")
	if err != nil {
		return fmt.Errorf("open engine: %w", err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	m, err := schema.NewMigrate(entsql.OpenDB(dialect.SQLite, db), schema.WithDir(files),
		schema.WithMigrationMode(schema.ModeReplay), schema.WithFormatter(atlas.DefaultFormatter),
		schema.WithDropColumn(true), schema.WithDropIndex(true))
	if err != nil {
		return fmt.Errorf("read schema: %w", err)
	}
	err = m.NamedDiff(ctx, name, migrate.Tables...)
	if err != nil && !errors.Is(err, atlas.ErrNoPlan) {
		return fmt.Errorf("compare: %w", err)
	}
	return nil
}

// sum writes the checksums of the files as they are.
func sum(files *atlas.LocalDir) error {
	hash, err := files.Checksum()
	if err != nil {
		return fmt.Errorf("sum migrations: %w", err)
	}
	return atlas.WriteSumFile(files, hash)
}
