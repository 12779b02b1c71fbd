package law

// Ruling is how a proceeding ended. Its numbers are those of the API.
type Ruling int

// The rulings.
const (
	Upheld        Ruling = iota + 1 // 维持
	ClaimRejected                   // 驳回复议请求、驳回诉讼请求
	Changed                         // 变更
	Revoked                         // 撤销
	PartlyRevoked                   // 部分撤销
	Illegal                         // 确认违法
	OrderedToAct                    // 责令履行
	Void                            // 确认无效
	Ended                           // 终止、准许撤诉
	RefusedAtDoor                   // 驳回复议申请、驳回起诉
	Mediated                        // 调解
	Rectify                         // 责令改正（投诉举报）
	Unfounded                       // 投诉不成立
	lastRuling    = Unfounded
)

// Rulings are all of them.
func Rulings() []Ruling { return count[Ruling](int(lastRuling), 1) }

// RulingRow is what the law says about a ruling. A basis without statute means that this way knows no such ruling.
type RulingRow struct {
	Name    string
	Outcome Outcome // column of table four
	// Anew says that the organ may have to answer anew because of it.
	Anew            bool
	Reconsideration Basis
	Suit            Basis
	Complaint       Basis
	Certainty       Certainty // of the column: no text maps rulings to columns
}

var rulings = map[Ruling]RulingRow{
	Upheld:        {Name: "维持", Outcome: OutcomeUpheld, Reconsideration: Basis{Reconsideration, 68, 0, 0}, Certainty: Inferred},
	ClaimRejected: {Name: "驳回请求", Outcome: OutcomeUpheld, Reconsideration: Basis{Reconsideration, 69, 0, 0}, Suit: Basis{Litigation, 69, 0, 0}, Certainty: Inferred},
	Changed:       {Name: "变更", Outcome: OutcomeCorrected, Reconsideration: Basis{Reconsideration, 63, 0, 0}, Suit: Basis{Litigation, 77, 0, 0}, Certainty: Memory},
	Revoked:       {Name: "撤销", Outcome: OutcomeCorrected, Anew: true, Reconsideration: Basis{Reconsideration, 64, 0, 0}, Suit: Basis{Litigation, 70, 0, 0}, Certainty: Inferred},
	PartlyRevoked: {Name: "部分撤销", Outcome: OutcomeCorrected, Anew: true, Reconsideration: Basis{Reconsideration, 64, 0, 0}, Suit: Basis{Litigation, 70, 0, 0}, Certainty: Inferred},
	Illegal:       {Name: "确认违法", Outcome: OutcomeCorrected, Anew: true, Reconsideration: Basis{Reconsideration, 65, 0, 0}, Suit: Basis{Litigation, 74, 0, 0}, Certainty: Inferred},
	OrderedToAct:  {Name: "责令履行", Outcome: OutcomeCorrected, Anew: true, Reconsideration: Basis{Reconsideration, 66, 0, 0}, Suit: Basis{Litigation, 72, 0, 0}, Certainty: Inferred},
	Void:          {Name: "确认无效", Outcome: OutcomeCorrected, Anew: true, Reconsideration: Basis{Reconsideration, 67, 0, 0}, Suit: Basis{Litigation, 75, 0, 0}, Certainty: Memory},
	Ended:         {Name: "终止或者撤诉", Outcome: OutcomeOther, Reconsideration: Basis{Statute: Reconsideration}, Suit: Basis{Statute: Litigation}, Certainty: Inferred},
	RefusedAtDoor: {Name: "驳回申请或者起诉", Outcome: OutcomeOther, Reconsideration: Basis{Statute: Reconsideration}, Suit: Basis{Statute: Litigation}, Certainty: Inferred},
	Mediated:      {Name: "调解", Outcome: OutcomeOther, Reconsideration: Basis{Statute: Reconsideration}, Suit: Basis{Statute: Litigation}, Certainty: Inferred},
	Rectify:       {Name: "责令改正", Outcome: OutcomeCorrected, Anew: true, Complaint: reg(47), Certainty: Inferred},
	Unfounded:     {Name: "投诉举报不成立", Outcome: OutcomeUpheld, Complaint: reg(47), Certainty: Inferred},
}

// Row is what the law says about the ruling; false for a ruling that there is not.
func (r Ruling) Row() (RulingRow, bool) {
	row, ok := rulings[r]
	return row, ok
}

// String is the name that staff read.
func (r Ruling) String() string {
	row, ok := rulings[r]
	if !ok {
		return "未知结果"
	}
	return row.Name
}
