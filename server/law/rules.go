package law

import "fmt"

// RuleKey names a rule on counting that is not a number.
type RuleKey int

// The rules on counting.
const (
	FirstDayOut         RuleKey = iota + 1 // the first day is not counted
	CorrespondingDay                       // months end on the corresponding day
	LastDayOff                             // a last day off work moves
	YearlyNotice                           // which days are working days
	SupplementRestarts                     // the supplement starts the limit anew
	ConsultationOut                        // the time of a consultation is not counted
	ReceiptConfirmed                       // receipt is the day both sides confirm
	ExtensionNotified                      // an extension is approved and told to the applicant
	SupplementAbandoned                    // no supplement in time: given up
	FeeRestarts                            // the payment starts the limit anew
	FeeAbandoned                           // not paid in time: given up
	FeeNoticeInTime                        // the fee notice is sent within the limit of the reply
	LongerPeriod                           // a reasonable longer period, told to the applicant
	ReasonsAsked                           // reasons may be asked for
	lastRule            = ReasonsAsked
)

// String names the key in errors.
func (k RuleKey) String() string { return fmt.Sprintf("counting rule %d", int(k)) }

// RuleKeys are all keys.
func RuleKeys() []RuleKey { return count[RuleKey](int(lastRule), 1) }

// Rule is one rule on counting.
type Rule struct {
	Key       RuleKey
	Zh        string
	Basis     Basis
	Certainty Certainty
	Span      Span
}

var rules = []Rule{
	{FirstDayOut, "开始的当日不计入，自下一日开始计算", Basis{GeneralRules, 201, 1, 0}, Memory, GeneralRules.Span},
	{FirstDayOut, "开始的当日不计入，自下一日开始计算", Basis{CivilCode, 201, 1, 0}, Read, CivilCode.Span},
	{CorrespondingDay, "到期月的对应日为期间的最后一日；没有对应日的，月末日为最后一日", Basis{GeneralRules, 202, 0, 0}, Memory, GeneralRules.Span},
	{CorrespondingDay, "到期月的对应日为期间的最后一日；没有对应日的，月末日为最后一日", Basis{CivilCode, 202, 0, 0}, Read, CivilCode.Span},
	{LastDayOff, "最后一日是法定休假日的，以休假日结束的次日为最后一日", Basis{GeneralRules, 203, 1, 0}, Memory, GeneralRules.Span},
	{LastDayOff, "最后一日是法定休假日的，以休假日结束的次日为最后一日", Basis{CivilCode, 203, 1, 0}, Read, CivilCode.Span},
	{YearlyNotice, "工作日以国务院办公厅年度节假日安排通知为准", Basis{Statute: HolidayRules}, Inferred, HolidayRules.Span},
	{SupplementRestarts, "答复期限自收到补正的申请之日起计算", reg(30), Read, Regulation.Span},
	{ConsultationOut, "征求第三方和其他机关意见所需时间不计算在内", regPara(33, 3), Read, Regulation.Span},
	{ReceiptConfirmed, "以双方确认之日为收到申请之日", regItem(31, 3), Read, Regulation.Span},
	{ExtensionNotified, "延长答复期限应当经政府信息公开工作机构负责人同意并告知申请人", regPara(33, 2), Read, Regulation.Span},
	{SupplementAbandoned, "无正当理由逾期不补正的，视为放弃申请，不再处理", reg(30), Read, Regulation.Span},
	{FeeRestarts, "申请人按期缴费后，答复期限自缴费完成次日起重新计算", Basis{Statute: FeeRules}, Memory, FeeRules.Span},
	{FeeAbandoned, "申请人逾期未缴费的，视为放弃申请，不再处理", Basis{Statute: FeeRules}, Secondary, FeeRules.Span},
	{FeeNoticeInTime, "收费通知应当在申请处理期限内发出", Basis{Statute: FeeRules}, Secondary, FeeRules.Span},
	{LongerPeriod, "申请理由合理但无法在规定期限内答复的，可以确定合理的延迟答复期限并告知申请人", reg(35), Read, Regulation.Span},
	{ReasonsAsked, "申请数量、频次明显超过合理范围的，可以要求申请人说明理由", reg(35), Read, Regulation.Span},
}

// Rule looks up a rule on counting.
func (b Book) Rule(k RuleKey) (Rule, error) {
	return find(b, rules, k, func(r *Rule) (bool, Span) { return r.Key == k, r.Span })
}
