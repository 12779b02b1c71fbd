package form

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"buf.build/go/protovalidate"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Rules refuses a message that breaks a rule of its proto, with a sentence for each field.
func Rules(m proto.Message) error {
	e := fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "")
	err := checkRules(e, m)
	if err == nil {
		err = checkMasked(e, m)
	}
	if err != nil {
		return fmt.Errorf("check the rules of %s: %w", m.ProtoReflect().Descriptor().FullName(), err)
	}
	if len(e.Fields) == 0 {
		return nil
	}
	return summed(e, m)
}

func checkRules(e *fault.Error, m proto.Message) error {
	err := protovalidate.Validate(m)
	var broken *protovalidate.ValidationError
	if err == nil || !errors.As(err, &broken) {
		return err
	}
	for _, v := range broken.Violations {
		if len(e.Fields) == maxFaults {
			break
		}
		e.Field(pathOf(v), sentence(v))
	}
	return nil
}

func pathOf(v *protovalidate.Violation) string {
	path := protovalidate.FieldPathString(v.Proto.GetField())
	if path == "" {
		return "(request)"
	}
	return path
}

// sentences say what to do for each rule that a proto of this API uses; a test walks the protos and finds any that is missing.
var sentences = map[string]func(*protovalidate.Violation) string{
	"required":       say("请填写。"),
	"string.min_len": minLen,
	"string.max_len": maxLen,
	"string.pattern": pattern,
	"bytes.min_len":  say("不能为空。"),
	"bytes.max_len": func(v *protovalidate.Violation) string {
		return fmt.Sprintf("每块最多 %d 字节，请分块发送。", rule(v))
	},
	"enum.defined_only": say("不在规定的选项中，请重新选择。"),
	"enum.not_in":       say("请从规定的选项中选择一项。"),
	"repeated.min_items": func(v *protovalidate.Violation) string {
		return fmt.Sprintf("至少填写 %d 项。", rule(v))
	},
	"repeated.max_items": func(v *protovalidate.Violation) string {
		return fmt.Sprintf("最多填写 %d 项，请删减。", rule(v))
	},
	"repeated.unique": say("有重复的选项，请删去。"),
	"map.max_pairs": func(v *protovalidate.Violation) string {
		return fmt.Sprintf("最多填写 %d 项，请删减。", rule(v))
	},
	"int32.gte":       func(v *protovalidate.Violation) string { return fmt.Sprintf("不能小于 %d。", rule(v)) },
	"int32.lte":       func(v *protovalidate.Violation) string { return fmt.Sprintf("不能大于 %d。", rule(v)) },
	"int32.gte_lte":   between,
	"int64.gte":       func(v *protovalidate.Violation) string { return fmt.Sprintf("不能小于 %d。", rule(v)) },
	"supplement_days": say("请填 5 至 30 个工作日；填 0 表示用默认值。"),
	"reply_days":      say("请填 5 至 30 个工作日；填 0 表示用本机关的默认期限。"),
}

func sentence(v *protovalidate.Violation) string {
	f := sentences[v.Proto.GetRuleId()]
	if f == nil {
		return "不符合要求，请核对后重新填写。"
	}
	return f(v)
}

func say(text string) func(*protovalidate.Violation) string {
	return func(*protovalidate.Violation) string { return text }
}

func rule(v *protovalidate.Violation) any {
	if !v.RuleValue.IsValid() {
		return 0
	}
	return v.RuleValue.Interface()
}

func minLen(v *protovalidate.Violation) string {
	if rule(v) == uint64(1) {
		return "请填写。"
	}
	return fmt.Sprintf("至少 %d 个字。", rule(v))
}

func maxLen(v *protovalidate.Violation) string {
	text, ok := v.FieldValue.Interface().(string)
	if !ok {
		return fmt.Sprintf("最多 %d 个字，请缩短。", rule(v))
	}
	return fmt.Sprintf("最多 %d 个字，现有 %d 个，请缩短。", rule(v), utf8.RuneCountInString(text))
}

// between reads both ends of the rule from the field: the violation carries only one.
func between(v *protovalidate.Violation) string {
	rules, err := protovalidate.ResolveFieldRules(v.FieldDescriptor)
	if err != nil {
		return "不在允许的范围内。"
	}
	return fmt.Sprintf("请填 %d 至 %d。", rules.GetInt32().GetGte(), rules.GetInt32().GetLte())
}
