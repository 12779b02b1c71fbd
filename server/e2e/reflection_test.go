package e2e_test

import (
	"fmt"
	"slices"
	"testing"

	reflectionpb "google.golang.org/grpc/reflection/grpc_reflection_v1"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/dynamicpb"

	"disclosure/server"
)

// stranger is a generic client: it knows nothing of this API but what the server tells it.
type stranger struct {
	t      *testing.T
	office *office
	stream reflectionpb.ServerReflection_ServerReflectionInfoClient
	files  *descriptorpb.FileDescriptorSet
	have   map[string]bool
}

func newStranger(t *testing.T, o *office) *stranger {
	t.Helper()
	stream, err := reflectionpb.NewServerReflectionClient(o.conn).ServerReflectionInfo(o.as("desk"))
	if err != nil {
		t.Fatal(err)
	}
	return &stranger{t: t, office: o, stream: stream, files: &descriptorpb.FileDescriptorSet{}, have: map[string]bool{}}
}

func (s *stranger) ask(q *reflectionpb.ServerReflectionRequest) *reflectionpb.ServerReflectionResponse {
	s.t.Helper()
	err := s.stream.Send(q)
	if err != nil {
		s.t.Fatal(err)
	}
	answer, err := s.stream.Recv()
	if err != nil || answer.GetErrorResponse() != nil {
		s.t.Fatalf("%v: %v, %v", q, answer, err)
	}
	return answer
}

// services lists them by name.
func (s *stranger) services() []string {
	var all []string
	list := s.ask(&reflectionpb.ServerReflectionRequest{MessageRequest: &reflectionpb.ServerReflectionRequest_ListServices{}})
	for _, x := range list.GetListServicesResponse().Service {
		all = append(all, x.Name)
	}
	return all
}

// learn fetches the file of a symbol and all that it imports.
func (s *stranger) learn(symbol string) *protoregistry.Files {
	s.t.Helper()
	s.keep(s.ask(&reflectionpb.ServerReflectionRequest{
		MessageRequest: &reflectionpb.ServerReflectionRequest_FileContainingSymbol{FileContainingSymbol: symbol},
	}))
	files, err := protodesc.NewFiles(s.files)
	if err != nil {
		s.t.Fatal(err)
	}
	return files
}

func (s *stranger) keep(answer *reflectionpb.ServerReflectionResponse) {
	s.t.Helper()
	for _, raw := range answer.GetFileDescriptorResponse().FileDescriptorProto {
		f := &descriptorpb.FileDescriptorProto{}
		err := proto.Unmarshal(raw, f)
		if err != nil {
			s.t.Fatal(err)
		}
		if s.have[f.GetName()] {
			continue
		}
		s.have[f.GetName()] = true
		s.files.File = append(s.files.File, f)
		for _, name := range f.Dependency {
			if !s.have[name] {
				s.keep(s.ask(&reflectionpb.ServerReflectionRequest{
					MessageRequest: &reflectionpb.ServerReflectionRequest_FileByFilename{FileByFilename: name},
				}))
			}
		}
	}
}

// TestGenericClient registers a case with nothing but reflection, JSON and a token.
func TestGenericClient(t *testing.T) {
	o := open(t, plain)
	s := newStranger(t, o)
	names := s.services()
	for _, want := range []string{
		"IntakeService", "HandlingService", "ReviewService", "NoticeService", "CaseService", "ClockService",
		"RecordService", "AdminService", "IdentityService",
	} {
		if !slices.Contains(names, "disclosure.v1."+want) {
			t.Errorf("%s is not listed: %v", want, names)
		}
	}
	d, err := s.learn("disclosure.v1.IntakeService").FindDescriptorByName("disclosure.v1.IntakeService")
	if err != nil {
		t.Fatal(err)
	}
	m := d.(protoreflect.ServiceDescriptor).Methods().ByName("RegisterCase")
	req, made := dynamicpb.NewMessage(m.Input()), dynamicpb.NewMessage(m.Output())
	err = protojson.Unmarshal([]byte(`{"parent": "organs/yangli", "registration": {
		"channel": "CHANNEL_IN_PERSON", "arrivedOn": "2026-04-15", "itemTexts": ["征地批复"],
		"applicant": {"category": "APPLICANT_CATEGORY_NATURAL_PERSON", "name": "张三"}}}`), req)
	if err != nil {
		t.Fatal(err)
	}
	call := fmt.Sprintf("/%s/%s", m.Parent().FullName(), m.Name())
	err = o.conn.Invoke(t.Context(), call, req, made)
	if err == nil {
		t.Error("registered without a token")
	}
	err = o.conn.Invoke(o.as("desk"), call, req, made)
	number := made.Get(m.Output().Fields().ByName("number")).String()
	if err != nil || number != "2026-0001" {
		t.Errorf("number %q, %v", number, err)
	}
}

// TestReflectionIsForLoopback: a server that strangers reach tells them nothing unless an administrator wants it.
func TestReflectionIsForLoopback(t *testing.T) {
	for wanted, listed := range map[bool]bool{false: false, true: true} {
		o := &office{t: t, dir: t.TempDir(), clock: newClock()}
		c := o.config()
		c.Organ, c.Listen, c.DevTLS, c.Reflection = yangli, "0.0.0.0:0", true, wanted
		o.reflects(c, listed)
	}
}

func (o *office) reflects(c server.Config, want bool) {
	o.t.Helper()
	o.start(func(to *server.Config) { *to = c })
	defer o.stop()
	_ = o.conn.Close()
	o.conn = o.secure()
	stream, err := reflectionpb.NewServerReflectionClient(o.conn).ServerReflectionInfo(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	_ = stream.Send(&reflectionpb.ServerReflectionRequest{MessageRequest: &reflectionpb.ServerReflectionRequest_ListServices{}})
	_, err = stream.Recv()
	if (err == nil) != want {
		o.t.Errorf("reflection on %s, wanted %t: %v", o.srv.Addr(), want, err)
	}
}
