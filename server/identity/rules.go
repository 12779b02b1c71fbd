package identity

import (
	"fmt"
	"maps"
	"slices"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	pb "disclosure/proto/disclosure/v1"
)

// open lists the services of gRPC itself, which carry no rule of ours. Health answers without names; reflection is
// registered on loopback or on demand only.
var open = map[string]bool{
	"grpc.health.v1.Health":                    true,
	"grpc.reflection.v1.ServerReflection":      true,
	"grpc.reflection.v1alpha.ServerReflection": true,
}

// Rule is the access rule of one RPC with the RPC's description.
type Rule struct {
	Access *pb.AccessRule
	// Method is nil for the services of gRPC itself.
	Method protoreflect.MethodDescriptor
}

// Rules is the access table: full method, such as /disclosure.v1.CaseService/GetCase, to its rule.
type Rules map[string]Rule

// ReadRules builds the table from the option `access` of every RPC of the named services. It is an error when an RPC has no
// rule or one that says two things: the server must not start then.
func ReadRules(services []string) (Rules, error) {
	table := Rules{}
	for _, name := range services {
		d, err := protoregistry.GlobalFiles.FindDescriptorByName(protoreflect.FullName(name))
		if err != nil {
			return nil, fmt.Errorf("access rules of %s: %w", name, err)
		}
		service, ok := d.(protoreflect.ServiceDescriptor)
		if !ok {
			return nil, fmt.Errorf("access rules of %s: not a service", name)
		}
		err = table.add(service)
		if err != nil {
			return nil, err
		}
	}
	return table, nil
}

func (t Rules) add(service protoreflect.ServiceDescriptor) error {
	methods := service.Methods()
	for i := range methods.Len() {
		m := methods.Get(i)
		key := fmt.Sprintf("/%s/%s", service.FullName(), m.Name())
		if open[string(service.FullName())] {
			t[key] = Rule{Access: &pb.AccessRule{Public: true}}
			continue
		}
		access, err := ruleOf(m)
		if err != nil {
			return err
		}
		t[key] = Rule{Access: access, Method: m}
	}
	return nil
}

func ruleOf(m protoreflect.MethodDescriptor) (*pb.AccessRule, error) {
	if !proto.HasExtension(m.Options(), pb.E_Access) {
		return nil, fmt.Errorf("%s has no access rule", m.FullName())
	}
	rule := proto.GetExtension(m.Options(), pb.E_Access).(*pb.AccessRule)
	kinds := 0
	for _, set := range []bool{rule.Public, rule.SignedIn, len(rule.Roles) > 0} {
		if set {
			kinds++
		}
	}
	if kinds != 1 || slices.Contains(rule.Roles, pb.Role_ROLE_UNSPECIFIED) {
		return nil, fmt.Errorf("%s: access rule must be public, signed_in or a list of roles", m.FullName())
	}
	return rule, nil
}

// Methods lists the table in order.
func (t Rules) Methods() []string { return slices.Sorted(maps.Keys(t)) }
