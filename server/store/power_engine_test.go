package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/ncruces/go-sqlite3"
	sqlite "github.com/ncruces/go-sqlite3/driver"
	"github.com/ncruces/go-sqlite3/vfs"
)

// The tests of power cuts run the store on another build of the same SQLite, which takes a disk written in Go. It differs from that of the
// program in what lies between SQLite and the disk and in the driver; schema, statements and everything above are those of the program.

var platters atomic.Int64

// engineOn gives an engine whose files lie on a platter.
func engineOn(p *platter, shm string) (engine, func()) {
	name := fmt.Sprint("power-", platters.Add(1))
	vfs.Register(name, powerVFS{p, shm})
	return func(dsn string) (driver.Connector, error) {
		c, err := (&sqlite.SQLite{}).OpenConnector(dsn + "&_pragma=wal_autocheckpoint(150)&vfs=" + name) // so that checkpoints are cut too
		if err != nil {
			return nil, err
		}
		return powerConnector{c}, nil
	}, func() { vfs.Unregister(name) }
}

type powerConnector struct{ driver.Connector }

func (c powerConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return powerConn{conn.(sqliteConn)}, nil
}

type sqliteConn interface {
	driver.Conn
	driver.ConnPrepareContext
	driver.ConnBeginTx
	driver.ExecerContext
}

// powerConn adds what the store asks of a connection.
type powerConn struct{ sqliteConn }

func (powerConn) Ping(context.Context) error         { return nil }
func (powerConn) ResetSession(context.Context) error { return nil }
func (powerConn) IsValid() bool                      { return true }

// PrepareContext also takes a text of several statements, as the migrations are.
func (c powerConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	st, err := c.sqliteConn.PrepareContext(ctx, query)
	if err != nil && err.Error() == "sqlite3: multiple statements" {
		return script{c.sqliteConn, query}, nil
	}
	if err != nil {
		return nil, coded(err)
	}
	return powerStmt{st}, nil
}

// powerStmt gives the errors of its statements the codes that the store asks for.
type powerStmt struct{ driver.Stmt }

func (s powerStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	r, err := s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
	return r, coded(err)
}

func (s powerStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	rows, err := s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
	if err != nil {
		return nil, coded(err)
	}
	return powerRows{rows}, nil
}

type powerRows struct{ driver.Rows }

func (r powerRows) Next(dest []driver.Value) error { return coded(r.Rows.Next(dest)) }

// codedError is an error with its code.
type codedError struct {
	error
	code int
}

func (e codedError) Code() int { return e.code }

func coded(err error) error {
	var e *sqlite3.Error
	if errors.As(err, &e) {
		return codedError{err, int(e.ExtendedCode())}
	}
	return err
}

// script is a text of several statements.
type script struct {
	conn driver.ExecerContext
	text string
}

func (s script) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	return s.conn.ExecContext(ctx, s.text, args)
}

func (script) Close() error                               { return nil }
func (script) NumInput() int                              { return 0 }
func (script) Exec([]driver.Value) (driver.Result, error) { return nil, errors.ErrUnsupported }
func (script) Query([]driver.Value) (driver.Rows, error)  { return nil, errors.ErrUnsupported }
