package api

import (
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/fault"
	"disclosure/server/law"
	"disclosure/server/notice"
)

// due is a due date for print: a date only when it is definite, else the rule.
func (l *letter) due(kind clock.DueKind) notice.Due {
	due, _ := l.count.Due(kind)
	if due.Status == clock.Definite {
		return notice.Due{On: due.Date}
	}
	limit, err := law.At(l.received()).Limit(law.Reply)
	if err != nil {
		return notice.Due{}
	}
	if n := len(l.c.EarlierAnswers); n > 0 && l.c.EarlierAnswers[n-1].Term.GetLength() > 0 {
		return notice.Due{Rule: "自收到责令重新答复的决定之日起" + casework.TermWord(l.c.EarlierAnswers[n-1].Term) + "内"}
	}
	if start := l.count.Start; !start.IsZero() && start != l.received() { // a supplement or a payment let it run anew
		limit.Runs = "自" + start.Chinese() + "的次日起"
	}
	if kind == clock.Reply {
		limit.N += l.count.ExtendedDays + l.count.LongerDays
	}
	return notice.Due{Rule: limit.Runs + limit.String() + "内"}
}

// fillExtension compares the limit without and with the extension, as if the applicant were told today.
func (l *letter) fillExtension(d *notice.Data) {
	x := l.c.Extension
	d.Course = l.course()
	d.Extension = notice.ExtensionData{
		Days: int(x.Days), Reason: unstopped(x.Reason), ApprovedBy: "本机关政府信息公开工作机构负责人",
		BaseDue: l.unextended().due(clock.Reply), NewDue: l.extended().due(clock.Reply),
	}
}

// extended is the letter with a clock in which the extension holds.
func (l *letter) extended() *letter {
	x := proto.Clone(l.c.Extension).(*pb.Extension)
	if x.State == pb.ExtensionState_EXTENSION_STATE_REQUESTED { // the sheet shows the head what approval would mean
		x.State, x.DecidedOn = pb.ExtensionState_EXTENSION_STATE_APPROVED, l.today.String()
	}
	if x.NotifiedOn == "" {
		x.NotifiedOn = l.today.String()
	}
	c := *l.c
	c.Extension = x
	return l.with(&c)
}

// unextended is the letter with a clock without extension.
func (l *letter) unextended() *letter {
	c := *l.c
	c.Extension = nil
	return l.with(&c)
}

// told is the letter with a clock in which the applicant was told of the longer period today (Art 35).
func (l *letter) told() *letter {
	x := proto.Clone(l.c.Reasons).(*pb.Reasons)
	if x.ToldOn == "" {
		x.ToldOn = l.today.String()
	}
	c := *l.c
	c.Reasons = x
	return l.with(&c)
}

// with is the letter about another state of the case.
func (l *letter) with(c *casework.Case) *letter {
	return &letter{c: c, organ: l.organ, cal: l.cal, today: l.today, count: casework.Clock(c, l.cal, l.today)}
}

// holds refuses a notice that would come too late to move the limit (Arts 33, 35).
func (l *letter) holds() error {
	switch {
	case l.kind == pb.NoticeKind_NOTICE_KIND_EXTENSION && l.extended().count.ExtendedDays == 0:
		return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "原答复期限已经届满，今天告知延期不再产生效力，不能出具延期答复告知书。").
			With("case", l.c.Number).Need("extension", l.c.Name(), "延期须在原答复期限届满前告知申请人")
	case l.kind == pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD && l.told().count.LongerDays == 0:
		return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "答复期限已经届满，或者理由尚未认定合理，今天告知合理期限不产生效力，不能出具延迟答复告知书。").
			With("case", l.c.Number).Need("longer_period", l.c.Name(), "合理期限须在认定理由合理之后、答复期限届满前告知申请人")
	}
	return nil
}

// fillReasons is the question for reasons, and the longer period that came of it (Art 35).
func (l *letter) fillReasons(d *notice.Data) {
	r := l.c.Reasons
	d.Reasons = notice.ReasonsData{
		Question: unstopped(r.Question), Days: int(r.ReplyDays), AskedOn: date(r.SentOn), ReceivedOn: date(r.ReceivedOn),
		Opinion: unstopped(r.Opinion), LongerDays: int(r.LongerDays),
	}
	if l.kind == pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD {
		d.Reasons.NewDue = l.told().due(clock.Reply)
	}
}

// fillFee is the fee with its bands (Art 42). The last day of the payment runs from the receipt of the letter, which is not
// known when it is written: the letter gives the rule.
func (l *letter) fillFee(d *notice.Data) {
	f := l.c.Fee
	x := notice.FeeData{Count: int(f.Pages), Yuan: f.AmountYuan, Payee: l.organ.Payee, Payment: l.organ.Payment}
	if f.Method == pb.FeeMethod_FEE_METHOD_PER_PIECE {
		x.PerPiece, x.Count = true, int(f.NthOfMonth)
	}
	for _, t := range f.Tiers {
		x.Tiers = append(x.Tiers, notice.FeeTier{First: int(t.First), Last: int(t.Last), Each: t.YuanEach, Yuan: t.Yuan})
	}
	limit, err := law.At(l.today).Limit(law.Payment)
	if err == nil {
		x.Days = limit.N
	}
	d.Fee = x
}
