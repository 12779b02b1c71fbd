package form

import (
	"fmt"

	"google.golang.org/protobuf/reflect/protoreflect"
)

// leaf is one string of a message: its path as in protovalidate, its field and its text.
type leaf struct {
	path  string
	field protoreflect.FieldDescriptor
	text  string
	key   bool // a map key
}

// walk visits every message in m with its path, the outermost with the empty one.
func walk(path string, m protoreflect.Message, visit func(path string, m protoreflect.Message)) {
	visit(path, m)
	m.Range(func(f protoreflect.FieldDescriptor, v protoreflect.Value) bool {
		eachValue(join(path, f), f, v, func(path string, v protoreflect.Value, isMessage, _ bool) {
			if isMessage {
				walk(path, v.Message(), visit)
			}
		})
		return true
	})
}

// leaves visits every string of m in the order of the fields.
func leaves(m protoreflect.Message, visit func(leaf)) {
	walk("", m, func(path string, m protoreflect.Message) {
		fields := m.Descriptor().Fields()
		for i := range fields.Len() {
			f := fields.Get(i)
			if !m.Has(f) {
				continue
			}
			eachValue(join(path, f), f, m.Get(f), func(path string, v protoreflect.Value, _, key bool) {
				text, ok := v.Interface().(string)
				if ok {
					visit(leaf{path, f, text, key})
				}
			})
		}
	})
}

// eachValue visits the values of a field: the one, every item of a list, every key and value of a map.
func eachValue(path string, f protoreflect.FieldDescriptor, v protoreflect.Value, visit func(string, protoreflect.Value, bool, bool)) {
	switch {
	case f.IsMap():
		inner := f.MapValue().Message() != nil
		v.Map().Range(func(k protoreflect.MapKey, v protoreflect.Value) bool {
			at := fmt.Sprintf("%s[%s]", path, keyText(k))
			visit(at, k.Value(), false, true)
			visit(at, v, inner, false)
			return true
		})
	case f.IsList():
		for i := range v.List().Len() {
			visit(fmt.Sprintf("%s[%d]", path, i), v.List().Get(i), f.Message() != nil, false)
		}
	default:
		visit(path, v, f.Message() != nil, false)
	}
}

// keyText quotes a map key; %q writes what cannot be printed as an escape, so that it harms no log and no screen.
func keyText(k protoreflect.MapKey) string {
	s, ok := k.Interface().(string)
	if ok {
		return fmt.Sprintf("%+q", s)
	}
	return k.String()
}

func join(path string, f protoreflect.FieldDescriptor) string {
	if path == "" {
		return string(f.Name())
	}
	return path + "." + string(f.Name())
}
