package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// Submit hands the draft to the reviewer; it is refused with every missing piece named.
func Submit(c *Case, env Env, preview, note string) (*pb.Event, error) {
	err := handlerMay(c, env, pb.Act_ACT_SUBMIT)
	if err != nil {
		return nil, err
	}
	err = complete(c, env)
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_Submitted{Submitted: &pb.SubmittedForReview{PreviewSha256: preview, Note: note}}}, nil
}

func complete(c *Case, env Env) error {
	missing := Missing(c, env.Today)
	if c.Extension != nil && c.Extension.State == pb.ExtensionState_EXTENSION_STATE_REQUESTED {
		missing = append(missing, fault.Missing{Key: "extension", Subject: c.Name(), Text: "延期尚待审批"})
	}
	if len(missing) == 0 {
		return nil
	}
	e := fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "申请 %s 还不能提交审核，缺少 %d 项内容，请补齐后再提交。", c.Number, len(missing)).
		With("case", c.Number)
	e.Missing = missing
	return e
}

// PassReview is the consent of a person who drafted nothing in the case.
func PassReview(c *Case, env Env, opinion string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_PASS_REVIEW)
	if err != nil {
		return nil, err
	}
	if c.drafted(env.Actor) {
		return nil, samePerson(c, "审核自己起草的答复")
	}
	return &pb.Event{Kind: &pb.Event_ReviewPassed{ReviewPassed: &pb.ReviewPassed{Opinion: opinion}}}, nil
}

// Return sends the case back to the handler.
func Return(c *Case, reason string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RETURN)
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_Returned{Returned: &pb.Returned{Reason: reason}}}, nil
}

// SignOff is the decision of the disclosure head, who drafted nothing in the case.
func SignOff(c *Case, env Env, opinion string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_SIGN_OFF)
	if err != nil {
		return nil, err
	}
	if c.drafted(env.Actor) {
		return nil, samePerson(c, "签发自己起草的答复")
	}
	return &pb.Event{Kind: &pb.Event_SignedOff{SignedOff: &pb.SignedOff{Opinion: opinion}}}, nil
}

// drafted says whether the person drafted a determination of the case or submitted it.
func (c *Case) drafted(a Actor) bool {
	for _, item := range c.Items {
		if item.Drafter == a.Name {
			return true
		}
	}
	return c.Submitter == a.Name
}

func samePerson(c *Case, what string) error {
	return fault.New(pb.ErrorReason_ERROR_REASON_SAME_PERSON, "不能%s，请由其他人员办理。", what).With("case", c.Number)
}
