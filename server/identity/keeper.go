package identity

import (
	"context"
	"errors"
	"time"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/store"
)

// Config is what a keeper needs.
type Config struct {
	Store *store.Store
	Now   func() time.Time
	// Params are the costs of a password hash; zero means DefaultParams.
	Params Params
	// SessionLife is how long a token is good, whether used or not; zero means 12 hours.
	SessionLife time.Duration
}

const defaultSessionLife = 12 * time.Hour

// Keeper opens and ends sessions and keeps passwords.
type Keeper struct {
	Config
	hasher *Hasher
	memory memory
}

// New returns a keeper.
func New(c Config) *Keeper {
	if c.SessionLife == 0 {
		c.SessionLife = defaultSessionLife
	}
	return &Keeper{Config: c, hasher: NewHasher(c.Params)}
}

// Authenticate tells who holds the token. A token that is mistyped, unknown, ended, revoked or of a disabled account gets the
// same answer.
func (k *Keeper) Authenticate(ctx context.Context, token string) (*Caller, error) {
	if !ValidToken(token) {
		return nil, signInRequired()
	}
	hash := HashToken(token)
	accounts := k.Store.Accounts()
	if c := k.memory.recall(hash, accounts, k.Now()); c != nil {
		return c, nil
	}
	x, err := k.Store.Session(ctx, hash)
	if err != nil {
		return nil, orSignIn(err, pb.ErrorReason_ERROR_REASON_SIGN_IN_REQUIRED)
	}
	if !x.RevokedTime.IsZero() || !k.Now().Before(x.ExpireTime) {
		return nil, signInRequired()
	}
	st, err := k.Store.Staff(ctx, x.Organ, x.Login)
	if err != nil {
		return nil, orSignIn(err, pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND)
	}
	if st.Disabled {
		return nil, signInRequired()
	}
	c := callerOf(st, hash)
	k.memory.keep(c, x.ExpireTime, accounts)
	return c, nil
}

// orSignIn answers "not found" with "sign in", and leaves a fault of the store what it is.
func orSignIn(err error, notFound pb.ErrorReason) error {
	if errors.Is(err, fault.Of(notFound)) {
		return signInRequired()
	}
	return err
}

func callerOf(st store.Staff, tokenHash []byte) *Caller {
	return &Caller{
		Organ: st.Organ, Login: st.Login, Name: casework.StaffName(st.Organ, st.Login), DisplayName: st.DisplayName,
		Roles: st.Roles, MustChangePassword: st.MustChangePassword, TokenHash: tokenHash,
	}
}

// act runs a transaction that has no answer of its own.
func (k *Keeper) act(ctx context.Context, method string, actor casework.Actor, fn func(*store.Tx) error) error {
	_, err := k.Store.Act(ctx, store.Act{Method: method, Actor: actor}, func(tx *store.Tx) (proto.Message, error) {
		return nil, fn(tx)
	})
	return err
}
