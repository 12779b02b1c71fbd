package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"disclosure/ent"
	"disclosure/ent/donerequest"
	"disclosure/ent/session"
	"disclosure/ent/signinfailure"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Session is one sign-in. Whether it is still good is for identity to judge: it may be expired or revoked.
type Session struct {
	TokenHash    []byte // SHA-256 of the token, which is kept nowhere
	Organ, Login string
	CreateTime   time.Time
	ExpireTime   time.Time
	RevokedTime  time.Time // zero while not revoked
}

// SignInFailure counts the failed sign-ins of one account name since the last good one.
type SignInFailure struct {
	Organ, Login string
	Count        int
	LastTime     time.Time
	BlockedUntil time.Time // zero when not blocked
}

// CreateSession keeps a new session; its create time is that of the act.
func (t *Tx) CreateSession(x Session) error {
	err := t.ent.Session.Create().SetTokenHash(x.TokenHash).SetOrgan(x.Organ).SetLogin(x.Login).
		SetCreateTime(t.now).SetExpireTime(x.ExpireTime.UTC()).Exec(t.ctx)
	if err != nil {
		return fmt.Errorf("create session: %w", err)
	}
	return nil
}

// FindSession gives the session of a token hash, or the fault SIGN_IN_REQUIRED.
func (t *Tx) FindSession(tokenHash []byte) (Session, error) { return t.session(t.ctx, tokenHash) }

// Session gives the session of a token hash, or the fault SIGN_IN_REQUIRED.
func (s *Store) Session(ctx context.Context, tokenHash []byte) (Session, error) {
	return s.read.session(ctx, tokenHash)
}

func (v view) session(ctx context.Context, tokenHash []byte) (Session, error) {
	r, err := v.selectSession(ctx, tokenHash)
	if errors.Is(err, sql.ErrNoRows) {
		return Session{}, fault.New(pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED, "请先登录。")
	}
	if err != nil {
		return Session{}, fmt.Errorf("load session: %w", err)
	}
	return Session{
		TokenHash: r.TokenHash, Organ: r.Organ, Login: r.Login, CreateTime: r.CreateTime.UTC(),
		ExpireTime: r.ExpireTime.UTC(), RevokedTime: timeOf(r.RevokedTime),
	}, nil
}

// RevokeSession ends one session; one that is unknown or already ended stays as it is.
func (t *Tx) RevokeSession(tokenHash []byte) error {
	err := t.ent.Session.Update().Where(session.TokenHash(tokenHash), session.RevokedTimeIsNil()).
		SetRevokedTime(t.now).Exec(t.ctx)
	if err != nil {
		return fmt.Errorf("revoke session: %w", err)
	}
	t.store.accountsTouched = true
	return nil
}

// RevokeSessions ends all sessions of an account but the one of the hash keep (nil keeps none), and says how many.
func (t *Tx) RevokeSessions(organ, login string, keep []byte) (int, error) {
	if keep == nil {
		keep = []byte{}
	}
	n, err := t.ent.Session.Update().Where(session.Organ(organ), session.Login(login), session.RevokedTimeIsNil(),
		session.TokenHashNEQ(keep)).SetRevokedTime(t.now).Save(t.ctx)
	if err != nil {
		return 0, fmt.Errorf("revoke sessions: %w", err)
	}
	t.store.accountsTouched = true
	return n, nil
}

// SignInFailure gives the count of an account name; zero when there is none.
func (t *Tx) SignInFailure(organ, login string) (SignInFailure, error) {
	return t.signInFailure(t.ctx, organ, login)
}

// SignInFailure gives the count of an account name; zero when there is none.
func (s *Store) SignInFailure(ctx context.Context, organ, login string) (SignInFailure, error) {
	return s.read.signInFailure(ctx, organ, login)
}

func (v view) signInFailure(ctx context.Context, organ, login string) (SignInFailure, error) {
	f := SignInFailure{Organ: organ, Login: login}
	r, err := v.ent.SignInFailure.Query().Where(signinfailure.Organ(organ), signinfailure.Login(login)).Only(ctx)
	if ent.IsNotFound(err) {
		return f, nil
	}
	if err != nil {
		return f, fmt.Errorf("load sign-in failures: %w", err)
	}
	f.Count, f.LastTime, f.BlockedUntil = r.Failures, r.LastTime.UTC(), timeOf(r.BlockedUntil)
	return f, nil
}

// SaveSignInFailure keeps a count; a count of zero forgets it. The act must succeed for it to be kept: the refusal of the
// sign-in is the answer of the door, not the error of the act.
func (t *Tx) SaveSignInFailure(f SignInFailure) error {
	_, err := t.ent.SignInFailure.Delete().Where(signinfailure.Organ(f.Organ), signinfailure.Login(f.Login)).Exec(t.ctx)
	if err == nil && f.Count > 0 {
		err = t.ent.SignInFailure.Create().SetOrgan(f.Organ).SetLogin(f.Login).SetFailures(f.Count).
			SetLastTime(f.LastTime.UTC()).SetNillableBlockedUntil(timeOrNil(f.BlockedUntil)).Exec(t.ctx)
	}
	if err != nil {
		return fmt.Errorf("save sign-in failures: %w", err)
	}
	return nil
}

// Forget deletes what only served for a while: sessions that expired before the time, and kept answers older than it.
func (t *Tx) Forget(before time.Time) error {
	_, err := t.ent.Session.Delete().Where(session.ExpireTimeLT(before.UTC())).Exec(t.ctx)
	if err == nil {
		_, err = t.ent.DoneRequest.Delete().Where(donerequest.CreateTimeLT(before.UTC())).Exec(t.ctx)
	}
	if err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	return nil
}

func timeOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}

func timeOrNil(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// Accounts changes whenever a session was ended or a member of staff changed, before that act is acknowledged. Who remembers a
// session or an account remembers this with it, read before, and looks again when it differs.
func (s *Store) Accounts() uint64 { return s.accounts.Load() }
