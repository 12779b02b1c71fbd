package casework

import (
	"fmt"
	"slices"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/fault"
)

// provable are the letters whose posting or service has to be proven: those that set or move a time limit, and those that bring
// remedies (law: 国办公开办函〔2016〕235号 四). Receipts and the like may go without.
var provable = []pb.NoticeKind{
	pb.NoticeKind_NOTICE_KIND_REPLY, pb.NoticeKind_NOTICE_KIND_SUPPLEMENT, pb.NoticeKind_NOTICE_KIND_REASONS,
	pb.NoticeKind_NOTICE_KIND_EXTENSION, pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD, pb.NoticeKind_NOTICE_KIND_CONSULTATION,
	pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION, pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD, pb.NoticeKind_NOTICE_KIND_FEE,
}

// proofOf is what proves each way of service.
var proofOf = map[pb.DeliveryMethod]string{
	pb.DeliveryMethod_DELIVERY_METHOD_IN_PERSON:     "受送达人签名的送达回证",
	pb.DeliveryMethod_DELIVERY_METHOD_POST:          "邮政企业出具的交寄凭证",
	pb.DeliveryMethod_DELIVERY_METHOD_ELECTRONIC:    "消息编号或者发送记录",
	pb.DeliveryMethod_DELIVERY_METHOD_ENTRUSTED:     "受送达人签名的送达回证",
	pb.DeliveryMethod_DELIVERY_METHOD_PUBLIC_NOTICE: "公告的载体或者网页截图",
}

// AttachProof names what proves the posting or service of a notice that was sent, or says why nothing does.
func AttachProof(c *Case, k *pb.ProofAttached) (*pb.Event, error) {
	err := c.Allow(pb.Act_ACT_ATTACH_PROOF)
	if err != nil {
		return nil, err
	}
	n, err := c.notice(k.Notice)
	if err != nil {
		return nil, err
	}
	switch {
	case n.DispatchedOn == "":
		return nil, noticeForbids(n, "尚未登记发出，没有送达凭证可以登记")
	case len(k.Proofs) > 0 == (k.NoProofReason != ""):
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "proofs",
			"请写明送达凭证的材料编号；确实没有凭证的，不写编号而写明理由。").With("notice", n.Name)
	}
	err = c.checkProofs(k.Proofs)
	if err != nil {
		return nil, err
	}
	return &pb.Event{Kind: &pb.Event_ProofAttached{ProofAttached: k}}, nil
}

// checkProofs wants documents of the case that were added as proofs of service.
func (c *Case) checkProofs(numbers []int32) error {
	for _, number := range numbers {
		if number < 1 || int(number) > len(c.Documents) {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_DOCUMENT_NOT_FOUND, "proofs", "申请 %s 没有编号为 %d 的材料，请先上传送达凭证。", c.Number, number).
				With("case", c.Number)
		}
		d := c.Documents[number-1]
		if d.Kind != pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF && d.Kind != pb.DocumentKind_DOCUMENT_KIND_POSTAL_SLIP {
			return fault.BadField(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "proofs", "材料 %d《%s》是“%s”，不是“送达凭证”；请上传为送达凭证或者邮寄凭证。",
				number, d.Title, DocumentWord(d.Kind)).With("document", d.Name)
		}
	}
	return nil
}

func (c *Case) proofAttached(k *pb.ProofAttached) {
	n := c.Notices[k.Notice-1]
	n.Proofs, n.NoProofReason = append(n.Proofs, c.documentNames(k.Proofs)...), k.NoProofReason
}

func (c *Case) documentNames(numbers []int32) []string {
	var names []string
	for _, number := range numbers {
		names = append(names, PartName(c.Organ, c.Number, "documents", int64(number)))
	}
	return names
}

// MissingBeforeClose lists the letters that went out and whose posting or service is not proven.
func MissingBeforeClose(c *Case) []fault.Missing {
	var missing []fault.Missing
	for _, n := range c.Notices {
		sent := n.State == pb.NoticeState_NOTICE_STATE_DISPATCHED || n.State == pb.NoticeState_NOTICE_STATE_DELIVERED
		byNumber := n.Method == pb.DeliveryMethod_DELIVERY_METHOD_ELECTRONIC && n.Tracking != "" // the number of the message
		if !sent || byNumber || len(n.Proofs) > 0 || n.NoProofReason != "" || !slices.Contains(provable, n.Kind) {
			continue
		}
		missing = append(missing, fault.Missing{
			Key: "proof_of_service", Subject: n.Name, Text: fmt.Sprintf("%s %s 缺少送达凭证（%s）", NoticeWord(n.Kind), n.Number, proofOf[n.Method]),
		})
	}
	return missing
}

// proven refuses to close a case with a letter whose posting or service is not proven.
func proven(c *Case) error {
	missing := MissingBeforeClose(c)
	if len(missing) == 0 {
		return nil
	}
	var texts []string
	for _, m := range missing {
		texts = append(texts, m.Text)
	}
	f := fault.New(pb.ErrorReason_ERROR_REASON_PROOF_MISSING, "申请 %s 还不能办结：%s。请登记送达凭证；确实没有的，登记理由。",
		c.Number, strings.Join(texts, "；")).With("case", c.Number)
	for _, m := range missing {
		f = f.Need(m.Key, m.Subject, m.Text)
	}
	return f
}

func describeProof(k *pb.ProofAttached) string {
	if k.NoProofReason != "" {
		return fmt.Sprintf("第 %d 份文书没有送达凭证，理由：%s。", k.Notice, k.NoProofReason)
	}
	return fmt.Sprintf("登记第 %d 份文书的送达凭证%s。", k.Notice, proofWords(k.Proofs))
}

func proofWords(numbers []int32) string {
	var words []string
	for _, n := range numbers {
		words = append(words, fmt.Sprint(n))
	}
	if len(words) == 0 {
		return ""
	}
	return "（凭证：材料 " + strings.Join(words, "、") + "）"
}
