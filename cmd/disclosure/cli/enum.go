package cli

import (
	"fmt"
	"slices"
	"strings"

	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
)

// enum is any enum of the API.
type enum interface {
	~int32
	protoreflect.Enum
}

// label is the Chinese word for a value.
func label(e protoreflect.Enum) string {
	v := e.Descriptor().Values().ByNumber(e.Number())
	if v == nil {
		return fmt.Sprintf("未知（%d）", e.Number())
	}
	return labels[v.Name()]
}

// enumPrefix is what all values of an enum begin with, such as ID_TYPE_.
func enumPrefix(d protoreflect.EnumDescriptor) string {
	return strings.TrimSuffix(string(d.Values().ByNumber(0).Name()), "UNSPECIFIED")
}

// shortName is the name of a value as it is typed, such as IN_PERSON.
func shortName(v protoreflect.EnumValueDescriptor) string {
	d := v.Parent().(protoreflect.EnumDescriptor)
	return strings.TrimPrefix(string(v.Name()), enumPrefix(d))
}

// parseEnum reads IN_PERSON, in-person, CHANNEL_IN_PERSON, 当面提交 and, for dispositions, R12.
func parseEnum(d protoreflect.EnumDescriptor, text string) (protoreflect.EnumNumber, error) {
	name := strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(text), "-", "_"))
	for i := range d.Values().Len() {
		v := d.Values().Get(i)
		if name == string(v.Name()) || name == shortName(v) || name == replyCode(v) || text == labels[v.Name()] {
			return v.Number(), nil
		}
	}
	return 0, usagef("代码 %q 无效，可用：%s。", text, strings.Join(choices(d), "、"))
}

// replyCode is R1 to R23 for a disposition; no other enum has codes.
func replyCode(v protoreflect.EnumValueDescriptor) string {
	if v.Parent() != pb.Disposition(0).Descriptor() || v.Number() == 0 {
		return string(v.Name())
	}
	return fmt.Sprintf("R%d", v.Number())
}

// values are those of an enum that can be meant, or those among them that a command takes.
func values(d protoreflect.EnumDescriptor, among ...protoreflect.EnumNumber) []protoreflect.EnumValueDescriptor {
	var all []protoreflect.EnumValueDescriptor
	for i := range d.Values().Len() {
		if v := d.Values().Get(i); v.Number() != 0 && (len(among) == 0 || slices.Contains(among, v.Number())) {
			all = append(all, v)
		}
	}
	return all
}

// choices are the values that can be typed.
func choices(d protoreflect.EnumDescriptor, among ...protoreflect.EnumNumber) []string {
	var names []string
	for _, v := range values(d, among...) {
		names = append(names, choice(v))
	}
	return names
}

func choice(v protoreflect.EnumValueDescriptor) string {
	if v.Parent() == pb.Disposition(0).Descriptor() {
		return replyCode(v)
	}
	return shortName(v)
}

// enumFlag is a flag that holds one enum value.
type enumFlag[E enum] struct{ p *E }

// String is the short name; empty when not set.
func (f enumFlag[E]) String() string {
	if f.p == nil || *f.p == 0 {
		return ""
	}
	return choice((*f.p).Descriptor().Values().ByNumber((*f.p).Number()))
}

// Set reads any spelling of the value.
func (f enumFlag[E]) Set(text string) error {
	n, err := parseEnum((*f.p).Descriptor(), text)
	if err != nil {
		return err
	}
	*f.p = E(n)
	return nil
}

// Type is the placeholder in the help.
func (f enumFlag[E]) Type() string { return "代码" }

// enumsFlag is a flag that can be repeated and holds a list.
type enumsFlag[E enum] struct{ p *[]E }

// String lists the short names.
func (f enumsFlag[E]) String() string {
	if f.p == nil {
		return ""
	}
	names := make([]string, len(*f.p))
	for i := range *f.p {
		names[i] = enumFlag[E]{&(*f.p)[i]}.String()
	}
	return strings.Join(names, ",")
}

// Set adds one value, or several with commas between.
func (f enumsFlag[E]) Set(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		var e E
		if err := (enumFlag[E]{&e}).Set(part); err != nil {
			return err
		}
		*f.p = append(*f.p, e)
	}
	return nil
}

// Type is the placeholder in the help.
func (f enumsFlag[E]) Type() string { return "代码" }
