package e2e_test

import (
	"slices"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/fieldmaskpb"

	pb "disclosure/proto/disclosure/v1"
)

// rpc is a unary RPC with a request that is right in every field, all of which it fills.
type rpc struct {
	name  string
	act   pb.Act   // the line of the table of states; none for what acts on no case
	login string   // one who may
	in    pb.State // a state in which a case made by drive takes it as it stands; none when a case is not needed
	req   func(name string) proto.Message
	after []pb.Act               // what is done in that state before
	make  func(o *office) string // makes what it acts on when that is no case
}

// requests are all unary RPCs but those of sign-in and of the administration of accounts.
var requests = slices.Concat(caseRequests, waitRequests, clockRequests, otherRequests, retentionRequests, proceedingRequests)

// subject makes what a request acts on and gives its name; that of the organ when it needs nothing.
func (o *office) subject(r rpc) string {
	o.t.Helper()
	if r.make != nil {
		return r.make(o)
	}
	if r.in == 0 {
		return organ
	}
	name := o.drive(r.in)
	for _, act := range r.after {
		o.do(act, name)
	}
	return name
}

// waits says whether nothing can be made here that the act takes: it needs days to pass.
func (r rpc) waits() bool { return r.act != 0 && r.in == 0 }

// registration is right in every field.
func registration() *pb.Registration {
	return &pb.Registration{
		Channel: pb.Channel_CHANNEL_PORTAL, ArrivedOn: "2026-04-13", ConfirmedOn: "2026-04-14", ReceiptEvidence: "平台编号 2026-77",
		Applicant: &pb.Applicant{
			Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "张三", IdType: pb.IdType_ID_TYPE_RESIDENT_ID,
			IdNumber: "11010519491231002X", Phone: "13900000001", Address: "样例县样例路1号", Email: "zhang@example.com", Postcode: "276000",
		},
		Agent:     &pb.Agent{Name: "李四", IdType: pb.IdType_ID_TYPE_PASSPORT, IdNumber: "E12345678", Phone: "13900000002"},
		ItemTexts: []string{"2025年度样例路改造工程的征地批复"}, FormWanted: pb.FormWanted_FORM_WANTED_PAPER_MAIL, Remark: "来电询问过进度",
	}
}

func determination() *pb.Determination {
	return &pb.Determination{
		Disposition: pb.Disposition_DISPOSITION_PARTLY_DISCLOSED, Reasons: "部分内容涉及他人住址",
		Fields: map[string]string{
			"supplied_content": "征地批复一份", "supply_manner": "邮寄", "supply_time": "随本答复书", "supply_pages": "3",
		},
		Redactions: []*pb.Redaction{{Passage: "第二页门牌号", Ground: "G15", Reason: "个人隐私"}},
	}
}

