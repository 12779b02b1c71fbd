package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"disclosure/ent"
	"disclosure/ent/staffmember"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Staff is one account of an organ. The store keeps the hash of the password as it is given; identity makes and checks it.
type Staff struct {
	Organ, Login       string
	DisplayName        string
	Roles              []pb.Role
	Disabled           bool
	PasswordHash       string
	MustChangePassword bool
	Email              string // for reminders; may be empty
	Version            int64
	CreateTime         time.Time
}

// Staff gives an account, or the fault STAFF_NOT_FOUND.
func (t *Tx) Staff(organ, login string) (Staff, error) { return t.staff(t.ctx, organ, login) }

// Staff gives an account, or the fault STAFF_NOT_FOUND.
func (s *Store) Staff(ctx context.Context, organ, login string) (Staff, error) {
	return s.read.staff(ctx, organ, login)
}

// ListStaff gives at most limit accounts of an organ by login, those after the login after; empty begins with the first.
func (s *Store) ListStaff(ctx context.Context, organ, after string, limit int) ([]Staff, error) {
	rows, err := s.read.ent.StaffMember.Query().Where(staffmember.Organ(organ), staffmember.LoginGT(after)).
		Order(staffmember.ByLogin()).Limit(limit).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list staff: %w", err)
	}
	staff := make([]Staff, 0, len(rows))
	for _, r := range rows {
		staff = append(staff, staffOf(r))
	}
	return staff, nil
}

// CreateStaff makes an account; version and create time are set here. A taken login is the fault ALREADY_EXISTS.
func (t *Tx) CreateStaff(st Staff) (Staff, error) {
	st.Version, st.CreateTime = 1, t.now
	err := t.ent.StaffMember.Create().SetOrgan(st.Organ).SetLogin(st.Login).SetDisplayName(st.DisplayName).
		SetRoles(roleBits(st.Roles)).SetDisabled(st.Disabled).SetPasswordHash(st.PasswordHash).
		SetMustChangePassword(st.MustChangePassword).SetEmail(st.Email).SetVersion(st.Version).SetCreateTime(st.CreateTime).Exec(t.ctx)
	if isUnique(err) {
		return Staff{}, fault.New(pb.ErrorReason_ERROR_REASON_ALREADY_EXISTS, "登录名 %s 已存在，请换一个登录名。", st.Login).
			With("login", st.Login).Because(err)
	}
	if err != nil {
		return Staff{}, fmt.Errorf("create staff: %w", err)
	}
	return st, nil
}

// SaveStaff changes an account, if nobody else has changed it since its version. It gives the account with its new version.
func (t *Tx) SaveStaff(st Staff) (Staff, error) {
	n, err := t.ent.StaffMember.Update().Where(staffmember.Organ(st.Organ), staffmember.Login(st.Login),
		staffmember.Version(st.Version)).SetDisplayName(st.DisplayName).SetRoles(roleBits(st.Roles)).
		SetDisabled(st.Disabled).SetPasswordHash(st.PasswordHash).SetMustChangePassword(st.MustChangePassword).
		SetEmail(st.Email).SetVersion(st.Version + 1).Save(t.ctx)
	if err != nil {
		return Staff{}, fmt.Errorf("save staff: %w", err)
	}
	if n != 1 {
		return Staff{}, stale("人员信息").With("organ", st.Organ).With("login", st.Login)
	}
	st.Version++
	t.store.accountsTouched = true
	return st, nil
}

func (v view) staff(ctx context.Context, organ, login string) (Staff, error) {
	r, err := v.selectStaff(ctx, organ, login)
	if errors.Is(err, sql.ErrNoRows) {
		return Staff{}, fault.New(pb.ErrorReason_ERROR_REASON_STAFF_NOT_FOUND, "本机关没有登录名为 %s 的人员，请核对后重试。", login).
			With("organ", organ).With("login", login)
	}
	if err != nil {
		return Staff{}, fmt.Errorf("load staff: %w", err)
	}
	return staffOf(r), nil
}

func staffOf(r *ent.StaffMember) Staff {
	return Staff{
		Organ: r.Organ, Login: r.Login, DisplayName: r.DisplayName, Roles: rolesOf(r.Roles), Disabled: r.Disabled,
		PasswordHash: r.PasswordHash, MustChangePassword: r.MustChangePassword, Email: r.Email, Version: r.Version,
		CreateTime: r.CreateTime.UTC(),
	}
}

// roleBits packs roles: bit n is the role of number n.
func roleBits(roles []pb.Role) int32 {
	var bits int32
	for _, r := range roles {
		bits |= 1 << r
	}
	return bits
}

// rolesOf unpacks roles in the order of their numbers.
func rolesOf(bits int32) []pb.Role {
	var roles []pb.Role
	for n := range int32(31) {
		if bits&(1<<n) != 0 {
			roles = append(roles, pb.Role(n))
		}
	}
	return roles
}
