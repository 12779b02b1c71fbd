package notice

// ReasonsData is the content of 说明理由告知书 and of 合理期限延迟答复告知书 (Art. 35).
type ReasonsData struct {
	Question   string // the number and frequency of the requests, and why they are clearly beyond reason
	Days       int    // working days for the reasons, counted from the day after receipt
	AskedOn    Date   // when the applicant was asked; N6
	ReceivedOn Date   // when the reasons came; N6
	Opinion    string // the organ's judgement of the reasons; N6
	LongerDays int    // working days of the longer period; N6
	NewDue     Due    // the limit with the longer period; N6
}

// Party says who is consulted.
type Party int

// The parties of Arts. 32, 34 and 11.
const (
	ThirdParty Party = iota + 1 // 第三方: silence leaves the decision to the organ
	CoMaking                    // 共同制作机关: silence is consent
	OtherOrgan                  // 其他机关
)

var partyWords = map[Party]string{ThirdParty: "第三方", CoMaking: "共同制作机关", OtherOrgan: "其他行政机关"}

// ConsultationData is the content of the letters around one consultation.
type ConsultationData struct {
	Party     Party
	Name      string   // of the party; never printed for the applicant
	Question  string   // what the party is asked
	Items     []string // the items of the request that the letter is about; all of it where empty
	Days      int      // working days for the opinion from the day after receipt; 0 = the law sets none
	SentOn    Date
	ServedOn  Date
	LapsedOn  Date   // last day of the party's time; N10
	Opinion   string // 同意公开, 部分同意, 不同意公开, 逾期未答复
	Reasons   string // the party's reasons
	RepliedOn Date   // when the opinion came
}

// DisclosureData is the content of 决定公开告知书 (Art. 32: what is disclosed, and why).
type DisclosureData struct {
	Contents []string // what is disclosed, one piece each
	Weighing string   // why not disclosing might harm the public interest seriously
}

// FeeData is the content of 收费通知书 (Art. 42; 国办函〔2020〕109号 Arts. 3 to 6).
type FeeData struct {
	PerPiece bool      // 按件计收; else 按量计收
	Count    int       // per piece: which request of the month; per volume: pages
	Tiers    []FeeTier // how the amount comes about
	Yuan     int64
	Days     int    // working days for the payment from the day after receipt
	Due      Due    // the last day, where it is certain
	Payee    string // who receives it
	Payment  string // where and how to pay
}

// FeeTier is one band of a fee.
type FeeTier struct {
	First, Last int   // units of the band that are charged
	Each        int64 // yuan a unit
	Yuan        int64 // yuan for the band
}

// WithdrawalData is the content of 撤回确认书.
type WithdrawalData struct {
	On  Date
	How string // how the applicant said so
}

// CorrectionData is the content of 更正答复书 and 转送告知书 (Art. 41).
type CorrectionData struct {
	AskedOn   Date
	Record    string // the record about the applicant
	Wish      string // what is wrong in it, and what it should say
	Corrected bool   // the record is corrected
	Outcome   string // what was corrected, or why it is not
	Basis     string // the article
	SentTo    string // N16 转送: the competent organ
	Contact   string // its address and telephone
}
