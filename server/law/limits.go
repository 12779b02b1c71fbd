package law

// Unit is what a limit is counted in.
type Unit int

// The units of limits.
const (
	WorkingDays Unit = iota // 工作日
	Days                    // calendar days; a last day off work moves to the next working day
	Months                  // as Days; to the corresponding day (民法典 Article 202)
)

// String is the unit as a notice prints it.
func (u Unit) String() string { return [...]string{"个工作日", "日", "个月"}[u] }

// LimitKey names a time limit.
type LimitKey int

// The time limits of the work.
const (
	SupplementNotice          LimitKey = iota // the organ asks for a supplement
	SupplementReply                           // the applicant supplements
	Reply                                     // the organ answers
	ExtensionMax                              // longest extension of Reply
	ThirdPartyOpinion                         // a third party gives its opinion
	CoMakerOpinion                            // a co-making organ gives its opinion
	Payment                                   // the applicant pays the fee
	ReconsiderationApply                      // the applicant asks for reconsideration
	SuitDirect                                // suit without reconsideration
	SuitAfterReconsideration                  // suit after it
	OrdinaryAnswer                            // the organ's answer and evidence, ordinary procedure
	SimplifiedAnswer                          // the same, simplified procedure
	CourtAnswer                               // the organ's answer and evidence in court
	ReasonsReply                              // the applicant gives the reasons of many requests
	OtherOrganOpinion                         // another organ gives its opinion
	ReReview                                  // the organ looks again at what it refused
	ReconsiderationAcceptance                 // the reviewing body accepts
	OrdinaryCopy                              // it sends the copy, ordinary procedure
	SimplifiedCopy                            // the same, simplified procedure
	OrdinaryDecision                          // it decides, ordinary procedure
	OrdinaryDecisionMore                      // longest extension of that
	SimplifiedDecision                        // it decides, simplified procedure
	SuitNoAnswer                              // suit because no answer came
	SimplifiedTrial                           // the court decides, simplified procedure
	NewAnswer                                 // the organ answers anew because a decision orders it and names no term
	Appeal                                    // appeal against a judgment of the first instance
	NotTold                                   // longest time to sue when the remedies were not told
	limitKeys
)

// LimitKeys are all keys.
func LimitKeys() []LimitKey { return count[LimitKey](int(limitKeys), 0) }

// String names the key in errors.
func (k LimitKey) String() string { return "time limit " + sprint(int(k)) }

// Limit is one time limit. The day from which it runs is never counted itself.
type Limit struct {
	Key       LimitKey
	N         int
	Unit      Unit
	Name      string // 答复期限
	Runs      string // from when: 自收到申请之日起
	Basis     Basis
	Setting   bool // the law says "reasonable": N is a default that the organ may set
	Certainty Certainty
	Span      Span
}

// String is the length of the limit, 20个工作日.
func (l Limit) String() string { return sprint(l.N) + l.Unit.String() }

