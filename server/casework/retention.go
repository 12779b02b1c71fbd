package casework

import (
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// SetRetention sets the class of a closed case, by the schedule of the organ.
func SetRetention(c *Case, class pb.RetentionClass, reason string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_SET_RETENTION)
	if err != nil {
		return nil, err
	}
	return retentionSet(class, reason), nil
}

// RetentionAtClose is the event that follows the end of a case: the class in force that day stays, whatever the setting becomes. It is
// nil when the case has not ended or has a class already.
func RetentionAtClose(c *Case, class law.RetentionClass) *pb.Event {
	if c.State != pb.State_STATE_CLOSED || c.Retention.GetClass() != 0 {
		return nil
	}
	return retentionSet(pb.RetentionClass(class), "办结时按本机关设定的保管期限")
}

func retentionSet(class pb.RetentionClass, reason string) *pb.Event {
	return &pb.Event{Kind: &pb.Event_RetentionSet{RetentionSet: &pb.RetentionSet{Class: class, Reason: reason}}}
}

// KeepUntil is the last day of the term; zero when the case is kept permanently or has not ended. Years count from the 1 January after
// the close, as the files of a year are put together in the next one.
func (c *Case) KeepUntil() calendar.Date {
	if c.Retention == nil || c.State != pb.State_STATE_CLOSED || c.ClosedOn.IsZero() {
		return calendar.Date{}
	}
	years := law.RetentionClass(c.Retention.Class).Years()
	if years == 0 {
		return calendar.Date{}
	}
	return calendar.NewDate(c.ClosedOn.Year+years, time.December, 31)
}

// RetentionWord is 保管期限 as the cover of the case file bears it; empty while the case has no class.
func (c *Case) RetentionWord() string {
	if c.Retention.GetClass() == 0 {
		return ""
	}
	return law.RetentionClass(c.Retention.Class).String()
}

// RetentionView is the retention as it is shown; nil before the case ended for the first time and was never held.
func (c *Case) RetentionView() *pb.Retention {
	if c.Retention == nil {
		return nil
	}
	v := proto.Clone(c.Retention).(*pb.Retention)
	v.KeepUntil = c.KeepUntil().String()
	return v
}

// Hold stops the destruction of a case.
func Hold(c *Case, reason string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_HOLD)
	if err != nil {
		return nil, err
	}
	n := int32(len(c.Retention.GetHolds()) + 1)
	return &pb.Event{Kind: &pb.Event_HoldSet{HoldSet: &pb.HoldSet{Number: n, Reason: reason}}}, nil
}

// ReleaseHold ends a hold.
func ReleaseHold(c *Case, n int32, reason string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RELEASE_HOLD)
	if err != nil {
		return nil, err
	}
	holds := c.Retention.GetHolds()
	if int(n) > len(holds) || holds[n-1].ReleasedOn != "" {
		return nil, retentionForbids(c, fmt.Sprintf("没有仍在生效的第 %d 个暂缓销毁", n))
	}
	return &pb.Event{Kind: &pb.Event_HoldReleased{HoldReleased: &pb.HoldReleased{Number: n, Reason: reason}}}, nil
}

// OpenHold is the first hold that is not released; nil when there is none.
func (c *Case) OpenHold() *pb.Hold {
	for _, h := range c.Retention.GetHolds() {
		if h.ReleasedOn == "" {
			return h
		}
	}
	return nil
}

// keeps says why the case may not be destroyed today, or nothing.
func (c *Case) keeps(env Env) string {
	until := c.KeepUntil()
	switch {
	case until.IsZero():
		return "的保管期限为永久，不得销毁"
	case !env.Today.After(until):
		return fmt.Sprintf("的保管期限到 %s，尚未届满", until)
	}
	if h := c.OpenHold(); h != nil {
		return fmt.Sprintf("暂缓销毁（%s 起，%s）：%s；请先解除", h.SetOn, h.SetBy, h.Reason)
	}
	if why := c.Held(env.Today, env.Calendar); why != "" {
		return "不得销毁：" + why
	}
	return ""
}

