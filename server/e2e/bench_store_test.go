package e2e_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"disclosure/cmd/disclosured/demo"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/store"
)

// bareCommits writes two rows in a durable transaction: what a service without a queue does at the very least.
func bareCommits(b *testing.B) func(int) error {
	b.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(b.TempDir(), "bare.db")+
		"?_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { _ = db.Close() })
	for _, table := range []string{"event", "payload"} {
		_, err = db.Exec("CREATE TABLE " + table + " (seq integer PRIMARY KEY, body blob NOT NULL)")
		if err != nil {
			b.Fatal(err)
		}
	}
	var level int
	err = db.QueryRow("PRAGMA synchronous").Scan(&level)
	if err != nil || level != 2 {
		b.Fatalf("synchronous is %d, %v", level, err)
	}
	event, payload := prepared(b, db, "event"), prepared(b, db, "payload")
	body := make([]byte, 300)
	return func(int) error { return twoRows(db, body, event, payload) }
}

func prepared(b *testing.B, db *sql.DB, table string) *sql.Stmt {
	b.Helper()
	s, err := db.Prepare("INSERT INTO " + table + " (body) VALUES (?)")
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func twoRows(db *sql.DB, body []byte, inserts ...*sql.Stmt) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, s := range inserts {
		_, err = tx.Stmt(s).Exec(body)
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// bareList reads a page with nothing but database/sql.
func bareList(b *testing.B, o *office) func(int) error {
	b.Helper()
	db := behind(b, o.dir)
	b.Cleanup(func() { _ = db.Close() })
	query, err := db.Prepare("SELECT * FROM case_files WHERE organ = ? AND state = ? ORDER BY due_on, id LIMIT 51")
	if err != nil {
		b.Fatal(err)
	}
	return func(int) error {
		rows, err := query.Query("yangli", int32(prg))
		if err != nil {
			return err
		}
		defer rows.Close()
		names, err := rows.Columns()
		cells := make([]any, len(names))
		for i := range cells {
			cells[i] = new(any)
		}
		for err == nil && rows.Next() {
			err = rows.Scan(cells...)
		}
		return err
	}
}

// filled opens an office with n cases, which are registered through the store by many at once.
func filled(b *testing.B, n int) *office {
	b.Helper()
	o := open(b, plain)
	o.stop()
	s, err := store.Open(context.Background(), store.Config{Dir: o.dir, Now: o.clock.Now})
	if err != nil {
		b.Fatal(err)
	}
	const callers = 64
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() {
			for k := i; k < n; k += callers {
				err := registerIn(s, k, n)
				if err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	err = s.Close()
	if err != nil {
		b.Fatal(err)
	}
	o.start(secured)
	o.catchUp()
	return o
}

// catchUp waits until nobody is left to be reminded: most of what was filled in is overdue, and all of it at once.
func (o *office) catchUp() {
	o.t.Helper()
	db := behind(o.t, o.dir)
	defer db.Close()
	for last := -1; ; time.Sleep(time.Second) {
		var n int
		err := db.QueryRow("SELECT count(*) FROM reminders").Scan(&n)
		if err != nil {
			o.t.Fatal(err)
		}
		if n == last {
			return
		}
		last = n
	}
}

// registerIn registers case k of n; they arrive spread over a year.
func registerIn(s *store.Store, k, n int) error {
	_, err := s.Act(context.Background(), store.Act{Method: "RegisterCase"}, func(tx *store.Tx) (proto.Message, error) {
		r := registration()
		arrived := calendar.MustParse("2025-04-14").AddDays(k * 360 / n).String()
		r.Applicant.Name, r.ArrivedOn, r.ConfirmedOn = fmt.Sprintf("申请人%d", k), arrived, arrived
		number, err := tx.NextCaseNumber("yangli", 2026)
		if err != nil {
			return nil, err
		}
		e := &pb.Event{Kind: &pb.Event_Registered{Registered: &pb.CaseRegistered{Number: number, Registration: r, ReceivedOn: arrived}}}
		return nil, tx.Append(&casework.Case{Organ: "yangli", Number: number}, casework.Actor{Name: organ + "/staff/desk"}, e)
	})
	return err
}

// BenchmarkDemo plays all samples from the desk to the exported case file.
func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		err := demo.Run(context.Background(), demo.Config{Dir: b.TempDir()}, nowhere{})
		if err != nil {
			b.Fatal(err)
		}
	}
}

type nowhere struct{}

// Write drops what the demo prints.
func (nowhere) Write(p []byte) (int, error) { return len(p), nil }

// realRows writes the two rows that a registration cannot do without, its event and its line of the register book, as they are
// in the real schema with its indexes, in a durable transaction of their own: a service without a queue, and without payload,
// items, due dates, counters and kept answers.
func realRows(b *testing.B) func(int) error {
	b.Helper()
	o := open(b, plain)
	o.register(pb.Channel_CHANNEL_FAX)
	o.stop()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(o.dir, "disclosure.db")+
		"?_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)")
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { _ = db.Close() })
	event, line := again(b, db, "events", "case_number", "seq"), again(b, db, "case_files", "number", "id")
	n := 1000 // beyond the entries that are there
	return func(int) error {
		n++
		return inOne(db, n, event, line)
	}
}

// again gives a statement that writes the first row of a table once more under another number, with a key and an entry of its own.
func again(b *testing.B, db *sql.DB, table, number, key string) func(*sql.Tx, int) error {
	b.Helper()
	rows, err := db.Query("SELECT * FROM " + table + " LIMIT 1")
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil || !rows.Next() {
		b.Fatal(table, err)
	}
	cells, at, entry := make([]any, len(names)), slices.Index(names, number), slices.Index(names, "entry")
	targets := make([]any, len(names))
	for i := range cells {
		targets[i] = &cells[i]
	}
	err = rows.Scan(targets...)
	if err != nil {
		b.Fatal(err)
	}
	cells[slices.Index(names, key)] = nil
	_ = rows.Close()
	insert, err := db.Prepare("INSERT INTO " + table + " VALUES (" + strings.TrimSuffix(strings.Repeat("?,", len(names)), ",") + ")")
	if err != nil {
		b.Fatal(err)
	}
	return func(tx *sql.Tx, n int) error {
		cells[at] = fmt.Sprintf("2025-%06d", n)
		if entry >= 0 {
			cells[entry] = n
		}
		_, err := tx.Stmt(insert).Exec(cells...)
		return err
	}
}

func inOne(db *sql.DB, n int, writes ...func(*sql.Tx, int) error) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, write := range writes {
		err = write(tx, n)
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}
