package store

import (
	"context"
	"database/sql/driver"
	"strings"
)

// maxStatements bounds the prepared statements of one connection; the store knows about a hundred texts.
const maxStatements = 256

// cachingConnector opens connections that prepare each text once. database/sql prepares anew for every Exec and Query, and so
// would ent; keeping the statements saves a third of the processor time of an act.
type cachingConnector struct{ driver.Connector }

// Connect opens a connection.
func (c cachingConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &cachingConn{engineConn: conn.(engineConn), idle: map[string]driver.Stmt{}}, nil
}

// engineConn is what the connections of the engine can do besides Exec and Query.
type engineConn interface {
	driver.Conn
	driver.ConnPrepareContext
	driver.ConnBeginTx
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// cachingConn keeps the statements that are not in use. database/sql never uses a connection from two goroutines at once.
type cachingConn struct {
	engineConn
	idle   map[string]driver.Stmt
	writes int // statements so far that may have written
}

// ExecContext runs a kept or new statement.
func (c *cachingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	c.writes++
	st, err := c.take(ctx, query)
	if err != nil {
		return nil, err
	}
	defer c.put(query, st)
	return st.(driver.StmtExecContext).ExecContext(ctx, args)
}

// QueryContext runs a kept or new statement, which comes back when the rows are closed.
func (c *cachingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if !strings.HasPrefix(query, "SELECT ") { // such as an INSERT that returns what it wrote
		c.writes++
	}
	st, err := c.take(ctx, query)
	if err != nil {
		return nil, err
	}
	rows, err := st.(driver.StmtQueryContext).QueryContext(ctx, args)
	if err != nil {
		c.put(query, st)
		return nil, err
	}
	return &cachedRows{Rows: rows, conn: c, query: query, st: st}, nil
}

// Close ends all statements and the connection.
func (c *cachingConn) Close() error {
	c.forget()
	return c.engineConn.Close()
}

// take gives a statement that nobody uses.
func (c *cachingConn) take(ctx context.Context, query string) (driver.Stmt, error) {
	st, ok := c.idle[query]
	if ok {
		delete(c.idle, query)
		return st, nil
	}
	return c.PrepareContext(ctx, query)
}

// put keeps a statement for the next use of its text.
func (c *cachingConn) put(query string, st driver.Stmt) {
	if _, double := c.idle[query]; double {
		st.Close()
		return
	}
	if len(c.idle) >= maxStatements {
		c.forget()
	}
	c.idle[query] = st
}

func (c *cachingConn) forget() {
	for query, st := range c.idle {
		st.Close()
		delete(c.idle, query)
	}
}

// cachedRows gives its statement back when it is closed.
type cachedRows struct {
	driver.Rows
	conn  *cachingConn
	query string
	st    driver.Stmt
}

// Close ends the rows.
func (r *cachedRows) Close() error {
	err := r.Rows.Close()
	if r.st != nil {
		r.conn.put(r.query, r.st)
		r.st = nil
	}
	return err
}
