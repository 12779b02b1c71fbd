package notice

// defences are the papers of a proceeding: a reconsideration with everything, one for silence with next to nothing, and a suit.
func defences(put putter) {
	full := DefenceData{
		Body: "样例县人民政府", CaseNumber: "样政行复〔2026〕12号", PapersOn: day("2026-11-20"), Representative: "王某某，主任",
		Agents:  []string{"李某某，样例县人民政府办公室法制科科长", "赵某，样例律师事务所律师"},
		Request: "请求维持本机关2026年3月27日作出的样政办公开答〔2026〕1号政府信息公开申请答复书",
		Facts: []CourseStep{
			{day("2026-03-02"), "申请人以当面提交方式提出申请（登记编号：2026-0001）"},
			{day("2026-03-10"), "本机关对所申请的信息进行检索"},
			{day("2026-03-27"), "本机关以邮政寄送发出答复书（样政办公开答〔2026〕1号）"},
			{day("2026-03-29"), "答复书（样政办公开答〔2026〕1号）送达"},
		},
		Clock: []ClockDay{
			{"2026年3月2日", "星期一", "—", "收到申请之日，开始的当日不计入，自下一日开始计算"},
			{"2026年3月3日", "星期二", "第1日", "工作日"},
			{"2026年3月4日", "星期三", "第2日", "工作日"},
			{"2026年3月5日", "星期四", "第3日", "工作日"},
			{"2026年3月6日", "星期五", "第4日", "工作日"},
			{"2026年3月7日", "星期六", "—", "休息日，不计入"},
			{"2026年3月8日", "星期日", "—", "休息日，不计入"},
		},
		InTime:    "答复期限于2026年3月30日届满，本机关于2026年3月27日答复，没有超过期限",
		Procedure: "本机关收到申请后当日登记，出具登记回执，答复书载明了救济途径。",
		Decisions: []Proposal{{
			"1995年至2000年样例村宅基地使用证登记簿", "信息不存在", article("第三十六条第（四）项"), "经检索档案室和电子公文系统，均无记录。",
		}},
		Content: "申请人提供的线索本机关已经逐一核对。",
		Claims: []ClaimReply{
			{"没有充分检索", "本机关于2026年3月10日至12日检索档案室1995年至2001年的全部文书档案，并询问样例镇人民政府，见证据5、6。"},
			{"答复超过期限", "答复期限于2026年3月30日届满，答复书于2026年3月27日交邮，见证据8、9。"},
		},
		Withheld: true,
	}
	put("review-answer", ReviewAnswer, func(d *Data) {
		d.Number, d.IssuedOn, d.Defence = "样政办公开复答〔2026〕1号", day("2026-11-26"), full
		d.SuppliedAttachments = []string{"证据目录和证据材料", "依据目录", "法定代表人身份证明书和授权委托书"}
	})
	put("review-answer-silence", ReviewAnswer, func(d *Data) {
		d.Number, d.IssuedOn = "样政办公开复答〔2026〕2号", day("2026-11-26")
		d.Defence = DefenceData{
			Body: "样例县人民政府", PapersOn: day("2026-11-20"), Request: "请求依法审理", Competence: "本机关负责该项工作。", InTime: "答复期限于2026年3月30日届满，本机关尚未答复", Conclusion: "本机关已经着手答复。",
			Facts: full.Facts[:1],
		}
	})
	put("court-answer", CourtAnswer, func(d *Data) {
		d.Number, d.IssuedOn, d.Defence = "", day("2026-12-04"), full
		d.Defence.Body, d.Defence.CaseNumber, d.Defence.Request = "样例县人民法院", "（2026）鲁1300行初45号", "请求驳回原告的诉讼请求"
		d.SuppliedAttachments = []string{"证据目录和证据材料", "依据目录"}
	})
	evidence := []EvidenceLine{
		{"1-1", "申请书", "申请人提交", "申请人于2026年3月2日以当面提交方式提出政府信息公开申请，共1项", "第1至2页", "复印件", "", "第一组　申请与收到"},
		{"1-2", "登记回执（样政办公开收〔2026〕1号）", "本机关制作", "本机关于2026年3月2日收到申请，答复期限自此起算", "第3页", "原件", "存档件", ""},
		{"2-1", "检索记录", "本机关制作", "检索的人员、时间、范围、关键词和结果", "第4至5页", "原件", "存档件", "第二组　检索、审查与处理"},
		{"2-2", "反馈意见《第三方答复》", "第三方提交", "被征求意见方的意见和理由", "", "复印件", "不宜查阅：可能涉及第三方商业秘密、个人隐私", ""},
	}
	put("evidence-list", EvidenceSheet, func(d *Data) {
		d.Number, d.Defence = "", DefenceData{Body: "样例县人民法院", CaseNumber: "（2026）鲁1300行初45号", Evidence: evidence}
	})
	put("rules-list", RulesSheet, func(d *Data) {
		d.Number, d.Defence = "", DefenceData{Body: "样例县人民政府", Rules: []RuleLine{
			{article("第三十三条第二款"), "答复期限"}, {article("第三十六条第（四）项"), "第1项：信息不存在"},
		}}
	})
}
