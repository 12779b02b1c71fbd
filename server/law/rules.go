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
	lastRule            = SupplementAbandoned
)

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
}

// Rule looks up a rule on counting.
func (b Book) Rule(k RuleKey) (Rule, error) {
	return find(b, rules, fmt.Sprintf("counting rule %d", k), func(r Rule) (bool, Span) { return r.Key == k, r.Span })
}
