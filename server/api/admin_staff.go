package api

import (
	"context"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

func (s *admin) UpdateStaff(ctx context.Context, req *pb.UpdateStaffRequest) (*pb.Staff, error) {
	code, login, _ := casework.SplitName(req.Staff.GetName())
	err := checkName("staff.name", req.Staff.GetName(), casework.StaffName(code, login))
	if err != nil {
		return nil, err
	}
	others, err := s.otherAdmins(ctx, code, login)
	if err != nil {
		return nil, err
	}
	return administer(ctx, s, "UpdateStaff", func(tx *store.Tx) (*pb.Staff, error) {
		st, err := tx.Staff(code, login)
		if err != nil {
			return nil, err
		}
		was := st
		err = changeStaff(&st, req)
		if err != nil {
			return nil, err
		}
		return saveStaff(tx, was, st, others)
	})
}

// changeStaff applies the request to the account.
func changeStaff(st *store.Staff, req *pb.UpdateStaffRequest) error {
	err := checkEtag("账号", req.Staff.Etag, st.Version)
	if err != nil {
		return err
	}
	err = applyMask(staffSetters, st, req.Staff, req.UpdateMask)
	if err != nil {
		return err
	}
	err = checkEmail("staff.email", st.Email)
	if err != nil {
		return err
	}
	return identity.CheckRoles("staff.roles", st.Roles)
}

// saveStaff keeps the account; a disabled one loses its sessions in the same transaction.
func saveStaff(tx *store.Tx, was, st store.Staff, others []string) (*pb.Staff, error) {
	if isAdmin(was) && !isAdmin(st) {
		err := keepAnAdmin(tx, st.Organ, others)
		if err != nil {
			return nil, err
		}
	}
	st, err := tx.SaveStaff(st)
	if err == nil && st.Disabled {
		_, err = tx.RevokeSessions(st.Organ, st.Login, nil)
	}
	return staffOf(st), err
}

func isAdmin(st store.Staff) bool {
	return !st.Disabled && slices.Contains(st.Roles, pb.Role_ROLE_ADMIN)
}

// otherAdmins lists the administrators besides one before the transaction, which can only look accounts up by login.
func (s *admin) otherAdmins(ctx context.Context, organ, login string) ([]string, error) {
	var logins []string
	for after := ""; ; {
		rows, err := s.Store.ListStaff(ctx, organ, after, largestPage)
		if err != nil {
			return nil, err
		}
		for _, st := range rows {
			after = st.Login
			if st.Login != login && isAdmin(st) {
				logins = append(logins, st.Login)
			}
		}
		if len(rows) < largestPage {
			return logins, nil
		}
	}
}

// keepAnAdmin makes sure within the transaction that one of the others is still an administrator: two who disable each other at
// the same moment do not both succeed.
func keepAnAdmin(tx *store.Tx, organ string, others []string) error {
	for _, login := range others {
		st, err := tx.Staff(organ, login)
		if err != nil {
			return err
		}
		if isAdmin(st) {
			return nil
		}
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "这是本机关最后一名启用的系统管理员，请先另设一名系统管理员，再停用或调整此账号。")
}
