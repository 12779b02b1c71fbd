package notice

type putter = func(name string, kind Kind, change func(*Data))

// letters are the procedural letters, with every variant of their text.
func letters(put putter) {
	put("confirmation", ReceiptConfirmation, func(d *Data) {
		d.Number, d.Channel, d.AgentName = "", "互联网", "李律师"
		d.ArrivedOn, d.ConfirmedOn, d.ReceivedOn = day("2026-02-28"), day("2026-03-02"), day("2026-03-02")
	})
	put("reasons", Reasons, func(d *Data) {
		d.Number = "样政办公开说〔2026〕2号"
		d.Reasons = ReasonsData{Days: 10, Question: "您（单位）于2026年2月1日至3月2日共向本机关提出政府信息公开申请41件，其中28件内容相同或者近似"}
	})
	longer := ReasonsData{
		AskedOn: day("2026-03-06"), ReceivedOn: day("2026-03-12"), LongerDays: 30,
		Opinion: "所申请的信息用于课题研究，各件申请的内容互不重复", NewDue: Due{On: day("2026-05-15")},
	}
	put("longer-period", LongerPeriod, func(d *Data) { d.Number, d.Reasons = "样政办公开延〔2026〕3号", longer })
	put("longer-period-provisional", LongerPeriod, func(d *Data) {
		d.Number, d.Reasons = "样政办公开延〔2026〕4号", longer
		d.Reasons.NewDue = Due{Rule: "自收到申请之日起50个工作日内"}
	})
	consultations(put)
	tiers := []FeeTier{{31, 100, 10, 700}, {101, 200, 20, 2000}, {201, 312, 40, 4480}}
	put("fee-volume", FeeNotice, func(d *Data) {
		d.Number, d.Fee = "样政办公开费〔2026〕1号", FeeData{
			Count: 312, Tiers: tiers, Yuan: 7180, Days: 20, Payee: "样例县财政局",
			Payment: "转账到样例县非税收入汇缴专户（样例农村商业银行营业部，账号9000000000000000001），或者凭本通知书到样例县政务服务中心一楼收费窗口缴纳",
		}
	})
	put("fee-piece", FeeNotice, func(d *Data) {
		d.Number = "样政办公开费〔2026〕2号"
		d.Fee = FeeData{
			PerPiece: true, Count: 12, Tiers: []FeeTier{{12, 12, 100, 100}}, Yuan: 100, Days: 20,
			Due: Due{On: day("2026-04-27")}, Payee: "样例县财政局", Payment: "请凭本通知书到样例县政务服务中心一楼收费窗口缴纳",
		}
	})
	put("withdrawal", Withdrawal, func(d *Data) {
		d.Number, d.Withdrawal = "样政办公开撤〔2026〕1号", WithdrawalData{day("2026-03-20"), "当面提交书面撤回申请"}
	})
	wish := CorrectionData{
		AskedOn: day("2026-03-09"), Record: "样例县农村宅基地登记簿第12册第3页", Basis: article("第四十一条"),
		Wish: "宅基地面积登记为102平方米，应当为120平方米", Corrected: true, Outcome: "该页的宅基地面积已经更正为120平方米",
	}
	put("correction", Correction, func(d *Data) { d.Number, d.Correction = "样政办公开更〔2026〕1号", wish })
	put("correction-refused", Correction, func(d *Data) {
		d.Number, d.Correction = "样政办公开更〔2026〕2号", wish
		d.Correction.Corrected, d.Correction.Outcome = false, "所附的丈量记录没有丈量人签名，与登记时的现场测绘成果不一致"
	})
	put("referral", Referral, func(d *Data) {
		d.Number, d.Correction = "样政办公开更〔2026〕3号", wish
		d.Correction.SentTo, d.Correction.Contact = "样例县自然资源和规划局", "样例县样例路6号，电话：0539-0000006"
	})
}

