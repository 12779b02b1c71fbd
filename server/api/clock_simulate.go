package api

import (
	"context"
	"fmt"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/fault"
)

// SimulateClock counts a history that is no case. What cannot be is refused with every fault; what is late but lawful is
// counted and warned of.
func (s *clocks) SimulateClock(_ context.Context, req *pb.SimulateClockRequest) (*pb.Clock, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	in, err := historyOf(req, s.today())
	if err != nil {
		return nil, err
	}
	err = possible(in)
	if err != nil {
		return nil, err
	}
	return clockView("", clock.Compute(in, s.calendarOf(organ))), nil
}

// history reads the days of a request and keeps what is wrong with them.
type history struct{ bad *fault.Error }

func (h *history) day(path, text string) calendar.Date {
	d, err := optionalDate(path, text)
	if err != nil && h.bad == nil {
		h.bad, _ = fault.As(err)
	}
	return d
}

// historyOf reads a request as the input of the clock. As of is today unless the request says otherwise.
func historyOf(req *pb.SimulateClockRequest, today calendar.Date) (clock.Input, error) {
	h := &history{}
	in := clock.Input{
		ReceivedOn: h.day("received_on", req.ReceivedOn), ArrivedOn: h.day("arrived_on", req.ArrivedOn),
		ReceiptReason: "模拟", AnsweredOn: h.day("answered_on", req.AnsweredOn), AsOf: h.day("as_of", req.AsOf),
		Fee: h.fee(req.Fee), Reasons: h.reasons(req.Reasons), Extension: h.extension(req.Extension),
	}
	if in.AsOf.IsZero() {
		in.AsOf = today
	}
	for i, x := range req.Supplements {
		at := fmt.Sprintf("supplements[%d].", i)
		in.Supplements = append(in.Supplements, clock.Supplement{
			SentOn: h.day(at+"sent_on", x.GetSentOn()), ServedOn: h.day(at+"served_on", x.GetServedOn()), ReplyDays: int(x.GetReplyDays()),
			ReceivedOn: h.day(at+"received_on", x.GetReceivedOn()), LapsedOn: h.day(at+"lapsed_on", x.GetLapsedOn()),
		})
	}
	for i, x := range req.Consultations {
		in.Consultations = append(in.Consultations, h.consultation(fmt.Sprintf("consultations[%d].", i), x))
	}
	if h.bad != nil {
		return in, h.bad
	}
	return in, nil
}

func (h *history) consultation(at string, x *pb.ClockConsultation) clock.Consultation {
	out := clock.Consultation{
		Kind: clock.ConsultationKind(x.GetKind()), SentOn: h.day(at+"sent_on", x.GetSentOn()), ServedOn: h.day(at+"served_on", x.GetServedOn()),
	}
	closed := h.day(at+"closed_on", x.GetClosedOn())
	if x.GetOpinion() == pb.Opinion_OPINION_SILENT {
		out.ClosedOn = closed
	} else {
		out.OpinionOn = closed
	}
	return out
}

func (h *history) extension(x *pb.ClockExtension) *clock.Extension {
	if x == nil {
		return nil
	}
	return &clock.Extension{
		Days: int(x.Days), ApprovedOn: h.day("extension.approved_on", x.ApprovedOn), NotifiedOn: h.day("extension.notified_on", x.NotifiedOn),
	}
}

func (h *history) fee(x *pb.ClockFee) *clock.Fee {
	if x == nil {
		return nil
	}
	return &clock.Fee{
		SentOn: h.day("fee.sent_on", x.SentOn), ServedOn: h.day("fee.served_on", x.ServedOn), PaidOn: h.day("fee.paid_on", x.PaidOn),
		LapsedOn: h.day("fee.lapsed_on", x.LapsedOn),
	}
}

func (h *history) reasons(x *pb.ClockReasons) *clock.Reasons {
	if x == nil {
		return nil
	}
	return &clock.Reasons{
		ReplyDays: int(x.ReplyDays), SentOn: h.day("reasons.sent_on", x.SentOn), ServedOn: h.day("reasons.served_on", x.ServedOn),
		ReceivedOn: h.day("reasons.received_on", x.ReceivedOn), JudgedOn: h.day("reasons.judged_on", x.JudgedOn),
		Reasonable: x.Reasonable, LongerDays: int(x.LongerDays), ToldOn: h.day("reasons.told_on", x.ToldOn),
	}
}

// possible refuses a history with orders or numbers that cannot be, and cites the articles.
func possible(in clock.Input) error {
	problems := clock.Check(in)
	if len(problems) == 0 {
		return nil
	}
	e := fault.New(pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, "%s", sentenceOf(problems[0]))
	for _, p := range problems {
		e.Field(pathOf(p), sentenceOf(p))
	}
	return e
}

// pathOf is the field of the request that a problem is about: opinion and silence share one day.
func pathOf(p clock.Problem) string { return strings.Replace(p.Field, ".opinion_on", ".closed_on", 1) }

func sentenceOf(p clock.Problem) string {
	if p.Article == "" {
		return p.Zh + "。"
	}
	return p.Zh + "（" + p.Article + "）。"
}
