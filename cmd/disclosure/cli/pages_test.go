package cli

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"

	pb "disclosure/proto/disclosure/v1"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with testdata/NAME.golden, which a person has read.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// sample reads a message from testdata/NAME.txtpb.
func sample[M proto.Message](t *testing.T, name string, m M) M {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".txtpb"))
	if err != nil {
		t.Fatal(err)
	}
	if err := prototext.Unmarshal(data, m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		name, args, method string
		answer             proto.Message
	}{
		{"show", "show 2026-0001", "GetCase", sample(t, "case", &pb.Case{})},
		{"brief", "submit 2026-0001", "SubmitForReview", sample(t, "case", &pb.Case{})},
		{"registered", "register --channel FAX --arrived-on 2026-02-10 --name x --item x", "RegisterCase", sample(t, "case", &pb.Case{})},
		{"list", "list", "ListCases", sample(t, "list", &pb.ListCasesResponse{})},
		{"events", "events 2026-0001", "ListEvents", sample(t, "events", &pb.ListEventsResponse{})},
		{"clock", "clock 2026-0001", "GetClock", sample(t, "clock", &pb.Clock{})},
		{"staff", "staff list", "ListStaff", &pb.ListStaffResponse{Staff: []*pb.Staff{
			{Name: "organs/yangli/staff/zhangsan", DisplayName: "张三", Roles: []pb.Role{pb.Role_ROLE_HANDLER, pb.Role_ROLE_LEGAL}},
			{Name: "organs/yangli/staff/li", DisplayName: "欧阳某某", Roles: []pb.Role{pb.Role_ROLE_ADMIN}, Disabled: true}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := signedIn(t)
			f.answers[c.method] = c.answer
			golden(t, c.name, f.run(t, strings.Fields(c.args)...).want(t, exitOK).out)
		})
	}
}

// The JSON is that of the API, has every plain field, and reads back to the same message.
func TestJSON(t *testing.T) {
	f := signedIn(t)
	want := sample(t, "case", &pb.Case{})
	f.answers["GetCase"] = want
	r := f.run(t, "show", "2026-0001", "-o", "json").want(t, exitOK)
	got := &pb.Case{}
	if err := protojson.Unmarshal([]byte(r.out), got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" {
		t.Error(diff)
	}
	var plain map[string]any
	if err := json.Unmarshal([]byte(r.out), &plain); err != nil || plain["answeredOn"] != "" || plain["returnReason"] != "" {
		t.Errorf("answeredOn = %v, %v", plain["answeredOn"], err)
	}
	if again := f.run(t, "show", "2026-0001", "-o", "json"); again.out != r.out {
		t.Error("the same case gave another JSON")
	}
}

func TestListFollowsPages(t *testing.T) {
	f := signedIn(t)
	f.answers["ListCases"] = &pb.ListCasesResponse{Cases: []*pb.CaseSummary{{Number: "2026-0001"}}, NextPageToken: "next"}
	if r := f.run(t, "list").want(t, exitOK); !strings.Contains(r.err, "--page-token next") {
		t.Errorf("no hint: %q", r.err)
	}
	f.calls = nil
	f.follow = map[string]proto.Message{"ListCases": &pb.ListCasesResponse{Cases: []*pb.CaseSummary{{Number: "2026-0002"}}}}
	r := f.run(t, "list", "--all").want(t, exitOK)
	if len(f.calls) != 2 || f.calls[1].req.(*pb.ListCasesRequest).PageToken != "next" || !strings.Contains(r.out, "2026-0002") || r.err != "" {
		t.Errorf("%d calls\n%s%s", len(f.calls), r.out, r.err)
	}
}

func TestEveryEventHasItsWords(t *testing.T) {
	kinds := (&pb.Event{}).ProtoReflect().Descriptor().Oneofs().ByName("kind").Fields()
	for i := range kinds.Len() {
		e := &pb.Event{}
		e.ProtoReflect().Mutable(kinds.Get(i))
		if what, _ := describe(e); what == "" || strings.Contains(what, "升级") {
			t.Errorf("%s has no words", kinds.Get(i).Name())
		}
	}
}

func TestHelpIsChinese(t *testing.T) {
	f := newFake(t)
	root := newApp(Config{}).root()
	for _, c := range append(root.Commands(), root) {
		r := f.run(t, c.Name(), "--help")
		if c == root {
			r = f.run(t, "--help")
		}
		for _, english := range []string{"Usage", "Flags", "default", "string", "help for"} {
			if strings.Contains(r.want(t, exitOK).out, english) {
				t.Errorf("help of %s says %q", c.Name(), english)
			}
		}
	}
	if r := f.run(t, "--help"); !strings.Contains(r.out, "退出码") {
		t.Error("the exit codes are not in the help")
	}
}

func TestCompletion(t *testing.T) {
	f := newFake(t)
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if r := f.run(t, "completion", shell).want(t, exitOK); !strings.Contains(r.out, "disclosure") {
			t.Errorf("%s: %s", shell, r.out)
		}
	}
	if r := f.run(t, "__complete", "register", "--channel", ""); !strings.Contains(r.out, "IN_PERSON\t当面提交") {
		t.Errorf("completion of --channel: %s%s", r.out, r.err)
	}
}
