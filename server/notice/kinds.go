package notice

// Kind is a kind of notice.
type Kind string

// The notices (numbers N of the catalogue of notices).
const (
	Receipt             Kind = "receipt"           // N1 收件回执
	ReceiptConfirmation Kind = "confirmation"      // N2 收到确认 (Regulation, Art. 31)
	Supplement          Kind = "supplement"        // N3 补正告知书 (Art. 30)
	Reasons             Kind = "reasons"           // N4 说明理由告知书 (Art. 35)
	Extension           Kind = "extension"         // N5 延期答复告知书 (Art. 33)
	LongerPeriod        Kind = "longer-period"     // N6 合理期限延迟答复告知书 (Art. 35)
	Consultation        Kind = "consultation"      // N7 征求意见书 to a third party, with its reply form (Art. 32)
	ConsultationTold    Kind = "consultation-told" // N8 征求意见告知书 to the applicant (Art. 33 para. 3)
	CoMaker             Kind = "co-maker"          // N9 征求意见书 to a co-making organ (Art. 34)
	CoOperation         Kind = "co-operation"      // N9 协办函 to another organ (Art. 11)
	OpinionLapsed       Kind = "opinion-lapsed"    // N10 第三方意见逾期确认单, for the file (Art. 32)
	DisclosureTold      Kind = "disclosure-told"   // N11 决定公开告知书 to the third party (Art. 32)
	FeeNotice           Kind = "fee"               // N12 收费通知书 (Art. 42)
	Reply               Kind = "reply"             // N13, N14 答复书, every disposition R1 to R23 (Art. 36 ff.)
	Withdrawal          Kind = "withdrawal"        // N15 撤回确认书
	Correction          Kind = "correction"        // N16 更正答复书 (Art. 41)
	Referral            Kind = "referral"          // N16 转送告知书 (Art. 41)
	ServiceForm         Kind = "service-form"      // N17 送达回证
	PostingSlip         Kind = "posting-slip"      // N17 邮寄凭证单
	ApprovalSheet       Kind = "approval-sheet"    // N18 审查呈批单
	ExtensionSheet      Kind = "extension-sheet"   // N18 延期审批单
	SearchSheet         Kind = "search-sheet"      // N18 检索记录表
	SecrecySheet        Kind = "secrecy-sheet"     // N18 保密审查表
	ReviewAnswer        Kind = "review-answer"     // N19 行政复议答复书 (行政复议法 Arts. 48, 54)
	CourtAnswer         Kind = "court-answer"      // N19 行政答辩状 (行政诉讼法 Art. 67)
	EvidenceSheet       Kind = "evidence-list"     // N19 证据目录 (法释〔2002〕21号 Art. 19)
	RulesSheet          Kind = "rules-list"        // N19 依据目录
)

// Kinds lists every kind.
var Kinds = []Kind{
	Receipt, ReceiptConfirmation, Supplement, Reasons, Extension, LongerPeriod, Consultation, ConsultationTold, CoMaker,
	CoOperation, OpinionLapsed, DisclosureTold, FeeNotice, Reply, Withdrawal, Correction, Referral, ServiceForm, PostingSlip,
	ApprovalSheet, ExtensionSheet, SearchSheet, SecrecySheet, ReviewAnswer, CourtAnswer, EvidenceSheet, RulesSheet,
}

// unnumbered are the kinds that may go without 文号: confirmations that are kept in the log only, slips and internal papers.
var unnumbered = map[Kind]bool{
	Receipt: true, ReceiptConfirmation: true, OpinionLapsed: true, ServiceForm: true, PostingSlip: true, ApprovalSheet: true,
	ExtensionSheet: true, SearchSheet: true, SecrecySheet: true, CourtAnswer: true, EvidenceSheet: true, RulesSheet: true,
}

// Numbered says whether a kind must carry a 文号.
func (k Kind) Numbered() bool { return !unnumbered[k] }

// noticeRemedies are the variants of the clause on remedies that the law attaches to notices; what is not named is procedural
// and carries none (variant C). The decision to disclose against a third party's will and the refusal to correct a record
// affect rights, and are open to reconsideration or suit.
var noticeRemedies = map[Kind]string{Reply: variantAB, DisclosureTold: variantB, Correction: variantB}

func (k Kind) remedy() string {
	if v := noticeRemedies[k]; v != "" {
		return v
	}
	return variantC
}

// hidden are the fields that a kind must not print, whatever a clerk changes: letters to others do not tell who asked, and
// letters to the applicant do not tell who the third party is (Regulation, Art. 15; 个人信息保护法 Art. 34).
var hidden = map[Kind][]string{
	Consultation: {"申请人", "代理人"}, CoMaker: {"申请人", "代理人"}, CoOperation: {"申请人", "代理人"},
	DisclosureTold: {"申请人", "代理人"}, ConsultationTold: {"征求对象"},
}
