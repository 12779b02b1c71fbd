package api

import (
	"context"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// admin manages an organ's settings and staff.
type admin struct {
	pb.UnsafeAdminServiceServer
	StaffConfig
}

var _ pb.AdminServiceServer = (*admin)(nil)

func (s *admin) GetOrgan(ctx context.Context, req *pb.GetOrganRequest) (*pb.Organ, error) {
	code, _, _ := casework.SplitName(req.Name)
	o, err := s.Store.Organ(ctx, code)
	if err != nil {
		return nil, err
	}
	return organOf(o), nil
}

func (s *admin) UpdateOrgan(ctx context.Context, req *pb.UpdateOrganRequest) (*pb.Organ, error) {
	code, _, _ := casework.SplitName(req.Organ.GetName())
	err := checkName("organ.name", req.Organ.GetName(), casework.OrganName(code))
	if err != nil {
		return nil, err
	}
	return administer(ctx, s, "UpdateOrgan", func(tx *store.Tx) (*pb.Organ, error) {
		o, err := tx.Organ(code)
		if err != nil {
			return nil, err
		}
		err = checkEtag("机关设置", req.Organ.Etag, o.Version)
		if err != nil {
			return nil, err
		}
		err = applyMask(organSetters, &o, req.Organ, req.UpdateMask)
		if err != nil {
			return nil, err
		}
		err = checkSettings(o)
		if err != nil {
			return nil, err
		}
		o, err = tx.SaveOrgan(o)
		return organOf(o), err
	})
}

func (s *admin) ListStaff(ctx context.Context, req *pb.ListStaffRequest) (*pb.ListStaffResponse, error) {
	code, _, _ := casework.SplitName(req.Parent)
	after, err := decodeToken(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	size := pageSize(req.PageSize)
	rows, err := s.Store.ListStaff(ctx, code, string(after), size+1)
	if err != nil {
		return nil, err
	}
	out := &pb.ListStaffResponse{}
	for i, st := range rows {
		if i == size {
			out.NextPageToken = encodeToken(req, []byte(rows[i-1].Login))
			break
		}
		out.Staff = append(out.Staff, staffOf(st))
	}
	return out, nil
}

func (s *admin) CreateStaff(ctx context.Context, req *pb.CreateStaffRequest) (*pb.CreateStaffResponse, error) {
	code, _, _ := casework.SplitName(req.Parent)
	err := identity.CheckRoles("staff.roles", req.Staff.Roles)
	if err != nil {
		return nil, err
	}
	err = checkEmail("staff.email", req.Staff.Email)
	if err != nil {
		return nil, err
	}
	password, hash, err := s.Keeper.OneTime(ctx)
	if err != nil {
		return nil, err
	}
	return administer(ctx, s, "CreateStaff", func(tx *store.Tx) (*pb.CreateStaffResponse, error) {
		st, err := tx.CreateStaff(store.Staff{
			Organ: code, Login: req.StaffId, DisplayName: req.Staff.DisplayName, Roles: req.Staff.Roles,
			PasswordHash: hash, MustChangePassword: true, Email: req.Staff.Email,
		})
		if err != nil {
			return nil, err
		}
		return &pb.CreateStaffResponse{Staff: staffOf(st), OneTimePassword: password}, nil
	})
}

func (s *admin) ResetPassword(ctx context.Context, req *pb.ResetPasswordRequest) (*pb.ResetPasswordResponse, error) {
	code, login, _ := casework.SplitName(req.Name)
	password, err := s.Keeper.ResetPassword(ctx, identity.CallerFrom(ctx).Actor(), code, login)
	if err != nil {
		return nil, err
	}
	return &pb.ResetPasswordResponse{OneTimePassword: password}, nil
}

// administer runs one act of administration. These acts have no request_id: done twice they are refused or change nothing.
func administer[T proto.Message](ctx context.Context, s *admin, method string, fn func(*store.Tx) (T, error)) (T, error) {
	var none T
	act := store.Act{Method: method, Actor: identity.CallerFrom(ctx).Actor()}
	out, err := s.Store.Act(ctx, act, func(tx *store.Tx) (proto.Message, error) { return fn(tx) })
	if err != nil {
		return none, err
	}
	return out.(T), nil
}

// checkName refuses a resource name that goes on after its form.
func checkName(path, name, want string) error {
	if name == want {
		return nil
	}
	return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, path, "名称不完整或有多余部分，请填写形如 %s 的名称。", want)
}

// checkEtag refuses a version that is not the current one. An empty etag matches every version.
func checkEtag(what, etag string, version int64) error {
	current := casework.Etag(version)
	if etag == "" || etag == current {
		return nil
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_ETAG_STALE, "%s在您打开之后已被他人更新，请重新打开后再修改。", what).
		With("etag", etag).With("currentEtag", current)
}

// organOf is an organ as the API shows it.
func organOf(o store.Organ) *pb.Organ {
	return &pb.Organ{
		Name: casework.OrganName(o.Code), DisplayName: o.DisplayName, DocPrefix: o.DocPrefix,
		ReconsiderationBody: o.ReconsiderationBody, ReconsiderationUrl: o.ReconsiderationURL, Court: o.Court, Address: o.Address,
		Phone: o.Phone, SupplementDays: int32(o.SupplementDays), YellowDays: int32(o.YellowDays), RedDays: int32(o.RedDays),
		QuietHours: o.QuietHours, WebhookUrl: o.WebhookURL, NumberPatterns: unpackPatterns(o.NumberPatterns), Payee: o.Payee,
		Payment: o.Payment, Etag: casework.Etag(o.Version),
	}
}
