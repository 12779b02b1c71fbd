package demo

import (
	"context"
	"fmt"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"

	pb "disclosure/proto/disclosure/v1"
)

// password is that of every member of staff of the demo.
const password = "yangli-demo-2026"

// member is one of the five members of staff who play the stories.
type member struct {
	login, name string
	roles       []pb.Role
}

var (
	desk    = member{"chuangkou", "窗口 陶然", []pb.Role{pb.Role_ROLE_FRONT_DESK}}
	handler = member{"chengban", "承办人 陈文", []pb.Role{pb.Role_ROLE_HANDLER}}
	checker = member{"shenhe", "审核人 沈清", []pb.Role{pb.Role_ROLE_REVIEWER}}
	head    = member{"fuzeren", "负责人 方正", []pb.Role{pb.Role_ROLE_DISCLOSURE_HEAD}}
	legal   = member{"fazhi", "法制 范一", []pb.Role{pb.Role_ROLE_LEGAL}}
)

var members = []member{desk, handler, checker, head, legal}

func (m member) resource(organ string) string { return "organs/" + organ + "/staff/" + m.login }

// hire lets the administrator make the five accounts; each changes its one-time password, as a new member of staff would.
func (p *player) hire(ctx context.Context, admin, oneTime string) error {
	const adminPassword = "guanli-yangli-2026"
	err := p.firstPassword(ctx, admin, oneTime, adminPassword)
	if err != nil {
		return err
	}
	token, err := p.signIn(ctx, admin, adminPassword)
	if err != nil {
		return err
	}
	for _, m := range members {
		made, err := pb.NewAdminServiceClient(p.conn).CreateStaff(bearer(ctx, token), &pb.CreateStaffRequest{
			Parent: "organs/" + p.organ, StaffId: m.login, Staff: &pb.Staff{DisplayName: m.name, Roles: m.roles},
		})
		if err != nil {
			return fmt.Errorf("create %s: %w", m.login, err)
		}
		err = p.firstPassword(ctx, m.resource(p.organ), made.OneTimePassword, password)
		if err != nil {
			return err
		}
	}
	return p.settle(ctx, token)
}

// settle fills in what notices print about the organ.
func (p *player) settle(ctx context.Context, token string) error {
	o := &pb.Organ{
		Name: "organs/" + p.organ, ReconsiderationBody: "样例县人民政府", Court: "样例县人民法院",
		ReconsiderationUrl: "https://www.example.gov.cn/xzfy", Address: "样例县样例路1号", Phone: "0539-0000000", Payee: "样例县财政局",
		Payment: "凭本通知书到样例县政务服务中心一楼收费窗口缴纳",
	}
	_, err := pb.NewAdminServiceClient(p.conn).UpdateOrgan(bearer(ctx, token), &pb.UpdateOrganRequest{
		Organ: o, UpdateMask: mask("reconsideration_body", "court", "reconsideration_url", "address", "phone", "payee", "payment"),
	})
	return err
}

func (p *player) firstPassword(ctx context.Context, name, old, next string) error {
	token, err := p.signIn(ctx, name, old)
	if err != nil {
		return err
	}
	_, err = pb.NewIdentityServiceClient(p.conn).ChangePassword(bearer(ctx, token), &pb.ChangePasswordRequest{OldPassword: old, NewPassword: next})
	return err
}

func (p *player) signIn(ctx context.Context, name, word string) (string, error) {
	s, err := pb.NewIdentityServiceClient(p.conn).SignIn(ctx, &pb.SignInRequest{Name: name, Password: word})
	if err != nil {
		return "", fmt.Errorf("sign in %s: %w", name, err)
	}
	return s.Token, nil
}

// as gives a context in which calls are made by a member, signed in anew each day as people do.
func (p *player) as(ctx context.Context, m member) (context.Context, error) {
	key := m.login + p.clock.Today().String()
	if p.tokens[key] == "" {
		token, err := p.signIn(ctx, m.resource(p.organ), password)
		if err != nil {
			return nil, err
		}
		p.tokens[key] = token
	}
	return bearer(ctx, p.tokens[key]), nil
}

func bearer(ctx context.Context, token string) context.Context {
	return metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+token)
}

// player plays stories through a connection.
type player struct {
	conn   *grpc.ClientConn
	organ  string
	clock  *Clock
	tokens map[string]string
	folder string           // where PDFs and the case file go
	played map[string]*play // by key
}
