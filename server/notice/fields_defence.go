package notice

// values names the facts of the papers in a proceeding (N19).
func (d DefenceData) values(v *values) {
	v.put(map[string]string{
		"审理机关": d.Body, "案号": d.CaseNumber, "收到副本日期": d.PapersOn.Chinese(), "法定代表人": d.Representative,
		"答复请求": d.Request, "职权说明": d.Competence, "程序说明": d.Procedure, "内容说明": d.Content, "结语": d.Conclusion,
		"期限结论": d.InTime,
	})
	v.flags["不宜查阅"] = d.Withheld
	v.lists["委托代理人"] = contents(d.Agents)
	v.lists["事实经过"] = course(d.Facts)
	v.lists["期限计算"], v.lists["处理事项"], v.lists["主张答复"] = nil, nil, nil
	for _, x := range d.Clock {
		v.lists["期限计算"] = append(v.lists["期限计算"], values{texts: map[string]string{
			"日期": x.Date, "星期": x.Weekday, "计数": x.Number, "说明": x.Why,
		}})
	}
	for i, x := range d.Decisions {
		v.lists["处理事项"] = append(v.lists["处理事项"], row(i, len(d.Decisions), map[string]string{
			"内容": x.Request, "处理意见": x.Decision, "处理依据": x.Basis, "处理理由": x.Reasons,
		}))
	}
	for i, x := range d.Claims {
		v.lists["主张答复"] = append(v.lists["主张答复"], row(i, len(d.Claims), map[string]string{"主张": x.Claim, "答复": x.Reply}))
	}
	d.lists(v)
}

// lists are the evidence and the rules.
func (d DefenceData) lists(v *values) {
	v.lists["证据"], v.lists["依据目录"] = nil, nil
	for _, x := range d.Evidence {
		v.lists["证据"] = append(v.lists["证据"], values{texts: map[string]string{
			"编号": x.Number, "名称": x.Title, "来源": x.Source, "证明": x.Proves, "页码": x.Pages, "形式": x.Form, "备注": x.Remark, "分类": x.Group,
		}})
	}
	for i, x := range d.Rules {
		v.lists["依据目录"] = append(v.lists["依据目录"], row(i, len(d.Rules), map[string]string{"规定": x.Rule, "用途": x.Purpose}))
	}
}
