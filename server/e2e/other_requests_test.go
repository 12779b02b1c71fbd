package e2e_test

import (
	"github.com/google/uuid"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// otherRequests are those of matters, years and proofs.
var otherRequests = []rpc{
	{name: "GetCheckpoint", login: "legal", make: newProven, req: func(string) proto.Message {
		return &pb.GetCheckpointRequest{Name: organ, SinceSize: 1}
	}},
	{name: "ListOrganEvents", login: "admin", req: func(string) proto.Message {
		return &pb.ListOrganEventsRequest{Parent: organ, PageSize: 5, NewestFirst: true}
	}},
	{name: "GetInclusionProof", login: "legal", make: newProven, req: func(n string) proto.Message {
		return &pb.GetInclusionProofRequest{Name: n + "/events/1"}
	}},
	{name: "RegisterMatter", login: "desk", make: newCase, req: func(n string) proto.Message {
		return &pb.RegisterMatterRequest{
			Parent: organ, RequestId: id(1), Kind: pb.MatterKind_MATTER_KIND_INTAKE_COMPLAINT, Applicant: "张三", Contact: "13900000001",
			ReceivedOn: today, Content: "窗口拒绝接收申请", About: organ + "/staff/desk", Case: n,
		}
	}},
	{name: "GetMatter", login: "legal", make: newMatter, req: func(n string) proto.Message { return &pb.GetMatterRequest{Name: n} }},
	{name: "ListMatters", login: "legal", req: func(string) proto.Message {
		return &pb.ListMattersRequest{Parent: organ, PageSize: 5, Kind: pb.MatterKind_MATTER_KIND_INTAKE_COMPLAINT}
	}},
	{name: "RecordMatterStep", login: "handler", make: newMatter, req: func(n string) proto.Message {
		return &pb.RecordMatterStepRequest{Name: n, RequestId: id(1), Text: "调取窗口录像"}
	}},
	{name: "CloseMatter", login: "supervisor", make: newMatter, req: func(n string) proto.Message {
		return &pb.CloseMatterRequest{
			Name: n, RequestId: id(1), Result: pb.MatterResult_MATTER_RESULT_COMPLAINT_FOUNDED, Explanation: "投诉属实，已责令改正",
		}
	}},
	{name: "IssueMatterNotice", login: "head", make: newCorrection, req: func(n string) proto.Message {
		return &pb.IssueMatterNoticeRequest{Name: n, RequestId: id(1), Letter: answer()}
	}},
	{name: "VoidMatterNotice", login: "head", make: newAnswer, req: func(n string) proto.Message {
		return &pb.VoidMatterNoticeRequest{Name: n, RequestId: id(1), Reason: "页码有误"}
	}},
	{name: "ListCalendarYears", login: "desk", req: func(string) proto.Message {
		return &pb.ListCalendarYearsRequest{Parent: organ, PageSize: 5}
	}},
	{name: "ImportCalendarYear", login: "admin", req: func(string) proto.Message { return regionalYear() }},
	{name: "PreviewCalendarYear", login: "head", make: newYear, req: func(n string) proto.Message {
		return &pb.PreviewCalendarYearRequest{Name: n}
	}},
	{name: "DiscardCalendarYear", login: "admin", make: newYear, req: func(n string) proto.Message {
		return &pb.DiscardCalendarYearRequest{Name: n, RequestId: id(1)}
	}},
	{name: "ActivateCalendarYear", login: "head", make: newYear, req: func(n string) proto.Message {
		return &pb.ActivateCalendarYearRequest{Name: n, RequestId: id(1)}
	}},
}

// newCase registers a case.
func newCase(o *office) string {
	return must[*pb.Case](o, "desk", "RegisterCase", &pb.RegisterCaseRequest{
		Parent: organ, RequestId: uuid.NewString(), Registration: registration(),
	}).Name
}

// newProven registers a case and has its first event signed.
func newProven(o *office) string {
	name := newCase(o)
	must[*pb.GetInclusionProofResponse](o, "legal", "GetInclusionProof", &pb.GetInclusionProofRequest{Name: name + "/events/1"})
	return name
}

// newMatter registers a complaint and records a step, so that there is an older version.
func newMatter(o *office) string {
	m := must[*pb.Matter](o, "desk", "RegisterMatter", &pb.RegisterMatterRequest{
		Parent: organ, RequestId: uuid.NewString(), Kind: pb.MatterKind_MATTER_KIND_INTAKE_COMPLAINT, Applicant: "王小明", ReceivedOn: today,
		Content: "窗口拒绝接收申请",
	})
	return must[*pb.Matter](o, "legal", "RecordMatterStep", &pb.RecordMatterStepRequest{Name: m.Name, Text: "已受理"}).Name
}

// newCorrection registers a request for correction and records a step.
func newCorrection(o *office) string {
	m := must[*pb.Matter](o, "desk", "RegisterMatter", &pb.RegisterMatterRequest{
		Parent: organ, RequestId: uuid.NewString(), Kind: pb.MatterKind_MATTER_KIND_CORRECTION, Applicant: "王小明", ReceivedOn: today,
		Content: "宅基地面积登记为102平方米，应当为120平方米",
	})
	return must[*pb.Matter](o, "legal", "RecordMatterStep", &pb.RecordMatterStepRequest{Name: m.Name, Text: "已实地丈量"}).Name
}

// answer is the content of an answer to it.
func answer() *pb.MatterLetter {
	return &pb.MatterLetter{
		Kind: pb.NoticeKind_NOTICE_KIND_CORRECTION, Record: "宅基地登记簿第12册第3页", Corrected: true,
		Basis: "《中华人民共和国政府信息公开条例》第四十一条", Outcome: "该页的宅基地面积已经更正为120平方米",
		SentTo: "", Contact: "",
	}
}

// newAnswer is the name of an answer that was issued.
func newAnswer(o *office) string {
	m := must[*pb.Matter](o, "head", "IssueMatterNotice", &pb.IssueMatterNoticeRequest{
		Name: newCorrection(o), RequestId: uuid.NewString(), Letter: answer(),
	})
	return m.Notices[len(m.Notices)-1].Name
}

// newYear imports regional days.
func newYear(o *office) string {
	r := regionalYear()
	r.RequestId = uuid.NewString()
	return must[*pb.CalendarYear](o, "admin", "ImportCalendarYear", r).Name
}

// regionalYear gives the staff of the organ a day off in December, when no case of these tests is open any more.
func regionalYear() *pb.ImportCalendarYearRequest {
	return &pb.ImportCalendarYearRequest{
		Parent: organ, RequestId: id(1), Content: `{"year":2026,"off":["2026-12-21"],"work":[]}`, Notice: "样政办发〔2026〕1号",
		NoticeOn: "2026-01-05", Regional: true, Explanation: "县庆日",
	}
}
