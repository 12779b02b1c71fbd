package form

import (
	"sync"

	"google.golang.org/protobuf/reflect/protoreflect"
)

// sound says whether Known and Text have nothing to say of a message. It is what they do, without the paths and sentences that only a
// refusal needs: nearly every request is sound, and each is looked at.
func sound(m protoreflect.Message) bool {
	if len(m.GetUnknown()) > 0 {
		return false
	}
	for _, f := range shapeOf(m.Descriptor()) {
		if m.Has(f.field) && !f.sound(m.Get(f.field)) {
			return false
		}
	}
	return true
}

// shape is what must be known of a field that holds text or messages.
type shape struct {
	field     protoreflect.FieldDescriptor
	message   bool // the value, each item or each value of a map is a message
	text      bool // or text
	multiline bool
	required  bool // blank text is refused
}

// shapes remembers the fields of each type of message: to look at their options costs more than to look at their text.
var shapes sync.Map // by protoreflect.MessageDescriptor

func shapeOf(d protoreflect.MessageDescriptor) []shape {
	known, ok := shapes.Load(d)
	if ok {
		return known.([]shape)
	}
	var all []shape
	for i := range d.Fields().Len() {
		f := d.Fields().Get(i)
		value := f
		if f.IsMap() {
			value = f.MapValue()
		}
		s := shape{field: f, message: value.Message() != nil, text: value.Kind() == protoreflect.StringKind}
		if s.text {
			s.multiline, s.required = multiline(leaf{field: f}), minLength(f) > 0
		}
		if s.message || s.text || f.IsMap() && f.MapKey().Kind() == protoreflect.StringKind {
			all = append(all, s)
		}
	}
	shapes.Store(d, all)
	return all
}

func (s shape) sound(v protoreflect.Value) bool {
	switch {
	case s.field.IsMap():
		ok := true
		v.Map().Range(func(k protoreflect.MapKey, v protoreflect.Value) bool {
			key, isText := k.Interface().(string)
			ok = (!isText || printable(key, false)) && s.soundOne(v)
			return ok
		})
		return ok
	case s.field.IsList():
		for i := range v.List().Len() {
			if !s.soundOne(v.List().Get(i)) {
				return false
			}
		}
		return true
	}
	return s.soundOne(v)
}

func (s shape) soundOne(v protoreflect.Value) bool {
	switch {
	case s.message:
		return sound(v.Message())
	case s.text:
		return printable(v.String(), s.multiline) && !(s.required && isBlank(leaf{text: v.String(), field: s.field}))
	}
	return true
}

// printable says whether badRune has nothing to say of a text.
func printable(text string, multiline bool) bool {
	for _, r := range text {
		ordinary := r >= ' ' && r < 0x7F || r >= 0x3000 && r < 0xD800 // most of what people write
		if !ordinary && badRune(r, multiline) != "" {
			return false
		}
	}
	return true
}
