package casework

import (
	"fmt"
	"slices"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/law"
)

// internal are the papers that do not leave the organ as letters: they carry no 文号 and are not dispatched.
var internal = []pb.NoticeKind{
	pb.NoticeKind_NOTICE_KIND_SERVICE_FORM, pb.NoticeKind_NOTICE_KIND_POSTING_SLIP, pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET,
	pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET, pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET, pb.NoticeKind_NOTICE_KIND_SECRECY_SHEET,
	pb.NoticeKind_NOTICE_KIND_OPINION_LAPSED,
	pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST, pb.NoticeKind_NOTICE_KIND_RULES_LIST,
}

// inProceeding are the papers of a proceeding.
var inProceeding = []pb.NoticeKind{
	pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER, pb.NoticeKind_NOTICE_KIND_COURT_ANSWER, pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST,
	pb.NoticeKind_NOTICE_KIND_RULES_LIST,
}

// InProceeding says whether a kind is a paper of a proceeding.
func InProceeding(kind pb.NoticeKind) bool { return slices.Contains(inProceeding, kind) }

// Internal says whether a kind is a paper without 文号 that is not dispatched.
func Internal(kind pb.NoticeKind) bool { return slices.Contains(internal, kind) }

// occasion says why there is nothing to print, or nothing.
func occasion(c *Case, kind pb.NoticeKind, subject string) string {
	switch kind {
	case pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:
		return unless(c.lastSupplement() != nil, "尚未要求补正")
	case pb.NoticeKind_NOTICE_KIND_EXTENSION, pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET:
		return unless(c.Extension != nil, "没有延期")
	case pb.NoticeKind_NOTICE_KIND_REPLY, pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET:
		return undecided(c)
	case pb.NoticeKind_NOTICE_KIND_RECEIPT_CONFIRMATION:
		return unless(needsConfirmation(c) && !c.ReceivedOn.IsZero(), "该渠道不需要确认，或者尚未确认收到日")
	case pb.NoticeKind_NOTICE_KIND_REASONS:
		return unless(c.Reasons != nil, "尚未要求说明理由")
	case pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD:
		return unless(c.Reasons.GetLongerDays() > 0, "没有确定合理延长的期限")
	case pb.NoticeKind_NOTICE_KIND_FEE:
		return unless(c.Fee != nil, "尚未核定信息处理费")
	case pb.NoticeKind_NOTICE_KIND_WITHDRAWAL:
		return unless(!c.WithdrawnOn.IsZero(), "申请人没有撤回")
	case pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET:
		return unless(len(c.Searches) > 0, "没有检索记录")
	case pb.NoticeKind_NOTICE_KIND_SECRECY_SHEET:
		return unless(len(c.Secrecy) > 0, "没有保密审查记录")
	}
	return occasionOfSubject(c, kind, subject)
}

// occasionOfProceeding is occasion for the papers of a proceeding.
func occasionOfProceeding(c *Case, kind pb.NoticeKind, subject string) string {
	p := c.proceedingNamed(subject)
	switch {
	case p == nil:
		return "请指明是哪一个复议、诉讼程序，如 proceedings/1"
	case kind == pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER && !reconsideration(p.Kind):
		return "该程序不是行政复议"
	case kind == pb.NoticeKind_NOTICE_KIND_COURT_ANSWER && !suit(p.Kind):
		return "该程序不是行政诉讼"
	case !Internal(kind) && p.Defence == nil:
		return "尚未起草答复书或者答辩状"
	}
	return ""
}

// proceedingNamed finds a proceeding by its resource name, or nil.
func (c *Case) proceedingNamed(name string) *pb.Proceeding {
	for _, p := range c.Proceedings {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// occasionOfSubject is occasion for the letters about a consultation or another notice.
func occasionOfSubject(c *Case, kind pb.NoticeKind, subject string) string {
	if InProceeding(kind) {
		return occasionOfProceeding(c, kind, subject)
	}
	x := c.consultationNamed(subject)
	third := x != nil && x.Kind == pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY
	switch kind {
	case pb.NoticeKind_NOTICE_KIND_CONSULTATION:
		return unless(third, "请指明是哪一次第三方意见征求")
	case pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION:
		return unless(x != nil && !third, "请指明是哪一次共同制作机关或者其他机关的意见征求")
	case pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD:
		return unless(x != nil, "请指明是哪一次意见征求")
	case pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD:
		return unless(third && x.ClosedOn != "" && disclosed(c, x), "请指明不同意公开而本机关决定公开的那一次第三方意见征求")
	case pb.NoticeKind_NOTICE_KIND_OPINION_LAPSED:
		return unless(third && x.Opinion == pb.Opinion_OPINION_SILENT, "请指明已经认定逾期未反馈的那一次第三方意见征求")
	case pb.NoticeKind_NOTICE_KIND_CORRECTION, pb.NoticeKind_NOTICE_KIND_REFERRAL:
		return "更正申请不是政府信息公开申请，它的文书在事项登记簿中为该事项出具"
	case pb.NoticeKind_NOTICE_KIND_SERVICE_FORM, pb.NoticeKind_NOTICE_KIND_POSTING_SLIP:
		return unless(c.letterNamed(subject), "请指明是为哪一份文书出具")
	}
	return ""
}

func unless(there bool, why string) string {
	if there {
		return ""
	}
	return why
}

// undecided names the first item without a determination.
func undecided(c *Case) string {
	for _, item := range c.Items {
		if item.Determination == nil {
			return fmt.Sprintf("第 %d 项尚未提出处理决定", item.Number)
		}
	}
	return ""
}

func needsConfirmation(c *Case) bool {
	rule, err := law.At(day(c.Registration.ArrivedOn)).Channel(law.Channel(c.Registration.Channel))
	return err == nil && rule.NeedsConfirmation
}

// disclosed says whether an item that the party was asked about is to be disclosed, wholly or in part.
func disclosed(c *Case, x *pb.Consultation) bool {
	return slices.ContainsFunc(c.Items, func(item *pb.Item) bool {
		return item.Determination != nil && covers(x.Items, item.Number) &&
			slices.Contains(openly, law.Disposition(item.Determination.Disposition))
	})
}

// consultationNamed finds a consultation by its resource name, or nil.
func (c *Case) consultationNamed(name string) *pb.Consultation {
	for _, x := range c.Consultations {
		if x.Name == name {
			return x
		}
	}
	return nil
}

// letterNamed says whether a valid letter has that resource name.
func (c *Case) letterNamed(name string) bool {
	return slices.ContainsFunc(c.Notices, func(n *pb.Notice) bool {
		return n.Name == name && n.State != pb.NoticeState_NOTICE_STATE_VOID && !Internal(n.Kind)
	})
}
