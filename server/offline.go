package server

import (
	"context"
	"errors"

	"disclosure/server/casework"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// The offline acts work on a data folder while no server runs on it; the folder's lock sees to that. Check alone may run beside
// a server.

// Migrate brings the tables of a data folder up to date.
func Migrate(ctx context.Context, c Config) error {
	return offline(ctx, c, func(*Server) error { return nil })
}

// Sweep removes the files of a data folder that no document has named for a day, and says how many.
func Sweep(ctx context.Context, c Config) (int, error) {
	n := 0
	err := offline(ctx, c, func(s *Server) error {
		var err error
		n, err = s.store.SweepBlobs(ctx)
		return err
	})
	return n, err
}

// ResetPassword gives an account a one-time password when no administrator can sign in any more.
func ResetPassword(ctx context.Context, c Config, name string) (string, error) {
	organ, login, _ := casework.SplitName(name)
	if name != casework.StaffName(organ, login) {
		return "", errors.New("请填写完整的账号名称，形如 organs/yangli/staff/admin")
	}
	var password string
	err := offline(ctx, c, func(s *Server) error {
		var err error
		password, err = s.keeper.ResetPassword(ctx, casework.Actor{DisplayName: "离线重置"}, organ, login)
		return err
	})
	return password, err
}

// CreateOrgan adds an organ with an administrator to a data folder. It returns nil when the organ is there already.
func CreateOrgan(ctx context.Context, c Config) (*identity.FirstAdmin, error) {
	var first *identity.FirstAdmin
	err := offline(ctx, c, func(s *Server) error {
		var err error
		first, err = s.keeper.Bootstrap(ctx, c.Organ)
		return err
	})
	return first, err
}

// RotateKey makes new signing keys for an organ and gives the lines of all its public keys. A server may be running.
func RotateKey(c Config, organ string) (string, error) { return changeKeys(c, organ, store.RotateKey) }

// AddSM2Key makes an SM2 key for an organ beside its other one and gives the lines of all its public keys. A server may be running.
func AddSM2Key(c Config, organ string) (string, error) { return changeKeys(c, organ, store.AddSM2Key) }

func changeKeys(c Config, organ string, change func(store.Config, string) (string, error)) (string, error) {
	c, err := c.withDefaults()
	if err != nil {
		return "", err
	}
	return change(c.storeConfig(), organ)
}

func offline(ctx context.Context, c Config, act func(*Server) error) error {
	c, err := c.withDefaults()
	if err != nil {
		return err
	}
	s := &Server{Config: c}
	err = s.openStore(ctx)
	if err != nil {
		return err
	}
	return errors.Join(act(s), s.Close())
}

// Check recomputes everything in a data folder and reports every difference. It changes nothing.
func Check(ctx context.Context, c Config) (store.Report, error) {
	c, err := c.withDefaults()
	if err != nil {
		return store.Report{}, err
	}
	st, err := store.OpenReadOnly(ctx, c.storeConfig())
	if err != nil {
		return store.Report{}, err
	}
	report, err := st.Fsck(ctx)
	return report, errors.Join(err, st.Close())
}
