package identity

import (
	"context"
	"errors"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// SignOut ends the session of the call, or all sessions of the caller, and says how many it ended.
func (k *Keeper) SignOut(ctx context.Context, c *Caller, all bool) (int, error) {
	n := 1
	err := k.act(ctx, "SignOut", c.Actor(), func(tx *store.Tx) error {
		if !all {
			return tx.RevokeSession(c.TokenHash)
		}
		var err error
		n, err = tx.RevokeSessions(c.Organ, c.Login, nil)
		return err
	})
	return n, err
}

// ChangePassword replaces the caller's password and ends his other sessions.
func (k *Keeper) ChangePassword(ctx context.Context, c *Caller, old, password string) error {
	err := CheckPassword("new_password", c.Login, password)
	if err != nil {
		return err
	}
	if old == password {
		return weak("new_password", "新密码不能与原密码相同，请更换。")
	}
	st, _, err := k.verify(ctx, c.Organ, c.Login, old)
	if err != nil {
		return wrongOld(err)
	}
	hash, err := k.hasher.Hash(ctx, password)
	if err != nil {
		return err
	}
	return k.act(ctx, "ChangePassword", c.Actor(), func(tx *store.Tx) error {
		st.PasswordHash, st.MustChangePassword = hash, false
		_, err := tx.SaveStaff(st)
		if err != nil {
			return err
		}
		_, err = tx.RevokeSessions(c.Organ, c.Login, c.TokenHash)
		return err
	})
}

func wrongOld(err error) error {
	if !errors.Is(err, fault.Of(pb.ErrorReason_ERROR_REASON_SIGN_IN_FAILED)) {
		return err
	}
	return fault.BadField(pb.ErrorReason_ERROR_REASON_SIGN_IN_FAILED, "old_password", "原密码不正确，请重新输入。")
}

// ResetPassword gives an account a one-time password, ends its sessions and lifts a wait.
func (k *Keeper) ResetPassword(ctx context.Context, by casework.Actor, organ, login string) (string, error) {
	password, hash, err := k.OneTime(ctx)
	if err != nil {
		return "", err
	}
	err = k.act(ctx, "ResetPassword", by, func(tx *store.Tx) error {
		st, err := tx.Staff(organ, login)
		if err != nil {
			return err
		}
		st.PasswordHash, st.MustChangePassword = hash, true
		_, err = tx.SaveStaff(st)
		if err != nil {
			return err
		}
		_, err = tx.RevokeSessions(organ, login, nil)
		if err != nil {
			return err
		}
		return tx.SaveSignInFailure(store.SignInFailure{Organ: organ, Login: login})
	})
	return password, err
}

// OneTime makes a one-time password and its hash.
func (k *Keeper) OneTime(ctx context.Context) (password, hash string, err error) {
	password = NewOneTimePassword()
	hash, err = k.hasher.Hash(ctx, password)
	return password, hash, err
}
