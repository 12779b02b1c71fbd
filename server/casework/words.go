package casework

import pb "disclosure/proto/disclosure/v1"

// The Chinese words for the values of the API, as notices, chronologies and errors print them.

var documentWords = map[pb.DocumentKind]string{
	pb.DocumentKind_DOCUMENT_KIND_REQUEST: "申请书", pb.DocumentKind_DOCUMENT_KIND_IDENTITY_PROOF: "身份证明",
	pb.DocumentKind_DOCUMENT_KIND_RECEIPT_PROOF: "收件凭证", pb.DocumentKind_DOCUMENT_KIND_SUPPLEMENT: "补正材料",
	pb.DocumentKind_DOCUMENT_KIND_CONSULTATION_LETTER: "征求意见书", pb.DocumentKind_DOCUMENT_KIND_OPINION: "反馈意见",
	pb.DocumentKind_DOCUMENT_KIND_SEARCH_EVIDENCE: "检索证明", pb.DocumentKind_DOCUMENT_KIND_INTERNAL: "内部审批材料",
	pb.DocumentKind_DOCUMENT_KIND_SUPPLIED: "提供的信息", pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF: "送达凭证",
	pb.DocumentKind_DOCUMENT_KIND_NOTICE: "文书", pb.DocumentKind_DOCUMENT_KIND_OTHER: "其他材料",
	pb.DocumentKind_DOCUMENT_KIND_PROCEEDING_PAPER:    "复议诉讼来文",
	pb.DocumentKind_DOCUMENT_KIND_PROCEEDING_DECISION: "复议决定或者裁判文书",
	pb.DocumentKind_DOCUMENT_KIND_ENVELOPE:            "信封", pb.DocumentKind_DOCUMENT_KIND_POSTAL_SLIP: "邮寄凭证",
	pb.DocumentKind_DOCUMENT_KIND_AUTHORIZATION: "授权委托书", pb.DocumentKind_DOCUMENT_KIND_COMMUNICATION_RECORD: "联系记录",
	pb.DocumentKind_DOCUMENT_KIND_REDACTED_COPY: "区分处理件", pb.DocumentKind_DOCUMENT_KIND_COMPETENCE_BASIS: "职权依据",
	pb.DocumentKind_DOCUMENT_KIND_PAYMENT_PROOF: "缴费凭证",
}

// DocumentWord is the Chinese word for a kind of document.
func DocumentWord(k pb.DocumentKind) string { return documentWords[k] }

var originWords = map[pb.DocumentOrigin]string{
	pb.DocumentOrigin_DOCUMENT_ORIGIN_IN_PERSON: "当面提交", pb.DocumentOrigin_DOCUMENT_ORIGIN_POST: "邮寄",
	pb.DocumentOrigin_DOCUMENT_ORIGIN_EMAIL: "电子邮件", pb.DocumentOrigin_DOCUMENT_ORIGIN_PORTAL: "政务平台",
	pb.DocumentOrigin_DOCUMENT_ORIGIN_FAX: "传真", pb.DocumentOrigin_DOCUMENT_ORIGIN_OTHER_BODY: "其他单位提供",
	pb.DocumentOrigin_DOCUMENT_ORIGIN_STAFF: "本机关制作", pb.DocumentOrigin_DOCUMENT_ORIGIN_SERVICE: "本系统制发",
}

// OriginWord is the Chinese word for how a file came; empty when nobody said.
func OriginWord(o pb.DocumentOrigin) string { return originWords[o] }

var documentFormWords = map[pb.DocumentForm]string{
	pb.DocumentForm_DOCUMENT_FORM_ORIGINAL: "原件", pb.DocumentForm_DOCUMENT_FORM_COPY: "复印件",
	pb.DocumentForm_DOCUMENT_FORM_ELECTRONIC: "电子件",
}

// DocumentFormWord is the Chinese word for original, copy or electronic; empty when nobody said.
func DocumentFormWord(f pb.DocumentForm) string { return documentFormWords[f] }

var renderingWords = map[pb.DocumentRendering]string{
	pb.DocumentRendering_DOCUMENT_RENDERING_PAGES: "可成页", pb.DocumentRendering_DOCUMENT_RENDERING_NO_PAGES: "不成页的格式",
	pb.DocumentRendering_DOCUMENT_RENDERING_BROKEN: "文件损坏", pb.DocumentRendering_DOCUMENT_RENDERING_ENCRYPTED: "文件加密",
	pb.DocumentRendering_DOCUMENT_RENDERING_ACTIVE: "含脚本、宏或者自动动作", pb.DocumentRendering_DOCUMENT_RENDERING_OVERSIZED: "展开后超限",
	pb.DocumentRendering_DOCUMENT_RENDERING_MISLEADING: "内容与名称不符",
}

// RenderingWord says in Chinese whether a file is shown as pages, or why not.
func RenderingWord(r pb.DocumentRendering) string { return renderingWords[r] }

