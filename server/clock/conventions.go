package clock

// The law leaves some points of the count open. Each is settled here by a named
// convention with its reason; where in doubt, the due date is the earlier one.

// DefaultInternalDays is how many working days before the due date the organ
// warns itself. No text sets it: three days leave time for review, sign-off and
// the post office.
const DefaultInternalDays = 3

// Convention is one such point, for people to read.
type Convention struct{ Name, Rule, Reason string }

// The conventions of the count.
var (
	EarlierReceipt = Convention{
		"较早收到日",
		"到达日早于双方确认之日的，按较早一日起算",
		"复议机关和法院曾按提交成功之日起算，按较早一日办理不会逾期",
	}
	NoticeSentCounts = Convention{
		"发出即告知",
		"补正告知、延期告知以发出之日判断是否按期",
		"条例要求的是机关在期限内告知；以发出之日为准，送达凭证另存",
	}
	LateNoticeRunsOn = Convention{
		"逾期补正告知不停止计算",
		"超过补正告知期限发出的补正告知书可以发出，但答复期限不停止、不重新起算",
		"机关不能以自己的迟延延长答复期限",
	}
	FromDayAfterSending = Convention{
		"征求意见扣除期间",
		"扣除的是发出次日起至收到意见之日止的工作日；满意见期限未答复的，至期限最后一日止",
		"条例没有规定扣除的起止，按实际征求所需时间扣除",
	}
	OnlyProvenConsultation = Convention{
		"有签收凭证才扣除",
		"没有登记签收日的征求意见不扣除",
		"扣除期间须有发出和签收凭证才能举证",
	}
	OnlyWithinBase = Convention{
		"基本期限内发出才扣除",
		"基本期限（含已扣除期间）届满后发出的征求意见不扣除",
		"期限届满后不能再以征求意见延长",
	}
	OpenUntilToday = Convention{
		"进行中的征求意见计至当日",
		"尚未收到意见的，扣除期间暂计至查询当日",
		"只扣除已经实际经过的时间，不预支",
	}
	UnionOfConsultations = Convention{
		"重叠期间只扣一次",
		"同时征求多方意见的，重叠的工作日只扣除一次",
		"条例扣除的是所需时间，不是各方时间之和",
	}
	ExtensionToldInTime = Convention{
		"期限内批准并告知才延长",
		"延期须在基本期限（含扣除期间）届满前批准并发出告知，从基本期限届满之日起续算",
		"未告知的延期视为没有延期",
	}
	ExtensionEndsWithRestart = Convention{
		"重新起算前的延期不再适用",
		"答复期限因补正、缴费重新起算的，此前的延期、合理延迟期限不并入新期限",
		"条例没有规定延期并入重新起算的期限，按较早到期日办理",
	}
	OtherOrganByLetter = Convention{
		"其他机关意见期限以函件为准",
		"征求其他机关意见的期限以函件载明的工作日为准，未载明的按默认天数；扣除方法与第三方相同",
		"条例第三十三条规定扣除征求其他机关意见的时间，没有规定其他机关的答复期限",
	}
	FeeNoticeWaits = Convention{
		"收费通知发出后等待缴费",
		"在答复期限（含延长、扣除）内发出收费通知的，自发出之日起停止计算，等待申请人缴费",
		"收费通知应当在申请处理期限内发出，缴费前不提供信息",
	}
	LateFeeRunsOn = Convention{
		"逾期收费通知不停止计算",
		"答复期限届满后发出的收费通知，答复期限不停止、不重新起算",
		"机关不能以自己的迟延延长答复期限",
	}
	PaymentStartsAnew = Convention{
		"缴费次日重新计算",
		"答复期限自缴费完成次日起重新计算：缴费完成之日不计入，次日起的第一个工作日为第1日",
		"收费管理办法该条的原文尚待核对，核对前按此办理",
	}
	ReasonsDoNotStop = Convention{
		"说明理由不停止计算",
		"要求申请人说明理由的期间，答复期限继续计算，不扣除、不重新起算",
		"条例没有规定说明理由的期间不计入期限，按较早到期日办理",
	}
	LongerFromDueDate = Convention{
		"合理延迟期限自届满之日续算",
		"合理延迟期限须在当时有效的答复期限届满前认定并发出告知，从该期限届满之日起续算",
		"条例要求告知申请人；届满后才告知的，期限已经届满",
	}
)

// Conventions are all of them, for the operator to read.
func Conventions() []Convention {
	return []Convention{
		EarlierReceipt, NoticeSentCounts, LateNoticeRunsOn, FromDayAfterSending, OnlyProvenConsultation,
		OnlyWithinBase, OpenUntilToday, UnionOfConsultations, ExtensionToldInTime, ExtensionEndsWithRestart,
		OtherOrganByLetter, FeeNoticeWaits, LateFeeRunsOn, PaymentStartsAnew, ReasonsDoNotStop, LongerFromDueDate,
	}
}
