package e2e_test

import (
	"fmt"
	"strings"
	"testing"

	"buf.build/gen/go/bufbuild/protovalidate/protocolbuffers/go/buf/validate"
	"buf.build/go/protovalidate"
	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	pb "disclosure/proto/disclosure/v1"
)

// TestEveryFieldOfEveryRequest breaks every rule of every field of requests that are otherwise right, one at a time: empty,
// blank, too long, malformed, unknown options, too many, out of range, absent.
func TestEveryFieldOfEveryRequest(t *testing.T) {
	o := open(t, plain)
	names := map[string]string{}
	breaches := 0
	for _, r := range requests {
		name := o.shared(r, names)
		t.Run(r.name, func(t *testing.T) {
			right := r.req(name)
			if !r.waits() {
				taken(t, o, r, right)
			}
			o.unchanged(t, func() { breaches += o.breakAll(t, r, right) })
		})
	}
	if breaches < 1000 {
		t.Errorf("only %d breaches: this test sees little", breaches)
	}
}

// shared is subject, made once for all requests that act on the same, which they do not change.
func (o *office) shared(r rpc, made map[string]string) string {
	o.t.Helper()
	if r.waits() {
		return organ + "/cases/2026-9999"
	}
	key := fmt.Sprintf("%v %v", r.in, r.after)
	if r.make != nil {
		key = r.name
	}
	if made[key] == "" {
		made[key] = o.subject(r)
	}
	return made[key]
}

// taken demands that the request is right to begin with, without doing it.
func taken(t *testing.T, o *office, r rpc, right proto.Message) {
	t.Helper()
	trial := proto.Clone(right)
	if !validateOnly(trial) && has(trial, "request_id") {
		return // a trial would do it
	}
	_, err := o.invoke(r.login, r.name, trial)
	if err != nil {
		t.Fatalf("refused as it is: %s", explain(err))
	}
}

func (o *office) breakAll(t *testing.T, r rpc, right proto.Message) int {
	n := 0
	each(right.ProtoReflect(), "", func(path string, f protoreflect.FieldDescriptor, set func(root protoreflect.Message) protoreflect.Message) {
		if exempt(r, path) {
			return
		}
		for _, b := range breachesOf(f) {
			n++
			bad := proto.Clone(right)
			b.spoil(set(bad.ProtoReflect()))
			_, err := o.invoke(r.login, r.name, bad)
			refused(t, r.name+"."+path+" "+b.what, err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, path+b.at)
		}
	})
	return n
}

// exempt are the facts of a registration that UpdateCase does not read: its mask does not name them.
func exempt(r rpc, path string) bool {
	rest, ok := strings.CutPrefix(path, "registration.")
	if r.name != "UpdateCase" || !ok {
		return false
	}
	for _, p := range corrigible {
		if rest == p || strings.HasPrefix(rest, p+".") {
			return false
		}
	}
	return true
}

// each visits every field that has a value, with its path and a way to its message in a copy.
func each(m protoreflect.Message, at string, visit func(string, protoreflect.FieldDescriptor, func(protoreflect.Message) protoreflect.Message)) {
	walk(m, at, func(root protoreflect.Message) protoreflect.Message { return root }, visit)
}

type way = func(protoreflect.Message) protoreflect.Message

func walk(m protoreflect.Message, at string, to way, visit func(string, protoreflect.FieldDescriptor, way)) {
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		f := fields.Get(i)
		path := strings.TrimPrefix(at+"."+string(f.Name()), ".")
		visit(path, f, to)
		if f.Message() == nil || f.IsMap() || f.Message().ParentFile().Package() != "disclosure.v1" || !m.Has(f) {
			continue
		}
		if f.IsList() {
			walk(m.Get(f).List().Get(0).Message(), path+"[0]", func(root protoreflect.Message) protoreflect.Message {
				return to(root).Mutable(f).List().Get(0).Message()
			}, visit)
			continue
		}
		walk(m.Get(f).Message(), path, func(root protoreflect.Message) protoreflect.Message { return to(root).Mutable(f).Message() }, visit)
	}
}

// rules are those of a field.
func rules(f protoreflect.FieldDescriptor) *validate.FieldRules {
	r, err := protovalidate.ResolveFieldRules(f)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", f.FullName(), err))
	}
	return r
}

// elsewhere are the unary RPCs that have tests of their own: sign-in, accounts and feeds.
var elsewhere = []string{
	"SignIn", "SignOut", "GetMe", "ChangePassword", "CreateFeed", "RevokeFeed", "UpdateOrgan", "CreateStaff", "UpdateStaff", "ResetPassword",
}

// TestEveryRPCHasALine finds RPCs that nobody tries here.
func TestEveryRPCHasALine(t *testing.T) {
	known := map[string]bool{}
	for _, r := range requests {
		known[r.name] = true
	}
	for _, name := range elsewhere {
		known[name] = true
	}
	protoregistry.GlobalFiles.RangeFilesByPackage("disclosure.v1", func(f protoreflect.FileDescriptor) bool {
		for i := range f.Services().Len() {
			methods := f.Services().Get(i).Methods()
			for k := range methods.Len() {
				m := methods.Get(k)
				if !m.IsStreamingClient() && !m.IsStreamingServer() && !known[string(m.Name())] {
					t.Errorf("%s: give it a line in requests", m.FullName())
				}
			}
		}
		return true
	})
}
