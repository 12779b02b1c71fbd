package casework

import (
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

// issueActs names the act that issues a kind of notice, for those that have an act of their own.
var issueActs = map[pb.NoticeKind]pb.Act{
	pb.NoticeKind_NOTICE_KIND_RECEIPT:    pb.Act_ACT_ISSUE_RECEIPT,
	pb.NoticeKind_NOTICE_KIND_SUPPLEMENT: pb.Act_ACT_ISSUE_SUPPLEMENT_NOTICE,
	pb.NoticeKind_NOTICE_KIND_EXTENSION:  pb.Act_ACT_ISSUE_EXTENSION_NOTICE,
	pb.NoticeKind_NOTICE_KIND_REPLY:      pb.Act_ACT_ISSUE_REPLY,
}

// issueAct is the act that issues a kind of notice.
func issueAct(kind pb.NoticeKind) pb.Act {
	act, own := issueActs[kind]
	if !own {
		return pb.Act_ACT_ISSUE_OTHER_NOTICE
	}
	return act
}

// MayPreview says whether there is anything to show: a reply needs determinations, the other notices their occasion.
func MayPreview(c *Case, kind pb.NoticeKind, subject string) error {
	if why := occasion(c, kind, subject); why != "" {
		return nothingToPrint(c, why)
	}
	return nil
}

// MayIssue is the gate before a notice gets its number.
func MayIssue(c *Case, kind pb.NoticeKind, subject string) error {
	err := c.Allow(issueAct(kind))
	if err != nil {
		return err
	}
	why := occasion(c, kind, subject)
	if why == "" {
		why = notYet(c, kind, subject)
	}
	if why != "" {
		return nothingToPrint(c, why)
	}
	for _, n := range c.Notices {
		if n.Kind == kind && n.Subject == subject && standsAlone(c, n) {
			return fault.New(pb.ErrorReason_ERROR_REASON_ALREADY_EXISTS, "申请 %s 已出具该文书（%s），如需重出请先作废。", c.Number, n.Number).
				With("case", c.Number).With("notice", n.Name)
		}
	}
	return nil
}

// notYet says why a notice that could be shown cannot be issued yet.
func notYet(c *Case, kind pb.NoticeKind, subject string) string {
	switch kind {
	case pb.NoticeKind_NOTICE_KIND_EXTENSION:
		if c.Extension.State != pb.ExtensionState_EXTENSION_STATE_APPROVED {
			return "延期尚未经负责人批准"
		}
	case pb.NoticeKind_NOTICE_KIND_CONSULTATION, pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION:
		if x := c.consultationNamed(subject); x.SentOn != "" || x.ClosedOn != "" {
			return "该征求意见书已经发出或者办结"
		}
	case pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER, pb.NoticeKind_NOTICE_KIND_COURT_ANSWER:
		if p := c.proceedingNamed(subject); p.Signer == "" || p.Decision != nil {
			return "答复书或者答辩状尚未经负责人签发，或者该程序已经审结"
		}
	case pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD:
		if c.phase == pb.State_STATE_UNSPECIFIED || c.Signer == "" {
			return "公开决定尚未签发"
		}
	}
	return ""
}

// standsAlone says whether a valid notice bars another of its kind. Each request to supplement has its own notice; receipts
// and internal papers may be printed again.
func standsAlone(c *Case, n *pb.Notice) bool {
	if n.State == pb.NoticeState_NOTICE_STATE_VOID || n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && !c.current(n) {
		return false
	}
	if n.Kind == pb.NoticeKind_NOTICE_KIND_SUPPLEMENT {
		issued := 0
		for _, x := range c.Notices {
			if x.Kind == n.Kind && x.State != pb.NoticeState_NOTICE_STATE_VOID {
				issued++
			}
		}
		return issued >= len(c.Supplements)
	}
	return n.Kind != pb.NoticeKind_NOTICE_KIND_RECEIPT && !Internal(n.Kind)
}

func nothingToPrint(c *Case, why string) error {
	return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "申请 %s 还不能出具该文书：%s。", c.Number, why).
		With("case", c.Number).Need("occasion", c.Name(), why)
}

// Issue freezes a rendered notice.
func Issue(c *Case, n *pb.NoticeIssued) (*pb.Event, error) {
	err := MayIssue(c, n.Kind, n.Subject)
	if err != nil {
		return nil, err
	}
	n.Number = int32(len(c.Notices) + 1)
	n.Document.Number = int32(len(c.Documents) + 1)
	n.Document.Kind = pb.DocumentKind_DOCUMENT_KIND_NOTICE
	n.Document.Origin, n.Document.Form = pb.DocumentOrigin_DOCUMENT_ORIGIN_SERVICE, pb.DocumentForm_DOCUMENT_FORM_ELECTRONIC
	n.Document.Rendering, n.Document.Pages = pb.DocumentRendering_DOCUMENT_RENDERING_PAGES, n.Pages
	return &pb.Event{Kind: &pb.Event_NoticeIssued{NoticeIssued: n}}, nil
}

