package notice

import (
	"testing"

	"disclosure/server/calendar"
)

func day(s string) Date { return calendar.MustParse(s) }

func newRenderer(t testing.TB) *Renderer {
	t.Helper()
	set, err := DefaultTemplates()
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(DefaultFonts(), set)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// organ is an organ that does not exist.
func organ() Data {
	return Data{
		OrganName: "样例县人民政府办公室", OrganShort: "样政办公开", OrganAddress: "样例县政务服务中心一楼政府信息公开窗口",
		OrganPhone: "0539-0000000", ReconsiderationBody: "样例县人民政府",
		ReconsiderationURL: "https://fuyi.example.org/apply", Court: "样例县人民法院",
		Number: "样政办公开答〔2026〕1号", CaseNumber: "2026-0001", Applicant: "李明远", Channel: "当面提交",
		ReceivedOn: day("2026-03-02"), IssuedOn: day("2026-03-27"), FormWanted: "纸质，邮寄",
		RequestItems: []string{"沂河东岸片区2024年度第三批次建设用地土地征收的批复文件（省政府批准文号及全文）"},
		Due:          Due{On: day("2026-03-30")},
	}
}

func article(s string) string { return "《中华人民共和国政府信息公开条例》" + s }

// samples are one item for every disposition, after the sample requests of the project.
func samples() map[int]ItemDecision {
	list := []ItemDecision{
		{Disposition: 1, Basis: article("第三十六条第（一）项"), Fields: map[string]string{
			"信息名称": "关于沂河东岸片区2024年度第三批次建设用地的批复", "公开日期": "2025年1月8日",
			"获取方式": "登录样例县人民政府门户网站，在“政府信息公开—重点领域—征地信息”栏目查阅、下载",
			"网址":   "https://www.example.gov.cn/zwgk/zdly/zdxx/202501/t20250108_1234567.html",
		}},
		{Disposition: 2, Basis: article("第三十六条第（二）项"), Fields: map[string]string{
			"提供内容": "沂河东岸片区2024年度第三批次建设用地征收土地方案", "页数": "26", "提供方式": "随本答复书邮寄纸质复制件",
			"提供时间": "2026年3月27日",
		}},
		{
			Disposition: 3, Basis: article("第三十七条"), Fields: map[string]string{
				"提供内容": "2023年样例村片区房屋征收补偿分户评估结果汇总表", "页数": "12", "提供方式": "当面领取纸质复制件",
				"提供时间": "自收到本答复书之日起的工作时间", "提供地点": "样例县政务服务中心一楼政府信息公开窗口",
			},
			Redactions: []Redaction{
				{"第2页至第12页“被征收人姓名”一列中其他被征收人的姓名", article("第十五条"), "属于他人个人隐私，公开会损害其合法权益，且权利人不同意公开"},
				{"第2页至第12页“证件号码”“银行账号”两列", article("第十五条"), "属于他人个人隐私"},
			},
		},
		{
			Disposition: 4, Basis: article("第十四条、第三十六条第（三）项"), Reasons: "该信息由定密机关依法确定密级，目前仍在保密期限内",
			Fields: map[string]string{"定密情况": "该图由样例测绘主管部门依照《中华人民共和国保守国家秘密法》确定为秘密级，保密期限为长期"},
		},
		{
			Disposition: 5, Basis: article("第十四条、第三十六条第（三）项"), SpecialLaw: "《中华人民共和国税收征收管理法》第八条",
			Reasons: "该条规定税务机关应当依法为纳税人的情况保密，年度纳税申报明细属于纳税人的情况。",
		},
		{
			Disposition: 6, Basis: article("第十四条、第三十六条第（三）项"), Reasons: "报告载明了重大危险源的位置和应急处置薄弱环节，公开后可能被用于破坏活动，并可能引发不实传播",
			Fields: map[string]string{"危及事项": "公共安全、社会稳定"},
		},
		{Disposition: 7, Basis: article("第十五条、第三十六条第（三）项"), Fields: map[string]string{
			"权益类别": "商业秘密", "征求意见日期": "2026年10月20日", "意见结果": "第三方于2026年10月28日书面答复不同意公开，理由是该模型含有未公开的成本和定价参数",
			"权衡理由": "该模型不公开不会对公共利益造成重大影响，合同主体条款已经另行提供",
		}},
		{
			Disposition: 8, Basis: article("第十六条第一款、第三十六条第（三）项"), Reasons: "考核等次和值班安排只用于单位内部管理，不对外产生影响",
			Fields: map[string]string{"内部事务类别": "人事管理"},
		},
		{
			Disposition: 9, Basis: article("第十六条第二款、第三十六条第（三）项"), Reasons: "会议纪要记载的是尚在讨论中的不同意见，公开会影响决策的独立形成；形成的正式文件已经主动公开",
			Fields: map[string]string{"过程性类别": "讨论记录"},
		},
		{
			Disposition: 10, Basis: article("第十六条第二款、第三十六条第（三）项"), Reasons: "所申请的立案审批表、询问笔录、现场检查笔录均装订在该案卷内",
			Fields: map[string]string{"案卷名称": "样例食品厂行政处罚案", "查阅途径": "样例县市场监督管理局法规科，地址：样例县样例路9号，电话：0539-0000009"},
		},
		{
			Disposition: 11, Basis: article("第三十六条第（七）项"), SpecialLaw: "《不动产登记暂行条例》第二十七条",
			Fields: map[string]string{"办理窗口": "样例县不动产登记中心查询窗口，地址：样例县样例路6号，电话：0539-0000006"},
		},
		{Disposition: 12, Basis: article("第三十六条第（四）项"), Fields: map[string]string{
			"检索范围": "本机关档案室1995年至2001年全部文书档案、土地管理类专业档案和电子档案系统",
			"检索情况": "2026年3月10日至12日，由档案室和土地管理科两名工作人员以“样例村”“宅基地”“使用证”“登记簿”为关键词检索电子目录，并逐卷查阅纸质目录，均无记录",
		}},
		{
			Disposition: 13, Basis: article("第三十六条第（五）项"), Reasons: "城市轨道交通建设规划由省级以上发展改革部门审批，本机关既未制作也未保存该审批文件",
			Fields: map[string]string{"负责机关": "样例省发展和改革委员会", "联系方式": "样例市样例路1号，电话：0531-0000000"},
		},
		{Disposition: 14, Basis: article("第三十八条"), Reasons: "本机关只有逐笔的补贴发放记录，没有按年度、乡镇、企业类型分类汇总的统计资料"},
		{Disposition: 15, Basis: article("第二十九条、第三十条"), Fields: map[string]string{
			"补正告知日期": "2026年6月5日",
			"补正收到日期": "2026年6月24日", "不明确之处": "补正材料仍要求公开“与我村有关的一切文件”，没有写明文件的名称、文号、形成时间或者其他可供检索的特征",
		}},
		{Disposition: 16, Basis: article("第三十九条第一款"), Fields: map[string]string{"办理渠道": "样例县信访局，地址：样例县样例路3号，电话：0539-0000003；或者拨打12345政务服务便民热线"}},
		{Disposition: 17, Basis: article("第三十六条第（六）项"), Fields: map[string]string{
			"在先答复日期": "2026年3月27日",
			"在先答复文号": "样政办公开答〔2026〕1号答复书", "在先送达情况": "该答复书已于2026年3月29日送达",
		}},
		{Disposition: 18, Basis: article("第三十九条第二款"), Fields: map[string]string{
			"出版物名称": "《样例统计年鉴2025》",
			"获取途径":  "到样例县图书馆、样例县档案馆查阅，或者向出版单位购买",
		}},
		{
			Disposition: 19, Basis: article("第三十五条"), Reasons: "所述用途与所申请的内容没有关联，也没有说明为什么需要反复提出",
			Fields: map[string]string{
				"申请情况":   "2026年9月1日至30日共提出申请41件，其中28件内容相同或者近似",
				"说明理由情况": "本机关于2026年10月9日书面要求说明理由，您（单位）于2026年10月14日答复称“了解情况”",
			},
		},
		{Disposition: 20, Fields: map[string]string{
			"在先提供日期": "2026年3月27日",
			"在先提供情况": "沂河东岸片区2024年度第三批次建设用地征收土地方案，共26页（样政办公开答〔2026〕1号）",
		}},
		{Disposition: 21, Basis: article("第三十条"), Fields: map[string]string{
			"补正告知日期": "2026年3月13日",
			"补正告知文号": "样政办公开补〔2026〕3号", "补正送达日期": "2026年3月13日", "补正届满日期": "2026年3月27日",
		}},
		{Disposition: 22, Basis: article("第四十二条") + "和《政府信息公开信息处理费管理办法》", Fields: map[string]string{
			"收费通知日期": "2026年5月6日",
			"收费送达日期": "2026年5月7日", "收费金额": "121980元", "缴费届满日期": "2026年6月4日",
		}},
		{Disposition: 23, Fields: map[string]string{"情况说明": "您（单位）于2026年4月3日书面提出撤回本申请", "处理意见": "本机关同意撤回，不再处理该政府信息公开申请"}},
	}
	out := map[int]ItemDecision{}
	for _, item := range list {
		out[item.Disposition] = item
	}
	return out
}
