package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"time"
)

// writerConn is the one connection that writes, pinned for the writer alone.
type writerConn struct {
	*sql.Conn
	engine *cachingConn // behind the Conn
	args   []driver.NamedValue
}

// pinWriter takes the connection out of its pool.
func pinWriter(ctx context.Context, pool *sql.DB) (*writerConn, error) {
	c, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	w := &writerConn{Conn: c}
	return w, c.Raw(func(behind any) error { w.engine = behind.(*cachingConn); return nil })
}

// ExecContext runs a statement past database/sql, whose locks and conversions are for connections that are shared: this one is never
// used by two at once.
func (w *writerConn) ExecContext(_ context.Context, query string, args ...any) (sql.Result, error) {
	w.args = w.args[:0]
	for i, a := range args {
		switch a.(type) {
		case string, []byte, int64, time.Time: // as they are
		default:
			v, err := driver.DefaultParameterConverter.ConvertValue(a)
			if err != nil {
				return nil, fmt.Errorf("parameter %d: %w", i+1, err)
			}
			a = v
		}
		w.args = append(w.args, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	defer clear(w.args)
	return w.engine.ExecContext(context.Background(), query, w.args)
}

// writes is how many statements so far may have written.
func (w *writerConn) writes() int { return w.engine.writes }
