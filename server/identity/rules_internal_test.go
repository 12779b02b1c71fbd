package identity

import (
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"

	pb "disclosure/proto/disclosure/v1"
)

// TestRuleMustSayOneThing makes a service with one RPC for each kind of bad rule.
func TestRuleMustSayOneThing(t *testing.T) {
	for name, rule := range map[string]*pb.AccessRule{
		"none": nil, "empty": {}, "two things": {Public: true, SignedIn: true}, "no role": {Roles: []pb.Role{0}},
		"public and roles": {Public: true, Roles: []pb.Role{1}},
	} {
		options := &descriptorpb.MethodOptions{}
		if rule != nil {
			proto.SetExtension(options, pb.E_Access, rule)
		}
		file, err := protodesc.NewFile(&descriptorpb.FileDescriptorProto{
			Name: proto.String("x.proto"), Package: proto.String("x"),
			MessageType: []*descriptorpb.DescriptorProto{{Name: proto.String("M")}},
			Service: []*descriptorpb.ServiceDescriptorProto{{Name: proto.String("S"), Method: []*descriptorpb.MethodDescriptorProto{
				{Name: proto.String("Do"), InputType: proto.String(".x.M"), OutputType: proto.String(".x.M"), Options: options},
			}}},
		}, protoregistry.GlobalFiles)
		if err != nil {
			t.Fatal(err)
		}
		err = Rules{}.add(file.Services().Get(0))
		if err == nil || !strings.Contains(err.Error(), "x.S.Do") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
