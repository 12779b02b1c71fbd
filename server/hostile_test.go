package server

import (
	"fmt"
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"google.golang.org/genproto/googleapis/rpc/errdetails"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/store"
)

// TestHostileText puts bad characters into every text of every request, one at a time.
func TestHostileText(t *testing.T) {
	h := run(t, plain)
	tokens := h.employAll("yangli")
	texts := 0
	for _, m := range h.methods() {
		token := tokens[pb.Role_ROLE_HANDLER]
		if roles := ruleOf(m).Roles; len(roles) > 0 {
			token = tokens[roles[0]]
		}
		for _, field := range textsOf(m.Input(), nil) {
			texts++
			for _, bad := range badTexts(field[len(field)-1]) {
				req := about(m.Input(), "yangli")
				path := poison(req.ProtoReflect(), field, bad)
				err := h.call(token, m, req)
				want(t, fmt.Sprintf("%s %s %+q", m.FullName(), path, bad), err, codes.InvalidArgument, "TEXT_INVALID")
				if got := firstField(err); got != path {
					t.Errorf("%s: names %s, not %s", m.FullName(), got, path)
				}
			}
		}
	}
	if texts < 150 {
		t.Errorf("only %d texts", texts)
	}
	lines, _, err := h.store.ListCases(t.Context(), store.ListQuery{Organ: "yangli", Limit: 10})
	if err != nil || len(lines) != 0 {
		t.Errorf("something was written: %v, %v", lines, err)
	}
}

// textsOf lists the paths of all texts of a message, maps and lists included.
func textsOf(d protoreflect.MessageDescriptor, before []protoreflect.FieldDescriptor) [][]protoreflect.FieldDescriptor {
	var all [][]protoreflect.FieldDescriptor
	for i := range d.Fields().Len() {
		f := d.Fields().Get(i)
		path := append(append([]protoreflect.FieldDescriptor{}, before...), f)
		switch {
		case f.IsMap() && f.MapValue().Kind() == protoreflect.StringKind, f.Kind() == protoreflect.StringKind:
			all = append(all, path)
		case f.Message() != nil && !f.IsMap():
			all = append(all, textsOf(f.Message(), path)...)
		}
	}
	return all
}

func badTexts(f protoreflect.FieldDescriptor) []string {
	bad := []string{"张\u0000三", "张\u202e三", "\ufeff张三", "张三\uffff", "张\x1b[31m三", "一\r\n二"}
	if !proto.GetExtension(f.Options(), pb.E_Multiline).(bool) {
		bad = append(bad, "张\n三", "张\t三")
	}
	return bad
}

// poison sets one text and gives its path as errors name it.
func poison(m protoreflect.Message, path []protoreflect.FieldDescriptor, text string) string {
	at := ""
	for i, f := range path {
		if i > 0 {
			at += "."
		}
		at += string(f.Name())
		switch {
		case f.IsMap():
			m.Mutable(f).Map().Set(protoreflect.ValueOfString("key").MapKey(), protoreflect.ValueOfString(text))
			return at + `["key"]`
		case f.IsList() && f.Message() != nil:
			at += "[0]"
			m = m.Mutable(f).List().AppendMutable().Message()
		case f.IsList():
			m.Mutable(f).List().Append(protoreflect.ValueOfString(text))
			return at + "[0]"
		case f.Message() != nil:
			m = m.Mutable(f).Message()
		default:
			m.Set(f, protoreflect.ValueOfString(text))
		}
	}
	return at
}

func firstField(err error) string {
	for _, d := range status.Convert(err).Details() {
		b, ok := d.(*errdetails.BadRequest)
		if ok {
			return b.FieldViolations[0].Field
		}
	}
	return ""
}
