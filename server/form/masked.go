package form

import (
	"errors"
	"strings"

	"buf.build/gen/go/bufbuild/protovalidate/protocolbuffers/go/buf/validate"
	"buf.build/go/protovalidate"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	"disclosure/server/fault"
)

// checkMasked applies the rules of the resource of an update to the fields that its mask names. The protos exempt such a
// resource as a whole, since what the mask leaves out may be empty.
func checkMasked(e *fault.Error, m proto.Message) error {
	mask, resource := maskedUpdate(m.ProtoReflect())
	if mask == nil {
		return nil
	}
	at := string(resource.Name())
	if !m.ProtoReflect().Has(resource) {
		e.Field(at, "请填写。")
		return nil
	}
	err := protovalidate.Validate(m.ProtoReflect().Get(resource).Message().Interface())
	var broken *protovalidate.ValidationError
	if err != nil && !errors.As(err, &broken) {
		return err
	}
	if broken == nil {
		return nil
	}
	for _, v := range broken.Violations {
		if len(e.Fields) < maxFaults && named(mask.Paths, pathOf(v)) {
			e.Field(at+"."+pathOf(v), sentence(v))
		}
	}
	return nil
}

// maskedUpdate finds the mask of an update and the field of its resource.
func maskedUpdate(m protoreflect.Message) (*fieldmaskpb.FieldMask, protoreflect.FieldDescriptor) {
	f := m.Descriptor().Fields().ByName("update_mask")
	if f == nil || !m.Has(f) {
		return nil, nil
	}
	mask, ok := m.Get(f).Message().Interface().(*fieldmaskpb.FieldMask)
	for i := range m.Descriptor().Fields().Len() {
		resource := m.Descriptor().Fields().Get(i)
		rules, err := protovalidate.ResolveFieldRules(resource)
		if ok && err == nil && rules.GetIgnore() == validate.Ignore_IGNORE_ALWAYS && resource.Message() != nil {
			return mask, resource
		}
	}
	return nil, nil
}

// named says whether a mask path is the field, holds it or lies in it.
func named(paths []string, field string) bool {
	plain := index.ReplaceAllString(field, "")
	for _, p := range paths {
		if p == plain || strings.HasPrefix(plain, p+".") || strings.HasPrefix(p, plain+".") {
			return true
		}
	}
	return false
}
