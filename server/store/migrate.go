package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io/fs"
	"time"

	"disclosure/ent/migrate/migrations"
)

// ownTables are those that the migrations themselves need: which files were applied, and by what the indexes were computed.
const ownTables = `
CREATE TABLE IF NOT EXISTS applied_migrations (
	name text NOT NULL PRIMARY KEY, sha256 text NOT NULL, applied_time text NOT NULL);
CREATE TABLE IF NOT EXISTS index_basis (id integer NOT NULL PRIMARY KEY CHECK (id = 1), basis text NOT NULL);`

// migration is one file of ent/migrate/migrations.
type migration struct{ name, sha256, text string }

// known are the migrations that this program brings, in order.
func known() ([]migration, error) {
	files, err := fs.Glob(migrations.SQLite, "sqlite/*.sql")
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	var all []migration
	for _, file := range files {
		text, err := migrations.SQLite.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read migration: %w", err)
		}
		sum := sha256.Sum256(text)
		all = append(all, migration{name: file, sha256: hex.EncodeToString(sum[:]), text: string(text)})
	}
	return all, nil
}

// migrate brings a database up to date, in one transaction: all missing migrations or none.
func migrate(ctx context.Context, e engine, file string, now time.Time) error {
	db, err := e.open(writerDSN(file)+"&_txlock=immediate", 1)
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	defer tx.Rollback()
	_, err = tx.ExecContext(ctx, ownTables)
	if err != nil {
		return fmt.Errorf("prepare migrations: %w", err)
	}
	missing, err := pending(ctx, tx)
	if err != nil {
		return err
	}
	for _, m := range missing {
		err = apply(ctx, tx, m, now)
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// checkMigrations refuses a database whose tables are not exactly those of this program.
func checkMigrations(ctx context.Context, q querier) error {
	missing, err := pending(ctx, q)
	if err == nil && len(missing) > 0 {
		err = fmt.Errorf("the data folder is of an older version (%s is not applied): start the server once, or run migrate",
			missing[0].name)
	}
	return err
}

// pending compares what was applied with what this program knows, and gives what is still to do.
func pending(ctx context.Context, q querier) ([]migration, error) {
	all, err := known()
	if err != nil {
		return nil, err
	}
	applied, err := appliedMigrations(ctx, q)
	if err != nil {
		return nil, err
	}
	var missing []migration
	for _, m := range all {
		sum, done := applied[m.name]
		switch {
		case !done:
			missing = append(missing, m)
		case sum != m.sha256:
			return nil, fmt.Errorf("migration %s differs from the one that was applied to this data folder: "+
				"use the program as released, not a changed one", m.name)
		}
		delete(applied, m.name)
	}
	for name := range applied {
		return nil, fmt.Errorf("the data folder was last used by a newer version of the program (%s is unknown here): "+
			"start that version or a newer one, or restore the backup made before the upgrade", name)
	}
	return missing, nil
}

func appliedMigrations(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, "SELECT name, sha256 FROM applied_migrations ORDER BY name DESC")
	if err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	defer rows.Close()
	applied := map[string]string{}
	for rows.Next() {
		var name, sum string
		err = rows.Scan(&name, &sum)
		if err != nil {
			return nil, fmt.Errorf("read migrations: %w", err)
		}
		applied[name] = sum
	}
	return applied, rows.Err()
}

func apply(ctx context.Context, tx *sql.Tx, m migration, now time.Time) error {
	_, err := tx.ExecContext(ctx, m.text)
	if err != nil {
		return fmt.Errorf("apply %s: %w", m.name, err)
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO applied_migrations (name, sha256, applied_time) VALUES (?, ?, ?)",
		m.name, m.sha256, now.UTC().Format(time.RFC3339))
	if err != nil {
		return fmt.Errorf("note %s: %w", m.name, err)
	}
	return nil
}
