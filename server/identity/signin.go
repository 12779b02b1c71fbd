package identity

import (
	"context"
	"errors"
	"time"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// SignedIn is what a sign-in gives.
type SignedIn struct {
	Token  string
	Staff  store.Staff
	Expire time.Time
}

// SignIn checks a password and opens a session. Unknown and disabled accounts and wrong passwords get the same answer after
// the same time.
func (k *Keeper) SignIn(ctx context.Context, organ, login, password string) (SignedIn, error) {
	st, failed, err := k.verify(ctx, organ, login, password)
	if err != nil {
		return SignedIn{}, err
	}
	in := SignedIn{Token: NewToken(), Staff: st, Expire: k.Now().Add(k.SessionLife).UTC()}
	actor := casework.Actor{Name: casework.StaffName(organ, login), DisplayName: st.DisplayName}
	err = k.act(ctx, "SignIn", actor, func(tx *store.Tx) error {
		now, err := tx.Staff(organ, login)
		if err != nil {
			return err
		}
		if now.Disabled || now.PasswordHash != st.PasswordHash {
			return signInFailed() // changed while the password was being checked
		}
		return openSession(tx, in, failed)
	})
	return in, err
}

func openSession(tx *store.Tx, in SignedIn, failed store.SignInFailure) error {
	if failed.Count > 0 {
		failed.Count = 0
		err := tx.SaveSignInFailure(failed)
		if err != nil {
			return err
		}
	}
	return tx.CreateSession(store.Session{
		TokenHash: HashToken(in.Token), Organ: in.Staff.Organ, Login: in.Staff.Login, ExpireTime: in.Expire,
	})
}

// verify checks the password of an account and counts a failure. It holds a hashing slot from the look at the counter to its
// increase, so that no more guesses than slots can slip past a wait.
func (k *Keeper) verify(ctx context.Context, organ, login, password string) (store.Staff, store.SignInFailure, error) {
	none := store.Staff{}
	st, counter, err := k.account(ctx, organ, login)
	if err != nil {
		return none, counter, err
	}
	err = k.hasher.take(ctx)
	if err != nil {
		return none, counter, err
	}
	defer k.hasher.give()
	counter, err = k.Store.SignInFailure(ctx, counter.Organ, counter.Login)
	if err == nil {
		err = blocked(counter.BlockedUntil, k.Now())
	}
	if err != nil {
		return none, counter, err
	}
	ok, err := k.hasher.compare(st.PasswordHash, password)
	switch {
	case err != nil:
		return none, counter, err
	case !ok || st.Disabled:
		return none, counter, k.fail(ctx, counter)
	}
	return st, counter, nil
}

// account finds an account and the name of its counter. A name that is no account gives an account without password hash.
func (k *Keeper) account(ctx context.Context, organ, login string) (store.Staff, store.SignInFailure, error) {
	st, err := k.Store.Staff(ctx, organ, login)
	if errors.Is(err, fault.Of(pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND)) {
		return store.Staff{}, store.SignInFailure{Organ: strangerOrgan, Login: strangerLogin(organ, login)}, nil
	}
	return st, store.SignInFailure{Organ: organ, Login: login}, err
}

// fail counts a failure and gives the refusal.
func (k *Keeper) fail(ctx context.Context, counter store.SignInFailure) error {
	err := k.act(ctx, "SignInFailed", casework.Actor{}, func(tx *store.Tx) error {
		f, err := tx.SignInFailure(counter.Organ, counter.Login)
		if err != nil {
			return err
		}
		if tx.Now().Sub(f.LastTime) > forgetAfter {
			f.Count = 0
		}
		f.Count++
		f.LastTime, f.BlockedUntil = tx.Now(), tx.Now().Add(Wait(f.Count))
		return tx.SaveSignInFailure(f)
	})
	if err != nil {
		return err
	}
	return signInFailed()
}

func signInFailed() *fault.Error {
	return fault.New(pb.ErrorReason_ERROR_REASON_SIGN_IN_FAILED,
		"登录失败：机关代码、登录名或密码不正确，或者账号已停用。请核对后重试；忘记密码请联系本机关的系统管理员。")
}