// ProposeDestruction records the appraisal of a case whose term has ended.
func ProposeDestruction(c *Case, env Env, appraisal string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_PROPOSE_DESTRUCTION)
	if err != nil {
		return nil, err
	}
	if why := c.keeps(env); why != "" {
		return nil, retentionForbids(c, why)
	}
	return &pb.Event{Kind: &pb.Event_DestructionProposed{DestructionProposed: &pb.DestructionProposed{Appraisal: appraisal}}}, nil
}

// DecideDestruction is the decision of a second person. The event of an approval is the entry of the catalogue.
func DecideDestruction(c *Case, env Env, approve bool, remark string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_DECIDE_DESTRUCTION)
	if err != nil {
		return nil, err
	}
	r := c.Retention
	switch why := c.keeps(env); {
	case r.GetProposer() == "":
		return nil, retentionForbids(c, "没有待审批的销毁建议，请先由一人鉴定并提出")
	case r.Proposer == env.Actor.Name:
		return nil, samePerson(c, "审批自己提出的销毁建议")
	case !approve && remark == "":
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "remark", "不同意销毁时请写明理由。")
	case !approve:
		return &pb.Event{Kind: &pb.Event_DestructionRefused{DestructionRefused: &pb.DestructionRefused{Remark: remark}}}, nil
	case why != "":
		return nil, retentionForbids(c, why)
	}
	return &pb.Event{Kind: &pb.Event_Destroyed{Destroyed: &pb.Destroyed{Destruction: c.destruction(env, remark)}}}, nil
}

// destruction is the entry of the catalogue: everything that may stay.
func (c *Case) destruction(env Env, remark string) *pb.Destruction {
	r := c.Retention
	d := &pb.Destruction{
		Name: c.Name(), Class: r.Class, KeepUntil: c.KeepUntil().String(), Events: c.Version, Documents: int32(len(c.Documents)),
		Proposer: r.Proposer, ProposerName: r.ProposerName, ProposedOn: r.ProposedOn, Appraisal: r.Appraisal,
		Approver: env.Actor.Name, ApproverName: env.Actor.DisplayName, DestroyedOn: env.Today.String(), Remark: remark,
		Line: c.destroyedLine(),
	}
	for _, x := range c.Documents {
		d.DocumentBytes += x.SizeBytes
	}
	for _, n := range c.Notices {
		if n.Number != "" {
			d.Notices = append(d.Notices, &pb.DestroyedNotice{Number: n.Number, Voided: n.State == pb.NoticeState_NOTICE_STATE_VOID})
		}
	}
	return d
}

func (c *Case) destroyedLine() *pb.DestroyedLine {
	l := &pb.DestroyedLine{
		ApplicantCategory: int32(c.Registration.Applicant.Category), Channel: int32(c.Registration.Channel),
		ArrivedOn: c.Registration.ArrivedOn, ReceivedOn: c.ReceivedOn.String(), ItemCount: int32(len(c.Items)),
		AnsweredOn: c.AnsweredOn.String(), ClosedOn: c.ClosedOn.String(), CreateTime: timestamppb.New(c.CreateTime),
	}
	for _, item := range c.Items {
		l.Dispositions = append(l.Dispositions, item.Code)
	}
	return l
}

// WasDestroyed is the answer to whoever asks for a case whose content is gone.
func WasDestroyed(organ, number string, d *pb.Destruction) error {
	return fault.New(pb.ErrorReason_ERROR_REASON_CASE_DESTROYED,
		"申请 %s 保管期满（%s，至 %s），内容已于 %s 按规定销毁：%s提出，%s批准。销毁清册可用 disclosure retention catalogue %s 查看；日志中的证明仍然有效。",
		number, law.RetentionClass(d.Class), d.KeepUntil, d.DestroyedOn, d.ProposerName, d.ApproverName, number).
		With("organ", organ).With("case", number).With("destroyedOn", d.DestroyedOn)
}

func retentionForbids(c *Case, why string) error {
	return fault.New(pb.ErrorReason_ERROR_REASON_RETENTION_FORBIDS, "申请 %s %s。", c.Number, why).With("case", c.Number).
		Need("retention", c.Name(), why)
}
