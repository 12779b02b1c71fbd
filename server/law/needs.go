package law

// What each disposition needs: the mandatory content of the reply and the
// records that defend it, by the articles cited in the table of dispositions.

var (
	refusalReason = field("refusal_reason", "不予公开的理由（可以不予公开的，说明裁量考虑；已核对没有法律、法规、规章规定应当公开）")
	supplyManner  = field("supply_manner", "提供方式（当面、邮寄、电子邮件等）")
	supplyTime    = field("supply_time", "提供时间")
	supplyPages   = field("supply_pages", "提供的页数")

	supplementServed = event("supplement_notice_served", "补正告知书已送达")
)

var publishedNeeds = []Need{
	field("published_title", "已公开信息的标题"),
	field("published_on", "公开日期"),
	field("published_url", "公开网址").unless("published_place"),
	field("published_place", "公开场所或者载体").unless("published_url"),
}

var supplyNeeds = []Need{supplyManner, supplyTime, supplyPages}

var partialNeeds = []Need{
	field("supplied_part", "提供的内容"),
	field("redactions", "遮盖清单（逐处写明依据和理由）"),
	supplyManner, supplyTime, supplyPages,
}

var secrecyNeeds = []Need{
	event("secrecy_review", "保密审查记录"),
	field("classification", "定密依据，以及可以告知的密级、保密期限"),
	field("refusal_reason", "不予公开的理由"),
}

var forbiddenNeeds = []Need{
	field("forbidding_law", "禁止公开的法律、行政法规名称"),
	field("forbidding_article", "禁止公开的条款"),
}

var harmNeeds = []Need{
	field("harm", "公开后可能产生的危害"),
}

var thirdPartyNeeds = []Need{
	event("consultation_closed", "第三方意见征求已结束（收到意见或者逾期）"),
	field("consultation_result", "征求意见的结果"),
	field("weighing", "对第三方意见、公共利益的权衡"),
}

var internalNeeds = []Need{
	field("internal_class", "属于哪一类内部事务信息").options("人事管理", "后勤管理", "内部工作流程"),
	refusalReason,
}

var processNeeds = []Need{
	field("process_class", "属于哪一类过程性信息").options("讨论记录", "过程稿", "磋商信函", "请示报告"),
	refusalReason,
}

var enforcementNeeds = []Need{
	field("enforcement_file", "行政执法案卷名称"),
	field("inspection_place", "当事人依法查阅案卷的机关和途径"),
	refusalReason,
}

var queryNeeds = []Need{
	field("special_law", "规定查询办法的法律、行政法规"),
	field("special_counter", "办理查询的机构和途径"),
}

var absentNeeds = []Need{
	event("search_record", "检索记录"),
	field("search_scope", "检索范围（系统、档案、关键词、期间）"),
}

var notOursNeeds = []Need{
	field("not_ours_reason", "不属于本机关负责公开的理由"),
	field("competent_organ", "负责公开的行政机关名称").unless("competent_unknown"),
	field("competent_contact", "该机关的联系方式").unless("competent_unknown"),
	field("competent_unknown", "不能确定负责公开的行政机关的说明").unless("competent_organ"),
}

var makingNeeds = []Need{
	field("not_existing_reason", "为什么不是现有信息、需要怎样制作或者加工分析"),
}

var unclearNeeds = []Need{
	supplementServed,
	event("supplement_received", "已收到补正材料"),
	field("unclear_points", "补正后仍不明确之处"),
}

var petitionNeeds = []Need{
	field("proper_channel", "反映诉求的相应渠道"),
}

var repeatNeeds = []Need{
	field("earlier_number", "在先答复的文号"),
	field("earlier_date", "在先答复的日期"),
	field("earlier_delivery", "在先答复的送达情况"),
}

var publicationNeeds = []Need{
	field("publication_source", "获取该出版物的途径"),
}

var massNeeds = []Need{
	event("reasons_requested", "已要求申请人说明理由"),
	field("request_count", "申请的数量、频次"),
	field("reasons_weighed", "对申请人所述理由的审查意见"),
}

var againNeeds = []Need{
	field("earlier_number", "已提供信息的答复文号"),
	field("earlier_date", "已提供信息的日期"),
}

var supplementLapsedNeeds = []Need{
	supplementServed,
	event("supplement_lapsed", "补正期限届满未补正"),
}

var feeLapsedNeeds = []Need{
	event("fee_notice_served", "收费通知已送达"),
	event("fee_lapsed", "缴费期限届满未缴费"),
}

var otherNeeds = []Need{
	field("other_reason", "其他处理的情形和理由"),
}
