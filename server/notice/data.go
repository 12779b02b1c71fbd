package notice

import "disclosure/server/calendar"

// Date is a legal date.
type Date = calendar.Date

// Data are the facts that a notice states. Text is printed exactly as given.
type Data struct {
	OrganName           string // full name of the organ: 发文机关标志, 署名
	OrganShort          string // 机关代字, e.g. 样政办公开; the embedded templates do not print it
	OrganAddress        string // address for letters and visits
	OrganPhone          string // telephone of the office
	ReconsiderationBody string // the people's government of the same level, e.g. 样例县人民政府
	ReconsiderationURL  string // internet channel; needed when the answer is delivered by electronic means
	Court               string // court that has jurisdiction over a direct suit

	Number     string // 文号 of this notice, e.g. 样政办公开答〔2026〕1号; only a receipt may go without
	CaseNumber string // 登记编号, e.g. 2026-0001
	Applicant  string // verbatim
	IsBody     bool   // the applicant is a legal person or other organisation, addressed as 你单位; a natural person is 您
	AgentName  string // 委托代理人 or 法定代理人, if any

	Channel      string   // how the request came, in Chinese: 当面提交, 邮寄, 互联网 …
	ArrivedOn    Date     // when the request reached the organ; N2
	ReceivedOn   Date     // the receipt day of Art. 31, of the request as first received; a supplement belongs to Course
	ConfirmedOn  Date     // set if the receipt day is a day of confirmation (internet, fax, ordinary mail)
	IssuedOn     Date     // date printed under the notice
	RequestItems []string // verbatim text of each item of the request
	FormWanted   string   // the form of supply asked for, in Chinese

	Due        Due
	Supplement SupplementData
	Extension  ExtensionData
	Course     []CourseStep // extension and reply: what happened since the receipt, in order
	Items      []ItemDecision
	Remedies   Remedies

	Reasons      ReasonsData      // N4, N6
	Consultation ConsultationData // N7 to N11
	Disclosure   DisclosureData   // N11
	Fee          FeeData          // N12
	Withdrawal   WithdrawalData   // N15
	Correction   CorrectionData   // N16
	Service      ServiceData      // N17
	Approval     ApprovalData     // N18
	Searches     []SearchData     // N18
	Secrecy      []SecrecyData    // N18
	Defence      DefenceData      // N19

	SuppliedAttachments []string // names for 附件说明, without numbers
	CheckpointLine      string   // small line at the foot of the last page; may be empty
	CheckpointCode      string   // text of the square code beside it; may be empty
}

// Due is the last day of the limit for the answer. A provisional date is never printed: leave On zero and give the rule.
type Due struct {
	On   Date
	Rule string // e.g. 自收到申请之日起20个工作日内; printed when On is zero
}

// SupplementData is the content of 补正告知书 (Art. 30: all points at once, guidance, a reasonable period).
type SupplementData struct {
	Points   []string // what is unclear and what to supply, one point each
	Guidance string   // guidance and explanation
	Days     int      // working days given, counted from the day after receipt of the notice
	Deadline string   // more about the period, if needed; may be empty
}

// ExtensionData is the content of 延期答复告知书 (Art. 33 para. 2).
type ExtensionData struct {
	Days       int    // working days, 1 to 20
	Reason     string // why
	BaseDue    Due    // the limit that is extended
	NewDue     Due    // the new limit
	ApprovedBy string // the head of 政府信息公开工作机构 who agreed, e.g. 本机关政府信息公开工作机构负责人
}

// CourseStep is one step of the procedure that a reply recites.
type CourseStep struct {
	On   Date
	Text string // what happened, a clause without date and full stop: 本机关向您发出补正告知书（…号）
}

// ItemDecision is the decision on one item of the request.
type ItemDecision struct {
	No          int    // number of the item, from 1
	Request     string // verbatim
	Disposition int    // 1 to 23 for R1 to R23
	Basis       string // article, e.g. 《中华人民共和国政府信息公开条例》第三十六条第（四）项
	SpecialLaw  string // article of another law, where the disposition rests on one
	Reasons     string // full sentences
	Variant     string // remedies variant, only for R23 and only to state "C"; else empty

	Fields     map[string]string // the other fields of the disposition, by their names in the template
	Redactions []Redaction       // R3: every withheld part
}

// Redaction is one withheld part of what is supplied.
type Redaction struct {
	Passage string // which part, e.g. 第3页第2列“身份证号”
	Ground  string // the article
	Reason  string
}

// Remedies says how the clause on remedies is chosen. The variant follows from the dispositions; Variant, if given, must
// agree with them (A: some part needs 复议前置; B: none does; C: no remedies clause).
type Remedies struct {
	Variant            string
	ElectronicDelivery bool // the answer goes out by electronic means (行政复议法 Art. 22 para. 2)
}
