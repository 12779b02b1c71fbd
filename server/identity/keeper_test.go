package identity_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// office is a keeper over a real database with one organ, its administrator and a clock that the test turns.
type office struct {
	*identity.Keeper
	t     *testing.T
	clock time.Time
	admin string // one-time password
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, clock: time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)}
	now := func() time.Time { return o.clock }
	s, err := store.Open(t.Context(), store.Config{Dir: t.TempDir(), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	o.Keeper = identity.New(identity.Config{Store: s, Now: now, Params: identity.CheapParams})
	first, err := o.Bootstrap(t.Context(), identity.FirstOrgan{Code: "yangli", Name: "样例县人民政府办公室", DocPrefix: "样政办公开"})
	if err != nil || first == nil || first.Name != "organs/yangli/staff/admin" {
		t.Fatalf("bootstrap: %v, %v", first, err)
	}
	o.admin = first.Password
	return o
}

func (o *office) signIn(password string) (identity.SignedIn, error) {
	return o.SignIn(o.t.Context(), "yangli", "admin", password)
}

func (o *office) mustSignIn(password string) (string, *identity.Caller) {
	o.t.Helper()
	in, err := o.signIn(password)
	if err != nil {
		o.t.Fatal(err)
	}
	c, err := o.Authenticate(o.t.Context(), in.Token)
	if err != nil {
		o.t.Fatal(err)
	}
	return in.Token, c
}

func (o *office) refused(err error, reason pb.ErrorReason) {
	o.t.Helper()
	if !errors.Is(err, fault.Of(reason)) {
		o.t.Errorf("got %v, want %v", err, reason)
	}
}

const (
	required = pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED
	failed   = pb.ErrorReason_ERROR_REASON_SIGN_IN_FAILED
	waiting  = pb.ErrorReason_ERROR_REASON_SIGN_IN_BLOCKED
	tooWeak  = pb.ErrorReason_ERROR_REASON_PASSWORD_TOO_WEAK
)

func TestFirstDay(t *testing.T) {
	o := newOffice(t)
	again, err := o.Bootstrap(t.Context(), identity.FirstOrgan{Code: "yangli"})
	if again != nil || err != nil {
		t.Fatalf("second start: %v, %v", again, err)
	}
	_, c := o.mustSignIn(o.admin)
	if !c.MustChangePassword || !c.Has(pb.Role_ROLE_ADMIN) || c.Name != "organs/yangli/staff/admin" {
		t.Errorf("caller %+v", c)
	}
	o.refused(o.ChangePassword(t.Context(), c, o.admin, "short"), tooWeak)
	o.refused(o.ChangePassword(t.Context(), c, o.admin, o.admin), tooWeak)
	o.refused(o.ChangePassword(t.Context(), c, "wrong", "three blue pencils"), failed)
	err = o.ChangePassword(t.Context(), c, o.admin, "three blue pencils")
	if err != nil {
		t.Fatal(err)
	}
	_, err = o.signIn(o.admin)
	o.refused(err, failed)
	_, c = o.mustSignIn("three blue pencils")
	if c.MustChangePassword {
		t.Error("still a one-time password")
	}
}

func TestBootstrapNeedsItsWords(t *testing.T) {
	o := newOffice(t)
	for _, first := range []identity.FirstOrgan{
		{},
		{Code: "Big", Name: "x", DocPrefix: "x"},
		{Code: "other", DocPrefix: "x"},
		{Code: "other", Name: "x"},
		{Code: "other", Name: "x\u202e", DocPrefix: "x"},
		{Code: "other", Name: "x", DocPrefix: strings.Repeat("字", 21)},
		{Code: "other", Name: "　", DocPrefix: "x"},
	} {
		_, err := o.Bootstrap(t.Context(), first)
		if err == nil {
			t.Errorf("%+v accepted", first)
		}
	}
}

func TestTokensEnd(t *testing.T) {
	for name, end := range map[string]func(o *office, c *identity.Caller) error{
		"sign-out": func(o *office, c *identity.Caller) error {
			_, err := o.SignOut(o.t.Context(), c, false)
			return err
		},
		"sign-out everywhere": func(o *office, c *identity.Caller) error {
			n, err := o.SignOut(o.t.Context(), c, true)
			if n != 2 {
				o.t.Errorf("%d sessions ended", n)
			}
			return err
		},
		"reset": func(o *office, c *identity.Caller) error {
			_, err := o.ResetPassword(o.t.Context(), c.Actor(), "yangli", "admin")
			return err
		},
		"time":    func(o *office, _ *identity.Caller) error { o.clock = o.clock.Add(12 * time.Hour); return nil },
		"disable": func(o *office, _ *identity.Caller) error { return o.disable() },
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			token, c := o.mustSignIn(o.admin)
			other, _ := o.mustSignIn(o.admin)
			err := end(o, c)
			if err != nil {
				t.Fatal(err)
			}
			_, err = o.Authenticate(t.Context(), token)
			o.refused(err, required)
			_, err = o.Authenticate(t.Context(), other)
			if name == "sign-out" && err != nil {
				t.Errorf("the other session ended too: %v", err)
			} else if name != "sign-out" {
				o.refused(err, required)
			}
		})
	}
}

