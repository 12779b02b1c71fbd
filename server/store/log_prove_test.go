package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"disclosure/server/record"
)

// counting counts the queries of a view.
type counting struct {
	querier
	queries int
}

func (c *counting) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	c.queries++
	return c.querier.QueryContext(ctx, query, args...)
}

// Every event of a case is proven, and reading more events takes no more queries.
func TestProveCase(t *testing.T) {
	s := openSQLite(t)
	number := mustRegister(t, s, "yangli", "甲")
	for i := range 9 {
		mustRegister(t, s, "yangli", fmt.Sprint("乙", i))
		mustAppend(t, s, number, desk, assigned(handler))
	}
	seal, err := s.Seal(t.Context(), "yangli", number)
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, s, number, desk, assigned(handler)) // later than the seal
	all, err := s.ProveCase(t.Context(), "yangli", number, 10, seal.Size)
	if err != nil || len(all) != 10 {
		t.Fatalf("%d events, %v", len(all), err)
	}
	for i, p := range all {
		err = record.CheckInclusion(p.Path, seal.Size, p.Index, seal.Root, record.LeafHash(p.Leaf))
		if err != nil || p.Event.Sequence != int64(i+1) {
			t.Errorf("event %d: sequence %d, %v", i+1, p.Event.Sequence, err)
		}
	}
	if _, err = s.ProveCase(t.Context(), "yangli", number, 11, seal.Size); err == nil {
		t.Error("an event that is later than the seal was proven")
	}
	if all, err = s.ProveCase(t.Context(), "yangli", number, 99, 0); err != nil || len(all) != 11 || all[10].Path != nil {
		t.Errorf("without a seal: %d events, %v", len(all), err)
	}
	for _, n := range []int64{1, 10} {
		c := &counting{querier: s.read.sql}
		v := view{sql: c}
		events, err := v.proven(t.Context(), "yangli", number, n)
		if err == nil {
			_, err = v.hashesFor(t.Context(), "yangli", events, seal.Size)
		}
		if err != nil || c.queries != 2 {
			t.Errorf("%d events: %d queries, %v", n, c.queries, err)
		}
	}
	c, err := s.Earlier("yangli", seal.Origin, seal.Size)(t.Context(), 5)
	if err != nil || c.Check(seal.Checkpoint) != nil {
		t.Errorf("earlier: %v, %v", err, c.Check(seal.Checkpoint))
	}
}

func TestScratch(t *testing.T) {
	s := openSQLite(t)
	f, err := s.NewScratch()
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString("pages")
	if err != nil {
		t.Fatal(err)
	}
	if left := scratchFiles(t, s); len(left) != 1 {
		t.Errorf("files: %v", left)
	}
	err = f.Close()
	if left := scratchFiles(t, s); err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func scratchFiles(t *testing.T, s *Store) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(s.blobs.Name(), blobTemp, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}
