package demo

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	pb "disclosure/proto/disclosure/v1"
)

// reviewed is the sample whose answer goes through reconsideration: it is set aside, and answered anew.
const reviewed = "not-exist"

// proceeding are the acts of that story. The copy of the application comes on 6 May 2026, so that the answer is due on the 12th (7, 8,
// 9, which is worked, 11, 12); the decision on 2 June with 15 working days, so that the new answer is due on 24 June (19 June is off).
func (x *play) proceeding(add func(on string, do func(*play, context.Context) error)) {
	add("2026-05-06", (*play).openReview)
	add("2026-05-08", (*play).draftAnswer)
	add("2026-05-11", (*play).sendAnswer)
	add("2026-06-02", (*play).decideReview)
	add("2026-06-08", (*play).searchAgain)
	add("2026-06-10", (*play).determine)
	add("2026-06-10", (*play).submit)
	add("2026-06-11", (*play).review)
	add("2026-06-11", (*play).signOff)
	add("2026-06-12", (*play).reply)
	add("2026-06-16", (*play).deliverAgain)
	add("2026-06-17", (*play).close)
}

// dueOn compares a due date of the case with the one counted by hand.
func (x *play) dueOn(ctx context.Context, kind pb.DueKind, want string) error {
	c, err := pb.NewCaseServiceClient(x.conn).GetCase(ctx, &pb.GetCaseRequest{Name: x.name})
	if got := due(c, kind).GetDate(); err == nil && got != want {
		x.faults = append(x.faults, fmt.Sprintf("%s 应为 %s，得到 %s", kind, want, got))
	}
	return err
}

func (x *play) openReview(ctx context.Context) error {
	ctx, err := x.as(ctx, legal)
	if err != nil {
		return err
	}
	_, err = pb.NewProceedingServiceClient(x.conn).OpenProceeding(ctx, &pb.OpenProceedingRequest{
		Name: x.name, RequestId: uuid.NewString(), Kind: pb.ProceedingKind_PROCEEDING_KIND_RECONSIDERATION_SIMPLIFIED, Body: "样例县人民政府",
		CaseNumber: "样政行复〔2026〕12号", PapersOn: x.today(), Evidence: "复议机构专人送达，法制科签收",
		Claims: []string{"没有充分检索，请求撤销答复、责令重新答复"},
	})
	if err != nil {
		return err
	}
	return x.dueOn(ctx, pb.DueKind_DUE_KIND_PROCEEDING_ANSWER, "2026-05-12")
}

func (x *play) draftAnswer(ctx context.Context) error {
	lawyer, err := x.as(ctx, legal)
	if err != nil {
		return err
	}
	client := pb.NewProceedingServiceClient(x.conn)
	name := x.name + "/proceedings/1"
	_, err = client.DraftDefence(lawyer, &pb.DraftDefenceRequest{Name: name, RequestId: uuid.NewString(), Defence: &pb.Defence{
		Representative: "方正，主任", Agents: []string{"范一，样例县人民政府办公室法制科"}, Request: "请求维持本机关作出的答复",
		Content: "本机关检索了电子公文系统和有关档案目录，并询问了有关单位，均无记录。",
		Claims:  []*pb.ClaimReply{{Claim: "没有充分检索", Reply: "检索的人员、范围、关键词和结果见证据目录所列检索记录。"}},
	}})
	if err != nil {
		return err
	}
	ctx, err = x.as(ctx, head)
	if err == nil {
		_, err = client.SignOffDefence(ctx, &pb.SignOffDefenceRequest{Name: name, RequestId: uuid.NewString(), Opinion: "同意"})
	}
	return err
}

// sendAnswer prints the answer with its lists and hands it in.
func (x *play) sendAnswer(ctx context.Context) error {
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	about := x.name + "/proceedings/1"
	n, err := x.issueAbout(ctx, pb.NoticeKind_NOTICE_KIND_RECONSIDERATION_ANSWER, "review-answer", about)
	if err != nil {
		return err
	}
	for kind, word := range map[pb.NoticeKind]string{
		pb.NoticeKind_NOTICE_KIND_EVIDENCE_LIST: "evidence-list", pb.NoticeKind_NOTICE_KIND_RULES_LIST: "rules-list",
	} {
		_, err = x.issueAbout(ctx, kind, word, about)
		if err != nil {
			return err
		}
	}
	return x.dispatch(ctx, n.Name)
}

// decideReview records the decision, and sends the case back.
func (x *play) decideReview(ctx context.Context) error {
	lawyer, err := x.as(ctx, legal)
	if err != nil {
		return err
	}
	c, err := x.outcome(ctx)
	if err != nil {
		return err
	}
	x.first = x.row(c)
	client := pb.NewProceedingServiceClient(x.conn)
	_, err = client.RecordProceedingDecision(lawyer, &pb.RecordProceedingDecisionRequest{
		Name: x.name + "/proceedings/1", RequestId: uuid.NewString(), Decision: &pb.ProceedingDecision{
			Ruling: pb.Ruling_RULING_REVOKED, Number: "样政行复决〔2026〕9号", DecidedOn: "2026-06-01", ReceivedOn: x.today(),
			Ordered: "撤销答复，责令重新检索并答复", Term: &pb.Term{Length: 15, Unit: pb.TermUnit_TERM_UNIT_WORKING_DAYS},
			Reasons: "没有询问原乡镇土地管理所",
		},
	})
	if err != nil {
		return err
	}
	_, err = client.ReopenCase(lawyer, &pb.ReopenCaseRequest{Name: x.name, RequestId: uuid.NewString(), Proceeding: 1})
	if err != nil {
		return err
	}
	return x.dueOn(lawyer, pb.DueKind_DUE_KIND_REPLY, "2026-06-24")
}

// searchAgain does what the decision orders.
func (x *play) searchAgain(ctx context.Context) error {
	ctx, err := x.as(ctx, handler)
	if err != nil {
		return err
	}
	v := x.story.Search
	_, err = pb.NewHandlingServiceClient(x.conn).RecordSearch(ctx, &pb.RecordSearchRequest{Name: x.name, Search: &pb.SearchRecord{
		SearchedOn: x.today(), Searcher: v.Searcher, Places: v.Places, Keywords: v.Keywords, Period: v.Period,
		UnitsAsked: []string{"样例乡人民政府（原土地管理所档案）"}, Result: "仍没有检索到。",
	}})
	return err
}

// deliverAgain records that the new answer was signed for.
func (x *play) deliverAgain(ctx context.Context) error {
	ctx, err := x.as(ctx, desk)
	if err != nil {
		return err
	}
	c, err := pb.NewCaseServiceClient(x.conn).GetCase(ctx, &pb.GetCaseRequest{Name: x.name})
	if err != nil {
		return err
	}
	for _, n := range c.Notices {
		if n.Kind == pb.NoticeKind_NOTICE_KIND_REPLY && n.State == pb.NoticeState_NOTICE_STATE_DISPATCHED {
			_, err = pb.NewNoticeServiceClient(x.conn).RecordDelivery(ctx, &pb.RecordDeliveryRequest{
				Name: n.Name, RequestId: uuid.NewString(), DeliveredOn: x.today(), Evidence: "收件人签收",
			})
		}
	}
	return err
}
