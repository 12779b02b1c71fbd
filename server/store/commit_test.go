package store

import (
	"context"
	"errors"
	"testing"

	"google.golang.org/protobuf/proto"
)

var errNo = errors.New("no")

// counted runs an act that registers a case, or not, and then ends with an error, or not; runs counts how often.
func counted(s *Store, runs *int, writes bool, err error) func() error {
	return func() error {
		return do(s, func(tx *Tx) error {
			*runs++
			if writes {
				_, bad := registerIn(tx, "yangli", registration("甲"))
				if bad != nil {
					return bad
				}
			}
			return err
		})
	}
}

// TestRefusalDoesNotRunOthersAgain counts runs: what fails before it has written costs the others nothing, what fails later makes
// all of the batch run once more.
func TestRefusalDoesNotRunOthersAgain(t *testing.T) {
	for name, x := range map[string]struct {
		writes bool
		want   int
	}{"before it has written": {false, 1}, "later": {true, 2}} {
		t.Run(name, func(t *testing.T) {
			s := openSQLite(t)
			var first, failing, last int
			errs := together(t, s, counted(s, &first, true, nil), counted(s, &failing, x.writes, errNo), counted(s, &last, true, nil))
			if errs[0] != nil || !errors.Is(errs[1], errNo) || errs[2] != nil {
				t.Errorf("errors %v", errs)
			}
			if first != x.want || failing != x.want || last != 1 {
				t.Errorf("run %d, %d and %d times", first, failing, last)
			}
			if r := clean(t, s); r.Cases != 2 {
				t.Errorf("%d cases", r.Cases)
			}
		})
	}
}

// TestLoneActsTakenBack: alone in its transaction an act needs no savepoint, and what is taken back leaves neither a row nor a gap,
// in the log either.
func TestLoneActsTakenBack(t *testing.T) {
	s := openSQLite(t)
	mustRegister(t, s, "yangli", "甲")
	for range 2 {
		runs := 0
		if err := counted(s, &runs, true, errNo)(); !errors.Is(err, errNo) || runs != 1 {
			t.Errorf("%v after %d runs", err, runs)
		}
		out, err := s.Act(context.Background(), Act{Method: "Test", Actor: desk, ValidateOnly: true}, func(tx *Tx) (proto.Message, error) {
			_, err := registerIn(tx, "yangli", registration("乙"))
			return registration("乙"), err
		})
		if err != nil || out == nil {
			t.Errorf("only validated: %v, %v", out, err)
		}
	}
	if n := mustRegister(t, s, "yangli", "丙"); n != "2026-0002" {
		t.Errorf("the next number is %s", n)
	}
	if seal := mustSeal(t, s, "yangli", ""); seal.Size != 2 {
		t.Errorf("%d entries in the log", seal.Size)
	}
	clean(t, s)
}
