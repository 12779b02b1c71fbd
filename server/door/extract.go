package door

import (
	"fmt"
	"regexp"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"disclosure/server/identity"
)

// organPaths are the places in which a request may say which organ it is about, in the order in which they are asked. For
// UpdateOrgan and UpdateStaff it is the resource itself, for an upload the header of the first message.
var organPaths = [][]protoreflect.Name{
	{"name"}, {"parent"}, {"organ", "name"}, {"staff", "name"}, {"header", "parent"},
}

var organForm = regexp.MustCompile(`^[a-z][a-z0-9-]{1,31}$`)

// organPath finds the place in which requests of this kind name their organ, or nothing.
func organPath(m protoreflect.MessageDescriptor) []protoreflect.FieldDescriptor {
	for _, path := range organPaths {
		fields := fieldsOf(m, path)
		if fields != nil {
			return fields
		}
	}
	return nil
}

func fieldsOf(m protoreflect.MessageDescriptor, path []protoreflect.Name) []protoreflect.FieldDescriptor {
	var fields []protoreflect.FieldDescriptor
	for _, name := range path {
		if m == nil {
			return nil
		}
		f := m.Fields().ByName(name)
		if f == nil || f.IsList() || f.IsMap() {
			return nil
		}
		fields = append(fields, f)
		m = f.Message()
	}
	if fields[len(fields)-1].Kind() != protoreflect.StringKind {
		return nil
	}
	return fields
}

// OrganOf gives the code of the organ that a request is about, and the path of the field that says so. The code is empty
// when the field does not hold a resource name: such a request is about no organ and must not pass.
func OrganOf(m proto.Message) (organ, path string) {
	at := m.ProtoReflect()
	fields := organPath(at.Descriptor())
	if fields == nil {
		return "", ""
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = string(f.Name())
	}
	path = strings.Join(names, ".")
	for _, f := range fields[:len(fields)-1] {
		at = at.Get(f).Message()
	}
	return organOfName(at.Get(fields[len(fields)-1]).String()), path
}

func organOfName(name string) string {
	rest, ok := strings.CutPrefix(name, "organs/")
	if !ok {
		return ""
	}
	code, _, _ := strings.Cut(rest, "/")
	if !organForm.MatchString(code) {
		return ""
	}
	return code
}

// checkOrgans makes sure that every RPC with roles names its organ: a rule that cannot be applied must not pass.
func checkOrgans(rules identity.Rules) error {
	for _, name := range rules.Methods() {
		rule := rules[name]
		if len(rule.Access.GetRoles()) > 0 && organPath(rule.Method.Input()) == nil {
			return fmt.Errorf("%s demands a role, but its request names no organ", name)
		}
	}
	return nil
}
