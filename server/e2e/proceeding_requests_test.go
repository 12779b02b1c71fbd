package e2e_test

import (
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
)

// What goes before the acts of a proceeding.
var (
	opened  = []pb.Act{pb.Act_ACT_OPEN_PROCEEDING}
	drafted = []pb.Act{pb.Act_ACT_OPEN_PROCEEDING, pb.Act_ACT_DRAFT_DEFENCE}
	decided = []pb.Act{pb.Act_ACT_OPEN_PROCEEDING, pb.Act_ACT_RECORD_PROCEEDING_DECISION}
)

// proceedingRequests are those of reconsiderations, suits and complaints.
var proceedingRequests = []rpc{
	{name: "OpenProceeding", act: pb.Act_ACT_OPEN_PROCEEDING, login: "legal", in: prg, req: func(n string) proto.Message {
		return &pb.OpenProceedingRequest{
			Name: n, RequestId: id(1), Kind: pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED, Body: "样例县人民政府",
			CaseNumber: "样政行复〔2026〕12号", PapersOn: today, Evidence: "EMS 1001，收发室签收", Documents: []int32{1},
			Claims: []string{"撤销答复"},
		}
	}},
	{name: "ChangeProcedure", act: pb.Act_ACT_CHANGE_PROCEDURE, login: "legal", in: prg, after: opened, req: func(n string) proto.Message {
		return &pb.ChangeProcedureRequest{
			Name: n + "/proceedings/1", RequestId: id(1), Kind: pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY, RunsFrom: today,
			CaseNumber: "样政行复〔2026〕12号", Reason: "案情复杂，转为普通程序",
		}
	}},
	{name: "DraftDefence", act: pb.Act_ACT_DRAFT_DEFENCE, login: "legal", in: prg, after: opened, req: func(n string) proto.Message {
		return &pb.DraftDefenceRequest{Name: n + "/proceedings/1", RequestId: id(1), Defence: defence()}
	}},
	{name: "SignOffDefence", act: pb.Act_ACT_SIGN_OFF_DEFENCE, login: "head", in: prg, after: drafted, req: func(n string) proto.Message {
		return &pb.SignOffDefenceRequest{Name: n + "/proceedings/1", RequestId: id(1), Opinion: "同意"}
	}},
	{name: "UpdateEvidenceList", act: pb.Act_ACT_LIST_EVIDENCE, login: "handler", in: prg, after: opened, req: func(n string) proto.Message {
		return &pb.UpdateEvidenceListRequest{
			Name: n + "/proceedings/1", RequestId: id(1),
			Items: []*pb.EvidenceItem{{
				Title: "登记回执", Source: "本机关制作", Proves: "收到日", Pages: 1, Origin: pb.EvidenceOrigin_EVIDENCE_ORIGIN_COPY,
				Secrecy: "涉及个人隐私", Group: pb.EvidenceGroup_EVIDENCE_GROUP_REQUEST, Document: n + "/documents/1", Remark: "附邮件回执",
			}},
			Rules: []*pb.RuleItem{{Rule: "《中华人民共和国政府信息公开条例》第三十三条", ReliedOnFor: "答复期限"}},
		}
	}},
	{name: "GetEvidenceList", login: "legal", in: prg, after: opened, req: func(n string) proto.Message {
		return &pb.GetEvidenceListRequest{Name: n + "/proceedings/1", Generated: true}
	}},
	{name: "CountProceedings", login: "supervisor", req: func(string) proto.Message { return &pb.CountProceedingsRequest{Parent: organ, Year: 2026} }},
	{name: "CheckCase", login: "supervisor", in: prg, req: func(n string) proto.Message { return &pb.CheckCaseRequest{Name: n} }},
	{name: "RecordProceedingAnswer", act: pb.Act_ACT_RECORD_PROCEEDING_ANSWER, login: "desk", in: prg, after: opened, req: func(n string) proto.Message {
		return &pb.RecordProceedingAnswerRequest{Name: n + "/proceedings/1", RequestId: id(1), AnsweredOn: today, Evidence: "EMS 1002"}
	}},
	{name: "RecordProceedingDecision", act: pb.Act_ACT_RECORD_PROCEEDING_DECISION, login: "legal", in: prg, after: opened, req: func(n string) proto.Message {
		return &pb.RecordProceedingDecisionRequest{Name: n + "/proceedings/1", RequestId: id(1), Decision: &pb.ProceedingDecision{
			Ruling: pb.Ruling_RULING_REVOKED, Number: "样政行复决〔2026〕9号", DecidedOn: today, ReceivedOn: today, Ordered: "重新作出答复",
			Term: &pb.Term{Length: 15, Unit: pb.TermUnit_TERM_UNIT_WORKING_DAYS}, Reasons: "未充分检索",
		}}
	}},
	{name: "ReopenCase", act: pb.Act_ACT_REOPEN, login: "head", in: prg, after: decided, req: func(n string) proto.Message {
		return &pb.ReopenCaseRequest{Name: n, RequestId: id(1), Proceeding: 1, Items: []int32{1}, Remark: "依复议决定"}
	}},
}

// defence is right in every field.
func defence() *pb.Defence {
	return &pb.Defence{
		Representative: "王某，主任", Agents: []string{"李某，样例县人民政府办公室法制科"}, Request: "请求维持本机关作出的答复",
		Competence: "本机关是政府信息公开工作机构。", Procedure: "本机关在法定期限内答复。", Content: "本机关的答复事实清楚、适用依据正确。",
		Claims: []*pb.ClaimReply{{Claim: "未充分检索", Reply: "本机关已经检索档案室。"}}, Conclusion: "请求依法维持。",
	}
}
