package form

import "buf.build/go/protovalidate"

const (
	organPart   = "^organs/[a-z][a-z0-9-]{1,31}"
	staffPart   = organPart + "/staff/[a-z][a-z0-9._-]{1,31}$"
	casePart    = organPart + "/cases/[0-9]{4}-[0-9]{4,9}"
	dayExample  = "请按 2026-03-02 的格式填写日期。"
	nameExample = "请填写完整名称，形如 "
)

// patterns say what a pattern of the protos asks for; a test finds any that is missing.
var patterns = map[string]string{
	organPart + "$": nameExample + "organs/yangli。",
	staffPart:       nameExample + "organs/yangli/staff/zhangsan。",
	"^(organs/[a-z][a-z0-9-]{1,31}/staff/[a-z][a-z0-9._-]{1,31})?$": nameExample + "organs/yangli/staff/zhangsan，或者留空。",
	casePart + "$":                                   nameExample + "organs/yangli/cases/2026-0001。",
	casePart + "/notices/[0-9]{1,4}$":                nameExample + "organs/yangli/cases/2026-0001/notices/1。",
	casePart + "/proceedings/[0-9]{1,4}$":            nameExample + "organs/yangli/cases/2026-0001/proceedings/1。",
	"^(" + casePart[1:] + "/documents/[0-9]{1,6})?$": nameExample + "organs/yangli/cases/2026-0001/documents/1，或者留空。",
	casePart + "/consultations/[0-9]{1,4}$":          nameExample + "organs/yangli/cases/2026-0001/consultations/1。",
	"^organs/[a-z][a-z0-9-]{1,31}(/cases/[0-9]{4}-[0-9]{4,9})?/events/[1-9][0-9]{0,8}$": nameExample + "organs/yangli/cases/2026-0001/events/1 或 organs/yangli/events/1。",
	casePart + "/documents/[0-9]{1,6}$":                                                 nameExample + "organs/yangli/cases/2026-0001/documents/1。",
	"^(" + casePart[1:] + ")?$":                                                         nameExample + "organs/yangli/cases/2026-0001，或者留空。",
	organPart + "/matters/[0-9]{4}-[0-9]{4,9}/notices/[0-9]{1,4}$":                      nameExample + "organs/yangli/matters/2026-0001/notices/1。",
	organPart + "/matters/[0-9]{4}-[0-9]{4,9}$":                                         nameExample + "organs/yangli/matters/2026-0001。",
	organPart + "/calendarYears/[0-9]{1,9}$":                                            nameExample + "organs/yangli/calendarYears/1。",

	"^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?$":        "请用小写的 UUID，或者留空。",
	"^(([01]?[0-9]|2[0-3])-([01]?[0-9]|2[0-3]))?$":                             "请写起止两个整点，形如 22-7，或者留空。",
	"^(" + casePart[1:] + "/(consultations|notices|proceedings)/[0-9]{1,4})?$": nameExample + "organs/yangli/cases/2026-0001/consultations/1，或者留空。",
	"^[a-z][a-z0-9._-]{1,31}$":                                                 "请用 2 至 32 个小写字母、数字、点、下划线或连字符，以字母开头。",
	"^[0-9]{4}-[0-9]{2}-[0-9]{2}$":                                             dayExample,
	"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$":                                          "请按 2026-03-02 的格式填写日期，或者留空。",
	"^([0-9a-f]{64})?$":                                                        "请填 64 位小写十六进制的 SHA-256，或者留空。",
	"^G1[456](-[123])?$":                                                       "请填不予公开情形的代码，形如 G14-1、G15、G16-2。",
	"^[a-z][a-z0-9_]{0,39}$":                                                   "名称只能用小写字母、数字和下划线，以字母开头，最多 40 个字符。",
}

func pattern(v *protovalidate.Violation) string {
	expression, _ := rule(v).(string)
	text, ok := patterns[expression]
	if !ok {
		return "格式不符，请核对后重新填写。"
	}
	return text
}
