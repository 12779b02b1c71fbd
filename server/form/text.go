package form

import (
	"fmt"
	"strings"
	"unicode"

	"buf.build/go/protovalidate"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// maxFaults is how many fields one answer names; a form has fewer, a hostile request may have thousands.
const maxFaults = 50

// Text refuses text that holds characters which cannot be printed or which change how other text is shown, and required text
// that is blank. It never changes a text: what passes is kept character by character.
func Text(m proto.Message) error {
	bad := fault.New(pb.ErrorReason_ERROR_REASON_TEXT_INVALID, "")
	blank := fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "")
	leaves(m.ProtoReflect(), func(l leaf) {
		if len(bad.Fields) < maxFaults {
			checkLeaf(bad, l)
		}
		if len(blank.Fields) < maxFaults && isBlank(l) {
			blank.Field(l.path, "不能只填空白，请填写内容。")
		}
	})
	switch {
	case len(bad.Fields) > 0:
		return summed(bad, m)
	case len(blank.Fields) > 0:
		return summed(blank, m)
	}
	return nil
}

// checkLeaf names the first bad character of a text by place, code point and kind.
func checkLeaf(e *fault.Error, l leaf) {
	place, lines := 0, multiline(l) // read once: a look at an option costs more than one at a character
	for _, r := range l.text {
		place++
		kind := badRune(r, lines)
		if kind == "" {
			continue
		}
		point := fmt.Sprintf("U+%04X", r)
		if len(e.Fields) == 0 {
			e.With("field", l.path).With("codePoint", point).With("position", fmt.Sprint(place))
		}
		e.Field(l.path, fmt.Sprintf("第 %d 个字符 %s（%s）不能使用，请删除后重新提交。", place, point, kind))
		return
	}
}

func multiline(l leaf) bool {
	return !l.key && proto.GetExtension(l.field.Options(), pb.E_Multiline).(bool)
}

// badRune gives the kind of a character that no text may hold, or nothing. U+200C and U+200D stay: Mongolian, Tibetan and other
// scripts of names need them, as they need variation selectors.
func badRune(r rune, multiline bool) string {
	switch {
	case r == '\n' || r == '\t':
		return when(!multiline, "换行或制表符，此处只能填一行")
	case r == '\r':
		return "回车符，换行请只用换行符"
	case r < 0x20 || r >= 0x7F && r <= 0x9F:
		return "控制符"
	case r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
		return "文字方向控制符"
	case r == 0x200B || r == 0xFEFF || r >= 0x2060 && r <= 0x2064 || r >= 0xE0000 && r <= 0xE007F:
		return "看不见的字符"
	case r == 0x2028 || r == 0x2029:
		return "行或段落分隔符"
	case r == unicode.ReplacementChar:
		return "乱码替换符，原文在此前的转换中已丢失，请按原件重新录入"
	case r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE:
		return "不是字符的编码"
	}
	return ""
}

func when(condition bool, text string) string {
	if condition {
		return text
	}
	return ""
}

// isBlank is true for a required text that shows nothing.
func isBlank(l leaf) bool {
	if l.key || l.text == "" || strings.ContainsFunc(l.text, visible) {
		return false
	}
	return minLength(l.field) > 0
}

// visible is false for white space, marks that combine with nothing, and letters that are drawn empty.
func visible(r rune) bool {
	return !unicode.In(r, unicode.White_Space, unicode.Cf, unicode.Mn) && r != 0x2800 && r != 0x3164 && r != 0x115F &&
		r != 0x1160 && r != 0xFFA0
}

// minLength is the least length that the field's rules demand of the text or of each item.
func minLength(f protoreflect.FieldDescriptor) uint64 {
	rules, err := protovalidate.ResolveFieldRules(f)
	if err != nil {
		return 0
	}
	return max(rules.GetString().GetMinLen(), rules.GetRepeated().GetItems().GetString().GetMinLen())
}
