package cli

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
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
		{"checks", "record checks", "ListOrganEvents", &pb.ListOrganEventsResponse{Events: []*pb.Event{
			{Sequence: 2, ActorName: "系统", Kind: &pb.Event_RecordChecked{RecordChecked: &pb.RecordChecked{
				LogSize: 812, Cases: 70, Documents: 33, Differences: 2, FirstDifference: "yangli 2026-0003: case_files.state: is 3, by the events 4",
			}}},
			{Sequence: 1, ActorName: "系统", Kind: &pb.Event_RecordChecked{RecordChecked: &pb.RecordChecked{LogSize: 790, Cases: 68, Documents: 33}}},
		}}},
		{"retention", "retention list", "ListRetention", &pb.ListRetentionResponse{Entries: []*pb.RetentionEntry{
			{
				Name: "organs/yangli/cases/2016-0001", Class: pb.RetentionClass_RETENTION_CLASS_TEN_YEARS, KeepUntil: "2026-12-31",
				Proposer: "organs/yangli/staff/li",
			},
			{Name: "organs/yangli/cases/2016-0002", Class: pb.RetentionClass_RETENTION_CLASS_TEN_YEARS, KeepUntil: "2026-12-31", Held: true},
			{Name: "organs/yangli/cases/2016-0003", Class: pb.RetentionClass_RETENTION_CLASS_PERMANENT},
		}}},
		{"catalogue", "retention catalogue 2016-0001", "GetDestruction", &pb.Destruction{
			Name: "organs/yangli/cases/2016-0001", Class: pb.RetentionClass_RETENTION_CLASS_TEN_YEARS, KeepUntil: "2026-12-31", Events: 23,
			Documents: 5, DocumentBytes: 123456, ProposerName: "李四", ProposedOn: "2027-01-05", Appraisal: "保管期满，无继续保存价值",
			Notices:      []*pb.DestroyedNotice{{Number: "样政办公开〔2016〕1号"}, {Number: "样政办公开〔2016〕2号", Voided: true}},
			ApproverName: "赵六", DestroyedOn: "2027-01-06", Remark: "同意",
		}},
		{"clock", "clock 2026-0001", "GetClock", sample(t, "clock", &pb.Clock{})},
		{"show-waits", "show 2026-0003", "GetCase", sample(t, "waits", &pb.Case{})},
		{"explain", "clock explain 2026-0001", "ExplainClock", &pb.ClockExplanation{Text: "申请于2026年2月10日收到。\n\n  2026-02-11 计入\n\n"}},
		{"due", "due", "ListDue", sample(t, "due", &pb.ListDueResponse{})},
		{"similar", "similar 2026-0003", "ListSimilarCases", sample(t, "similar", &pb.ListSimilarCasesResponse{})},
		{"fee", "fee quote --method PER_VOLUME --pages 150", "QuoteFee", sample(t, "waits", &pb.Case{}).Fee},
		{"years", "calendar list", "ListCalendarYears", sample(t, "years", &pb.ListCalendarYearsResponse{})},
		{"moved", "calendar preview 3", "PreviewCalendarYear", sample(t, "moved", &pb.PreviewCalendarYearResponse{})},
		{"activated", "calendar activate 2", "ActivateCalendarYear", sample(t, "years", &pb.ListCalendarYearsResponse{}).Years[1]},
		{"matter", "matter show 2026-0002", "GetMatter", sample(t, "matter", &pb.Matter{})},
		{"matter-step", "matter step 2026-0001 --text x", "RecordMatterStep", &pb.Matter{
			Name: "organs/yangli/matters/2026-0001",
			Kind: pb.MatterKind_MATTER_KIND_CORRECTION, Applicant: "甲", ReceivedOn: "2026-03-01", Content: "登记的姓名有误", Etag: `"2"`,
		}},
		{"matters", "matter list", "ListMatters", &pb.ListMattersResponse{Matters: []*pb.Matter{
			sample(t, "matter", &pb.Matter{}),
			{Name: "organs/yangli/matters/2026-0001", Kind: pb.MatterKind_MATTER_KIND_CORRECTION, Applicant: "甲", ReceivedOn: "2026-02-01"},
		}}},
		{"feed", "feed create", "CreateFeed", &pb.CreateFeedResponse{Path: "/feeds/secret.ics"}},
		{"feed-revoked", "feed revoke", "RevokeFeed", &pb.RevokeFeedResponse{Revoked: true}},
		{"organ", "organ show", "GetOrgan", &pb.Organ{
			Name: "organs/yangli", DisplayName: "样例县人民政府办公室", DocPrefix: "样政办公开",
			SupplementDays: 10, YellowDays: 6, QuietHours: "22-7", WebhookUrl: "https://example.com/hook", Etag: `"4"`,
		}},
		{"staff", "staff list", "ListStaff", &pb.ListStaffResponse{Staff: []*pb.Staff{
			{Name: "organs/yangli/staff/zhangsan", DisplayName: "张三", Roles: []pb.Role{pb.Role_ROLE_HANDLER, pb.Role_ROLE_LEGAL}},
			{Name: "organs/yangli/staff/li", DisplayName: "欧阳某某", Roles: []pb.Role{pb.Role_ROLE_ADMIN}, Disabled: true},
		}}},
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
	for _, path := range commandPaths(newApp(Config{}).root()) {
		r := f.run(t, append(path, "--help")...).want(t, exitOK)
		for _, english := range []string{"Usage", "Flags", "Available", "Use \"", "default", "string", "int32", "bool", "help for"} {
			if strings.Contains(r.out, english) {
				t.Errorf("help of %v says %q", path, english)
			}
		}
	}
	if r := f.run(t, "--help"); !strings.Contains(r.out, "退出码") {
		t.Error("the exit codes are not in the help")
	}
}

// commandPaths are the words of every command, the root first.
func commandPaths(c *cobra.Command) [][]string {
	all := [][]string{strings.Fields(c.CommandPath())[1:]}
	for _, sub := range c.Commands() {
		all = append(all, commandPaths(sub)...)
	}
	return all
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
