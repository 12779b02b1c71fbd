package defence

import (
	"fmt"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/law"
)

// paperRow says what a kind of paper proves, and where it stands in the list.
type paperRow struct {
	rank    int
	group   pb.EvidenceGroup
	source  string
	secrecy string // why the applicant may not read it (行政复议法 Art 47)
	proves  func(*casework.Case) string
	served  bool // a letter: what it proves includes its service
}

const (
	ours       = "本机关制作"
	applicants = "申请人提交"
	parties    = "第三方或者有关机关提交"
	posts      = "邮政企业出具"
	privacy    = "涉及个人隐私"
	thirdParty = "可能涉及第三方商业秘密、个人隐私"
)

const (
	request   = pb.EvidenceGroup_EVIDENCE_GROUP_REQUEST
	procedure = pb.EvidenceGroup_EVIDENCE_GROUP_PROCEDURE
	substance = pb.EvidenceGroup_EVIDENCE_GROUP_SUBSTANCE
	reply     = pb.EvidenceGroup_EVIDENCE_GROUP_REPLY
)

// always is a text that is the same for every case.
func always(text string) func(*casework.Case) string {
	return func(*casework.Case) string { return text }
}

func requested(c *casework.Case) string {
	r := c.Registration
	return fmt.Sprintf("申请人于%s以%s方式提出政府信息公开申请，共%d项", chinese(r.ArrivedOn), law.Channel(r.Channel), len(c.Items))
}

func received(c *casework.Case) string {
	if c.ReceivedOn.IsZero() {
		return "申请到达本机关的日期"
	}
	return "本机关于" + c.ReceivedOn.Chinese() + "收到申请，答复期限自此起算"
}

func extended(c *casework.Case) string {
	if c.Extension == nil {
		return "延期经过"
	}
	return fmt.Sprintf("延长答复期限%d个工作日经政府信息公开工作机构负责人同意，并在期限内告知申请人", c.Extension.Days)
}

func answered(c *casework.Case) string {
	if c.AnsweredOn.IsZero() {
		return "本机关对申请作出答复，并告知救济途径"
	}
	return "本机关对申请逐项作出答复（答复之日" + c.AnsweredOn.Chinese() + "），并告知救济途径"
}

// documentRows are the kinds of documents that prove something (law of evidence by claim).
var documentRows = map[pb.DocumentKind]paperRow{
	pb.DocumentKind_DOCUMENT_KIND_REQUEST:              {10, request, applicants, "", requested, false},
	pb.DocumentKind_DOCUMENT_KIND_IDENTITY_PROOF:       {11, request, applicants, privacy, always("申请人的身份"), false},
	pb.DocumentKind_DOCUMENT_KIND_AUTHORIZATION:        {12, request, applicants, privacy, always("代理人的代理权限"), false},
	pb.DocumentKind_DOCUMENT_KIND_ENVELOPE:             {13, request, posts, "", received, false},
	pb.DocumentKind_DOCUMENT_KIND_RECEIPT_PROOF:        {14, request, ours, "", received, false},
	pb.DocumentKind_DOCUMENT_KIND_SUPPLEMENT:           {31, procedure, applicants, "", always("申请人补正的内容和日期"), false},
	pb.DocumentKind_DOCUMENT_KIND_COMMUNICATION_RECORD: {38, procedure, ours, "", always("本机关与申请人沟通的情况"), false},
	pb.DocumentKind_DOCUMENT_KIND_PAYMENT_PROOF:        {39, procedure, applicants, "", always("申请人缴纳信息处理费的日期"), false},
	pb.DocumentKind_DOCUMENT_KIND_COMPETENCE_BASIS:     {50, substance, ours, "", always("本机关的职权范围，信息是否由本机关负责公开"), false},
	pb.DocumentKind_DOCUMENT_KIND_SEARCH_EVIDENCE:      {53, substance, ours, "", always("本机关对所申请的信息进行了充分、合理的检索"), false},
	pb.DocumentKind_DOCUMENT_KIND_CONSULTATION_LETTER:  {56, substance, ours, thirdParty, always("本机关书面征求意见"), false},
	pb.DocumentKind_DOCUMENT_KIND_OPINION:              {57, substance, parties, thirdParty, always("被征求意见方的意见和理由"), false},
	pb.DocumentKind_DOCUMENT_KIND_INTERNAL:             {60, substance, ours, "", always("本机关审查、审批的经过"), false},
	pb.DocumentKind_DOCUMENT_KIND_REDACTED_COPY:        {62, substance, ours, "", always("区分处理的部位、依据和理由"), false},
	pb.DocumentKind_DOCUMENT_KIND_OTHER:                {69, substance, "", "", always("与本案有关的情况"), false},
	pb.DocumentKind_DOCUMENT_KIND_SUPPLIED:             {81, reply, ours, "", always("本机关提供的政府信息的内容"), false},
	pb.DocumentKind_DOCUMENT_KIND_POSTAL_SLIP:          {84, reply, posts, "", always("文书交邮和投递的日期"), false},
	pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF:       {85, reply, ours, "", always("文书发出、送达的日期和方式"), false},
	pb.DocumentKind_DOCUMENT_KIND_PROCEEDING_DECISION:  {90, reply, "复议机关或者人民法院制作", "", always("此前复议、诉讼的结果"), false},
}