func (o *office) disable() error {
	_, err := o.Store.Act(o.t.Context(), store.Act{Method: "test"}, func(tx *store.Tx) (proto.Message, error) {
		st, err := tx.Staff("yangli", "admin")
		if err != nil {
			return nil, err
		}
		st.Disabled = true
		_, err = tx.SaveStaff(st)
		return nil, err
	})
	return err
}

func TestPasswordChangeEndsTheOtherSessions(t *testing.T) {
	o := newOffice(t)
	token, c := o.mustSignIn(o.admin)
	other, _ := o.mustSignIn(o.admin)
	err := o.ChangePassword(t.Context(), c, o.admin, "three blue pencils")
	if err != nil {
		t.Fatal(err)
	}
	_, err = o.Authenticate(t.Context(), token)
	if err != nil {
		t.Errorf("own session: %v", err)
	}
	_, err = o.Authenticate(t.Context(), other)
	o.refused(err, required)
}

// TestSameAnswer holds that a stranger learns nothing of which accounts exist: same reason, same sentence, same waits.
func TestSameAnswer(t *testing.T) {
	o := newOffice(t)
	var first string
	for name, organ := range map[string]string{"admin": "yangli", "nobody": "yangli", "someone": "nowhere"} {
		for i := range 5 {
			_, err := o.SignIn(t.Context(), organ, name, "wrong")
			e, _ := fault.As(err)
			if first == "" {
				first = e.Text
			}
			if e == nil || e.Reason != failed || len(e.Meta) != 0 || e.Text != first {
				t.Fatalf("%s, try %d: %v", name, i, err)
			}
		}
		_, err := o.SignIn(t.Context(), organ, name, "wrong")
		o.refused(err, waiting)
	}
}

func TestDisabledAccountCannotSignIn(t *testing.T) {
	o := newOffice(t)
	err := o.disable()
	if err != nil {
		t.Fatal(err)
	}
	for range 5 { // counted like wrong passwords, so that the account cannot be told from others
		_, err = o.signIn(o.admin)
		o.refused(err, failed)
	}
	_, err = o.signIn(o.admin)
	o.refused(err, waiting)
}

func TestWaitsGrowAndEnd(t *testing.T) {
	o := newOffice(t)
	for range 5 {
		_, err := o.signIn("wrong")
		o.refused(err, failed)
	}
	_, err := o.signIn(o.admin)
	o.refused(err, waiting)
	o.clock = o.clock.Add(2 * time.Second)
	_, err = o.signIn("wrong")
	o.refused(err, failed)
	o.clock = o.clock.Add(3 * time.Second)
	_, err = o.signIn(o.admin)
	o.refused(err, waiting) // four seconds this time
	o.clock = o.clock.Add(time.Second)
	o.mustSignIn(o.admin)
	_, err = o.signIn("wrong") // a good sign-in forgets the failures
	o.refused(err, failed)
	o.mustSignIn(o.admin)
}

func TestFailuresAreForgottenAfterADay(t *testing.T) {
	o := newOffice(t)
	for range 5 {
		_, _ = o.signIn("wrong")
	}
	o.clock = o.clock.Add(25 * time.Hour)
	for range 4 {
		_, err := o.signIn("wrong")
		o.refused(err, failed)
	}
	o.mustSignIn(o.admin)
}

func TestGuessesAtOnceCannotSlipPast(t *testing.T) {
	o := newOffice(t)
	const guesses = 60
	answers := make(chan error, guesses)
	for range guesses {
		go func() {
			_, err := o.SignIn(context.Background(), "yangli", "admin", "wrong")
			answers <- err
		}()
	}
	tried := 0
	for range guesses {
		if errors.Is(<-answers, fault.Of(failed)) {
			tried++
		}
	}
	if tried > 5+identity.CheapParams.AtOnce {
		t.Errorf("%d guesses were tried", tried)
	}
}

func TestWait(t *testing.T) {
	for failures, want := range map[int]time.Duration{
		0: 0, 4: 0, 5: 2 * time.Second, 6: 4 * time.Second, 12: 256 * time.Second,
		13: 5 * time.Minute, 1000: 5 * time.Minute,
	} {
		if got := identity.Wait(failures); got != want {
			t.Errorf("%d failures: %v, want %v", failures, got, want)
		}
	}
}
