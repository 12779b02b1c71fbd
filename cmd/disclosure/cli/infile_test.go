package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"

	pb "disclosure/proto/disclosure/v1"
)

const wantRegistration = `channel: CHANNEL_EMAIL arrived_on: "2026-02-27" oral: true form_wanted: FORM_WANTED_EMAIL
	applicant: { category: APPLICANT_CATEGORY_NATURAL_PERSON name: "𫟹\n" id_type: ID_TYPE_RESIDENT_ID phone: "013900000001" }
	item_texts: ["第一项", "no"]`

// Unquoted dates, telephone numbers and words that YAML takes for something else stay text.
const yamlRegistration = `
channel: EMAIL
arrived_on: 2026-02-27
oral: true
applicant:
  category: NATURAL_PERSON
  name: "𫟹\n"
  idType: 居民身份证
  phone: 013900000001
agent: null
item_texts:
  - 第一项
  - no
formWanted: EMAIL
`

const jsonRegistration = `{"channel": "email", "arrivedOn": "2026-02-27", "oral": true, "applicant": {"category": "NATURAL_PERSON",
	"name": "\ud86d\udff9\n", "id_type": "RESIDENT_ID", "phone": "013900000001"}, "agent": null, "itemTexts": ["第一项", "no"], "form_wanted": "EMAIL"}`

func TestRegisterFromFile(t *testing.T) {
	want := &pb.Registration{}
	if err := prototext.Unmarshal([]byte(wantRegistration), want); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"a.yaml": yamlRegistration, "a.json": jsonRegistration, "-": yamlRegistration} {
		f := signedIn(t)
		answerAll(f)
		path := name
		if f.stdin = content; name != "-" {
			path = write(t, f, name, content)
		}
		f.run(t, "register", "-f", path).want(t, exitOK)
		got := f.last(t).req.(*pb.RegisterCaseRequest).Registration
		if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestFlagsGoOverTheFile(t *testing.T) {
	f := signedIn(t)
	answerAll(f)
	f.run(t, "register", "-f", write(t, f, "a.yaml", yamlRegistration), "--name", "李", "--item", "新").want(t, exitOK)
	got := f.last(t).req.(*pb.RegisterCaseRequest).Registration
	if got.Applicant.Name != "李" || got.Applicant.Phone != "013900000001" || len(got.ItemTexts) != 1 || got.ItemTexts[0] != "新" {
		t.Errorf("registration = %v", got)
	}
}

func TestDetermineFromFile(t *testing.T) {
	f := signedIn(t)
	answerAll(f)
	path := write(t, f, "d.yaml", "disposition: R3\nreasons: 甲\nfields: {a: 1, b: x}\nredactions:\n- {passage: 第1页, ground: G15, reason: 隐私}\n")
	f.run(t, "determine", "2026-0001", "--item", "1", "-f", path, "--reasons", "乙").want(t, exitOK)
	want := &pb.Determination{
		Disposition: pb.Disposition_DISPOSITION_PARTLY_DISCLOSED, Reasons: "乙", Fields: map[string]string{"a": "1", "b": "x"},
		Redactions: []*pb.Redaction{{Passage: "第1页", Ground: "G15", Reason: "隐私"}},
	}
	if diff := cmp.Diff(want, f.last(t).req.(*pb.ProposeDeterminationRequest).Determination, protocmp.Transform()); diff != "" {
		t.Error(diff)
	}
}

func TestBadFiles(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"empty.yaml", "", "空的"},
		{"list.yaml", "- a\n", "名称: 值"},
		{"unknown.yaml", "channel: EMAIL\nnope: 1\n", "第 2 行：没有字段 \"nope\""},
		{"enum.yaml", "channel: PIGEON\n", "PIGEON"},
		{"twice.yaml", "channel: EMAIL\nchannel: FAX\n", "channel"},
		{"bool.yaml", "oral: maybe\n", "true 或 false"},
		{"scalar.yaml", "item_texts: x\n", "列表"},
		{"alias.yaml", "remark: &a x\nreceipt_evidence: *a\n", "单个值"},
		{"two.yaml", "remark: a\n---\nremark: b\n", "一份"},
		{"latin.yaml", "remark: \xe9\n", "UTF-8"},
		{"syntax.json", `{"remark": `, "syntax"},
		{"twice.json", `{"remark": "a", "remark": "b"}`, "duplicate"},
		{"surrogate.json", `{"remark": "a\ud86d b c d e f g"}`, "invalid escape"},
		{"unknown.json", `{"nope": 1}`, "nope"},
		{"big.json", "{" + strings.Repeat(" ", maxInput) + "}", "4 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := signedIn(t)
			r := f.run(t, "register", "-f", write(t, f, c.name, c.content)).want(t, exitInvalid)
			if !strings.Contains(r.err, c.want) || len(f.calls) > 0 {
				t.Errorf("stderr = %q, want %q", r.err, c.want)
			}
		})
	}
}

func write(t *testing.T, f *fake, name, content string) string {
	t.Helper()
	if err := os.WriteFile(f.file(name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return f.file(name)
}

// Whatever a file holds, reading it ends in a message or an error.
func FuzzReadMessage(f *testing.F) {
	f.Add(yamlRegistration)
	f.Add(jsonRegistration)
	f.Fuzz(func(t *testing.T, content string) {
		a := newApp(Config{In: strings.NewReader(content)})
		m := &pb.Registration{}
		if a.readMessage("-", m) == nil {
			if _, err := proto.Marshal(m); err != nil {
				t.Errorf("not a message: %v", err)
			}
		}
	})
}
