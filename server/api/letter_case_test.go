package api

import (
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/notice"
	"disclosure/server/store"
)

// theOrgan has every setting that a letter prints.
var theOrgan = store.Organ{
	Code: "yangli", DisplayName: "样例县人民政府办公室", DocPrefix: "样政办公开", ReconsiderationBody: "样例县人民政府",
	ReconsiderationURL: "https://fuyi.example.org", Court: "样例县人民法院", Address: "样例县样例路1号", Phone: "0539-0000000",
	Payee: "样例县财政局", Payment: "到样例县农村信用社任一网点缴纳，缴款码在窗口领取",
}

const theCase = "organs/yangli/cases/2026-0001"

// fullCase has been through everything that a letter can be about.
func fullCase() *casework.Case {
	c := &casework.Case{
		Organ: "yangli", Number: "2026-0001", Version: 9, ReceivedOn: calendar.MustParse("2026-03-02"),
		WithdrawnOn: calendar.MustParse("2026-03-20"),
		Registration: &pb.Registration{
			Channel: pb.Channel_CHANNEL_PORTAL, ArrivedOn: "2026-03-01", ConfirmedOn: "2026-03-02",
			FormWanted: pb.FormWanted_FORM_WANTED_PAPER_MAIL,
			Applicant:  &pb.Applicant{Name: "李明远", Address: "样例县样例村18号", Phone: "13900000001", Postcode: "276000"},
		},
		Items: []*pb.Item{
			item(1, "样例路改造工程合同", pb.Disposition_DISPOSITION_DISCLOSED, "合同由财政资金支付，公众有正当的知情需要", map[string]string{
				"supplied_content": "合同的价款条款", "supply_manner": "邮寄", "supply_time": "随本答复书",
			}),
			item(2, "样例路施工日志", pb.Disposition_DISPOSITION_NOT_EXISTING, "", nil),
		},
		Supplements: []*pb.Supplement{{Number: 1, Points: []string{"写明名称"}, Guidance: "可以来电", ReplyDays: 15}},
		Consultations: []*pb.Consultation{
			{
				Name: theCase + "/consultations/1", Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "样例路桥有限公司", Items: []int32{1},
				SentOn: "2026-03-05", ServedOn: "2026-03-06", ClosedOn: "2026-03-12", Opinion: pb.Opinion_OPINION_REFUSE, Reasons: "价款是商业秘密。",
			},
			{Name: theCase + "/consultations/2", Kind: pb.ConsultationKind_CONSULTATION_KIND_CO_MAKER, Party: "样例县财政局"},
			{Name: theCase + "/consultations/3", Kind: pb.ConsultationKind_CONSULTATION_KIND_OTHER_ORGAN, Party: "样例县统计局"},
			{
				Name: theCase + "/consultations/4", Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, Party: "样例建材有限公司", Items: []int32{2},
				SentOn: "2026-03-05", ServedOn: "2026-03-06", ClosedOn: "2026-03-27", Opinion: pb.Opinion_OPINION_SILENT,
			},
		},
		Extension: &pb.Extension{State: pb.ExtensionState_EXTENSION_STATE_APPROVED, Days: 10, Reason: "卷宗较多。", DecidedOn: "2026-03-13"},
		Reasons: &pb.Reasons{
			Question: "一个月内提出41件申请", ReplyDays: 10, SentOn: "2026-03-04", ReceivedOn: "2026-03-09", JudgedOn: "2026-03-10",
			Reasonable: true, Opinion: "用于课题研究", LongerDays: 30,
		},
		Fee: &pb.Fee{Method: pb.FeeMethod_FEE_METHOD_PER_VOLUME, Pages: 130, AmountYuan: 1300, Tiers: []*pb.FeeTier{
			{First: 1, Last: 30}, {First: 31, Last: 100, YuanEach: 10, Yuan: 700}, {First: 101, Last: 130, YuanEach: 20, Yuan: 600},
		}},
		Searches: []*pb.SearchRecord{{
			Items: []int32{2}, SearchedOn: "2026-03-10", Searcher: "孙检索", Places: []string{"档案室"},
			Keywords: []string{"样例路"}, Period: "2025年", Result: "没有检索到。",
		}},
		Secrecy: []*pb.SecrecyReview{{ReviewedOn: "2026-03-11", ReviewedBy: "周保密", Conclusion: "可以公开。"}},
		Notices: []*pb.Notice{
			{
				Name: theCase + "/notices/1", Kind: pb.NoticeKind_NOTICE_KIND_RECEIPT, Number: "样政办公开回〔2026〕1号", Pages: 1,
				Method: pb.DeliveryMethod_DELIVERY_METHOD_POST, DispatchedOn: "2026-03-02", Tracking: "1234567890123",
			},
			{
				Name: theCase + "/notices/2", Kind: pb.NoticeKind_NOTICE_KIND_CONSULTATION, Number: "样政办公开征〔2026〕1号", Pages: 3,
				Subject: theCase + "/consultations/1",
			},
		},
	}
	return c
}

