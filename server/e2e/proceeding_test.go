package e2e_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/uuid"
	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server"
)

const (
	simplified = pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED
	ordinary   = pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_ORDINARY
)

// sue opens a proceeding on a day.
func (o *office) sue(name string, kind pb.ProceedingKind, on string, follows int32) *pb.Proceeding {
	o.t.Helper()
	return must[*pb.Proceeding](o, "legal", "OpenProceeding", &pb.OpenProceedingRequest{
		Name: name, RequestId: uuid.NewString(), Kind: kind, Body: "样例县人民政府", CaseNumber: "样政行复〔2026〕12号", PapersOn: on,
		Evidence: "EMS 1001，收发室签收", Claims: []string{"撤销答复"}, Follows: follows,
	})
}

// dueOn is the due date of a kind in the due list, and its level.
func (o *office) dueOn(name string, kind pb.DueKind) (string, pb.WarningLevel) {
	o.t.Helper()
	list := must[*pb.ListDueResponse](o, "supervisor", "ListDue", &pb.ListDueRequest{Parent: organ, Kinds: []pb.DueKind{kind}})
	for _, x := range list.Items {
		if x.Case == name {
			return x.Due.Date, x.Level
		}
	}
	return "", 0
}

// lastText is the text of the letter that was issued last.
func (o *office) lastText(name string) string {
	o.t.Helper()
	text := ""
	for _, e := range must[*pb.ListEventsResponse](o, "legal", "ListEvents", &pb.ListEventsRequest{Parent: name, PageSize: 200}).Events {
		if n := e.GetNoticeIssued(); n != nil {
			text = n.Text
		}
	}
	return text
}

func holds(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%s does not say %q:\n%s", what, p, text)
		}
	}
}

// TestReconsideration takes a reply through reconsideration to a new one. The days were counted by hand from the notice for 2026.
func TestReconsideration(t *testing.T) {
	o := open(t, plain)
	name := o.drive(rpl) // posted on 15 April
	o.deliverLast(name)
	o.do(pb.Act_ACT_CLOSE, name)
	o.set("2026-11-20")
	p := o.sue(name, simplified, "2026-11-20", 0)
	due := func(kind pb.DueKind, day string, level pb.WarningLevel) {
		t.Helper()
		got, at := o.dueOn(name, kind)
		if got != day || level != 0 && at != level {
			t.Errorf("%v: %s %v, want %s %v", kind, got, at, day, level)
		}
	}
	answer := pb.DueKind_DUE_KIND_PROCEEDING_ANSWER
	due(answer, "2026-11-27", pb.WarningLevel_WARNING_LEVEL_YELLOW) // 23, 24, 25, 26, 27
	o.set("2026-11-25")
	due(answer, "2026-11-27", pb.WarningLevel_WARNING_LEVEL_RED)
	must[*pb.Proceeding](o, "legal", "ChangeProcedure", &pb.ChangeProcedureRequest{
		Name: p.Name, RequestId: uuid.NewString(), Kind: ordinary, Reason: "案情复杂，转为普通程序",
	})
	due(answer, "2026-12-04", 0) // 30 November, 1 to 4 December
	explained := must[*pb.ClockExplanation](o, "legal", "ExplainClock", &pb.ExplainClockRequest{Name: name}).Text
	holds(t, "the explanation", explained, "行政复议（普通程序）", "2026年12月4日（星期五）　第10日", "《中华人民共和国行政复议法》第四十八条")

	o.answerReview(t, name, p.Name)
	due(answer, "", 0)
	decided := must[*pb.Proceeding](o, "legal", "RecordProceedingDecision", &pb.RecordProceedingDecisionRequest{
		Name: p.Name, RequestId: uuid.NewString(), Decision: &pb.ProceedingDecision{
			Ruling: pb.Ruling_RULING_REVOKED, Number: "样政行复决〔2026〕9号", DecidedOn: "2026-11-25", ReceivedOn: "2026-11-25",
			Ordered: "重新作出答复", Term: &pb.Term{Length: 10, Unit: pb.TermUnit_TERM_UNIT_WORKING_DAYS},
		},
	})
	if decided.Outcome != pb.ProceedingOutcome_PROCEEDING_OUTCOME_CORRECTED {
		t.Error(decided.Outcome)
	}
	o.answerAnew(t, name, due)
	report := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: name})
	if len(report.EarlierAnswers) != 1 || report.EarlierAnswers[0].AnsweredOn != today || report.AnsweredOn != "2026-12-09" || report.State != cls {
		t.Errorf("before %v, now %s, %v", report.EarlierAnswers, report.AnsweredOn, report.State)
	}
	counts := must[*pb.CountProceedingsResponse](o, "supervisor", "CountProceedings", &pb.CountProceedingsRequest{Parent: organ, Year: 2026}).Counts
	if len(counts) != 3 || counts[0].Corrected != 1 || counts[0].Total != 1 || counts[1].Total+counts[2].Total != 0 {
		t.Errorf("table four: %v", counts)
	}
	o.stop()
	checked, err := server.Check(t.Context(), o.config())
	if err != nil || len(checked.Differences) > 0 {
		t.Errorf("fsck: %v %v", checked.Differences, err)
	}
	if !strings.Contains(report.Held, "届满") {
		t.Errorf("held: %q", report.Held)
	}
}