var limits = []Limit{
	{Key: SupplementNotice, N: 7, Name: "补正告知期限", Runs: "自收到申请之日起", Basis: reg(30), Span: Regulation.Span},
	{Key: SupplementReply, N: 10, Name: "补正期限", Runs: "自收到补正告知书之日起", Basis: reg(30), Setting: true, Certainty: Inferred, Span: Regulation.Span},
	{Key: Reply, N: 20, Name: "答复期限", Runs: "自收到申请之日起", Basis: regPara(33, 2), Span: Regulation.Span},
	{Key: ExtensionMax, N: 20, Name: "延长答复期限", Runs: "自答复期限届满之日起", Basis: regPara(33, 2), Span: Regulation.Span},
	{Key: ThirdPartyOpinion, N: 15, Name: "第三方意见期限", Runs: "自收到征求意见书之日起", Basis: reg(32), Span: Regulation.Span},
	{Key: CoMakerOpinion, N: 15, Name: "共同制作机关意见期限", Runs: "自收到征求意见书之日起", Basis: reg(34), Span: Regulation.Span},
	{Key: Payment, N: 20, Name: "缴费期限", Runs: "自收到收费通知次日起", Basis: Basis{Statute: FeeRules}, Certainty: Secondary, Span: FeeRules.Span},
	{Key: ReconsiderationApply, N: 60, Unit: Days, Name: "申请行政复议期限", Runs: "自知道该行政行为之日起", Basis: Basis{Reconsideration2017, 9, 1, 0}, Certainty: Memory, Span: Reconsideration2017.Span},
	{Key: ReconsiderationApply, N: 60, Unit: Days, Name: "申请行政复议期限", Runs: "自知道或者应当知道该行政行为之日起", Basis: Basis{Reconsideration, 20, 1, 0}, Span: Reconsideration.Span},
	{Key: SuitDirect, N: 6, Unit: Months, Name: "直接起诉期限", Runs: "自知道或者应当知道作出行政行为之日起", Basis: Basis{Litigation, 46, 1, 0}, Span: Litigation.Span},
	{Key: SuitAfterReconsideration, N: 15, Unit: Days, Name: "复议后起诉期限", Runs: "自收到复议决定书之日起", Basis: Basis{Litigation, 45, 0, 0}, Span: Litigation.Span},
	{Key: OrdinaryAnswer, N: 10, Name: "行政复议答复期限（普通程序）", Runs: "自收到申请书副本之日起", Basis: Basis{Reconsideration, 48, 0, 0}, Span: Reconsideration.Span},
	{Key: SimplifiedAnswer, N: 5, Name: "行政复议答复期限（简易程序）", Runs: "自收到申请书副本之日起", Basis: Basis{Reconsideration, 54, 0, 0}, Span: Reconsideration.Span},
	{Key: CourtAnswer, N: 15, Unit: Days, Name: "行政诉讼答辩举证期限", Runs: "自收到起诉状副本之日起", Basis: Basis{Litigation, 67, 1, 0}, Span: Litigation.Span},
	{Key: ReasonsReply, N: 10, Name: "说明理由期限", Runs: "自收到说明理由告知书之日起", Basis: reg(35), Setting: true, Certainty: Inferred, Span: Regulation.Span},
	{Key: OtherOrganOpinion, N: 15, Name: "其他机关意见期限", Runs: "自收到协办函之日起", Basis: reg(11), Setting: true, Certainty: Inferred, Span: Regulation.Span},
	{Key: ReReview, N: 12, Unit: Months, Name: "不予公开信息重新评估", Runs: "自作出不予公开决定之日起", Basis: reg(18), Setting: true, Certainty: Inferred, Span: Regulation.Span},
	{Key: ReconsiderationAcceptance, N: 5, Name: "行政复议受理审查期限", Runs: "自收到行政复议申请之日起", Basis: Basis{Reconsideration, 30, 0, 0}, Span: Reconsideration.Span},
	{Key: OrdinaryCopy, N: 7, Name: "申请书副本发送期限（普通程序）", Runs: "自受理之日起", Basis: Basis{Reconsideration, 48, 0, 0}, Span: Reconsideration.Span},
	{Key: SimplifiedCopy, N: 3, Name: "申请书副本发送期限（简易程序）", Runs: "自受理之日起", Basis: Basis{Reconsideration, 54, 0, 0}, Span: Reconsideration.Span},
	{Key: OrdinaryDecision, N: 60, Unit: Days, Name: "行政复议决定期限（普通程序）", Runs: "自受理之日起", Basis: Basis{Reconsideration, 62, 1, 0}, Span: Reconsideration.Span},
	{Key: OrdinaryDecisionMore, N: 30, Unit: Days, Name: "行政复议决定延长期限", Runs: "自决定期限届满之日起", Basis: Basis{Reconsideration, 62, 1, 0}, Span: Reconsideration.Span},
	{Key: SimplifiedDecision, N: 30, Unit: Days, Name: "行政复议决定期限（简易程序）", Runs: "自受理之日起", Basis: Basis{Reconsideration, 62, 2, 0}, Span: Reconsideration.Span},
	{Key: SuitNoAnswer, N: 6, Unit: Months, Name: "逾期不答复的起诉期限", Runs: "自法定答复期限届满之日起", Basis: Basis{LitigationRules, 66, 0, 0}, Span: LitigationRules.Span},
	{Key: SimplifiedTrial, N: 45, Unit: Days, Name: "行政诉讼简易程序审理期限", Runs: "自立案之日起", Basis: Basis{Litigation, 83, 0, 0}, Span: Litigation.Span},
	{Key: NewAnswer, N: 20, Name: "重新答复期限", Runs: "自收到决定书或者裁判文书之日起", Basis: regPara(33, 2), Certainty: Inferred, Span: Span{Regulation.Span.From, DisclosureSuits.Span.From.AddDays(-1)}},
	{Key: NewAnswer, N: 20, Name: "重新答复期限", Runs: "自收到决定书或者裁判文书之日起", Basis: Basis{Statute: DisclosureSuits}, Certainty: Secondary, Span: DisclosureSuits.Span},
	{Key: Appeal, N: 15, Unit: Days, Name: "上诉期限", Runs: "自判决书送达之日起", Basis: Basis{Litigation, 85, 0, 0}, Certainty: Memory, Span: Litigation.Span},
	{Key: NotTold, N: 12, Unit: Months, Name: "未告知起诉期限的最长起诉期限", Runs: "自知道或者应当知道行政行为内容之日起", Basis: Basis{LitigationRules, 64, 0, 0}, Span: LitigationRules.Span},
}
