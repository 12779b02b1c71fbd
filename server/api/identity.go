package api

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// StaffConfig is what the services of staff need.
type StaffConfig struct {
	Store  *store.Store
	Keeper *identity.Keeper
}

// RegisterStaff adds the services of sign-in and of administration to a server.
func RegisterStaff(s grpc.ServiceRegistrar, c StaffConfig) {
	pb.RegisterIdentityServiceServer(s, &signIns{StaffConfig: c})
	pb.RegisterAdminServiceServer(s, &admin{StaffConfig: c})
}

// signIns signs members of staff in and out.
type signIns struct {
	pb.UnsafeIdentityServiceServer
	StaffConfig
}

var _ pb.IdentityServiceServer = (*signIns)(nil)

func (s *signIns) SignIn(ctx context.Context, req *pb.SignInRequest) (*pb.Session, error) {
	organ, login, _ := casework.SplitName(req.Name)
	in, err := s.Keeper.SignIn(ctx, organ, login, req.Password)
	if err != nil {
		return nil, err
	}
	return &pb.Session{
		Token: in.Token, Staff: staffOf(in.Staff), ExpireTime: timestamppb.New(in.Expire),
		PasswordChangeRequired: in.Staff.MustChangePassword,
	}, nil
}

func (s *signIns) SignOut(ctx context.Context, req *pb.SignOutRequest) (*pb.SignOutResponse, error) {
	n, err := s.Keeper.SignOut(ctx, identity.CallerFrom(ctx), req.AllSessions)
	if err != nil {
		return nil, err
	}
	return &pb.SignOutResponse{Revoked: int32(n)}, nil
}

func (s *signIns) GetMe(ctx context.Context, _ *pb.GetMeRequest) (*pb.Staff, error) {
	c := identity.CallerFrom(ctx)
	st, err := s.Store.Staff(ctx, c.Organ, c.Login)
	if err != nil {
		return nil, err
	}
	return staffOf(st), nil
}

func (s *signIns) ChangePassword(ctx context.Context, req *pb.ChangePasswordRequest) (*pb.ChangePasswordResponse, error) {
	err := s.Keeper.ChangePassword(ctx, identity.CallerFrom(ctx), req.OldPassword, req.NewPassword)
	if err != nil {
		return nil, err
	}
	return &pb.ChangePasswordResponse{}, nil
}

// staffOf is an account as the API shows it.
func staffOf(st store.Staff) *pb.Staff {
	return &pb.Staff{
		Name: casework.StaffName(st.Organ, st.Login), DisplayName: st.DisplayName, Roles: st.Roles, Disabled: st.Disabled,
		Etag: casework.Etag(st.Version), CreateTime: timestamppb.New(st.CreateTime),
		Email: st.Email,
	}
}
