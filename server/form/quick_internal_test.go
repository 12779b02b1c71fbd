package form

import (
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"pgregory.net/rapid"

	pb "disclosure/proto/disclosure/v1"
)

// TestSoundAgrees puts good and bad text everywhere into messages of every type: what is quickly found sound is what the slow checks
// have nothing to say of.
func TestSoundAgrees(t *testing.T) {
	var types []protoreflect.MessageType
	protoregistry.GlobalTypes.RangeMessages(func(mt protoreflect.MessageType) bool {
		if mt.Descriptor().ParentFile().Package() == "disclosure.v1" && !mt.Descriptor().IsMapEntry() {
			types = append(types, mt)
		}
		return true
	})
	good, bad := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		m := types[rapid.IntRange(0, len(types)-1).Draw(t, "type")].New()
		fillIn(t, m, 0)
		slow := Known(m.Interface()) == nil && Text(m.Interface()) == nil
		if quick := sound(m); quick != slow {
			t.Fatalf("quick %v, slow %v: %v", quick, slow, m.Interface())
		}
		if slow {
			good++
		} else {
			bad++
		}
	})
	if good == 0 || bad == 0 {
		t.Errorf("%d good and %d bad messages", good, bad)
	}
}

var words = rapid.SampledFrom([]string{
	"", "甲", "abc", "A\u200dB", "𬱖", "甲", "乙方", "a\nb", "\t", " ", "\u3000", "\u2800", "a\rb", "\x7f", "\u0085", "\u200b", "\u2066", "\ufeff", "\ufffd", "\ufdd0",
	"\U000e0041", "\u2028", "\u061c", "葛󠄀城", "\x00",
})

// fillIn sets some fields of a message, mostly to what is allowed.
func fillIn(t *rapid.T, m protoreflect.Message, depth int) {
	if rapid.IntRange(0, 40).Draw(t, "unknown") == 0 {
		m.SetUnknown(protowire.AppendVarint(protowire.AppendTag(nil, 777, protowire.VarintType), 1))
	}
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		f := fields.Get(i)
		if rapid.IntRange(0, 2).Draw(t, "set") > 0 {
			continue
		}
		switch {
		case f.IsMap():
			if f.MapKey().Kind() == protoreflect.StringKind && f.MapValue().Kind() == protoreflect.StringKind {
				m.Mutable(f).Map().Set(protoreflect.ValueOfString(text(t)).MapKey(), protoreflect.ValueOfString(text(t)))
			}
		case f.IsList() && f.Kind() == protoreflect.StringKind:
			m.Mutable(f).List().Append(protoreflect.ValueOfString(text(t)))
		case f.IsList() && f.Message() != nil && depth < 3:
			fillIn(t, m.Mutable(f).List().AppendMutable().Message(), depth+1)
		case f.IsList():
		case f.Message() != nil && depth < 3:
			fillIn(t, m.Mutable(f).Message(), depth+1)
		case f.Kind() == protoreflect.StringKind:
			m.Set(f, protoreflect.ValueOfString(text(t)))
		}
	}
}

func text(t *rapid.T) string {
	if rapid.IntRange(0, 5).Draw(t, "good") > 0 {
		return "甲"
	}
	return words.Draw(t, "text")
}

// BenchmarkSound is what each request costs before its rules are looked at.
func BenchmarkSound(b *testing.B) {
	m := proto.Message(benchRequest())
	for name, check := range map[string]func() bool{
		"quick": func() bool { return sound(m.ProtoReflect()) },
		"slow":  func() bool { return Known(m) == nil && Text(m) == nil },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if !check() {
					b.Fatal("not sound")
				}
			}
		})
	}
}

func benchRequest() *pb.RegisterCaseRequest {
	return &pb.RegisterCaseRequest{
		Parent: "organs/yangli", RequestId: "669c298c-4259-4815-9447-3871a703dca7",
		Registration: &pb.Registration{
			Channel: pb.Channel_CHANNEL_FAX, ArrivedOn: "2026-04-13", ItemTexts: []string{"2025年度样例路改造工程的征地批复"},
			Applicant: &pb.Applicant{
				Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "张三", Address: "样例市杨里路1号", Phone: "010-00000000",
			},
		},
	}
}
