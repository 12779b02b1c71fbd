package clock

import "disclosure/server/calendar"

// Input is what happened in a case, as far as it moves a due date. Zero dates
// are things that did not happen (yet).
type Input struct {
	// ReceivedOn is the day of receipt (Article 31): the day on which both sides
	// confirmed, where the channel wants it. Zero while it is not confirmed.
	ReceivedOn calendar.Date
	// ArrivedOn is the earliest proof that the request was there. Give it where the
	// day of receipt is the day of confirmation; the count then works to the
	// earlier of the two.
	ArrivedOn calendar.Date
	// ReceiptReason is the written reason why the day of receipt is later than
	// ArrivedOn; the count does not need it, Check does.
	ReceiptReason string
	Supplements   []Supplement // in the order of their numbers
	Consultations []Consultation
	Extension     *Extension
	Fee           *Fee
	Reasons       *Reasons
	Reopenings    []Reopening // decisions that sent the case back, in order
	Proceedings   []ProceedingFacts
	AnsweredOn    calendar.Date // day on which the answer counts as given
	AsOf          calendar.Date // today
	// InternalDays is how many working days before the due date the organ warns
	// itself; DefaultInternalDays if it is zero.
	InternalDays int
}

// Supplement is one supplement notice and what became of it (Article 30).
type Supplement struct {
	SentOn     calendar.Date // day of dispatch: that is when the applicant is told
	ServedOn   calendar.Date // day on which the applicant received the notice
	ReplyDays  int           // working days given; the default of the law if zero
	ReceivedOn calendar.Date // day on which the supplement came
	LapsedOn   calendar.Date // day on which the lapse was recorded
}

// ConsultationKind says who is asked.
type ConsultationKind int

// The kinds of consultation.
const (
	ThirdParty ConsultationKind = iota + 1 // Article 32
	CoMaker                                // Article 34
	OtherOrgan                             // Article 11
)

// String is the name in Chinese.
func (k ConsultationKind) String() string {
	switch k {
	case CoMaker:
		return "共同制作机关"
	case OtherOrgan:
		return "其他机关"
	}
	return "第三方"
}

// Consultation is one letter to one party.
type Consultation struct {
	Kind      ConsultationKind
	ReplyDays int // working days that the letter to another organ gives; the default if zero
	SentOn    calendar.Date
	ServedOn  calendar.Date
	OpinionOn calendar.Date // day on which the opinion came
	ClosedOn  calendar.Date // day on which it was closed without an opinion
}

// Extension is the extension of the reply (Article 33).
type Extension struct {
	Days       int
	ApprovedOn calendar.Date // consent of the head of the disclosure office
	NotifiedOn calendar.Date // dispatch of the notice to the applicant
}

// Fee is the notice of a fee and what became of it (信息处理费管理办法).
type Fee struct {
	SentOn   calendar.Date // day of dispatch of the notice: the clock waits from then on
	ServedOn calendar.Date // day on which the applicant received the notice
	PaidOn   calendar.Date // day on which the payment was complete
	LapsedOn calendar.Date // day on which the lapse was recorded
}

// Reasons is the question for the reasons of many requests, and the longer period
// if they were found reasonable (Article 35).
type Reasons struct {
	ReplyDays  int // working days given; the default of the law if zero
	SentOn     calendar.Date
	ServedOn   calendar.Date
	ReceivedOn calendar.Date
	JudgedOn   calendar.Date
	Reasonable bool
	LongerDays int           // working days of the longer period, 0 if none
	ToldOn     calendar.Date // dispatch of the notice on the longer period
}
