package form

import (
	"buf.build/gen/go/bufbuild/protovalidate/protocolbuffers/go/buf/validate"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// RuleIDs lists the rules that a field carries, as protovalidate names them.
func RuleIDs(r *validate.FieldRules) []string {
	var ids []string
	if r.GetRequired() {
		ids = append(ids, "required")
	}
	for _, c := range r.GetCel() {
		ids = append(ids, c.GetId())
	}
	r.ProtoReflect().Range(func(kind protoreflect.FieldDescriptor, v protoreflect.Value) bool {
		if kind.Message() == nil || kind.IsList() {
			return true
		}
		v.Message().Range(func(rule protoreflect.FieldDescriptor, value protoreflect.Value) bool {
			inner, ok := value.Interface().(protoreflect.Message)
			if ok {
				ids = append(ids, RuleIDs(inner.Interface().(*validate.FieldRules))...)
				return true
			}
			ids = append(ids, string(kind.Name())+"."+string(rule.Name()))
			return true
		})
		return true
	})
	return ids
}

func HasSentence(id string) bool { return sentences[id] != nil }

func HasPattern(p string) bool { return patterns[p] != "" }
