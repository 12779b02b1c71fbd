package e2e_test

import (
	"context"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/identity"
)

const password = "three blue pencils"

// employ lets an administrator make the staff of his organ; everybody changes his one-time password and signs in.
func (o *office) employ(prefix string, first *identity.FirstAdmin) {
	o.t.Helper()
	home, _, _ := strings.Cut(first.Name, "/staff/")
	admin := o.settle(first.Name, first.Password)
	o.staff[prefix+"admin"] = admin
	for login, roles := range logins {
		made, err := pb.NewAdminServiceClient(o.conn).CreateStaff(bearer(admin), &pb.CreateStaffRequest{
			Parent: home, StaffId: login, Staff: &pb.Staff{DisplayName: "人员" + login, Roles: roles},
		})
		if err != nil {
			o.t.Fatal(err)
		}
		o.staff[prefix+login] = o.settle(made.Staff.Name, made.OneTimePassword)
	}
	must[*pb.Organ](o, prefix+"admin", "UpdateOrgan", &pb.UpdateOrganRequest{
		Organ: &pb.Organ{
			Name: home, ReconsiderationBody: "样例县人民政府", Court: "样例县人民法院", Address: "样例县样例路1号", Phone: "0539-0000000",
			Payee: "样例县财政局", Payment: "到收费窗口缴纳",
		},
		UpdateMask: &fieldmaskpb.FieldMask{Paths: []string{"reconsideration_body", "court", "address", "phone", "payee", "payment"}},
	})
}

// settle changes a one-time password and gives a token.
func (o *office) settle(name, oneTime string) string {
	o.t.Helper()
	token := o.signIn(name, oneTime)
	_, err := pb.NewIdentityServiceClient(o.conn).ChangePassword(bearer(token), &pb.ChangePasswordRequest{
		OldPassword: oneTime, NewPassword: password,
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return token
}

func (o *office) signIn(name, word string) string {
	o.t.Helper()
	s, err := pb.NewIdentityServiceClient(o.conn).SignIn(context.Background(), &pb.SignInRequest{Name: name, Password: word})
	if err != nil {
		o.t.Fatal(err)
	}
	return s.Token
}

func bearer(token string) context.Context {
	return metadata.AppendToOutgoingContext(context.Background(), "authorization", "Bearer "+token)
}

// as is a context in which calls are made by a member of staff.
func (o *office) as(login string) context.Context { return bearer(o.staff[login]) }

// method finds an RPC by its name alone; they are unique in this API.
func method(name string) protoreflect.MethodDescriptor {
	var found protoreflect.MethodDescriptor
	protoregistry.GlobalFiles.RangeFilesByPackage("disclosure.v1", func(f protoreflect.FileDescriptor) bool {
		for i := range f.Services().Len() {
			m := f.Services().Get(i).Methods().ByName(protoreflect.Name(name))
			if m != nil {
				found = m
			}
		}
		return true
	})
	return found
}

func path(m protoreflect.MethodDescriptor) string {
	return "/" + string(m.Parent().FullName()) + "/" + string(m.Name())
}

func newMessage(d protoreflect.MessageDescriptor) proto.Message {
	t, err := protoregistry.GlobalTypes.FindMessageByName(d.FullName())
	if err != nil {
		panic(err)
	}
	return t.New().Interface()
}

// invoke makes a unary call by the name of the RPC.
func (o *office) invoke(login, name string, req proto.Message, options ...grpc.CallOption) (proto.Message, error) {
	m := method(name)
	out := newMessage(m.Output())
	return out, o.conn.Invoke(o.as(login), path(m), req, out, options...)
}

// must is invoke for calls that have to succeed.
func must[T proto.Message](o *office, login, name string, req proto.Message) T {
	o.t.Helper()
	out, err := o.invoke(login, name, req)
	if err != nil {
		o.t.Fatalf("%s: %v", name, explain(err))
	}
	return out.(T)
}
