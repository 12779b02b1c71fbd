package cli

import (
	"strings"

	pb "disclosure/proto/disclosure/v1"
)

// patternsFlag holds the patterns of the 文号, each as KIND=pattern; ALL is every kind without one of its own.
type patternsFlag struct{ p *[]*pb.NumberPattern }

// String lists the patterns.
func (f patternsFlag) String() string {
	if f.p == nil {
		return ""
	}
	var all []string
	for _, x := range *f.p {
		kind := "ALL"
		if x.Kind != 0 {
			kind = enumFlag[pb.NoticeKind]{&x.Kind}.String()
		}
		all = append(all, kind+"="+x.Pattern)
	}
	return strings.Join(all, " ")
}

// Set adds one pattern; an empty text names none, which clears the setting.
func (f patternsFlag) Set(text string) error {
	if text == "" {
		return nil
	}
	word, pattern, ok := strings.Cut(text, "=")
	if !ok || pattern == "" {
		return usagef("文号格式 %q 无效，请写成 文书种类=格式，例如 REPLY='样政办依复〔{年}〕第{号:3}号'，或者 ALL=格式。", text)
	}
	x := &pb.NumberPattern{Pattern: pattern}
	if !strings.EqualFold(word, "all") {
		err := enumFlag[pb.NoticeKind]{&x.Kind}.Set(word)
		if err != nil {
			return err
		}
	}
	*f.p = append(*f.p, x)
	return nil
}

// Type is the placeholder in the help.
func (f patternsFlag) Type() string { return "种类=格式" }
