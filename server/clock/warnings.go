package clock

// Code names a warning.
type Code string

// The codes of warnings.
const (
	NoReceipt             Code = "NO_RECEIPT"              // neither receipt nor arrival is known
	NoLaw                 Code = "NO_LAW"                  // received before the Regulation was in force
	ReceiptLater          Code = "RECEIPT_LATER"           // confirmed later than it arrived
	ReceiptUnconfirmed    Code = "RECEIPT_UNCONFIRMED"     // not confirmed
	NotAnnounced          Code = "NOT_ANNOUNCED"           // a due date is provisional
	LateSupplementNotice  Code = "LATE_SUPPLEMENT_NOTICE"  // sent too late to stop the clock
	SecondSupplement      Code = "SECOND_SUPPLEMENT"       // more than one notice
	SupplementLate        Code = "SUPPLEMENT_LATE"         // came after the applicant's limit
	SupplementExpired     Code = "SUPPLEMENT_EXPIRED"      // the applicant's limit is over
	SupplementOrder       Code = "SUPPLEMENT_ORDER"        // dates that cannot be
	ConsultationUnserved  Code = "CONSULTATION_UNSERVED"   // no proof of service: not excluded
	ConsultationAfterBase Code = "CONSULTATION_AFTER_BASE" // sent after the base limit: not excluded
	ConsultationOrder     Code = "CONSULTATION_ORDER"      // dates that cannot be
	ConsultationExpired   Code = "CONSULTATION_EXPIRED"    // the party's limit is over
	ExtensionIgnored      Code = "EXTENSION_IGNORED"       // does not extend
	ExtensionCut          Code = "EXTENSION_CUT"           // more days than the law allows
	LateFeeNotice         Code = "LATE_FEE_NOTICE"         // sent too late to stop the clock
	FeeOrder              Code = "FEE_ORDER"               // dates that cannot be
	NoFeeRules            Code = "NO_FEE_RULES"            // received before there were fees
	PaymentLate           Code = "PAYMENT_LATE"            // paid after the applicant's limit
	PaymentExpired        Code = "PAYMENT_EXPIRED"         // the applicant's limit is over
	ReasonsLate           Code = "REASONS_LATE"            // came after the applicant's limit
	ReasonsExpired        Code = "REASONS_EXPIRED"         // the applicant's limit is over
	LongerIgnored         Code = "LONGER_IGNORED"          // the longer period does not hold
	Overdue               Code = "OVERDUE"                 // not answered, limit over
	AnsweredLate          Code = "ANSWERED_LATE"           // answered after the limit
)

// Warning is something that staff have to know about the count.
type Warning struct {
	Code    Code
	Zh      string
	Article string
}
