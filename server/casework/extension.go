package casework

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
	"disclosure/server/law"
)

// RequestExtension asks the disclosure head (Art 33). There is one extension; a refused one may be asked for again.
func RequestExtension(c *Case, env Env, days int32, reason string) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_REQUEST_EXTENSION)
	if err != nil {
		return nil, err
	}
	err = notReopened(c)
	if err != nil {
		return nil, err
	}
	limit, err := law.At(c.ReceivedOn).Limit(law.ExtensionMax)
	if err != nil {
		return nil, err
	}
	if c.Extension != nil && c.Extension.State != pb.ExtensionState_EXTENSION_STATE_REFUSED {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "申请 %s 已有一次延期（待批或已批），%s没有规定再次延期。", c.Number, limit.Basis).
			With("case", c.Number).Need("extension", c.Name(), "没有待批或已批的延期")
	}
	if int(days) > limit.N {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "days", "延长答复期限最长不超过 %s（%s）。", limit, limit.Basis).With("days", fmt.Sprint(days))
	}
	return &pb.Event{Kind: &pb.Event_ExtensionRequested{ExtensionRequested: &pb.ExtensionRequested{Days: days, Reason: reason}}}, nil
}

// DecideExtension is the head's decision; nobody approves his own request.
func DecideExtension(c *Case, env Env, approve bool, remark string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_DECIDE_EXTENSION)
	if err != nil {
		return nil, err
	}
	if c.Extension == nil || c.Extension.State != pb.ExtensionState_EXTENSION_STATE_REQUESTED {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "申请 %s 没有待批的延期。", c.Number).
			With("case", c.Number).Need("extension", c.Name(), "有待批的延期")
	}
	if c.Extension.RequestedBy == env.Actor.Name {
		return nil, samePerson(c, "审批自己提出的延期")
	}
	return &pb.Event{Kind: &pb.Event_ExtensionDecided{ExtensionDecided: &pb.ExtensionDecided{Approved: approve, Remark: remark}}}, nil
}
