package e2e_test

import (
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// waitRequests are those of reasons, fees, talks and units.
var waitRequests = []rpc{
	{name: "RequestReasons", act: pb.Act_ACT_REQUEST_REASONS, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.RequestReasonsRequest{Name: n, RequestId: id(1), Question: "三个月内已申请八十件", ReplyDays: 10}
	}},
	{name: "RecordReasons", act: pb.Act_ACT_RECORD_REASONS, login: "desk", in: rea, req: func(n string) proto.Message {
		return &pb.RecordReasonsRequest{Name: n, RequestId: id(1), ReceivedOn: today, Reasons: "用于诉讼举证"}
	}},
	{name: "JudgeReasons", act: pb.Act_ACT_JUDGE_REASONS, login: "handler", in: rea, after: reasonsGiven, req: func(n string) proto.Message {
		return &pb.JudgeReasonsRequest{Name: n, RequestId: id(1), Reasonable: true, Opinion: "理由成立", LongerDays: 15}
	}},
	{name: "AssessFee", act: pb.Act_ACT_ASSESS_FEE, login: "handler", in: prg, req: func(n string) proto.Message {
		return &pb.AssessFeeRequest{Name: n, RequestId: id(1), Method: pb.FeeMethod_FEE_METHOD_PER_VOLUME, Pages: 120}
	}},
	{name: "RecordPayment", act: pb.Act_ACT_RECORD_PAYMENT, login: "desk", in: pay, req: func(n string) proto.Message {
		return &pb.RecordPaymentRequest{Name: n, RequestId: id(1), PaidOn: today, Receipt: "票据 0001"}
	}},
	{name: "LapseFee", act: pb.Act_ACT_LAPSE_FEE, login: "handler", req: func(n string) proto.Message {
		return &pb.LapseFeeRequest{Name: n, RequestId: id(1)}
	}},
	{name: "RecordCommunication", act: pb.Act_ACT_RECORD_COMMUNICATION, login: "desk", in: prg, req: func(n string) proto.Message {
		return &pb.RecordCommunicationRequest{Name: n, RequestId: id(1), Communication: &pb.Communication{
			On: today, Means: pb.CommunicationMeans_COMMUNICATION_MEANS_CALL, With: "张三", Content: "告知信息不存在的可能",
		}}
	}},
	{name: "PassOn", act: pb.Act_ACT_PASS_ON, login: "supervisor", in: prg, req: func(n string) proto.Message {
		return &pb.PassOnRequest{Name: n, RequestId: id(1), Unit: "规划股", Remark: "内容属其职责"}
	}},
	{name: "IssueNotice", act: pb.Act_ACT_ISSUE_OTHER_NOTICE, login: "desk", in: prg, req: func(n string) proto.Message {
		return &pb.IssueNoticeRequest{Name: n, RequestId: id(1), Kind: pb.NoticeKind_NOTICE_KIND_SERVICE_FORM, Subject: n + "/notices/2"}
	}},
	{name: "QuoteFee", login: "legal", req: func(string) proto.Message {
		return &pb.QuoteFeeRequest{Parent: organ, Method: pb.FeeMethod_FEE_METHOD_PER_PIECE, NthOfMonth: 12}
	}},
	{name: "ListSimilarCases", login: "legal", in: prg, req: func(n string) proto.Message {
		return &pb.ListSimilarCasesRequest{Parent: n, PageSize: 5}
	}},
}
