package law

// What each disposition needs: the mandatory content of the reply and the
// records that defend it, by the articles cited in the table of dispositions.
// The label of a field is its name in the notice templates.

var (
	reasons      = field("reasons", "理由", "理由（可以不予公开的，说明裁量考虑；已核对没有法律、法规、规章规定应当公开）")
	reasonsMaybe = reasons.optional()

	supplied = []Need{
		field("supplied_content", "提供内容", "提供的内容（信息的名称、文号）"),
		field("supply_manner", "提供方式", "提供方式（当面、邮寄、电子邮件等）"),
		field("supply_time", "提供时间", "提供时间"),
		field("supply_pages", "页数", "提供的页数"),
		field("supply_place", "提供地点", "提供地点").optional(),
	}
	supplementServed = event("supplement_notice_served", "补正告知书的送达记录")
)

var publishedNeeds = []Need{
	field("published_title", "信息名称", "已公开信息的标题"),
	field("published_on", "公开日期", "公开日期").date(),
	field("published_place", "获取方式", "获取该信息的方式、途径"),
	field("published_url", "网址", "公开网址").optional(),
	reasonsMaybe,
}

var supplyNeeds = append([]Need{reasonsMaybe}, supplied...)

var partialNeeds = append([]Need{field("redactions", "遮盖清单", "遮盖清单（逐处写明依据和理由）"), reasonsMaybe}, supplied...)

var secrecyNeeds = []Need{
	event("secrecy_review", "保密审查记录"),
	field("classification", "定密情况", "定密依据，以及可以告知的密级、保密期限"),
	reasons,
}

var forbiddenNeeds = []Need{
	field("special_law", "特别法", "禁止公开的法律、行政法规的名称和条款"),
	reasons,
}

var harmNeeds = []Need{
	field("endangered", "危及事项", "可能危及的事项（国家安全、公共安全、经济安全、社会稳定）"),
	field("reasons", "理由", "公开后可能产生的危害"),
}

var thirdPartyNeeds = []Need{
	event("consultation_closed", "第三方意见征求的结果（收到意见或者逾期）"),
	field("interest", "权益类别", "所涉第三方权益（商业秘密、个人隐私等）"),
	field("consultation_result", "意见结果", "第三方是否同意及其理由"),
	field("weighing", "权衡理由", "对第三方意见、公共利益的权衡"),
	reasonsMaybe,
}

var internalNeeds = []Need{
	field("internal_class", "内部事务类别", "属于哪一类内部事务信息").options("人事管理", "后勤管理", "内部工作流程"),
	reasons,
}

var processNeeds = []Need{
	field("process_class", "过程性类别", "属于哪一类过程性信息").options("讨论记录", "过程稿", "磋商信函", "请示报告"),
	reasons,
}

var enforcementNeeds = []Need{
	field("enforcement_file", "案卷名称", "行政执法案卷名称"),
	field("inspection_place", "查阅途径", "当事人依法查阅案卷的机关和途径"),
	reasons,
}

var queryNeeds = []Need{
	field("special_law", "特别法", "规定查询办法的法律、行政法规和条款"),
	field("special_counter", "办理窗口", "办理查询的机构和途径"),
	reasonsMaybe,
}

var absentNeeds = []Need{
	event("search_record", "检索记录"),
	reasonsMaybe,
}

var notOursNeeds = []Need{
	field("reasons", "理由", "不属于本机关负责公开的理由"),
	field("competent_organ", "负责机关", "负责公开的行政机关名称").unless("competent_unknown"),
	field("competent_contact", "联系方式", "该机关的联系方式").unless("competent_unknown"),
	field("competent_unknown", "无法确定的原因", "不能确定负责公开的行政机关的说明").unless("competent_organ"),
}

var makingNeeds = []Need{
	field("reasons", "理由", "为什么不是现有信息、需要怎样制作或者加工分析"),
}

var unclearNeeds = []Need{
	supplementServed,
	event("supplement_received", "补正材料的收到记录"),
	field("unclear_points", "不明确之处", "补正后仍不明确之处"),
	reasonsMaybe,
}

var petitionNeeds = []Need{
	field("proper_channel", "办理渠道", "反映诉求的相应渠道"),
	reasonsMaybe,
}

var repeatNeeds = []Need{
	field("earlier_number", "在先答复文号", "在先答复的文号"),
	field("earlier_date", "在先答复日期", "在先答复的日期").date(),
	field("earlier_delivery", "在先送达情况", "在先答复的送达情况"),
	reasonsMaybe,
}

var publicationNeeds = []Need{
	field("publication_title", "出版物名称", "出版物名称"),
	field("publication_source", "获取途径", "获取该出版物的途径"),
	reasonsMaybe,
}

var massNeeds = []Need{
	event("reasons_requested", "要求申请人说明理由的记录"),
	field("request_count", "申请情况", "申请的数量、频次"),
	field("reasons_stated", "说明理由情况", "申请人说明理由的情况"),
	field("reasons", "理由", "对申请人所述理由的审查意见"),
}

var againNeeds = []Need{
	field("earlier_date", "在先提供日期", "已提供信息的日期").date(),
	field("earlier_supply", "在先提供情况", "已提供信息的名称、答复文号和送达情况"),
	reasonsMaybe,
}

var supplementLapsedNeeds = []Need{
	supplementServed,
	event("supplement_lapsed", "逾期不补正的认定记录"),
	reasonsMaybe,
}

var feeLapsedNeeds = []Need{
	event("fee_notice_served", "收费通知的送达记录"),
	event("fee_lapsed", "逾期不缴费的认定记录"),
	reasonsMaybe,
}

var otherNeeds = []Need{
	field("situation", "情况说明", "其他处理的情形"),
	field("handling", "处理意见", "处理意见"),
	reasonsMaybe,
}
