package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// OpenProceeding records that the handling of the case is reviewed from outside. It needs no answer before: silence can be sued
// for as well.
func OpenProceeding(c *Case, env Env, p *pb.ProceedingOpened) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_OPEN_PROCEEDING)
	if err != nil {
		return nil, err
	}
	on, err := happened(env, "papers_on", "收到副本或者来函日期", p.PapersOn, day(c.Registration.ArrivedOn), "到达日期")
	if err != nil {
		return nil, err
	}
	err = checkOpened(c, env, p, on)
	if err != nil {
		return nil, err
	}
	p.Number = int32(len(c.Proceedings) + 1)
	return &pb.Event{Kind: &pb.Event_ProceedingOpened{ProceedingOpened: p}}, nil
}

func checkOpened(c *Case, env Env, p *pb.ProceedingOpened, on calendar.Date) error {
	for _, n := range p.Documents {
		if n < 1 || int(n) > len(c.Documents) {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_DOCUMENT_NOT_FOUND, "documents", "申请 %s 没有第 %d 份材料。", c.Number, n).
				With("case", c.Number)
		}
	}
	if p.NamedDueOn != "" {
		if p.Kind != pb.ProceedingKind_PROCEEDING_KIND_COMPLAINT {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "named_due_on", "复议、诉讼的答复期限由法律规定，只有投诉举报填写来函指定的日期。")
		}
		due, err := calendar.ParseDate(p.NamedDueOn)
		if err != nil || due.Before(on) {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, "named_due_on",
				"来函指定的日期“%s”须是有效日期，并且不早于收到日期 %s。", p.NamedDueOn, on).With("value", p.NamedDueOn)
		}
	}
	return checkFollows(c, p)
}

// checkFollows demands that a suit after reconsideration names a reconsideration that is decided.
func checkFollows(c *Case, p *pb.ProceedingOpened) error {
	after := p.Kind == pb.ProceedingKind_PROCEEDING_KIND_SUIT_AFTER_RECONSIDERATION
	if p.Follows == 0 {
		if after && len(c.Proceedings) > 0 {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "follows", "复议后起诉的，请指明此前的复议是第几个程序。")
		}
		return nil
	}
	before, err := c.proceeding("follows", p.Follows)
	if err != nil {
		return err
	}
	if after && !reconsideration(before.Kind) {
		return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "follows", "第 %d 个程序不是行政复议。", p.Follows)
	}
	if before.Decision == nil {
		return proceedingForbids(c, p.Follows, "尚未登记审理结果，请先登记")
	}
	return nil
}

// ChangeProcedure records that the body goes on in the other procedure, such as ordinary after simplified; the limit is counted
// anew from the day that the body says, by default from that of the papers.
func ChangeProcedure(c *Case, env Env, k *pb.ProcedureChanged) (*pb.Event, error) {
	p, err := c.openProceeding(pb.Act_ACT_CHANGE_PROCEDURE, k.Number)
	if err != nil {
		return nil, err
	}
	if family(p.Kind) != family(k.Kind) {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "kind", "程序变更只在同一类程序之内；%s不能变更为%s，请另行登记。",
			ProceedingWord(p.Kind), ProceedingWord(k.Kind))
	}
	if k.RunsFrom == "" {
		k.RunsFrom = p.PapersOn
	}
	_, err = happened(env, "runs_from", "期限起算日", k.RunsFrom, day(p.PapersOn), "收到副本日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_ProcedureChanged{ProcedureChanged: k}}, nil
}

