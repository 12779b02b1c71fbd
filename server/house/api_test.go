package house_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"buf.build/gen/go/bufbuild/protovalidate/protocolbuffers/go/buf/validate"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	pb "disclosure/proto/disclosure/v1"
)

// methods lists every RPC of disclosure.v1.
func methods(t *testing.T) []protoreflect.MethodDescriptor {
	t.Helper()
	var all []protoreflect.MethodDescriptor
	protoregistry.GlobalFiles.RangeFilesByPackage("disclosure.v1", func(f protoreflect.FileDescriptor) bool {
		for i := range f.Services().Len() {
			s := f.Services().Get(i)
			for j := range s.Methods().Len() {
				all = append(all, s.Methods().Get(j))
			}
		}
		return true
	})
	if len(all) < 40 {
		t.Fatalf("%d RPCs: this test sees nothing", len(all))
	}
	return all
}

func fields(m protoreflect.MessageDescriptor) []protoreflect.FieldDescriptor {
	var all []protoreflect.FieldDescriptor
	for i := range m.Fields().Len() {
		all = append(all, m.Fields().Get(i))
	}
	return all
}

// reach walks a message and all messages of this API in it, each once.
func reach(m protoreflect.MessageDescriptor, seen map[protoreflect.FullName]bool, visit func(protoreflect.FieldDescriptor)) {
	if seen[m.FullName()] || m.ParentFile().Package() != "disclosure.v1" && !m.IsMapEntry() {
		return
	}
	seen[m.FullName()] = true
	for _, f := range fields(m) {
		visit(f)
		if f.Message() != nil {
			reach(f.Message(), seen, visit)
		}
	}
}

func rulesOf(f protoreflect.FieldDescriptor) *validate.FieldRules {
	r, _ := proto.GetExtension(f.Options(), validate.E_Field).(*validate.FieldRules)
	return r
}

func TestEveryRPCHasAnAccessRule(t *testing.T) {
	for _, m := range methods(t) {
		r, _ := proto.GetExtension(m.Options(), pb.E_Access).(*pb.AccessRule)
		if r == nil || !r.Public && !r.SignedIn && len(r.Roles) == 0 {
			t.Errorf("%s has no access rule", m.FullName())
		}
	}
}

// Resource names and days have a pattern, so that a mistyped one is refused as such and never looked up.
func TestNamesAndDaysHavePatterns(t *testing.T) {
	days := 0
	for _, m := range methods(t) {
		for _, f := range fields(m.Input()) {
			if (f.Name() == "name" || f.Name() == "parent") && rulesOf(f).GetString().GetPattern() == "" {
				t.Errorf("%s has no pattern", f.FullName())
			}
		}
		reach(m.Input(), map[protoreflect.FullName]bool{}, func(f protoreflect.FieldDescriptor) {
			if f.Kind() != protoreflect.StringKind || !strings.HasSuffix(string(f.Name()), "_on") {
				return
			}
			days++
			if !strings.Contains(rulesOf(f).GetString().GetPattern(), "[0-9]{4}-[0-9]{2}-[0-9]{2}") {
				t.Errorf("%s, reached by %s, has no pattern of a day", f.FullName(), m.Name())
			}
		})
	}
	if days < 10 {
		t.Errorf("%d days: this test sees nothing", days)
	}
}

// Every text and every list that a caller sends is bounded.
func TestRequestsAreBounded(t *testing.T) {
	for _, m := range methods(t) {
		reach(m.Input(), map[protoreflect.FullName]bool{}, func(f protoreflect.FieldDescriptor) {
			if onlyCompared[f.FullName()] {
				return
			}
			r := rulesOf(f)
			texts := r.GetString()
			switch {
			case f.ContainingMessage().IsMapEntry():
				return // bounded by the rules of the map itself
			case f.IsMap():
				if r.GetMap().GetMaxPairs() == 0 {
					t.Errorf("%s has no max_pairs", f.FullName())
				}
				return
			case f.IsList():
				if r.GetRepeated().GetMaxItems() == 0 {
					t.Errorf("%s has no max_items", f.FullName())
				}
				texts = r.GetRepeated().GetItems().GetString()
			}
			if f.Kind() == protoreflect.StringKind && texts.GetMaxLen() == 0 && texts.GetPattern() == "" {
				t.Errorf("%s has neither max_len nor pattern", f.FullName())
			}
		})
	}
}

// onlyCompared lists texts of a resource in its own update: they are compared with the one that is there and never stored.
var onlyCompared = map[protoreflect.FullName]bool{
	"disclosure.v1.Organ.name": true, "disclosure.v1.Organ.etag": true,
	"disclosure.v1.Staff.name": true, "disclosure.v1.Staff.etag": true,
}

// An act on a case or a notice is repeatable, refuses a stale version and can be tried out.
func TestActsAreAlike(t *testing.T) {
	acts := 0
	for _, m := range methods(t) {
		if strings.HasPrefix(string(m.Name()), "Get") || !slices.Contains([]protoreflect.Name{"Case", "Notice"}, m.Output().Name()) {
			continue
		}
		acts++
		for name, number := range map[protoreflect.Name]protoreflect.FieldNumber{"request_id": 2, "etag": 3, "validate_only": 4} {
			if m.Name() == "RegisterCase" && name == "etag" { // nothing is there yet; the number is reserved
				continue
			}
			f := m.Input().Fields().ByName(name)
			if f == nil || f.Number() != number {
				t.Errorf("%s has no %s = %d", m.Input().Name(), name, number)
			}
		}
	}
	if acts < 20 {
		t.Errorf("%d acts: this test sees nothing", acts)
	}
}

func TestListsHavePages(t *testing.T) {
	for _, m := range methods(t) {
		name := string(m.Name())
		if !strings.HasPrefix(name, "List") && !strings.HasPrefix(name, "Search") {
			continue
		}
		in, out := m.Input().Fields(), m.Output().Fields()
		if in.ByName("page_size") == nil || in.ByName("page_token") == nil || out.ByName("next_page_token") == nil {
			t.Errorf("%s has no pages", m.FullName())
		}
	}
}

// A moment is a Timestamp and called _time; a day is a text and called otherwise.
func TestMomentsAreTimestamps(t *testing.T) {
	moments := 0
	for _, m := range methods(t) {
		for _, d := range []protoreflect.MessageDescriptor{m.Input(), m.Output()} {
			reach(d, map[protoreflect.FullName]bool{}, func(f protoreflect.FieldDescriptor) {
				named := strings.HasSuffix(string(f.Name()), "_time")
				is := f.Message() != nil && f.Message().FullName() == "google.protobuf.Timestamp"
				if named != is {
					t.Errorf("%s: called a moment %t, is a Timestamp %t", f.FullName(), named, is)
				}
				if is {
					moments++
				}
			})
		}
	}
	if moments == 0 {
		t.Error("no Timestamp: this test sees nothing")
	}
}

// google.rpc.ErrorInfo wants reasons of at most 63 characters in this form.
func TestErrorReasons(t *testing.T) {
	form := regexp.MustCompile(`^[A-Z][A-Z0-9_]+[A-Z0-9]$`)
	values := pb.ErrorReason(0).Descriptor().Values()
	for i := range values.Len() {
		name, ok := strings.CutPrefix(string(values.Get(i).Name()), "ERROR_REASON_")
		if !ok || len(name) > 63 || !form.MatchString(name) {
			t.Errorf("%s is no reason", values.Get(i).Name())
		}
	}
}
