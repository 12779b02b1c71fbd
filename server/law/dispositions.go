package law

// dispositions is the table of Articles 14 to 16, 30, 35 to 39 and 42. That a
// row of the annual report belongs to an article is our reading throughout,
// unless a row says that it is from memory.
var dispositions = []DispositionRow{
	{
		ID: R1, Name: "已主动公开", Bases: []Basis{regItem(36, 1)}, Class: Disclosed, Force: Must, Remedies: FreeChoice,
		ReportRow: "C1", Needs: publishedNeeds, ReportCertainty: Memory, Span: Regulation.Span,
	},
	{
		ID: R2, Name: "予以公开", Bases: []Basis{regItem(36, 2)}, Class: Disclosed, Force: Must, Remedies: FreeChoice,
		ReportRow: "C1", Needs: supplyNeeds, ReportCertainty: Inferred, Span: Regulation.Span,
	},
	{
		ID: R3, Name: "部分公开（区分处理）", Bases: []Basis{reg(37)}, Class: Partial, Force: Must, Remedies: ReviewFirst, NeedGround: true,
		ReportRow: "C2", Needs: partialNeeds, ReportCertainty: Inferred, RemediesCertainty: Inferred, Span: Regulation.Span,
	},

	refusal(R4, "不予公开（国家秘密）", Must, secrecyNeeds, reg(14)),
	refusal(R5, "不予公开（法律、行政法规禁止公开）", Must, forbiddenNeeds, reg(14)),
	refusal(R6, "不予公开（三安全一稳定）", Must, harmNeeds, reg(14)),
	refusal(R7, "不予公开（第三方合法权益）", Must, thirdPartyNeeds, reg(15), reg(32)),
	refusal(R8, "不予公开（内部事务信息）", May, internalNeeds, regPara(16, 1)),
	refusal(R9, "不予公开（过程性信息）", May, processNeeds, regPara(16, 2)),
	refusal(R10, "不予公开（行政执法案卷信息）", May, enforcementNeeds, regPara(16, 2)),

	{
		ID: R11, Name: "行政查询事项", Bases: []Basis{regItem(36, 7)}, Class: Refused, Force: Must, Remedies: FreeChoice,
		ReportRow: "C3.8", Needs: queryNeeds, ReportCertainty: Inferred, RemediesCertainty: Inferred, Span: Regulation.Span,
	},

	{
		ID: R12, Name: "政府信息不存在", Bases: []Basis{regItem(36, 4)}, Class: CannotProvide, Force: Must, Remedies: FreeChoice,
		ReportRow: "C4.1", Needs: absentNeeds, ReportCertainty: Memory, Span: Regulation.Span,
	},
	{
		ID: R13, Name: "不属于本机关负责公开", Bases: []Basis{regItem(36, 5)}, Class: CannotProvide, Force: Must, Remedies: FreeChoice,
		ReportRow: "C4.1", Needs: notOursNeeds, ReportCertainty: Memory, Span: Regulation.Span,
	},
	{
		ID: R14, Name: "需要另行制作、加工、分析", Bases: []Basis{reg(38)}, Class: CannotProvide, Force: May, Remedies: FreeChoice,
		ReportRow: "C4.2", Needs: makingNeeds, ReportCertainty: Inferred, Span: Regulation.Span,
	},
	{
		ID: R15, Name: "补正后申请内容仍不明确", Bases: []Basis{reg(30), reg(29)}, Class: CannotProvide, Force: Must, Remedies: FreeChoice,
		ReportRow: "C4.3", Needs: unclearNeeds, ReportCertainty: Inferred, Span: Regulation.Span,
	},

	other(R16, "信访、投诉、举报等活动", NotHandled, Must, "C5.1", Inferred, petitionNeeds, regPara(39, 1)),
	other(R17, "重复申请", NotHandled, Must, "C5.2", Inferred, repeatNeeds, regItem(36, 6)),
	other(R18, "要求提供公开出版物", NotHandled, May, "C5.3", Inferred, publicationNeeds, regPara(39, 2)),
	other(R19, "无正当理由大量反复申请", NotHandled, Must, "C5.4", Read, massNeeds, reg(35)),
	other(R20, "要求确认或者重新出具已获取信息", NotHandled, NoRule, "C5.5", Inferred, againNeeds),
	other(R21, "逾期不补正，不再处理", OtherHandling, Must, "C6.1", Read, supplementLapsedNeeds, reg(30)),
	feeLapsed(),
	other(R23, "其他处理", OtherHandling, NoRule, "C6.3", Inferred, otherNeeds),
}

// refusal is a row of Articles 14 to 16. Row C3.n of the annual report follows
// the order of the dispositions; Article 36 item 3 is cited with every one.
func refusal(id Disposition, name string, f Force, needs []Need, bases ...Basis) DispositionRow {
	return DispositionRow{
		ID: id, Name: name, Bases: append(bases, regItem(36, 3)), Class: Refused, Force: f,
		Remedies: ReviewFirst, ReportRow: "C3." + sprint(int(id-R4)+1), Needs: needs,
		ReportCertainty: Inferred, Span: Regulation.Span,
	}
}

// other is a row that says that a request is not, or no longer, handled. The
// variant of remedies is the harmless one where the courts may refuse a suit.
func other(id Disposition, name string, c Class, f Force, row string, remedies Certainty, needs []Need, bases ...Basis) DispositionRow {
	return DispositionRow{
		ID: id, Name: name, Bases: bases, Class: c, Force: f, Remedies: FreeChoice,
		ReportRow: row, Needs: needs, ReportCertainty: Inferred, RemediesCertainty: remedies, Span: Regulation.Span,
	}
}

// feeLapsed exists since there is a fee.
func feeLapsed() DispositionRow {
	r := other(R22, "逾期不缴费，不再处理", OtherHandling, Must, "C6.2", Read, feeLapsedNeeds, regPara(42, 1), Basis{Statute: FeeRules})
	r.Span = FeeRules.Span
	return r
}