// caseRequests are those of the way from registration to the reply, and of reading.
var caseRequests = []rpc{
	{name: "RegisterCase", login: "desk", req: func(string) proto.Message {
		return &pb.RegisterCaseRequest{Parent: organ, RequestId: id(1), Registration: registration(), Handler: organ + "/staff/handler"}
	}},
	{name: "ConfirmReceipt", act: pb.Act_ACT_CONFIRM_RECEIPT, login: "desk", in: rcv, req: func(n string) proto.Message {
		return &pb.ConfirmReceiptRequest{Name: n, RequestId: id(1), ConfirmedOn: today, Evidence: "电话确认"}
	}},
	{name: "AssignCase", act: pb.Act_ACT_ASSIGN, login: "supervisor", in: prg, req: func(n string) proto.Message {
		return &pb.AssignCaseRequest{Name: n, RequestId: id(1), Handler: organ + "/staff/second"}
	}},
	{name: "UpdateCase", act: pb.Act_ACT_CORRECT, login: "desk", in: prg, req: func(n string) proto.Message {
		return &pb.UpdateCaseRequest{
			Name: n, RequestId: id(1), Registration: registration(), Reason: "录入有误", UpdateMask: &fieldmaskpb.FieldMask{Paths: corrigible},
		}
	}},
	{name: "WithdrawCase", act: pb.Act_ACT_WITHDRAW, login: "desk", in: prg, req: func(n string) proto.Message {
		return &pb.WithdrawCaseRequest{Name: n, RequestId: id(1), WithdrawnOn: today, Evidence: "来信"}
	}},
	{name: "RequestSupplement", act: pb.Act_ACT_REQUEST_SUPPLEMENT, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.RequestSupplementRequest{Name: n, RequestId: id(1), Points: []string{"请写明项目名称"}, Guidance: "可来电咨询", ReplyDays: 15}
	}},
	{name: "RecordSupplement", act: pb.Act_ACT_RECORD_SUPPLEMENT, login: "desk", in: sup, req: func(n string) proto.Message {
		return &pb.RecordSupplementRequest{Name: n, RequestId: id(1), ReceivedOn: today, Summary: "补充了项目名称", ItemTexts: []string{"样例路改造工程征地批复"}}
	}},
	{name: "LapseSupplement", act: pb.Act_ACT_LAPSE_SUPPLEMENT, login: "handler", req: func(n string) proto.Message {
		return &pb.LapseSupplementRequest{Name: n, RequestId: id(1)}
	}},
	{name: "OpenConsultation", act: pb.Act_ACT_OPEN_CONSULTATION, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.OpenConsultationRequest{
			Name: n, RequestId: id(1), Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "样例公司", Items: []int32{1},
			SentOn: today, Question: "是否同意公开合同价款",
		}
	}},
	{name: "RecordConsultationServed", act: pb.Act_ACT_RECORD_CONSULTATION_SERVED, login: "desk", in: con, req: func(n string) proto.Message {
		return &pb.RecordConsultationServedRequest{Name: n + "/consultations/1", RequestId: id(1), ServedOn: today, Evidence: "签收回执"}
	}},
	{name: "CloseConsultation", act: pb.Act_ACT_CLOSE_CONSULTATION, login: "handler", in: con, req: func(n string) proto.Message {
		return &pb.CloseConsultationRequest{
			Name: n + "/consultations/1", RequestId: id(1), Opinion: pb.Opinion_OPINION_REFUSE, Reasons: "商业秘密", ReceivedOn: today,
		}
	}},
	{name: "RequestExtension", act: pb.Act_ACT_REQUEST_EXTENSION, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.RequestExtensionRequest{Name: n, RequestId: id(1), Days: 20, Reason: "需要检索历年档案"}
	}},
	{name: "DecideExtension", act: pb.Act_ACT_DECIDE_EXTENSION, login: "head", in: prg, after: extensionAsked, req: func(n string) proto.Message {
		return &pb.DecideExtensionRequest{Name: n, RequestId: id(1), Approve: true, Remark: "同意"}
	}},
	{name: "RecordSearch", act: pb.Act_ACT_RECORD_SEARCH, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.RecordSearchRequest{Name: n, RequestId: id(1), Search: &pb.SearchRecord{
			Items: []int32{1}, SearchedOn: today, Searcher: "王五", Places: []string{"档案室"}, Keywords: []string{"征地"},
			Period: "2025年", UnitsAsked: []string{"规划股"}, Result: "未检索到",
		}}
	}},
	{name: "RecordSecrecyReview", act: pb.Act_ACT_RECORD_SECRECY_REVIEW, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.RecordSecrecyReviewRequest{Name: n, RequestId: id(1), Review: &pb.SecrecyReview{
			Items: []int32{1}, ReviewedOn: today, ReviewedBy: "保密办", Conclusion: "不涉密",
		}}
	}},
	{name: "ProposeDetermination", act: pb.Act_ACT_PROPOSE_DETERMINATION, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.ProposeDeterminationRequest{Name: n, RequestId: id(1), Item: 1, Determination: determination()}
	}},
	{name: "SubmitForReview", act: pb.Act_ACT_SUBMIT, login: "handler", in: prg, after: proposed, req: func(n string) proto.Message {
		return &pb.SubmitForReviewRequest{Name: n, RequestId: id(1), Note: "请审核"}
	}},
	{name: "PassReview", act: pb.Act_ACT_PASS_REVIEW, login: "reviewer", in: rev, req: func(n string) proto.Message {
		return &pb.PassReviewRequest{Name: n, RequestId: id(1), Opinion: "同意"}
	}},
	{name: "ReturnCase", act: pb.Act_ACT_RETURN, login: "head", in: sgn, req: func(n string) proto.Message {
		return &pb.ReturnCaseRequest{Name: n, RequestId: id(1), Reason: "请补充理由"}
	}},
	{name: "SignOff", act: pb.Act_ACT_SIGN_OFF, login: "head", in: sgn, req: func(n string) proto.Message {
		return &pb.SignOffRequest{Name: n, RequestId: id(1), Opinion: "同意签发"}
	}},
	{name: "IssueNotice", act: pb.Act_ACT_ISSUE_RECEIPT, login: "desk", in: prg, req: issueRequest(pb.NoticeKind_NOTICE_KIND_RECEIPT)},
	{name: "IssueNotice", act: pb.Act_ACT_ISSUE_SUPPLEMENT_NOTICE, login: "handler", in: sup, req: issueRequest(pb.NoticeKind_NOTICE_KIND_SUPPLEMENT)},
	{name: "IssueNotice", act: pb.Act_ACT_ISSUE_EXTENSION_NOTICE, login: "handler", in: prg, after: extended, req: issueRequest(pb.NoticeKind_NOTICE_KIND_EXTENSION)},
	{name: "IssueNotice", act: pb.Act_ACT_ISSUE_REPLY, login: "handler", in: sof, req: issueRequest(pb.NoticeKind_NOTICE_KIND_REPLY)},
	{name: "VoidNotice", act: pb.Act_ACT_VOID_NOTICE, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.VoidNoticeRequest{Name: n + "/notices/1", RequestId: id(1), Reason: "打印有误"}
	}},
	{name: "RecordDispatch", act: pb.Act_ACT_RECORD_DISPATCH, login: "desk", in: prg, req: func(n string) proto.Message {
		return &pb.RecordDispatchRequest{
			Name: n + "/notices/1", RequestId: id(1), Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: today, Tracking: "EMS-1",
		}
	}},
	{name: "RecordDelivery", act: pb.Act_ACT_RECORD_DELIVERY, login: "desk", in: prg, req: func(n string) proto.Message {
		return &pb.RecordDeliveryRequest{Name: n + "/notices/2", RequestId: id(1), DeliveredOn: today, Evidence: "本人签收"}
	}},
	{name: "AttachProof", act: pb.Act_ACT_ATTACH_PROOF, login: "desk", in: prg, req: func(n string) proto.Message {
		return &pb.AttachProofRequest{Name: n + "/notices/2", RequestId: id(1), NoProofReason: "登记回执，没有另取凭证"}
	}},
	{name: "RecordDeliveryFailure", act: pb.Act_ACT_RECORD_DELIVERY_FAILURE, login: "desk", in: prg, req: func(n string) proto.Message {
		return &pb.RecordDeliveryFailureRequest{Name: n + "/notices/2", RequestId: id(1), FailedOn: today, Reason: "查无此人"}
	}},
	{name: "CloseCase", act: pb.Act_ACT_CLOSE, login: "desk", in: rpl, req: func(n string) proto.Message {
		return &pb.CloseCaseRequest{Name: n, RequestId: id(1), Remark: "归档"}
	}},
	{name: "GetCase", login: "legal", in: prg, req: func(n string) proto.Message { return &pb.GetCaseRequest{Name: n} }},
	{name: "GetClock", login: "legal", in: prg, req: func(n string) proto.Message { return &pb.GetClockRequest{Name: n} }},
	{name: "ListEvents", login: "legal", in: prg, req: func(n string) proto.Message { return &pb.ListEventsRequest{Parent: n, PageSize: 5} }},
	{name: "ListCases", login: "legal", req: func(string) proto.Message {
		return &pb.ListCasesRequest{
			Parent: organ, PageSize: 5, States: []pb.State{prg}, Handler: organ + "/staff/handler", DueBy: "2026-12-31",
			ArrivedFrom: "2026-01-01", ArrivedTo: today,
		}
	}},
	{name: "SearchCases", login: "legal", req: func(string) proto.Message { return &pb.SearchCasesRequest{Parent: organ, PageSize: 5, Query: "张三"} }},
	{name: "GetOrgan", login: "legal", req: func(string) proto.Message { return &pb.GetOrganRequest{Name: organ} }},
	{name: "ListStaff", login: "legal", req: func(string) proto.Message { return &pb.ListStaffRequest{Parent: organ, PageSize: 5} }},
}

// What is done before acts that need more than a state.
var (
	extensionAsked = []pb.Act{pb.Act_ACT_REQUEST_EXTENSION}
	extended       = []pb.Act{pb.Act_ACT_REQUEST_EXTENSION, pb.Act_ACT_DECIDE_EXTENSION}
	proposed       = []pb.Act{pb.Act_ACT_PROPOSE_DETERMINATION}
	reasonsGiven   = []pb.Act{pb.Act_ACT_RECORD_REASONS}
)

func issueRequest(kind pb.NoticeKind) func(string) proto.Message {
	return func(n string) proto.Message { return &pb.IssueNoticeRequest{Name: n, RequestId: id(1), Kind: kind} }
}

// corrigible are all paths that UpdateCase takes.
var corrigible = []string{
	"applicant.name", "applicant.category", "applicant.id_type", "applicant.id_number", "applicant.phone", "applicant.address",
	"applicant.email", "applicant.postcode", "agent", "receipt_evidence", "form_wanted", "remark",
}