// VoidNotice takes back a notice that did not leave the organ.
func VoidNotice(c *Case, number int32, reason string) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_VOID_NOTICE)
	if err != nil {
		return nil, err
	}
	n, err := c.notice(number)
	if err != nil {
		return nil, err
	}
	if n.State != pb.NoticeState_NOTICE_STATE_ISSUED {
		return nil, noticeForbids(n, "已经发出或者作废，不能作废")
	}
	return &pb.Event{Kind: &pb.Event_NoticeVoided{NoticeVoided: &pb.NoticeVoided{Number: number, Reason: reason}}}, nil
}

// RecordDispatch records that a notice left the organ.
func RecordDispatch(c *Case, env Env, d *pb.Dispatched) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RECORD_DISPATCH)
	if err != nil {
		return nil, err
	}
	n, err := c.notice(d.Notice)
	if err != nil {
		return nil, err
	}
	if Internal(n.Kind) {
		return nil, noticeForbids(n, "是内部材料或者送达凭证，不对外发出")
	}
	if n.State != pb.NoticeState_NOTICE_STATE_ISSUED && n.State != pb.NoticeState_NOTICE_STATE_FAILED {
		return nil, noticeForbids(n, "已经发出或者作废，不能登记发出")
	}
	_, err = happened(env, "dispatched_on", "发出日期", d.DispatchedOn, day(n.IssuedOn), "成文日期")
	if err != nil {
		return nil, err
	}
	if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && d.Method == pb.DeliveryMethod_DELIVERY_METHOD_ELECTRONIC && !n.Electronic {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING,
			"答复书 %s 没有载明提交行政复议申请的互联网渠道，不能以电子方式送达；请改用其他方式，或者更正获取方式后重新出具。", n.Number).
			With("notice", n.Name).Need("reconsideration_url", n.Name, "载明互联网行政复议渠道")
	}
	err = c.checkProofs(d.Proofs)
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_Dispatched{Dispatched: d}}, nil
}

// RecordDelivery records that a notice arrived.
func RecordDelivery(c *Case, env Env, d *pb.Delivered) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RECORD_DELIVERY)
	if err != nil {
		return nil, err
	}
	on, err := c.sentNotice(d.Notice)
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "delivered_on", "送达日期", d.DeliveredOn, on, "发出日期")
	if err != nil {
		return nil, err
	}
	err = c.checkProofs(d.Proofs)
	if err != nil {
		return nil, err
	}
	if d.Evidence == "" && len(d.Proofs) == 0 {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "evidence",
			"请写明由谁签收或者怎样得知送达，或者写明送达凭证的材料编号。").With("notice", c.Notices[d.Notice-1].Name)
	}
	return &pb.Event{Kind: &pb.Event_Delivered{Delivered: d}}, nil
}

// RecordDeliveryFailure records that a notice came back.
func RecordDeliveryFailure(c *Case, env Env, f *pb.DeliveryFailed) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_RECORD_DELIVERY_FAILURE)
	if err != nil {
		return nil, err
	}
	on, err := c.sentNotice(f.Notice)
	if err != nil {
		return nil, err
	}
	_, err = happened(env, "failed_on", "送达失败日期", f.FailedOn, on, "发出日期")
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_DeliveryFailed{DeliveryFailed: f}}, nil
}

func (c *Case) notice(number int32) (*pb.Notice, error) {
	if number < 1 || int(number) > len(c.Notices) {
		return nil, fault.New(pb.ErrorReason_ERROR_REASON_NOTICE_NOT_FOUND, "申请 %s 没有第 %d 份文书。", c.Number, number).
			With("case", c.Number)
	}
	return c.Notices[number-1], nil
}

// sentNotice gives the day on which a notice left that is still on its way.
func (c *Case) sentNotice(number int32) (calendar.Date, error) {
	n, err := c.notice(number)
	if err != nil {
		return calendar.Date{}, err
	}
	if n.State != pb.NoticeState_NOTICE_STATE_DISPATCHED {
		return calendar.Date{}, noticeForbids(n, "尚未登记发出，或者送达结果已经登记")
	}
	return day(n.DispatchedOn), nil
}

func noticeForbids(n *pb.Notice, why string) error {
	return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "文书 %s %s。", n.Number, why).
		With("notice", n.Name).With("state", n.State.String()).Need("state", n.Name, why)
}
