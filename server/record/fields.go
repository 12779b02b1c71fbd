package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
)

// Field is one piece of the content of an event that is committed to by itself.
type Field struct{ Name, Value string }

// BodyField is the name of the field that holds the SHA-256 of the stored body in lower-case hexadecimal, so that nothing in it
// is left uncommitted, not even what this program does not know.
const BodyField = "@body"

// Fields lists the content of an event by name: one field for each scalar that is set, found by walking the message.
//
// The name is the path of proto field names with dots between; an element of a list adds its index from 0, an entry of a map
// its key in Go quotes: registered.registration.item_texts.0. The value is text: a string as it is, a bool as true or false, an
// integer in decimal, bytes in lower-case hexadecimal, an enum by the name of its value (by number when unknown), a Timestamp in
// RFC 3339 with nanoseconds as needed, a message in which nothing is set as {}. Names of events are never changed (buf
// breaking), so the list of an old event stays what it was.
func Fields(e *pb.Event, body []byte) []Field {
	fields := fieldsBut(e, body, nil)
	slices.SortFunc(fields, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	return fields
}

// fieldsBut lists the fields, in no order, without those of one message within the event.
func fieldsBut(e *pb.Event, body []byte, but protoreflect.Message) []Field {
	sum := sha256.Sum256(body)
	fields := make([]Field, 1, 32)
	fields[0] = Field{BodyField, hex.EncodeToString(sum[:])}
	return walk(fields, "", e.ProtoReflect(), but)
}

// walk adds the fields of a message under a path, without those of one message within it.
func walk(fields []Field, path string, m, but protoreflect.Message) []Field {
	if m == but {
		return fields
	}
	if t, ok := m.Interface().(*timestamppb.Timestamp); ok {
		return append(fields, Field{path, TimeValue(t.AsTime())})
	}
	before := len(fields)
	m.Range(func(f protoreflect.FieldDescriptor, v protoreflect.Value) bool {
		name := join(path, string(f.Name()))
		switch {
		case f.IsList():
			for i := range v.List().Len() {
				fields = value(fields, join(name, strconv.Itoa(i)), f, v.List().Get(i), but)
			}
		case f.IsMap():
			v.Map().Range(func(k protoreflect.MapKey, v protoreflect.Value) bool {
				fields = value(fields, join(name, strconv.Quote(k.String())), f.MapValue(), v, but)
				return true
			})
		default:
			fields = value(fields, name, f, v, but)
		}
		return true
	})
	if len(fields) == before && path != "" {
		fields = append(fields, Field{path, "{}"})
	}
	return fields
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// value adds one value: a message field by field, a scalar as text.
func value(fields []Field, name string, f protoreflect.FieldDescriptor, v protoreflect.Value, but protoreflect.Message) []Field {
	if f.Message() != nil {
		return walk(fields, name, v.Message(), but)
	}
	return append(fields, Field{name, text(f, v)})
}

func text(f protoreflect.FieldDescriptor, v protoreflect.Value) string {
	switch f.Kind() {
	case protoreflect.StringKind:
		return v.String()
	case protoreflect.BytesKind:
		return hex.EncodeToString(v.Bytes())
	case protoreflect.EnumKind:
		known := f.Enum().Values().ByNumber(v.Enum())
		if known == nil {
			return strconv.Itoa(int(v.Enum()))
		}
		return string(known.Name())
	}
	return fmt.Sprint(v.Interface()) // bool, integers, floating point
}

// TimeValue is an instant as the value of a field.
func TimeValue(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