var noticeWords = map[pb.NoticeKind]string{
	pb.NoticeKind_NOTICE_KIND_RECEIPT: "登记回执", pb.NoticeKind_NOTICE_KIND_SUPPLEMENT: "补正告知书",
	pb.NoticeKind_NOTICE_KIND_EXTENSION: "延期答复告知书", pb.NoticeKind_NOTICE_KIND_REPLY: "答复书",
	pb.NoticeKind_NOTICE_KIND_RECEIPT_CONFIRMATION: "收到确认", pb.NoticeKind_NOTICE_KIND_REASONS: "说明理由告知书",
	pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD: "延迟答复告知书", pb.NoticeKind_NOTICE_KIND_CONSULTATION: "征求意见书（第三方）",
	pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD: "征求意见告知书", pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION: "征求意见书（机关）",
	pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD: "决定公开告知书", pb.NoticeKind_NOTICE_KIND_FEE: "收费通知书",
	pb.NoticeKind_NOTICE_KIND_WITHDRAWAL: "撤回确认书", pb.NoticeKind_NOTICE_KIND_SERVICE_FORM: "送达回证",
	pb.NoticeKind_NOTICE_KIND_POSTING_SLIP: "邮寄凭证单", pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET: "审查呈批单",
	pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET: "延期审批单", pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET: "检索记录",
	pb.NoticeKind_NOTICE_KIND_SECRECY_SHEET:  "保密审查表",
	pb.NoticeKind_NOTICE_KIND_OPINION_LAPSED: "第三方意见逾期确认单", pb.NoticeKind_NOTICE_KIND_CORRECTION: "更正申请答复书",
	pb.NoticeKind_NOTICE_KIND_REFERRAL:               "更正申请转送告知书",
	pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER: "行政复议答复书", pb.NoticeKind_NOTICE_KIND_COURT_ANSWER: "行政答辩状",
	pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST: "证据目录", pb.NoticeKind_NOTICE_KIND_RULES_LIST: "依据目录",
}

// NoticeWord is the Chinese word for a kind of notice.
func NoticeWord(k pb.NoticeKind) string { return noticeWords[k] }

var methodWords = map[pb.DeliveryMethod]string{
	pb.DeliveryMethod_DELIVERY_METHOD_IN_PERSON: "直接送达", pb.DeliveryMethod_DELIVERY_METHOD_POST: "邮政寄送",
	pb.DeliveryMethod_DELIVERY_METHOD_ELECTRONIC: "电子方式", pb.DeliveryMethod_DELIVERY_METHOD_ENTRUSTED: "委托送达",
	pb.DeliveryMethod_DELIVERY_METHOD_PUBLIC_NOTICE: "公告送达",
}

// MethodWord is the Chinese word for a way of service.
func MethodWord(m pb.DeliveryMethod) string { return methodWords[m] }

var opinionWords = map[pb.Opinion]string{
	pb.Opinion_OPINION_CONSENT: "同意公开", pb.Opinion_OPINION_PARTIAL: "部分同意",
	pb.Opinion_OPINION_REFUSE: "不同意公开", pb.Opinion_OPINION_SILENT: "逾期未答复",
}

// OpinionWord is the Chinese word for an opinion.
func OpinionWord(o pb.Opinion) string { return opinionWords[o] }

var formWords = map[pb.FormWanted]string{
	pb.FormWanted_FORM_WANTED_PAPER_MAIL: "纸质，邮寄", pb.FormWanted_FORM_WANTED_PAPER_PICKUP: "纸质，自行领取",
	pb.FormWanted_FORM_WANTED_EMAIL: "电子邮件", pb.FormWanted_FORM_WANTED_PORTAL: "政务平台",
	pb.FormWanted_FORM_WANTED_INSPECTION: "现场查阅、抄录",
}

// FormWord is the Chinese word for the form wanted; empty when the applicant did not say.
func FormWord(f pb.FormWanted) string { return formWords[f] }

var meansWords = map[pb.CommunicationMeans]string{
	pb.CommunicationMeans_COMMUNICATION_MEANS_CALL: "电话", pb.CommunicationMeans_COMMUNICATION_MEANS_VISIT: "当面",
	pb.CommunicationMeans_COMMUNICATION_MEANS_MESSAGE: "信息",
}

// MeansWord is the Chinese word for a way of speaking with the applicant.
func MeansWord(m pb.CommunicationMeans) string { return meansWords[m] }

// exportWords say what was left out of an exported case file.
var exportWords = map[pb.CaseFileVariant]string{
	pb.CaseFileVariant_CASE_FILE_VARIANT_APPLICANT: "（供申请人查阅的副本）",
	pb.CaseFileVariant_CASE_FILE_VARIANT_REDACTED:  "（隐去个人信息的副本）",
}

var proceedingWords = map[pb.ProceedingKind]string{
	pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY:   "行政复议（普通程序）",
	pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED: "行政复议（简易程序）",
	pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT:                "行政诉讼（未经复议直接起诉）",
	pb.ProceedingKind_PROCEEDING_KIND_SUIT_AFTER_RECONSIDERATION: "行政诉讼（复议后起诉）",
	pb.ProceedingKind_PROCEEDING_KIND_COMPLAINT:                  "投诉举报",
}

// ProceedingWord is the Chinese word for a kind of proceeding.
func ProceedingWord(k pb.ProceedingKind) string { return proceedingWords[k] }

var outcomeWords = map[pb.ProceedingOutcome]string{
	pb.ProceedingOutcome_PROCEEDING_OUTCOME_UPHELD: "结果维持", pb.ProceedingOutcome_PROCEEDING_OUTCOME_CORRECTED: "结果纠正",
	pb.ProceedingOutcome_PROCEEDING_OUTCOME_OTHER: "其他结果", pb.ProceedingOutcome_PROCEEDING_OUTCOME_PENDING: "尚未审结",
}

// OutcomeWord is the Chinese word for the column of annual table 四.
func OutcomeWord(o pb.ProceedingOutcome) string { return outcomeWords[o] }
