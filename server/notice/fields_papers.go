package notice

import "strings"

// paperValues names the facts of the slips and of the internal papers (N10, N17, N18).
func (d Data) paperValues(v *values) {
	d.Service.values(v)
	d.Approval.values(v)
	v.lists["检索记录"], v.lists["保密审查"] = nil, nil
	for i, s := range d.Searches {
		v.lists["检索记录"] = append(v.lists["检索记录"], row(i, len(d.Searches), map[string]string{
			"涉及项": s.Items, "检索日期": s.On.Chinese(), "检索人": s.By, "检索处所": strings.Join(s.Places, "、"),
			"关键词": strings.Join(s.Keywords, "、"), "资料期间": s.Period, "询问单位": strings.Join(s.Units, "、"), "检索结果": s.Result,
		}))
	}
	for i, s := range d.Secrecy {
		v.lists["保密审查"] = append(v.lists["保密审查"], row(i, len(d.Secrecy), map[string]string{
			"涉及项": s.Items, "审查日期": s.On.Chinese(), "审查人": s.By, "审查结论": s.Conclusion,
		}))
	}
}

func (s ServiceData) values(v *values) {
	v.put(map[string]string{
		"送达文书": s.Paper, "送达文书文号": s.Number, "送达文书页数": number(s.Pages), "受送达人": s.Recipient,
		"受送达人地址": s.Address, "受送达人邮编": s.Postcode, "受送达人电话": s.Phone, "发出日期": s.SentOn.Chinese(),
		"邮件号码": s.Tracking,
	})
	for method, name := range map[Method]string{
		InPerson: "方式直接", ByPost: "方式邮寄", Electronically: "方式电子",
		Entrusted: "方式委托", ByPublicNotice: "方式公告",
	} {
		v.flags[name] = s.Method == method
	}
}

func (a ApprovalData) values(v *values) {
	v.lists["呈批事项"] = nil
	for i, p := range a.Proposals {
		v.lists["呈批事项"] = append(v.lists["呈批事项"], row(i, len(a.Proposals), map[string]string{
			"内容": p.Request, "处理意见": p.Decision, "处理依据": p.Basis, "处理理由": p.Reasons,
		}))
	}
	for who, o := range map[string]Opinion{"承办": a.Handler, "审核": a.Reviewer, "签发": a.Head} {
		v.put(map[string]string{who + "人": o.Name, who + "意见": o.Text, who + "日期": o.On.Chinese()})
	}
	v.flags["同意延期"], v.flags["不同意延期"] = a.Decided && a.Agreed, a.Decided && !a.Agreed
}
