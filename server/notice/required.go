package notice

// required lists the fields that a template of a kind must print, whatever a clerk changes in it: the content that the
// Regulation demands, and what a reviewing body or a court looks for. A condition on the field counts as printing it.
var required = map[string][]string{
	string(Receipt):             {"申请人", "登记编号", "收到日期", "申请内容", "答复期限日期", "答复期限规则"},
	string(ReceiptConfirmation): {"申请人", "登记编号", "确认日期", "申请内容", "答复期限日期", "答复期限规则"},
	string(Supplement):          {"申请人", "收到日期", "申请内容", "补正要点", "指导释明", "补正天数"},
	string(Reasons):             {"申请人", "收到日期", "申请数量情况", "说明天数"},
	string(Extension):           {"申请人", "收到日期", "延期天数", "延期理由", "同意人", "新期限日期", "新期限规则"},
	string(LongerPeriod):        {"申请人", "收到日期", "理由审查意见", "合理期限日期", "合理期限规则"},
	string(Consultation):        {"征求对象", "涉及内容", "征求问题", "意见天数"},
	string(ConsultationTold):    {"申请人", "征求对象类别", "征求发出日期", "涉及内容"},
	string(CoMaker):             {"征求对象", "涉及内容", "征求问题", "意见天数"},
	string(CoOperation):         {"征求对象", "涉及内容", "征求问题"},
	string(OpinionLapsed):       {"登记编号", "征求对象", "征求送达日期", "意见天数", "意见届满日期"},
	string(DisclosureTold):      {"征求对象", "意见结果", "决定公开内容", "公共利益理由", "复议机关", "法院"},
	string(FeeNotice):           {"申请人", "计费数量", "收费档次", "收费金额", "收费金额大写", "缴费天数", "收款单位", "缴费方式"},
	string(Reply): {
		"申请人", "收到日期", "登记编号", "申请内容", "办理经过", "处理决定", "复议机关", "法院", "复议网址",
		"前置事项", "自由事项",
	},
	string(Withdrawal):     {"申请人", "登记编号", "撤回日期"},
	string(Correction):     {"申请人", "更正记录", "更正请求", "更正结果", "更正依据", "复议机关", "法院"},
	string(Referral):       {"申请人", "更正记录", "更正请求", "转送机关", "转送机关联系方式"},
	string(ServiceForm):    {"送达文书", "受送达人"},
	string(PostingSlip):    {"送达文书", "受送达人", "受送达人地址"},
	string(ApprovalSheet):  {"登记编号", "申请人", "呈批事项", "承办人", "审核人", "签发人"},
	string(ExtensionSheet): {"登记编号", "申请人", "延期天数", "延期理由", "签发人"},
	string(SearchSheet):    {"登记编号", "申请内容全文", "检索记录"},
	string(SecrecySheet):   {"登记编号", "申请内容全文", "保密审查"},
	string(ReviewAnswer): {
		"审理机关", "案号", "收到副本日期", "申请人", "机关名称", "机关地址", "答复请求", "事实经过", "期限计算", "处理事项", "主张答复", "不宜查阅",
	},
	string(CourtAnswer): {
		"审理机关", "案号", "收到副本日期", "申请人", "机关名称", "机关地址", "答复请求", "事实经过", "期限计算", "处理事项", "主张答复",
	},
	string(EvidenceSheet): {"审理机关", "案号", "机关名称", "证据"},
	string(RulesSheet):    {"审理机关", "案号", "机关名称", "依据目录"},

	"R1":  {"依据", "信息名称", "公开日期", "获取方式"},
	"R2":  {"依据", "提供内容", "提供方式", "提供时间"},
	"R3":  {"依据", "提供内容", "提供方式", "提供时间", "遮盖清单"},
	"R4":  {"依据", "定密情况", "理由"},
	"R5":  {"依据", "特别法", "理由"},
	"R6":  {"依据", "危及事项", "理由"},
	"R7":  {"依据", "权益类别", "征求意见日期", "意见结果", "权衡理由"},
	"R8":  {"依据", "内部事务类别", "理由"},
	"R9":  {"依据", "过程性类别", "理由"},
	"R10": {"依据", "案卷名称", "查阅途径", "理由"},
	"R11": {"依据", "特别法", "办理窗口"},
	"R12": {"依据", "检索范围", "检索情况"},
	"R13": {"依据", "理由", "负责机关", "联系方式", "无法确定的原因"},
	"R14": {"依据", "理由"},
	"R15": {"依据", "补正告知日期", "补正收到日期", "不明确之处"},
	"R16": {"依据", "办理渠道"},
	"R17": {"依据", "在先答复日期", "在先答复文号"},
	"R18": {"依据", "出版物名称", "获取途径"},
	"R19": {"依据", "申请情况", "说明理由情况", "理由"},
	"R20": {"在先提供日期", "在先提供情况"},
	"R21": {"依据", "补正告知日期", "补正送达日期", "补正届满日期"},
	"R22": {"依据", "收费通知日期", "收费送达日期", "收费金额", "缴费届满日期"},
	"R23": {"情况说明", "处理意见"},
}

// allowedRemedy is the variant that the law attaches to each disposition; R23 is decided case by case.
func allowedRemedy(disposition int) string {
	switch {
	case disposition == 3:
		return variantAB
	case disposition >= 4 && disposition <= 10:
		return variantA
	}
	return variantB
}
