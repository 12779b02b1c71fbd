package cli

import (
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// Every changing request has the same four fields (name, request_id, etag, validate_only). They are set by their names here,
// so that each command only knows what is its own.

func setString(m proto.Message, field, value string) {
	setValue(m, field, protoreflect.ValueOfString(value))
}

func setValue(m proto.Message, field string, value protoreflect.Value) {
	r := m.ProtoReflect()
	if fd := r.Descriptor().Fields().ByName(protoreflect.Name(field)); fd != nil {
		r.Set(fd, value)
	}
}

func getString(m proto.Message, field string) string {
	r := m.ProtoReflect()
	if fd := r.Descriptor().Fields().ByName(protoreflect.Name(field)); fd != nil {
		return r.Get(fd).String()
	}
	return ""
}

// hasField tells whether a request knows a field.
func hasField(m proto.Message, field string) bool {
	return m.ProtoReflect().Descriptor().Fields().ByName(protoreflect.Name(field)) != nil
}

// overlay replaces every field of m that flags set.
func overlay(m, flags proto.Message) {
	flags.ProtoReflect().Range(func(fd protoreflect.FieldDescriptor, v protoreflect.Value) bool {
		m.ProtoReflect().Set(fd, v)
		return true
	})
}
