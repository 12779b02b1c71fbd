package verify

import "time"

// variants in Chinese.
var variants = map[string]string{
	Full: "全卷", Applicant: "供申请人查阅的副本（不含附卷）", Redacted: "隐去个人信息的副本",
}

// variantValues are the variants as the event of the export names them.
var variantValues = map[string]string{
	Full: "CASE_FILE_VARIANT_FULL", Applicant: "CASE_FILE_VARIANT_APPLICANT", Redacted: "CASE_FILE_VARIANT_REDACTED",
}

// statuses in Chinese, with a sign that can be seen in black and white.
var statuses = map[Status]string{Passed: "✓ 通过", Failed: "✗ 不通过", Unchecked: "－ 未核对"}

var signs = map[Status]string{Passed: "✓", Failed: "✗", Unchecked: "－"}

// titles of the levels, and what it means when they pass or fail.
var titles = map[string]struct{ title, passed, failed string }{
	"files": {
		"文件完整", "卷宗文件自封装以来没有损坏、缺少或者多出。",
		"卷宗文件有损坏、缺少、多出或者改动。请向提供人另要一份；不要据此认定内容。",
	},
	"record": {
		"记录一致", "办理记录的每一条、每一项以及所附材料，与当时存证的一致。",
		"办理记录或者材料与当时的存证不一致。所列各项不能作为原始记录使用。",
	},
	"log": {
		"入账签名", "这些记录在机关的日志里，由机关的密钥签名；日后改动任何一条，都会与签名矛盾。",
		"卷宗与机关签名的日志对不上，不能认定是机关导出的这件申请的记录。",
	},
	"outside": {
		"外部见证", "机关以外的人见过同一状态的日志，机关自己也不能在此后改写。",
		"外部见证或者时间戳与卷宗不符，可能换用了另一份日志。",
	},
	"case": {
		"本案完整", "截至导出时，本案的记录全部在卷，没有略去后面的记录。",
		"不能证明本案的记录全部在卷，可能略去了后面的记录。",
	},
}

// china is the zone of times for readers.
var china = time.FixedZone("UTC+8", 8*60*60)

// stamp is an instant as people in China read it.
func stamp(t time.Time) string { return t.In(china).Format("2006年1月2日 15时04分05秒") }
