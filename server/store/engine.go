package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"disclosure/ent"
)

// querier is what raw SQL needs; *sql.DB, *sql.Conn and *sql.Tx are one. The raw statements keep to what SQLite and PostgreSQL
// both know, with question marks for parameters.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// writerDSN opens for writing: a commit is on disk when it returns (WAL with synchronous=FULL), and REPLACE cannot go round
// the triggers that refuse DELETE (recursive_triggers). What is deleted is overwritten (secure_delete), for the content of a case is
// destroyed at the end of its term. temp_store keeps the pages by which a savepoint is taken back in memory:
// an act touches more of them than the engine would hold before it writes a file.
func writerDSN(file string) string {
	return dsn(file, nil, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "recursive_triggers(1)", "secure_delete(1)",
		"wal_autocheckpoint(4000)", "temp_store(MEMORY)")
}

// readerDSN opens for queries only.
func readerDSN(file string, readOnly bool) string {
	extra := url.Values{}
	if readOnly {
		extra.Set("mode", "ro")
	}
	return dsn(file, extra, "query_only(1)")
}

func dsn(file string, q url.Values, pragmas ...string) string {
	if q == nil {
		q = url.Values{}
	}
	q["_pragma"] = append([]string{"busy_timeout(5000)", "cache_size(-16384)"}, pragmas...)
	q.Set("_time_format", "sqlite")
	q.Set("_timezone", "UTC")
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// engine makes connections to a database. There is one; the tests of power cuts put in another build of SQLite, whose disk they hold.
type engine func(dsn string) (driver.Connector, error)

// embedded is the engine in the program.
func embedded(dsn string) (driver.Connector, error) { return sqlite.NewConnector(dsn) }

// openEngine opens a pool of the embedded engine.
func openEngine(dsn string, n int) (*sql.DB, error) { return engine(embedded).open(dsn, n) }

// open makes a pool of at most n connections that keep their prepared statements.
func (e engine) open(dsn string, n int) (*sql.DB, error) {
	c, err := e(dsn)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	db := sql.OpenDB(cachingConnector{c})
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// assertDurable refuses to work on a database that could lose an acknowledged act.
func assertDurable(ctx context.Context, q querier) error {
	var synchronous int
	var journal string
	err := q.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&synchronous)
	if err != nil {
		return fmt.Errorf("read synchronous: %w", err)
	}
	err = q.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&journal)
	if err != nil {
		return fmt.Errorf("read journal mode: %w", err)
	}
	if synchronous != 2 || journal != "wal" {
		return fmt.Errorf("the database works with synchronous=%d and journal_mode=%s; 2 and wal are needed: "+
			"put the data folder on a local disk", synchronous, journal)
	}
	return nil
}

// pinned makes an ent client over what is given, without transactions of its own: the store begins and ends them.
func pinned(q entsql.ExecQuerier) *ent.Client {
	return ent.NewClient(ent.Driver(noTx{entsql.NewDriver(dialect.SQLite, entsql.Conn{ExecQuerier: q})}))
}

// noTx is a driver whose transactions do nothing.
type noTx struct{ *entsql.Driver }

// Tx gives a transaction that is the one already open.
func (d noTx) Tx(context.Context) (dialect.Tx, error) { return dialect.NopTx(d.Driver), nil }

// isUnique says whether an error is the violation of a unique index or primary key.
func isUnique(err error) bool {
	var e interface { // *sqlite.Error of the embedded engine
		error
		Code() int
	}
	return errors.As(err, &e) &&
		(e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
}