// noticeRows are the kinds of notices that prove something.
var noticeRows = map[pb.NoticeKind]paperRow{
	pb.NoticeKind_NOTICE_KIND_RECEIPT:               {15, request, ours, "", received, true},
	pb.NoticeKind_NOTICE_KIND_RECEIPT_CONFIRMATION:  {16, request, ours, "", received, true},
	pb.NoticeKind_NOTICE_KIND_SUPPLEMENT:            {30, procedure, ours, "", always("本机关一次性书面告知补正事项和期限"), true},
	pb.NoticeKind_NOTICE_KIND_EXTENSION_SHEET:       {32, procedure, ours, "", extended, false},
	pb.NoticeKind_NOTICE_KIND_EXTENSION:             {33, procedure, ours, "", extended, true},
	pb.NoticeKind_NOTICE_KIND_CONSULTATION_TOLD:     {34, procedure, ours, "", always("本机关告知申请人征求意见所需时间不计入期限"), true},
	pb.NoticeKind_NOTICE_KIND_REASONS:               {35, procedure, ours, "", always("本机关要求申请人说明理由"), true},
	pb.NoticeKind_NOTICE_KIND_LONGER_PERIOD:         {36, procedure, ours, "", always("本机关告知合理的延迟答复期限"), true},
	pb.NoticeKind_NOTICE_KIND_FEE:                   {37, procedure, ours, "", always("本机关通知缴纳信息处理费的标准和期限"), true},
	pb.NoticeKind_NOTICE_KIND_SEARCH_SHEET:          {52, substance, ours, "", always("检索的人员、时间、范围、关键词和结果"), false},
	pb.NoticeKind_NOTICE_KIND_SECRECY_SHEET:         {54, substance, ours, "", always("公开前进行了保密审查"), false},
	pb.NoticeKind_NOTICE_KIND_CONSULTATION:          {55, substance, ours, thirdParty, always("本机关书面征求第三方意见"), true},
	pb.NoticeKind_NOTICE_KIND_CO_MAKER_CONSULTATION: {55, substance, ours, "", always("本机关书面征求共同制作机关或者其他机关意见"), true},
	pb.NoticeKind_NOTICE_KIND_OPINION_LAPSED:        {58, substance, ours, thirdParty, always("第三方逾期没有提出意见"), false},
	pb.NoticeKind_NOTICE_KIND_APPROVAL_SHEET:        {61, substance, ours, "", always("答复经承办、审核、签发"), false},
	pb.NoticeKind_NOTICE_KIND_REPLY:                 {80, reply, ours, "", answered, true},
	pb.NoticeKind_NOTICE_KIND_DISCLOSURE_TOLD:       {82, reply, ours, thirdParty, always("决定公开的内容和理由已经告知第三方"), true},
	pb.NoticeKind_NOTICE_KIND_SERVICE_FORM:          {83, reply, ours, "", always("文书送达的日期和签收人"), false},
	pb.NoticeKind_NOTICE_KIND_POSTING_SLIP:          {83, reply, ours, "", always("文书交邮的日期和邮件号"), false},
	pb.NoticeKind_NOTICE_KIND_WITHDRAWAL:            {86, reply, ours, "", always("申请人撤回申请"), true},
}