// deliverLast records that the last notice arrived today.
func (o *office) deliverLast(name string) {
	o.t.Helper()
	c := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: name})
	must[*pb.Notice](o, "desk", "RecordDelivery", &pb.RecordDeliveryRequest{
		Name: c.Notices[len(c.Notices)-1].Name, RequestId: uuid.NewString(), DeliveredOn: today, Evidence: "本人签收",
	})
}

// answerReview drafts, signs and sends the answer with its lists, on 25 November.
func (o *office) answerReview(t *testing.T, name, p string) {
	t.Helper()
	const kind = pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER
	o.unchanged(t, func() {
		_, err := o.issue(name, kind, p)
		refused(t, "issue", err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS)
	})
	must[*pb.Proceeding](o, "legal", "DraftDefence", &pb.DraftDefenceRequest{Name: p, RequestId: uuid.NewString(), Defence: defence()})
	o.unchanged(t, func() {
		_, err := o.issue(name, kind, p) // not signed
		refused(t, "issue", err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_STATE_FORBIDS)
	})
	must[*pb.Proceeding](o, "head", "SignOffDefence", &pb.SignOffDefenceRequest{Name: p, RequestId: uuid.NewString()})
	n, err := o.issue(name, kind, p)
	if err != nil {
		t.Fatal(explain(err))
	}
	if n.Number != "样政办公开复答〔2026〕1号" {
		t.Error(n.Number)
	}
	holds(t, "the answer", o.lastText(name), "样例县人民政府：", "案号样政行复〔2026〕12号", "2026年11月20日收到行政复议申请书副本", "李某，样例县人民政府办公室法制科",
		"请求维持本机关作出的答复", "2026年4月15日，本机关以邮政寄送发出答复书", "没有超过期限", "未充分检索", "本机关已经检索档案室", "证据目录和证据材料")
	for _, list := range []pb.NoticeKind{pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST, pb.NoticeKind_NOTICE_KIND_RULES_LIST} {
		paper, err := o.issue(name, list, p)
		if err != nil || paper.Number != "" {
			t.Fatalf("%v: %v %v", list, paper, explain(err))
		}
	}
	holds(t, "the rules", o.lastText(name), "第三十三条第二款", "答复期限", "第三十七条")
	must[*pb.Notice](o, "desk", "RecordDispatch", &pb.RecordDispatchRequest{
		Name: n.Name, RequestId: uuid.NewString(), Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: "2026-11-25", Tracking: "1234567890123",
	})
	c := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: name})
	if c.Proceedings[0].AnsweredOn != "2026-11-25" || c.State != cls {
		t.Errorf("sent, and answered %q in %v", c.Proceedings[0].AnsweredOn, c.State)
	}
}

// answerAnew reopens the case on the decision of 25 November and answers again. Ten working days: 26, 27, 30 November, 1 to 4, 7 to 9
// December.
func (o *office) answerAnew(t *testing.T, name string, due func(pb.DueKind, string, pb.WarningLevel)) {
	t.Helper()
	must[*pb.Case](o, "head", "ReopenCase", &pb.ReopenCaseRequest{Name: name, RequestId: uuid.NewString(), Proceeding: 1})
	due(pb.DueKind_DUE_KIND_REPLY, "2026-12-09", 0)
	holds(t, "the explanation", must[*pb.ClockExplanation](o, "legal", "ExplainClock", &pb.ExplainClockRequest{Name: name}).Text,
		"收到责令重新答复的决定", "10个工作日（决定指定）", "2026年12月9日（星期三）　第10日")
	o.set("2026-12-09")
	o.do(pb.Act_ACT_PROPOSE_DETERMINATION, name)
	o.do(pb.Act_ACT_SUBMIT, name)
	passed := must[*pb.Case](o, "reviewer", "PassReview", &pb.PassReviewRequest{Name: name, RequestId: uuid.NewString()})
	signed := must[*pb.Case](o, "head", "SignOff", &pb.SignOffRequest{Name: name, RequestId: uuid.NewString()})
	if len(passed.Findings) == 0 || len(signed.Findings) == 0 {
		t.Error("reviewed and signed off without a word on what is missing in the file")
	}
	n, err := o.issue(name, pb.NoticeKind_NOTICE_KIND_REPLY, "")
	if err != nil {
		t.Fatal(explain(err))
	}
	if n.Number != "样政办公开答〔2026〕2号" {
		t.Errorf("the new answer is %s", n.Number)
	}
	holds(t, "the new answer", o.lastText(name), "2026年11月25日，本机关收到样例县人民政府作出的样政行复决〔2026〕9号，依该决定重新办理")
	must[*pb.Notice](o, "desk", "RecordDispatch", &pb.RecordDispatchRequest{
		Name: n.Name, RequestId: uuid.NewString(), Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: "2026-12-09", Tracking: "1234567890124",
	})
	slip, err := o.upload("desk", &pb.UploadHeader{Parent: name, Kind: pb.DocumentKind_DOCUMENT_KIND_DELIVERY_PROOF, Title: "交寄凭证.txt"}, []byte("EMS"))
	if err != nil {
		t.Fatal(explain(err))
	}
	must[*pb.Notice](o, "desk", "AttachProof", &pb.AttachProofRequest{
		Name: n.Name, RequestId: uuid.NewString(), Proofs: []int32{partNumber(t, slip.Name)},
	})
	o.do(pb.Act_ACT_CLOSE, name)
	due(pb.DueKind_DUE_KIND_REPLY, "", 0)
}