func item(n int32, text string, d pb.Disposition, reasons string, fields map[string]string) *pb.Item {
	return &pb.Item{
		Number: n, Text: text, Basis: "《中华人民共和国政府信息公开条例》第三十六条", Code: casework.Code(d),
		Determination: &pb.Determination{Disposition: d, Reasons: reasons, Fields: fields},
	}
}

// fullHistory are the events that say who said what.
func fullHistory() []*pb.Event {
	by := func(name, on string, e *pb.Event) *pb.Event {
		e.ActorName, e.RecordedOn = name, on
		return e
	}
	var list []*pb.Event
	for n := range int32(3) {
		list = append(list, &pb.Event{Kind: &pb.Event_ConsultationOpened{ConsultationOpened: &pb.ConsultationOpened{Number: n + 1, Question: "是否同意公开价款。"}}})
	}
	return append(list,
		by("王处理", "2026-03-12", &pb.Event{Kind: &pb.Event_ExtensionRequested{ExtensionRequested: &pb.ExtensionRequested{}}}),
		by("钱负责", "2026-03-13", &pb.Event{Kind: &pb.Event_ExtensionDecided{ExtensionDecided: &pb.ExtensionDecided{Approved: true, Remark: "同意。"}}}),
		by("王处理", "2026-03-14", &pb.Event{Kind: &pb.Event_Submitted{Submitted: &pb.SubmittedForReview{Note: "请审核旧稿。", PreviewSha256: "old"}}}),
		by("赵审核", "2026-03-15", &pb.Event{Kind: &pb.Event_Returned{Returned: &pb.Returned{Reason: "请补充"}}}),
		by("王处理", "2026-03-16", &pb.Event{Kind: &pb.Event_Submitted{Submitted: &pb.SubmittedForReview{Note: "请审核。", PreviewSha256: "new"}}}),
		by("赵审核", "2026-03-17", &pb.Event{Kind: &pb.Event_ReviewPassed{ReviewPassed: &pb.ReviewPassed{Opinion: "事实清楚。"}}}),
		by("钱负责", "2026-03-18", &pb.Event{Kind: &pb.Event_SignedOff{SignedOff: &pb.SignedOff{Opinion: "同意签发。"}}}),
		&pb.Event{Kind: &pb.Event_Withdrawn{Withdrawn: &pb.Withdrawn{Evidence: "书面撤回。"}}})
}

// fullLetter is a letter about the case as on a day on which extension and longer period still hold.
func fullLetter(t *testing.T, kind pb.NoticeKind, subject string) *letter {
	t.Helper()
	c, cal, today := fullCase(), calendar.Embedded(), calendar.MustParse("2026-03-18")
	l := &letter{c: c, kind: kind, subject: subject, organ: theOrgan, cal: cal, today: today, count: casework.Clock(c, cal, today), history: fullHistory()}
	l.number = docNumber(theOrgan, kind, 2026, "1")
	return l
}

func printer(t *testing.T) *desk {
	t.Helper()
	set, err := notice.DefaultTemplates()
	if err != nil {
		t.Fatal(err)
	}
	r, err := notice.New(notice.DefaultFonts(), set)
	if err != nil {
		t.Fatal(err)
	}
	return &desk{Config{Notices: r}}
}