// consultations are the letters around a consultation.
func consultations(put putter) {
	ask := ConsultationData{
		Party: ThirdParty, Name: "样例水务科技股份有限公司", Days: 15, SentOn: day("2026-03-10"),
		Items:    []string{"县城污水处理厂PPP项目财务测算模型"},
		Question: "《县城污水处理厂PPP项目财务测算模型》（2021年版，共46页）由贵公司编制并提交本机关。其中的成本构成、定价参数是否属于商业秘密，公开是否会损害贵公司的合法权益，是否同意公开",
	}
	put("consultation", Consultation, func(d *Data) { d.Number, d.Consultation = "样政办公开征〔2026〕1号", ask })
	for name, party := range map[string]Party{"third": ThirdParty, "maker": CoMaking, "organ": OtherOrgan} {
		put("consultation-told-"+name, ConsultationTold, func(d *Data) {
			d.Number, d.Consultation = "样政办公开征告〔2026〕1号", ask
			d.Consultation.Party = party
			if party == OtherOrgan {
				d.Consultation.Days = 0
			}
		})
	}
	put("co-maker", CoMaker, func(d *Data) {
		d.Number, d.Consultation = "样政办公开协〔2026〕1号", ask
		d.Consultation.Party, d.Consultation.Name = CoMaking, "样例县财政局"
		d.Consultation.Question = "《关于下达2025年农村道路补助资金的通知》（样财建〔2025〕12号）由本机关与贵局联合印发，是否同意公开该通知及其附件"
		d.Consultation.Items = []string{"2025年农村道路补助资金分配方案", "该方案的附件"}
	})
	put("co-operation", CoOperation, func(d *Data) {
		d.Number, d.Consultation = "样政办公开协〔2026〕2号", ask
		d.Consultation.Party, d.Consultation.Name, d.Consultation.Days = OtherOrgan, "样例县统计局", 0
		d.Consultation.Question = "请核对所附数据与贵局发布的统计公报是否一致，并告知该数据是否已经公布"
	})
	put("opinion-lapsed", OpinionLapsed, func(d *Data) {
		d.Number, d.Consultation = "", ask
		d.Consultation.ServedOn, d.Consultation.LapsedOn = day("2026-03-12"), day("2026-04-02")
	})
	told := ask
	told.RepliedOn, told.Opinion, told.Reasons = day("2026-03-24"), "不同意公开", "该模型含有未公开的定价参数"
	decided := DisclosureData{
		Contents: []string{"污水处理服务费的单价和调价公式", "2021年至2025年各年度的服务费支付总额"},
		Weighing: "该项目的服务费由财政资金支付，直接关系全县居民的污水处理费标准，社会公众对其构成有正当的知情需要",
	}
	put("disclosure-told", DisclosureTold, func(d *Data) {
		d.Number, d.Consultation, d.Disclosure = "样政办公开告三〔2026〕1号", told, decided
	})
	put("disclosure-told-silent", DisclosureTold, func(d *Data) {
		d.Number, d.Consultation, d.Disclosure = "样政办公开告三〔2026〕2号", ask, decided
		d.Consultation.Opinion, d.Disclosure.Contents = "逾期未提出意见", decided.Contents[:1]
	})
}

// papers are the slips and the internal papers, filled in and blank.
func papers(put putter) {
	service := ServiceData{
		Paper: "政府信息公开申请答复书", Number: "样政办公开答〔2026〕1号", Pages: 2, Recipient: "李明远",
		Address: "样例县样例镇样例村18号", Postcode: "276000", Phone: "13900000001",
	}
	put("service-form", ServiceForm, func(d *Data) { d.Number, d.Service = "", service; d.Service.Method = InPerson })
	put("service-form-blank", ServiceForm, func(d *Data) {
		d.Number, d.Service = "", service
		d.Service.Address, d.Service.Number = "", ""
	})
	put("posting-slip", PostingSlip, func(d *Data) {
		d.Number, d.Service = "", service
		d.Service.SentOn, d.Service.Tracking = day("2026-03-27"), "1234567890123"
	})
	put("posting-slip-blank", PostingSlip, func(d *Data) { d.Number, d.Service = "", service })
	proposals := []Proposal{
		{"县城污水处理厂PPP项目财务测算模型", "R7 不予公开（第三方合法权益）", article("第十五条、第三十六条第（三）项"), "第三方不同意公开，理由成立"},
		{"县城污水处理厂PPP项目合同", "R3 部分公开", article("第三十七条"), ""},
	}
	put("approval-sheet", ApprovalSheet, func(d *Data) {
		d.Number, d.RequestItems = "", []string{proposals[0].Request, proposals[1].Request}
		d.Course = []CourseStep{{day("2026-03-10"), "本机关书面征求第三方的意见"}, {day("2026-03-24"), "本机关收到第三方的意见"}}
		d.Approval = ApprovalData{
			Proposals: proposals, Handler: Opinion{"王处理", "拟作上述答复，请审核。", day("2026-03-25")},
			Reviewer: Opinion{"赵审核", "事实清楚，依据正确，同意。", day("2026-03-26")}, Head: Opinion{"钱负责", "同意签发。", day("2026-03-27")},
		}
	})
	put("approval-sheet-blank", ApprovalSheet, func(d *Data) {
		d.Number, d.Approval, d.Due = "", ApprovalData{Proposals: proposals[:1]}, Due{Rule: "自收到申请之日起20个工作日内"}
	})
	extension := ExtensionData{Days: 20, Reason: "所申请的信息数量较多，需要逐件核对", BaseDue: Due{On: day("2026-03-30")}, NewDue: Due{On: day("2026-04-28")}}
	put("extension-sheet", ExtensionSheet, func(d *Data) {
		d.Number, d.Extension = "", extension
		d.Approval = ApprovalData{
			Handler: Opinion{"王处理", "", day("2026-03-25")}, Head: Opinion{"钱负责", "同意。", day("2026-03-26")},
			Decided: true, Agreed: true,
		}
	})
	put("extension-sheet-blank", ExtensionSheet, func(d *Data) { d.Number, d.Extension = "", extension })
	put("search-sheet", SearchSheet, func(d *Data) {
		d.Number = ""
		d.Searches = []SearchData{
			{
				"全部", day("2026-03-10"), "孙检索",
				[]string{"本机关档案室", "电子公文系统"},
				[]string{"样例村", "宅基地", "使用证"},
				"1995年至2001年",
				[]string{"样例镇人民政府"},
				"没有检索到相关文件。",
			},
			{"第1项", day("2026-03-12"), "孙检索", []string{"县档案馆"}, []string{"登记簿"}, "1995年至2001年", nil, "逐卷查阅纸质目录，均无记录。"},
		}
	})
	put("secrecy-sheet", SecrecySheet, func(d *Data) {
		d.Number = ""
		d.Secrecy = []SecrecyData{{"全部", day("2026-03-20"), "周保密", "不含国家秘密，可以公开。"}}
	})
}