// partNumber is the number at the end of a name.
func partNumber(t *testing.T, name string) int32 {
	t.Helper()
	n, err := strconv.ParseInt(name[strings.LastIndexByte(name, '/')+1:], 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	return int32(n)
}

// TestSuitForSilence sues a case that was never answered: the limit in court is counted in days and ends on no day off.
func TestSuitForSilence(t *testing.T) {
	o := open(t, plain)
	name := o.drive(prg)
	o.set("2026-06-04")
	o.sue(name, pb.ProceedingKind_PROCEEDING_KIND_SUIT_DIRECT, "2026-06-04", 0)
	got, _ := o.dueOn(name, pb.DueKind_DUE_KIND_PROCEEDING_ANSWER)
	if got != "2026-06-22" { // the 15th day, 19 June, begins the Dragon Boat Festival, which ends on Sunday the 21st
		t.Errorf("answer due on %s", got)
	}
	found := must[*pb.CheckCaseResponse](o, "legal", "CheckCase", &pb.CheckCaseRequest{Name: name})
	if len(found.Findings) == 0 || !found.Findings[0].Severe || found.Findings[0].Row != 1 {
		t.Errorf("findings %v", found.Findings)
	}
	// A complaint has no limit but the day that the letter names.
	must[*pb.Proceeding](o, "legal", "OpenProceeding", &pb.OpenProceedingRequest{
		Name: name, RequestId: uuid.NewString(), Kind: pb.ProceedingKind_PROCEEDING_KIND_COMPLAINT, Body: "样例县政务公开办", PapersOn: "2026-06-04",
		Evidence: "来函", NamedDueOn: "2026-06-10",
	})
	if first, _ := o.dueOn(name, pb.DueKind_DUE_KIND_PROCEEDING_ANSWER); first != "2026-06-10" {
		t.Errorf("the earliest is %s", first)
	}
}

// TestEvidenceListIsEdited supersedes the list, prints it, and goes back to the one of the service.
func TestEvidenceListIsEdited(t *testing.T) {
	o := open(t, plain)
	name := o.drive(rpl)
	p := o.sue(name, ordinary, today, 0).Name
	made := must[*pb.EvidenceList](o, "legal", "GetEvidenceList", &pb.GetEvidenceListRequest{Name: p})
	if made.Edited || len(made.Items) < 3 {
		t.Fatalf("made %v", made)
	}
	list := made.Items[:1]
	list[0].Title, list[0].Pages, list[0].Secrecy = "政府信息公开申请表", 3, "涉及个人隐私"
	o.unchanged(t, func() {
		_, err := o.invoke("handler", "UpdateEvidenceList", &pb.UpdateEvidenceListRequest{Name: p, Etag: `"1"`, Items: list})
		refused(t, "stale", err, codes.Aborted, pb.ErrorReason_ERROR_REASON_ETAG_STALE)
	})
	must[*pb.Proceeding](o, "handler", "UpdateEvidenceList", &pb.UpdateEvidenceListRequest{
		Name: p, RequestId: uuid.NewString(), Etag: made.Etag, Items: list,
	})
	now := must[*pb.EvidenceList](o, "legal", "GetEvidenceList", &pb.GetEvidenceListRequest{Name: p})
	if !now.Edited || len(now.Items) != 1 || now.Items[0].Title != "政府信息公开申请表" || len(now.Rules) == 0 {
		t.Errorf("edited %v", now)
	}
	_, err := o.issue(name, pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST, p)
	if err != nil {
		t.Fatal(explain(err))
	}
	holds(t, "the list", o.lastText(name), "政府信息公开申请表", "第1至3页", "不宜查阅：涉及个人隐私")
	must[*pb.Proceeding](o, "handler", "UpdateEvidenceList", &pb.UpdateEvidenceListRequest{Name: p, RequestId: uuid.NewString()})
	if again := must[*pb.EvidenceList](o, "legal", "GetEvidenceList", &pb.GetEvidenceListRequest{Name: p}); again.Edited {
		t.Error("an empty list did not go back to that of the service")
	}
}
