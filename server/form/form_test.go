package form_test

import (
	"fmt"
	"strings"
	"testing"

	"buf.build/gen/go/bufbuild/protovalidate/protocolbuffers/go/buf/validate"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/form"
)

const (
	textInvalid    = pb.ErrorReason_ERROR_REASON_TEXT_INVALID
	requestInvalid = pb.ErrorReason_ERROR_REASON_REQUEST_INVALID
)

// registration is a good request; change makes it a bad one.
func registration(change func(*pb.RegisterCaseRequest)) *pb.RegisterCaseRequest {
	r := &pb.RegisterCaseRequest{
		Parent: "organs/yangli",
		Registration: &pb.Registration{
			Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: "2026-03-02", ItemTexts: []string{"批准文件\n及附图"},
			Applicant: &pb.Applicant{Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "张三"},
		},
	}
	change(r)
	return r
}

func TestGoodTextPasses(t *testing.T) {
	for _, name := range []string{"张三", "𬱖𠮷", "阿·买买提", "㛃", "ئابدۇللا", "བཀྲ་ཤིས", "葛󠄀城", "A\u200dB"} {
		err := form.Check(registration(func(r *pb.RegisterCaseRequest) { r.Registration.Applicant.Name = name }))
		if err != nil {
			t.Errorf("%q refused: %v", name, err)
		}
	}
}

// TestHostileText puts each bad character into each kind of place: a plain field, a list, a map, a nested list.
func TestHostileText(t *testing.T) {
	bad := []rune{
		0, 1, 7, '\r', 0x1b, 0x7f, 0x85, 0x9f, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060,
		0x2066, 0x2069, 0xfeff, 0xfffd, 0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1ffff, 0x10fffe, 0xe0041,
	}
	for _, r := range bad {
		text := "正常" + string(r) + "文字"
		point := fmt.Sprintf("U+%04X", r)
		for path, m := range hostile(text) {
			e, ok := fault.As(form.Check(m))
			if !ok || e.Reason != textInvalid || len(e.Fields) != 1 || e.Fields[0].Path != path {
				t.Errorf("%s in %s: %v", point, path, e)
				continue
			}
			if !strings.Contains(e.Fields[0].Text, "第 3 个字符 "+point) || !strings.Contains(e.Text, form.Label(path)) {
				t.Errorf("%s in %s: sentence %q", point, path, e.Text)
			}
		}
	}
}

func hostile(text string) map[string]proto.Message {
	d := &pb.Determination{Disposition: 1, Fields: map[string]string{"published_url": text}}
	return map[string]proto.Message{
		"registration.applicant.name": registration(func(r *pb.RegisterCaseRequest) { r.Registration.Applicant.Name = text }),
		"registration.item_texts[1]": registration(func(r *pb.RegisterCaseRequest) {
			r.Registration.ItemTexts = append(r.Registration.ItemTexts, text)
		}),
		`determination.fields["published_url"]`: &pb.ProposeDeterminationRequest{Determination: d},
		"search.places[0]":                      &pb.RecordSearchRequest{Search: &pb.SearchRecord{Places: []string{text}}},
		"header.title":                          &pb.UploadDocumentRequest{Part: &pb.UploadDocumentRequest_Header{Header: &pb.UploadHeader{Title: text}}},
	}
}

func TestLineBreaksOnlyWhereAllowed(t *testing.T) {
	err := form.Text(registration(func(r *pb.RegisterCaseRequest) { r.Registration.Remark = "一\n\t二" }))
	if err != nil {
		t.Errorf("multiline field: %v", err)
	}
	e, _ := fault.As(form.Text(registration(func(r *pb.RegisterCaseRequest) { r.Registration.Applicant.Address = "一\n二" })))
	if e == nil || e.Reason != textInvalid {
		t.Errorf("one-line field: %v", e)
	}
}

func TestBlankRequiredText(t *testing.T) {
	for _, blank := range []string{" ", "\u3000\u3000", "\u00a0", "\u2800", "\u3164", " \u200d "} {
		e, _ := fault.As(form.Check(registration(func(r *pb.RegisterCaseRequest) { r.Registration.Applicant.Name = blank })))
		if e == nil || e.Reason != requestInvalid || e.Fields[0].Path != "registration.applicant.name" {
			t.Errorf("%q: %v", blank, e)
		}
	}
	err := form.Check(registration(func(r *pb.RegisterCaseRequest) { r.Registration.Remark = " " }))
	if err != nil {
		t.Errorf("optional field: %v", err)
	}
}

