package form

import (
	"regexp"
	"strconv"
	"strings"

	"google.golang.org/protobuf/proto"
)

// labels name the fields as the desk knows them. The key is the end of the path; the longest one that fits wins. A field that
// is called otherwise in one request is named with that request.
var labels = map[string]string{
	"newest_first": "最近的在前",
	"class":        "保管期限", "hold": "第几次暂缓", "due": "只看到期的", "show_destroyed": "包括已销毁的", "appraisal": "鉴定意见", "name": "办理对象的名称", "parent": "所属对象的名称", "request_id": "请求编号", "etag": "版本号", "validate_only": "仅校验",
	"page_size": "每页条数", "page_token": "翻页标记", "update_mask": "修改项清单", "paths": "修改项", "(request)": "请求",

	"registration": "登记内容", "registration.channel": "申请渠道", "arrived_on": "到达日期", "confirmed_on": "确认日期",
	"receipt_evidence": "收到凭据", "oral": "口头申请", "item_texts": "申请事项", "form_wanted": "获取方式", "remark": "备注",
	"applicant": "申请人", "applicant.name": "申请人姓名或名称", "applicant.category": "申请人类别", "applicant.id_type": "申请人证件类型",
	"applicant.id_number": "申请人证件号码", "applicant.phone": "申请人电话", "applicant.address": "申请人地址",
	"applicant.email": "申请人电子邮箱", "applicant.postcode": "申请人邮政编码",
	"agent": "代理人", "agent.name": "代理人姓名", "agent.id_type": "代理人证件类型", "agent.id_number": "代理人证件号码",
	"agent.phone": "代理人电话",

	"handler": "承办人", "evidence": "依据或凭据", "withdrawn_on": "撤回日期", "received_on": "收到日期", "reason": "理由",
	"points": "需要补正的内容", "guidance": "补正指引", "reply_days": "补正期限", "summary": "补正内容",
	"kind": "类别", "party": "被征求意见方", "items": "事项序号", "sent_on": "发函日期", "question": "征求意见的内容",
	"served_on": "送达日期", "opinion": "意见", "reasons": "理由", "days": "延长天数", "note": "说明", "item": "事项序号",
	"approve": "批准", "search": "检索记录", "searched_on": "检索日期", "searcher": "检索人", "places": "检索的系统和档案",
	"keywords": "检索关键词", "period": "检索的时间范围", "units_asked": "询问的单位", "search.result": "检索结果",
	"review": "保密审查", "reviewed_on": "审查日期", "reviewed_by": "审查人", "conclusion": "审查结论",
	"determination": "处理决定", "disposition": "处理结果", "special_law": "依据的法律法规", "fields": "必备要素",
	"redactions": "不予公开部分", "passage": "不予公开的段落", "ground": "不予公开的情形", "category": "类别",

	"method": "送达方式", "dispatched_on": "发出日期", "tracking": "邮件号", "proofs": "送达凭证的材料编号", "no_proof_reason": "没有送达凭证的理由", "delivered_on": "签收日期", "failed_on": "退回日期",
	"header": "文件说明", "title": "标题", "sha256": "文件校验值", "chunk": "文件内容", "part": "文件内容", "recipient": "用卷单位",
	"states": "状态", "due_by": "到期日", "arrived_from": "到达日期起", "arrived_to": "到达日期止", "query": "检索词",

	"password": "密码", "old_password": "原密码", "new_password": "新密码", "all_sessions": "退出全部登录",
	"staff": "账号", "staff_id": "登录名", "staff.name": "账号名称", "display_name": "姓名或名称", "roles": "岗位", "disabled": "停用",
	"organ": "机关", "organ.name": "机关代码", "doc_prefix": "机关代字", "reconsideration_body": "行政复议机关",
	"reconsideration_url": "行政复议网上申请地址", "court": "人民法院", "address": "地址", "phone": "电话",
	"supplement_days": "补正期限", "create_time": "创建时间", "email": "电子邮箱", "yellow_days": "黄色预警天数",
	"red_days": "红色预警天数", "quiet_hours": "不发提醒的时段", "webhook_url": "提醒推送地址",
	"letter": "文书内容", "letter.kind": "文书种类", "record": "要求更正的信息", "corrected": "是否更正", "basis": "依据", "outcome": "更正结果",
	"sent_to": "转送机关", "letter.contact": "转送机关的联系方式",
	"variant":         "卷宗版本",
	"number_patterns": "文号格式", "number_patterns.kind": "文号格式的文书种类", "pattern": "文号格式", "payee": "收款单位", "payment": "缴费方式",
	"since_size": "起始条数",

	"reasonable": "理由是否合理", "longer_days": "合理延长的天数", "pages": "页数", "nth_of_month": "本月第几件", "paid_on": "缴费日期",
	"receipt": "缴费凭证号", "communication": "沟通情况", "communication.on": "沟通日期", "means": "沟通方式", "with": "沟通对象",
	"unreachable": "没有联系上", "unit": "承办机构", "subject": "文书所关于的征求意见或文书",

	"RequestReasonsRequest.question": "要求说明理由的缘由", "RequestReasonsRequest.reply_days": "说明理由的期限",
	"AssessFeeRequest.method": "计费方式", "QuoteFeeRequest.method": "计费方式", "AddWorkingDaysRequest.days": "工作日天数",

	"body": "复议机关、法院或者受理部门", "case_number": "对方的案号", "papers_on": "收到副本或者来函的日期", "documents": "材料编号",
	"claims": "申请人的主张", "claim": "申请人的主张", "named_due_on": "来函指定的答复日期", "follows": "此前的程序",
	"runs_from": "期限起算日", "decision": "审理结果", "ruling": "结果", "decision.number": "决定书文号", "number": "编号或者文号", "decided_on": "决定日期",
	"ordered": "责令办理的内容", "term": "指定的期限", "term.length": "指定的期限", "term.unit": "期限单位", "proceeding": "程序的编号",
	"defence": "答复书或者答辩状的文字", "representative": "法定代表人和职务", "agents": "委托代理人", "request": "答复请求",
	"competence": "职权依据", "procedure": "关于程序", "reply": "对主张的答复", "defence.conclusion": "结语",
	"UpdateEvidenceListRequest.items": "证据目录", "items.number": "证据编号", "source": "证据来源", "proves": "证明内容", "items.origin": "原件或者复印件", "origin": "来件方式", "origin_reference": "来件编号", "form": "原件、复印件或者电子件",
	"generated": "现在生成的", "year": "年度", "secrecy": "不宜查阅的原因", "group": "证据分类", "document": "材料的名称", "rules": "依据目录", "rule": "依据条款", "relied_on_for": "依据的用途",
	"RecordProceedingAnswerRequest.answered_on": "提交日期",

	"start_on": "起始日", "after_on": "前一日", "through_on": "后一日", "closed_on": "办结日期", "approved_on": "批准日期",
	"notified_on": "告知日期", "lapsed_on": "逾期认定日期", "judged_on": "审查日期", "told_on": "告知日期", "from_on": "到期日起",
	"to_on": "到期日止", "kinds": "期限种类", "levels": "预警等级", "answered_on": "答复日期", "as_of": "查询日期",
	"about": "被投诉人", "result": "办理结果", "case": "有关的申请", "contact": "联系方式", "text": "办理情况", "explanation": "说明",
	"content": "内容", "notice": "放假通知的文号", "notice_on": "放假通知的日期", "regional": "地方安排",

	"consultations": "征求意见", "extension": "延期", "fee": "信息处理费", "supplements": "补正",
}

var index = regexp.MustCompile(`\[([^\]]*)\]`)

// labelIn is Label for a field of a request that has its own name for it.
func labelIn(m proto.Message, path string) string {
	label, own := labels[string(m.ProtoReflect().Descriptor().Name())+"."+path]
	if own {
		return label
	}
	return Label(path)
}

// Label names a field by its path: registration.item_texts[1] is 申请事项第 2 项. A field without a name is its path.
func Label(path string) string {
	plain := index.ReplaceAllString(path, "")
	for end := plain; ; {
		label, ok := labels[end]
		if ok {
			return label + place(path)
		}
		_, rest, more := strings.Cut(end, ".")
		if !more {
			return path
		}
		end = rest
	}
}

// place names the item of a list by the last index of the path, and the entry of a map by its key.
func place(path string) string {
	m := index.FindAllStringSubmatch(path, -1)
	if len(m) == 0 {
		return ""
	}
	last := m[len(m)-1][1]
	n, err := strconv.Atoi(last)
	if err != nil {
		return " " + last
	}
	return "第 " + strconv.Itoa(n+1) + " 项"
}
