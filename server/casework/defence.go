package casework

import (
	"strconv"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// DraftDefence writes the words of the organ's answer in a proceeding; they supersede earlier ones and their sign-off.
func DraftDefence(c *Case, k *pb.DefenceDrafted) (*pb.Event, error) {
	p, err := c.openProceeding(pb.Act_ACT_DRAFT_DEFENCE, k.Number)
	if err != nil {
		return nil, err
	}
	if p.AnsweredOn != "" {
		return nil, proceedingForbids(c, k.Number, "的答复和证据已于 "+p.AnsweredOn+" 提交")
	}
	if n := c.answerIssued(p); n != nil {
		return nil, proceedingForbids(c, k.Number, "已出具"+NoticeWord(n.Kind)+n.Number+"，修改前请先作废该文书")
	}
	return &pb.Event{Kind: &pb.Event_DefenceDrafted{DefenceDrafted: k}}, nil
}

// answerIssued is the valid answer that was printed for a proceeding, or nil: its words are frozen.
func (c *Case) answerIssued(p *pb.Proceeding) *pb.Notice {
	for _, n := range c.Notices {
		if n.Subject == p.Name && InProceeding(n.Kind) && !Internal(n.Kind) && n.State != pb.NoticeState_NOTICE_STATE_VOID {
			return n
		}
	}
	return nil
}

// SignOffDefence is the decision of the disclosure head on the answer, of which he wrote nothing.
func SignOffDefence(c *Case, env Env, k *pb.DefenceSignedOff) (*pb.Event, error) {
	p, err := c.openProceeding(pb.Act_ACT_SIGN_OFF_DEFENCE, k.Number)
	if err != nil {
		return nil, err
	}
	if p.Defence == nil {
		return nil, proceedingForbids(c, k.Number, "尚未起草答复书或者答辩状")
	}
	if p.Drafter == env.Actor.Name {
		return nil, samePerson(c, "签发自己起草的答复书或者答辩状")
	}
	return &pb.Event{Kind: &pb.Event_DefenceSignedOff{DefenceSignedOff: k}}, nil
}

// ListEvidence supersedes the evidence list of a proceeding.
func ListEvidence(c *Case, k *pb.EvidenceListed) (*pb.Event, error) {
	p, err := c.openProceeding(pb.Act_ACT_LIST_EVIDENCE, k.Number)
	if err != nil {
		return nil, err
	}
	for i, x := range k.Items {
		if x.Document != "" && !c.hasDocument(x.Document) {
			return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_DOCUMENT_NOT_FOUND, "items", "证据目录第 %d 项所指的材料不在申请 %s 之内。", i+1, c.Number).
				With("case", c.Number).With("document", x.Document)
		}
	}
	k.Items = NumberEvidence(p.Kind, k.Items)
	for i, r := range k.Rules {
		r.Number = int32(i + 1)
	}
	return &pb.Event{Kind: &pb.Event_EvidenceListed{EvidenceListed: k}}, nil
}

// NumberEvidence numbers a list: one after the other, or in court by class (法释〔2002〕21号 Art 19), the classes in the order of
// the API and what has none last.
func NumberEvidence(kind pb.ProceedingKind, items []*pb.EvidenceItem) []*pb.EvidenceItem {
	if !suit(kind) {
		for i, x := range items {
			x.Number = strconv.Itoa(i + 1)
		}
		return items
	}
	var sorted []*pb.EvidenceItem
	class := 0
	for _, g := range evidenceGroups {
		n := 0
		for _, x := range items {
			if x.Group != g {
				continue
			}
			if n == 0 {
				class++
			}
			n++
			x.Number = strconv.Itoa(class) + "-" + strconv.Itoa(n)
			sorted = append(sorted, x)
		}
	}
	return sorted
}

var evidenceGroups = []pb.EvidenceGroup{
	pb.EvidenceGroup_EVIDENCE_GROUP_REQUEST, pb.EvidenceGroup_EVIDENCE_GROUP_PROCEDURE, pb.EvidenceGroup_EVIDENCE_GROUP_SUBSTANCE,
	pb.EvidenceGroup_EVIDENCE_GROUP_REPLY, pb.EvidenceGroup_EVIDENCE_GROUP_UNSPECIFIED,
}

func (c *Case) hasDocument(name string) bool {
	for _, d := range c.Documents {
		if d.Name == name {
			return true
		}
	}
	return false
}
