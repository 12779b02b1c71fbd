package notice

// ServiceData is the content of 送达回证 and 邮寄凭证单: which paper goes to whom, and how.
type ServiceData struct {
	Paper     string // name of the paper, such as 政府信息公开申请答复书
	Number    string // its 文号; may be empty
	Pages     int
	Recipient string
	Address   string
	Postcode  string
	Phone     string
	Method    Method // 0 = not yet known
	SentOn    Date   // zero = to be filled in by hand
	Tracking  string // number of the mail; may be empty
}

// Method is a way of service (law of service: 国办公开办函〔2016〕235号; no courier company).
type Method int

// The ways of service.
const (
	InPerson Method = iota + 1
	ByPost
	Electronically
	Entrusted
	ByPublicNotice
)

// ApprovalData are the opinions on 审查呈批单 and 延期审批单; what is not there yet stays blank, for the pen.
type ApprovalData struct {
	Proposals []Proposal
	Handler   Opinion // who drafted, or asked for the extension
	Reviewer  Opinion
	Head      Opinion
	Decided   bool // 延期审批单: the head has decided
	Agreed    bool // 延期审批单: the head agreed
}

// Proposal is the decision proposed for one item.
type Proposal struct {
	Request, Decision, Basis, Reasons string
}

// Opinion is what one person said, and when.
type Opinion struct {
	Name string
	Text string
	On   Date
}

// SearchData is one search (检索记录).
type SearchData struct {
	Items    string // which items it was for
	On       Date
	By       string
	Places   []string
	Keywords []string
	Period   string
	Units    []string // units asked
	Result   string
}

// SecrecyData is one review before disclosure (Art. 17).
type SecrecyData struct {
	Items      string
	On         Date
	By         string
	Conclusion string
}