// RecordProceedingAnswer records that answer and evidence were handed in.
func RecordProceedingAnswer(c *Case, env Env, k *pb.ProceedingAnswered) (*pb.Event, error) {
	p, err := c.openProceeding(pb.Act_ACT_RECORD_PROCEEDING_ANSWER, k.Number)
	if err != nil {
		return nil, err
	}
	if p.AnsweredOn != "" {
		return nil, proceedingForbids(c, k.Number, "已于 "+p.AnsweredOn+" 提交答复和证据")
	}
	_, err = happened(env, "answered_on", "提交日期", k.AnsweredOn, day(p.PapersOn), "收到副本日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_ProceedingAnswered{ProceedingAnswered: k}}, nil
}

// RecordProceedingDecision records how a proceeding ended.
func RecordProceedingDecision(c *Case, env Env, k *pb.ProceedingDecided) (*pb.Event, error) {
	p, err := c.openProceeding(pb.Act_ACT_RECORD_PROCEEDING_DECISION, k.Number)
	if err != nil {
		return nil, err
	}
	d := k.Decision
	if !knows(p.Kind, d.Ruling) {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "decision.ruling", "%s没有“%s”这种结果。",
			ProceedingWord(p.Kind), law.Ruling(d.Ruling))
	}
	on, err := happened(env, "decision.decided_on", "决定日期", d.DecidedOn, day(p.PapersOn), "收到副本日期")
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "decision.received_on", "收到决定日期", d.ReceivedOn, on, "决定日期")
	if err != nil {
		return nil, err
	}
	if d.Term.GetLength() > 0 && d.Ordered == "" {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "decision.ordered", "决定指定了期限，请逐字填写责令办理的内容。")
	}
	return &pb.Event{Kind: &pb.Event_ProceedingDecided{ProceedingDecided: k}}, nil
}

// family groups the kinds within which a procedure can change.
func family(k pb.ProceedingKind) int {
	switch {
	case reconsideration(k):
		return 1
	case suit(k):
		return 2
	}
	return 3
}

func reconsideration(k pb.ProceedingKind) bool {
	return k == pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY || k == pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED
}

func suit(k pb.ProceedingKind) bool {
	return k == pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT || k == pb.ProceedingKind_PROCEEDING_KIND_SUIT_AFTER_RECONSIDERATION
}

// knows says whether a kind of proceeding can end in a ruling.
func knows(k pb.ProceedingKind, r pb.Ruling) bool {
	row, ok := law.Ruling(r).Row()
	return ok && rulingBasis(k, row).Statute != nil
}

func rulingBasis(k pb.ProceedingKind, row law.RulingRow) law.Basis {
	switch family(k) {
	case 1:
		return row.Reconsideration
	case 2:
		return row.Suit
	}
	return row.Complaint
}

// proceeding finds a proceeding by its number.
func (c *Case) proceeding(path string, n int32) (*pb.Proceeding, error) {
	if n < 1 || int(n) > len(c.Proceedings) {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_PROCEEDING_NOT_FOUND, path, "申请 %s 没有第 %d 个复议、诉讼或者投诉程序。", c.Number, n).
			With("case", c.Number).With("proceeding", fmt.Sprint(n))
	}
	return c.Proceedings[n-1], nil
}

// Proceeding finds a proceeding by its number, for those who read.
func (c *Case) Proceeding(n int32) (*pb.Proceeding, error) { return c.proceeding("name", n) }

// openProceeding finds a proceeding that is not decided yet.
func (c *Case) openProceeding(act pb.Act, n int32) (*pb.Proceeding, error) {
	err := c.Allow(act)
	if err != nil {
		return nil, err
	}
	p, err := c.proceeding("name", n)
	if err != nil {
		return nil, err
	}
	if p.Decision != nil {
		return nil, proceedingForbids(c, n, "已经审结")
	}
	return p, nil
}

func proceedingForbids(c *Case, n int32, why string) *fault.Error {
	name := PartName(c.Organ, c.Number, "proceedings", int64(n))
	return fault.New(pb.ErrorReason_ERROR_REASON_PROCEEDING_FORBIDS, "申请 %s 的第 %d 个程序%s。", c.Number, n, why).
		With("case", c.Number).With("proceeding", name).Need("state", name, why)
}

// InReview says whether a kind is reconsideration, in either procedure.
func InReview(k pb.ProceedingKind) bool { return reconsideration(k) }

// InCourt says whether a kind is a suit.
func InCourt(k pb.ProceedingKind) bool { return suit(k) }
