package e2e_test

import (
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// retentionRequests are those of keeping and destroying.
var retentionRequests = []rpc{
	{name: "SetRetention", act: pb.Act_ACT_SET_RETENTION, login: "legal", in: cls, req: func(n string) proto.Message {
		return &pb.SetRetentionRequest{
			Name: n, RequestId: id(1), Class: pb.RetentionClass_RETENTION_CLASS_TEN_YEARS, Reason: "文书档案保管期限表第12条",
		}
	}},
	{name: "HoldCase", act: pb.Act_ACT_HOLD, login: "legal", in: prg, req: func(n string) proto.Message {
		return &pb.HoldCaseRequest{Name: n, RequestId: id(1), Reason: "纪检机关调查中"}
	}},
	{name: "ReleaseHold", act: pb.Act_ACT_RELEASE_HOLD, login: "head", in: prg, after: []pb.Act{pb.Act_ACT_HOLD}, req: func(n string) proto.Message {
		return &pb.ReleaseHoldRequest{Name: n, RequestId: id(1), Hold: 1, Reason: "调查已结束"}
	}},
	{name: "ProposeDestruction", act: pb.Act_ACT_PROPOSE_DESTRUCTION, login: "legal", req: func(n string) proto.Message {
		return &pb.ProposeDestructionRequest{Name: n, RequestId: id(1), Appraisal: "保管期满，无继续保存价值"}
	}},
	{name: "DecideDestruction", act: pb.Act_ACT_DECIDE_DESTRUCTION, login: "head", req: func(n string) proto.Message {
		return &pb.DecideDestructionRequest{Name: n, RequestId: id(1), Approve: true, Remark: "同意"}
	}},
	{name: "ListRetention", login: "legal", req: func(string) proto.Message {
		return &pb.ListRetentionRequest{Parent: organ, PageSize: 5, Due: true, ShowDestroyed: true}
	}},
	{name: "GetDestruction", login: "legal", req: func(n string) proto.Message { return &pb.GetDestructionRequest{Name: n} }},
}

// newDestroyed drives a case by these requests and so cannot stand among them.
func init() {
	for i := range requests {
		if requests[i].name == "GetDestruction" {
			requests[i].make = newDestroyed
		}
	}
}
