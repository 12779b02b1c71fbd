package store

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
)

var errTakenBack = errors.New("taken back")

// Whatever acts come and fail in whatever order, the tables say what the events say.
func TestRandomActsStayConsistent(t *testing.T) {
	if testing.Short() {
		t.Skip("ten seconds")
	}
	rapid.Check(t, func(rt *rapid.T) {
		s, err := Open(t.Context(), config(t.TempDir()))
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		var numbers []string
		rt.Repeat(map[string]func(*rapid.T){
			"register": func(rt *rapid.T) {
				n, err := register(s, "yangli", "", registration(rapid.StringN(1, 20, -1).Draw(rt, "name")))
				if err != nil {
					rt.Fatal(err)
				}
				numbers = append(numbers, n)
			},
			"assign": func(rt *rapid.T) {
				withCase(rt, numbers, func(number string) error {
					return appendTo(s, number, desk, assigned(rapid.SampledFrom(staffOfTests).Draw(rt, "to")))
				})
			},
			"letter": func(rt *rapid.T) {
				withCase(rt, numbers, func(number string) error {
					issue(t, s, number, pb.NoticeKind_NOTICE_KIND_RECEIPT)
					return nil
				})
			},
			"fail": func(rt *rapid.T) {
				err := do(s, func(tx *Tx) error {
					_, err := registerIn(tx, "yangli", registration("丙"))
					return errors.Join(err, errTakenBack)
				})
				if !errors.Is(err, errTakenBack) {
					rt.Fatal(err)
				}
			},
		})
		r, err := s.Fsck(t.Context())
		if err != nil || len(r.Differences) > 0 || r.Cases != len(numbers) {
			rt.Fatal(fmt.Sprint(r, err))
		}
	})
}

var staffOfTests = []casework.Actor{desk, handler, reviewer, head}

func withCase(rt *rapid.T, numbers []string, fn func(string) error) {
	if len(numbers) == 0 {
		return
	}
	err := fn(rapid.SampledFrom(numbers).Draw(rt, "case"))
	if err != nil {
		rt.Fatal(err)
	}
}
