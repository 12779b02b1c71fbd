package store

import (
	"context"
	"errors"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
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

// TestRepeatedInOneBatch: the same request_id twice in one commit is done once, and answered twice.
func TestRepeatedInOneBatch(t *testing.T) {
	s := openSQLite(t)
	numbers := make([]string, 3)
	var acts []func() error
	for i, id := range []string{"a", "a", "b"} {
		acts = append(acts, func() (err error) { numbers[i], err = register(s, "yangli", id, registration("甲")); return err })
	}
	for _, err := range together(t, s, acts...) {
		if err != nil {
			t.Error(err)
		}
	}
	if numbers[0] != "2026-0001" || numbers[1] != numbers[0] || numbers[2] != "2026-0002" {
		t.Errorf("numbers %v", numbers)
	}
	_, err := register(s, "yangli", "a", registration("乙"))
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_REQUEST_ID_REUSED)
	clean(t, s)
}

// TestRepeatedActThatIsRefusedNow: what could not be done a second time is still answered as the first time, whether it finds that
// out before or after it has written, and whatever it says then.
func TestRepeatedActThatIsRefusedNow(t *testing.T) {
	s := openSQLite(t)
	for id, wrote := range map[string]bool{"before": false, "after": true} {
		done := false
		once := func() (string, error) {
			m, err := s.Act(context.Background(), registerAct(id, registration("甲")), func(tx *Tx) (proto.Message, error) {
				if done && !wrote {
					_, err := tx.NextNumber("yangli", "reply", 2026) // and gives it back
					return nil, errors.Join(err, errNo)
				}
				c, err := registerIn(tx, "yangli", registration("甲"))
				if done {
					panic("no")
				}
				return &pb.Case{Number: c.Number}, err
			})
			if err != nil {
				return "", err
			}
			return m.(*pb.Case).Number, nil
		}
		first, err := once()
		if err != nil {
			t.Fatal(err)
		}
		done = true
		again, err := once()
		if err != nil || again != first {
			t.Errorf("%s: %q and %q, %v", id, first, again, err)
		}
	}
	if r := clean(t, s); r.Cases != 2 {
		t.Errorf("%d cases", r.Cases)
	}
	if n, err := s.PeekNumber(t.Context(), "yangli", "reply", 2026); err != nil || n != 1 {
		t.Errorf("the next number is %d, %v", n, err)
	}
}

// TestOrganIsReadAgain: settings that were changed are what the next act sees, and those of an act that was taken back are not.
func TestOrganIsReadAgain(t *testing.T) {
	s := openSQLite(t)
	mustDo(t, s, func(tx *Tx) error { _, err := tx.SaveOrgan(Organ{Code: "yangli", Phone: "1"}); return err })
	change := func(phone string, end error) func() error {
		return func() error {
			return do(s, func(tx *Tx) error {
				o, err := tx.Organ("yangli")
				if err == nil {
					o.Phone = phone
					_, err = tx.SaveOrgan(o)
				}
				if err == nil {
					o, err = tx.Organ("yangli")
				}
				if err == nil && o.Phone != phone {
					err = errors.New("the act does not see what it has saved")
				}
				return errors.Join(err, end)
			})
		}
	}
	look := func(want string) func() error {
		return func() error {
			return do(s, func(tx *Tx) error {
				o, err := tx.Organ("yangli")
				if err == nil && o.Phone != want {
					err = errors.New("phone " + o.Phone + ", want " + want)
				}
				return err
			})
		}
	}
	for i, err := range together(t, s, look("1"), change("2", nil), look("2"), change("3", errNo), look("2"), change("4", nil), look("4")) {
		if (i == 3) != errors.Is(err, errNo) || i != 3 && err != nil {
			t.Errorf("act %d: %v", i, err)
		}
	}
	for _, err := range []error{look("4")(), change("5", nil)(), look("5")()} {
		if err != nil {
			t.Error(err)
		}
	}
	if err := change("6", errNo)(); !errors.Is(err, errNo) {
		t.Error(err)
	}
	if err := look("5")(); err != nil {
		t.Error(err)
	}
}