func TestUnknownFields(t *testing.T) {
	m := registration(func(r *pb.RegisterCaseRequest) {
		r.Registration.Applicant.ProtoReflect().SetUnknown(protowire.AppendVarint(protowire.AppendTag(nil, 77, protowire.VarintType), 1))
	})
	e, _ := fault.As(form.Check(m))
	if e == nil || e.Reason != requestInvalid || e.Fields[0].Path != "registration.applicant" || !strings.Contains(e.Text, "77") {
		t.Errorf("unknown field: %v", e)
	}
}

func TestRuleSentences(t *testing.T) {
	long := strings.Repeat("长", 101)
	for want, change := range map[string]func(*pb.RegisterCaseRequest){
		"registration.applicant.name: 最多 100 个字，现有 101 个，请缩短。": func(r *pb.RegisterCaseRequest) { r.Registration.Applicant.Name = long },
		"registration.applicant.name: 请填写。":                    func(r *pb.RegisterCaseRequest) { r.Registration.Applicant.Name = "" },
		"registration.applicant: 请填写。":                         func(r *pb.RegisterCaseRequest) { r.Registration.Applicant = nil },
		"registration: 请填写。":                                   func(r *pb.RegisterCaseRequest) { r.Registration = nil },
		"registration.item_texts: 至少填写 1 项。":                   func(r *pb.RegisterCaseRequest) { r.Registration.ItemTexts = nil },
		"registration.arrived_on: 请按 2026-03-02 的格式填写日期。":      func(r *pb.RegisterCaseRequest) { r.Registration.ArrivedOn = "3月2日" },
		"registration.channel: 不在规定的选项中，请重新选择。":                func(r *pb.RegisterCaseRequest) { r.Registration.Channel = 99 },
		"registration.channel: 请从规定的选项中选择一项。":                  func(r *pb.RegisterCaseRequest) { r.Registration.Channel = 0 },
		"request_id: 请用小写的 UUID，或者留空。":                         func(r *pb.RegisterCaseRequest) { r.RequestId = "X" },
		"parent: 请填写完整名称，形如 organs/yangli。":                    func(r *pb.RegisterCaseRequest) { r.Parent = "yangli" },
	} {
		e, _ := fault.As(form.Check(registration(change)))
		if e == nil || len(e.Fields) != 1 || e.Fields[0].Path+": "+e.Fields[0].Text != want {
			t.Errorf("want %s, got %+v", want, e)
		}
	}
	e, _ := fault.As(form.Check(&pb.RequestExtensionRequest{Name: "organs/yangli/cases/2026-0001", Days: 1001, Reason: "情况复杂"}))
	if e == nil || e.Text != "延长天数：请填 1 至 1000。" {
		t.Errorf("range: %v", e)
	}
}

// TestMaskedUpdate holds that an update is held to the rules of the fields that it changes, and to no others.
func TestMaskedUpdate(t *testing.T) {
	update := func(paths ...string) *pb.UpdateCaseRequest {
		return &pb.UpdateCaseRequest{
			Name: "organs/yangli/cases/2026-0001", Reason: "更正", UpdateMask: &fieldmaskpb.FieldMask{Paths: paths},
			Registration: &pb.Registration{Applicant: &pb.Applicant{Name: strings.Repeat("长", 101)}},
		}
	}
	for want, m := range map[string]*pb.UpdateCaseRequest{
		"":                            update("applicant.phone"),
		"registration.applicant.name": update("applicant.phone", "applicant.name"),
		"registration.item_texts":     update("item_texts"),
		"registration.applicant.name registration.applicant.category": update("applicant"),
	} {
		err := form.Check(m)
		if want == "" {
			if err != nil {
				t.Errorf("unnamed fields: %v", err)
			}
			continue
		}
		e, _ := fault.As(err)
		got := map[string]bool{}
		for _, f := range e.Fields {
			got[f.Path] = true
		}
		for _, path := range strings.Fields(want) {
			if !got[path] || len(got) != len(strings.Fields(want)) {
				t.Errorf("want %s, got %v", want, e.Fields)
			}
		}
	}
	m := update("applicant.name")
	m.Registration = nil
	e, _ := fault.As(form.Check(m))
	if e == nil || e.Fields[0].Path != "registration" {
		t.Errorf("no resource: %v", e)
	}
}

