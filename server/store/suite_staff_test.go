package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	pb "disclosure/proto/disclosure/v1"
)

func organsAndStaff(t *testing.T, open opener) {
	s := open(t)
	o := Organ{Code: "yangli", DisplayName: "样例县人民政府办公室", DocPrefix: "样政办公开", SupplementDays: 10}
	z := Staff{
		Organ: "yangli", Login: "zhang", DisplayName: "张三", Roles: []pb.Role{pb.Role_ROLE_FRONT_DESK, pb.Role_ROLE_ADMIN},
		PasswordHash: "hash", MustChangePassword: true,
	}
	mustDo(t, s, func(tx *Tx) (err error) {
		o, err = tx.SaveOrgan(o)
		if err != nil {
			return err
		}
		z, err = tx.CreateStaff(z)
		return err
	})
	o.Court = "样例县人民法院"
	z.Disabled = true
	mustDo(t, s, func(tx *Tx) (err error) {
		o, err = tx.SaveOrgan(o)
		if err != nil {
			return err
		}
		z, err = tx.SaveStaff(z)
		return err
	})
	gotOrgan, err := s.Organ(t.Context(), "yangli")
	if diff := cmp.Diff(o, gotOrgan); diff != "" || err != nil || o.Version != 2 {
		t.Errorf("%v %s", err, diff)
	}
	gotStaff, err := s.Staff(t.Context(), "yangli", "zhang")
	if diff := cmp.Diff(z, gotStaff); diff != "" || err != nil || z.Version != 2 || z.CreateTime.Location() != time.UTC {
		t.Errorf("%v %s", err, diff)
	}
	refusals(t, s, o, z)
	all, err := s.ListStaff(t.Context(), "yangli", "", 10)
	if err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
	organs, err := s.Organs(t.Context())
	if err != nil || len(organs) != 1 {
		t.Errorf("%v, %v", organs, err)
	}
}

// refusals tries what must not be: twice the same name, an old version, somebody unknown.
func refusals(t *testing.T, s *Store, o Organ, z Staff) {
	t.Helper()
	try := func(reason pb.ErrorReason, fn func(*Tx) error) {
		t.Helper()
		wantReason(t, do(s, fn), reason)
	}
	try(pb.ErrorReason_ERROR_REASON_ALREADY_EXISTS, func(tx *Tx) error { _, err := tx.SaveOrgan(Organ{Code: "yangli"}); return err })
	try(pb.ErrorReason_ERROR_REASON_ALREADY_EXISTS, func(tx *Tx) error { _, err := tx.CreateStaff(z); return err })
	o.Version, z.Version = 1, 1
	try(pb.ErrorReason_ERROR_REASON_ETAG_STALE, func(tx *Tx) error { _, err := tx.SaveOrgan(o); return err })
	try(pb.ErrorReason_ERROR_REASON_ETAG_STALE, func(tx *Tx) error { _, err := tx.SaveStaff(z); return err })
	try(pb.ErrorReason_ERROR_REASON_ORGAN_NOT_FOUND, func(tx *Tx) error { _, err := tx.Organ("x"); return err })
	try(pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND, func(tx *Tx) error { _, err := tx.Staff("other", "zhang"); return err })
}

func sessions(t *testing.T, open opener) {
	s := open(t)
	a, b := []byte("hash a"), []byte("hash b")
	expire := noon().Add(time.Hour).Truncate(time.Microsecond)
	mustDo(t, s, func(tx *Tx) error {
		for _, h := range [][]byte{a, b} {
			err := tx.CreateSession(Session{TokenHash: h, Organ: "yangli", Login: "zhang", ExpireTime: expire})
			if err != nil {
				return err
			}
		}
		return tx.SaveSignInFailure(SignInFailure{
			Organ: "yangli", Login: "zhang", Count: 3, LastTime: tx.Now(), BlockedUntil: expire,
		})
	})
	mustDo(t, s, func(tx *Tx) error {
		n, err := tx.RevokeSessions("yangli", "zhang", b)
		if n != 1 {
			t.Errorf("%d revoked", n)
		}
		return err
	})
	x, err := s.Session(t.Context(), a)
	if err != nil || x.RevokedTime.IsZero() || !x.ExpireTime.Equal(expire) || x.Login != "zhang" {
		t.Errorf("%+v, %v", x, err)
	}
	x, err = s.Session(t.Context(), b)
	if err != nil || !x.RevokedTime.IsZero() {
		t.Errorf("%+v, %v", x, err)
	}
	_, err = s.Session(t.Context(), []byte("hash c"))
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED)
	f, err := s.SignInFailure(t.Context(), "yangli", "zhang")
	if err != nil || f.Count != 3 || !f.BlockedUntil.Equal(expire) {
		t.Errorf("%+v, %v", f, err)
	}
	forgets(t, s, b, expire)
}

// forgets ends the sessions, the failures and what has expired.
func forgets(t *testing.T, s *Store, hash []byte, expire time.Time) {
	t.Helper()
	mustDo(t, s, func(tx *Tx) error {
		err := tx.SaveSignInFailure(SignInFailure{Organ: "yangli", Login: "zhang"})
		if err != nil {
			return err
		}
		err = tx.Forget(expire) // not yet
		if err != nil {
			return err
		}
		_, err = tx.FindSession(hash)
		if err != nil {
			return err
		}
		return tx.RevokeSession(hash)
	})
	f, err := s.SignInFailure(t.Context(), "yangli", "zhang")
	if err != nil || f.Count != 0 {
		t.Errorf("%+v, %v", f, err)
	}
	mustDo(t, s, func(tx *Tx) error { return tx.Forget(expire.Add(time.Microsecond)) })
	_, err = s.Session(t.Context(), hash)
	wantReason(t, err, pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED)
}
