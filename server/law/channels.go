package law

// Channel is the way in which a request reaches the organ.
type Channel int

// The channels of Article 31.
const (
	InPerson     Channel = iota + 1 // 当面
	SignedMail                      // 邮寄，需签收
	OrdinaryMail                    // 平常信函，无需签收
	Portal                          // 网上申请平台
	Email                           // 电子邮件
	Fax                             // 传真
	lastChannel  = Fax
)

// Channels are all channels.
func Channels() []Channel { return count[Channel](int(lastChannel), 1) }

// String is the name that staff read.
func (c Channel) String() string {
	if c < InPerson || c > lastChannel {
		return "未知渠道"
	}
	return [...]string{"当面提交", "邮寄（签收）", "平常信函", "网上平台", "电子邮件", "传真"}[c-1]
}

// ChannelRow is the rule that fixes the day of receipt for a channel.
type ChannelRow struct {
	ID                Channel
	Receipt           string // which day counts, for people to read
	NeedsConfirmation bool   // the day of receipt is the day both sides confirm
	// AutoConfirm advises to confirm on arrival, so that the day of arrival and
	// the day of confirmation are one: the courts have counted from either.
	AutoConfirm bool
	Basic       bool   // no organ may refuse this channel
	Proof       string // what must be kept
	Basis       Basis
	Certainty   Certainty // of Receipt; AutoConfirm and Proof are advice
	Span        Span
}

var channels = []ChannelRow{
	{
		ID: InPerson, Receipt: "以提交之日为收到申请之日", Basic: true, Basis: regItem(31, 1),
		Proof: "接收回执（载明收到日期和答复到期日）", Span: Regulation.Span,
	},
	{
		ID: SignedMail, Receipt: "以行政机关签收之日为收到申请之日", Basic: true, Basis: regItem(31, 2),
		Proof: "信封（邮戳）、邮件签收记录", Span: Regulation.Span,
	},
	{
		ID: OrdinaryMail, Receipt: "收到当日与申请人确认，以确认之日为收到申请之日", NeedsConfirmation: true, Basic: true, Basis: regItem(31, 2),
		Proof: "信封（邮戳）、当日联系记录、确认记录", Span: Regulation.Span,
	},
	{
		ID: Portal, Receipt: "以双方确认之日为收到申请之日", NeedsConfirmation: true, AutoConfirm: true, Basis: regItem(31, 3),
		Proof: "平台提交日志、自动确认回执", Span: Regulation.Span,
	},
	{
		ID: Email, Receipt: "以双方确认之日为收到申请之日", NeedsConfirmation: true, AutoConfirm: true, Basis: regItem(31, 3),
		Proof: "邮件原文（含邮件头）、确认邮件", Span: Regulation.Span,
	},
	{
		ID: Fax, Receipt: "以双方确认之日为收到申请之日", NeedsConfirmation: true, Basis: regItem(31, 3),
		Proof: "传真件（含收件时间）、确认记录", Span: Regulation.Span,
	},
}
