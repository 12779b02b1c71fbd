package e2e_test

import (
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// clockRequests are those that ask what is due.
var clockRequests = []rpc{
	{name: "ExplainClock", login: "legal", in: prg, req: func(n string) proto.Message { return &pb.ExplainClockRequest{Name: n} }},
	{name: "SimulateClock", login: "admin", req: func(string) proto.Message { return wholeHistory() }},
	{name: "AddWorkingDays", login: "desk", req: func(string) proto.Message {
		return &pb.AddWorkingDaysRequest{Parent: organ, StartOn: today, Days: 20}
	}},
	{name: "CountWorkingDays", login: "desk", req: func(string) proto.Message {
		return &pb.CountWorkingDaysRequest{Parent: organ, AfterOn: today, ThroughOn: "2026-05-20"}
	}},
	{name: "ListDue", login: "legal", req: func(string) proto.Message {
		return &pb.ListDueRequest{
			Parent: organ, PageSize: 5, Handler: organ + "/staff/handler", Levels: []pb.WarningLevel{pb.WarningLevel_WARNING_LEVEL_NORMAL},
			Kinds: []pb.DueKind{pb.DueKind_DUE_KIND_REPLY}, FromOn: today, ToOn: "2026-12-31",
		}
	}},
}

// wholeHistory has one of everything, and every field of it.
func wholeHistory() *pb.SimulateClockRequest {
	return &pb.SimulateClockRequest{
		Parent: organ, ReceivedOn: "2026-03-02", ArrivedOn: "2026-02-28", AsOf: "2026-08-01", AnsweredOn: "2026-06-01",
		Supplements: []*pb.ClockSupplement{
			{ReplyDays: 10, SentOn: "2026-03-05", ServedOn: "2026-03-06", ReceivedOn: "2026-03-12"},
			{ReplyDays: 10, SentOn: "2026-03-16", ServedOn: "2026-03-17", ReceivedOn: "2026-03-25"},
		},
		Consultations: []*pb.ClockConsultation{{
			Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, SentOn: "2026-03-30", ServedOn: "2026-03-31",
			Opinion: pb.Opinion_OPINION_REFUSE, ClosedOn: "2026-04-08",
		}},
		Extension: &pb.ClockExtension{Days: 20, ApprovedOn: "2026-04-27", NotifiedOn: "2026-04-28"},
		Reasons: &pb.ClockReasons{
			ReplyDays: 10, SentOn: "2026-03-26", ServedOn: "2026-03-27", ReceivedOn: "2026-04-01", JudgedOn: "2026-04-02", Reasonable: true,
			LongerDays: 5, ToldOn: "2026-04-03",
		},
		Fee: &pb.ClockFee{SentOn: "2026-05-11", ServedOn: "2026-05-12", PaidOn: "2026-05-13"},
	}
}
