package law

// Force says how far the law binds the organ.
type Force int

// The forces.
const (
	Must   Force = iota + 1 // 应当、不得: no choice
	May                     // 可以: the notice has to show that discretion was used
	NoRule                  // the law says nothing
)

// String is the force in Chinese.
func (f Force) String() string { return [...]string{"", "应当", "可以", "无明文规定"}[f] }

// Ground is a ground for withholding information or a part of it.
type Ground struct {
	Code      string // G14-1
	Name      string
	Force     Force
	Basis     Basis
	Whole     Disposition // the disposition if everything is withheld on this ground
	Note      string      // what has to be shown
	Certainty Certainty
	Span      Span
}

var grounds = []Ground{
	{
		Code: "G14-1", Name: "国家秘密", Force: Must, Basis: reg(14), Whole: R4,
		Note: "依法确定为国家秘密；说明定密依据，以及可以告知的密级和保密期限", Span: Regulation.Span,
	},
	{
		Code: "G14-2", Name: "法律、行政法规禁止公开", Force: Must, Basis: reg(14), Whole: R5,
		Note: "写明法律、行政法规的名称和条款；地方性法规和规章不足以作为依据", Span: Regulation.Span,
	},
	{
		Code: "G14-3", Name: "可能危及国家安全、公共安全、经济安全、社会稳定", Force: Must, Basis: reg(14), Whole: R6,
		Note: "说明公开后预计的危害", Span: Regulation.Span,
	},
	{
		Code: "G15", Name: "涉及商业秘密、个人隐私等，公开会损害第三方合法权益", Force: Must, Basis: reg(15), Whole: R7,
		Note: "第三方同意公开，或者不公开会对公共利益造成重大影响的，予以公开；应当先书面征求第三方意见", Span: Regulation.Span,
	},
	{
		Code: "G16-1", Name: "内部事务信息", Force: May, Basis: regPara(16, 1), Whole: R8,
		Note: "人事管理、后勤管理、内部工作流程三类", Span: Regulation.Span,
	},
	{
		Code: "G16-2", Name: "过程性信息", Force: May, Basis: regPara(16, 2), Whole: R9,
		Note: "讨论记录、过程稿、磋商信函、请示报告四类；法律、法规、规章规定应当公开的，从其规定", Span: Regulation.Span,
	},
	{
		Code: "G16-3", Name: "行政执法案卷信息", Force: May, Basis: regPara(16, 2), Whole: R10,
		Note: "法律、法规、规章规定应当公开的，从其规定", Span: Regulation.Span,
	},
}

// GroundCodes are the codes of all grounds, in the order of the law.
func GroundCodes() []string {
	codes := make([]string, len(grounds))
	for i, g := range grounds {
		codes[i] = g.Code
	}
	return codes
}