// TestEveryRuleIsKnown walks the rules of each request, so that a new rule without a sentence is found.
func TestEveryRuleIsKnown(t *testing.T) {
	eachField(func(f protoreflect.FieldDescriptor) {
		rules, _ := proto.GetExtension(f.Options(), validate.E_Field).(*validate.FieldRules)
		for _, id := range form.RuleIDs(rules) {
			if !form.HasSentence(id) {
				t.Errorf("%s: no sentence for rule %s", f.FullName(), id)
			}
		}
		for _, p := range []string{rules.GetString().GetPattern(), rules.GetMap().GetKeys().GetString().GetPattern()} {
			if p != "" && !form.HasPattern(p) {
				t.Errorf("%s: no sentence for pattern %s", f.FullName(), p)
			}
		}
	})
}

func TestEveryFieldHasALabel(t *testing.T) {
	eachField(func(f protoreflect.FieldDescriptor) {
		path := strings.ToLower(strings.TrimSuffix(string(f.Parent().Name()), "Request")) + "." + string(f.Name())
		if form.Label(path) == path {
			t.Errorf("%s has no label", f.FullName())
		}
	})
}

// TestAFieldIsCalledAsItsRequestCallsIt holds fields of one name that mean different things.
func TestAFieldIsCalledAsItsRequestCallsIt(t *testing.T) {
	name := "organs/yangli/cases/2026-0001"
	for want, m := range map[string]proto.Message{
		"计费方式": &pb.AssessFeeRequest{Name: name}, "送达方式": &pb.RecordDispatchRequest{Name: name + "/notices/1", DispatchedOn: "2026-03-02"},
		"说明理由的期限": &pb.RequestReasonsRequest{Name: name, Question: "数量过多", ReplyDays: 4},
		"补正期限":    &pb.RequestSupplementRequest{Name: name, Points: []string{"名称"}, ReplyDays: 4},
		"工作日天数":   &pb.AddWorkingDaysRequest{Parent: "organs/yangli", StartOn: "2026-03-02"},
	} {
		e, _ := fault.As(form.Check(m))
		if e == nil || !strings.HasPrefix(e.Text, want+"：") {
			t.Errorf("%T: %v, want %s", m, e, want)
		}
	}
}

// eachField visits every field of this API that a request can reach.
func eachField(visit func(protoreflect.FieldDescriptor)) {
	seen := map[protoreflect.FullName]bool{}
	var enter func(protoreflect.MessageDescriptor)
	enter = func(m protoreflect.MessageDescriptor) {
		if seen[m.FullName()] || !strings.HasPrefix(string(m.FullName()), "disclosure.v1.") || m.IsMapEntry() {
			return
		}
		seen[m.FullName()] = true
		for i := range m.Fields().Len() {
			f := m.Fields().Get(i)
			visit(f)
			if f.Message() != nil {
				enter(f.Message())
			}
		}
	}
	protoregistry.GlobalFiles.RangeFilesByPackage("disclosure.v1", func(file protoreflect.FileDescriptor) bool {
		for i := range file.Services().Len() {
			methods := file.Services().Get(i).Methods()
			for k := range methods.Len() {
				enter(methods.Get(k).Input())
			}
		}
		return true
	})
}

func FuzzText(f *testing.F) {
	f.Add("张三")
	f.Add("a\u202eb")
	f.Fuzz(func(t *testing.T, text string) {
		m := registration(func(r *pb.RegisterCaseRequest) { r.Registration.Applicant.Name = strings.ToValidUTF8(text, "") })
		before := proto.Clone(m)
		err := form.Text(m)
		if !proto.Equal(before, m) {
			t.Fatalf("text was changed: %q", text)
		}
		if err == nil && strings.ContainsAny(m.Registration.Applicant.Name, "\x00\x1b\u202e\ufeff\n") {
			t.Fatalf("passed: %q", text)
		}
	})
}
