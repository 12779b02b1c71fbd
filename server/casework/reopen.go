package casework

import (
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// Reopen sends the case back for a new answer because a decision orders it. The term runs from the day on which the organ
// received the decision; the earlier answer stays in the record and in the number book.
func Reopen(c *Case, k *pb.Reopened) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_REOPEN)
	if err != nil {
		return nil, err
	}
	p, err := c.proceeding("proceeding", k.Proceeding)
	if err != nil {
		return nil, err
	}
	if p.Decision == nil {
		return nil, proceedingForbids(c, k.Proceeding, "尚未登记审理结果，请先登记")
	}
	row, _ := law.Ruling(p.Decision.Ruling).Row()
	if !row.Anew {
		return nil, proceedingForbids(c, k.Proceeding, "的结果是“"+row.Name+"”，没有责令重新答复")
	}
	for _, x := range c.EarlierAnswers {
		if x.Proceeding == k.Proceeding {
			return nil, proceedingForbids(c, k.Proceeding, "的决定已经引起一次重新办理")
		}
	}
	err = checkItems(c, "items", k.Items)
	if err != nil {
		return nil, err
	}
	k.ReceivedOn, k.Term = p.Decision.ReceivedOn, proto.Clone(p.Decision.Term).(*pb.Term)
	if k.Term.GetLength() > 0 && k.Term.Unit == pb.TermUnit_TERM_UNIT_UNSPECIFIED {
		k.Term.Unit = pb.TermUnit_TERM_UNIT_WORKING_DAYS
	}
	return &pb.Event{Kind: &pb.Event_Reopened{Reopened: k}}, nil
}

// notReopened refuses an extension of a term that a decision set: Art 33 extends only the limit that it sets itself.
func notReopened(c *Case) error {
	if c.ReopenedOn() == (calendar.Date{}) {
		return nil
	}
	return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "申请 %s 由复议决定或者裁判责令重新答复，该期限不能依条例第三十三条延长；确有困难的，请向作出决定的机关或者法院书面说明。", c.Number).
		With("case", c.Number).Need("extension", c.Name(), "答复期限不是由决定或者裁判指定的")
}
