package casework

import (
	"reflect"
	"sync/atomic"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
)

// Clock counts the due dates of the case as of a day.
func Clock(c *Case, cal *calendar.Calendar, asOf calendar.Date) clock.Result {
	return clock.Compute(clockInput(c, asOf), cal)
}

// counted is a count with what it was counted by, and its due dates in the form of the API.
type counted struct {
	cal    *calendar.Calendar
	asOf   calendar.Date
	result clock.Result
	dates  []*pb.DueDate
}

// Dues is Clock without the day-by-day count, for lists. Its result is shared: do not change it.
func Dues(c *Case, cal *calendar.Calendar, asOf calendar.Date) clock.Result {
	return count(c, cal, asOf).result
}

// DueDates are the due dates of Dues in the form of the API. They are shared too.
func DueDates(c *Case, cal *calendar.Calendar, asOf calendar.Date) []*pb.DueDate {
	n := count(c, cal, asOf)
	if n.dates == nil {
		n.dates = DueDatesOf(n.result)
	}
	return n.dates
}

// count gives the last count of the case if it was by the same calendar as of the same day, and counts otherwise.
func count(c *Case, cal *calendar.Calendar, asOf calendar.Date) *counted {
	if c.counted == nil || c.counted.cal != cal || c.counted.asOf != asOf {
		c.counted = countOf(clockInput(c, asOf), cal)
	}
	return c.counted
}

// lastReceipt is the last count of a case in which nothing but the receipt has happened. Those that come in on one day, which is most
// of what is registered, all have the same.
var lastReceipt atomic.Pointer[receiptCount]

type receiptCount struct {
	receivedOn, arrivedOn calendar.Date
	*counted
}

func countOf(in clock.Input, cal *calendar.Calendar) *counted {
	if !reflect.DeepEqual(in, clock.Input{ReceivedOn: in.ReceivedOn, ArrivedOn: in.ArrivedOn, AsOf: in.AsOf}) {
		return &counted{cal: cal, asOf: in.AsOf, result: clock.Dues(in, cal)}
	}
	last := lastReceipt.Load()
	if last != nil && last.receivedOn == in.ReceivedOn && last.arrivedOn == in.ArrivedOn && last.asOf == in.AsOf && last.cal == cal {
		return last.counted
	}
	result := clock.Dues(in, cal)
	n := &counted{cal, in.AsOf, result, append([]*pb.DueDate{}, DueDatesOf(result)...)} // never nil: DueDates writes into what is nil
	lastReceipt.Store(&receiptCount{in.ReceivedOn, in.ArrivedOn, n})
	return n
}

// clockInput is what happened in the case as far as it moves a due date.
func clockInput(c *Case, asOf calendar.Date) clock.Input {
	in := clock.Input{
		ReceivedOn: c.ReceivedOn, ArrivedOn: day(c.Registration.ArrivedOn),
		AnsweredOn: c.AnsweredOn, AsOf: asOf, Extension: extensionInput(c.Extension),
		Fee: feeInput(c.Fee), Reasons: reasonsInput(c.Reasons),
	}
	in.Reopenings, in.Proceedings = reopenings(c), proceedingFacts(c)
	for _, s := range c.Supplements {
		in.Supplements = append(in.Supplements, clock.Supplement{
			SentOn: day(s.SentOn), ServedOn: day(s.ServedOn), ReplyDays: int(s.ReplyDays),
			ReceivedOn: day(s.ReceivedOn), LapsedOn: day(s.LapsedOn),
		})
	}
	for _, x := range c.Consultations {
		in.Consultations = append(in.Consultations, consultationInput(x))
	}
	return in
}

func consultationInput(x *pb.Consultation) clock.Consultation {
	in := clock.Consultation{Kind: clock.ConsultationKind(x.Kind), SentOn: day(x.SentOn), ServedOn: day(x.ServedOn)}
	if x.Opinion == pb.Opinion_OPINION_SILENT {
		in.ClosedOn = day(x.ClosedOn)
	} else {
		in.OpinionOn = day(x.ClosedOn)
	}
	return in
}

func extensionInput(x *pb.Extension) *clock.Extension {
	if x == nil || x.State != pb.ExtensionState_EXTENSION_STATE_APPROVED {
		return nil
	}
	return &clock.Extension{Days: int(x.Days), ApprovedOn: day(x.DecidedOn), NotifiedOn: day(x.NotifiedOn)}
}

func feeInput(x *pb.Fee) *clock.Fee {
	if x == nil {
		return nil
	}
	return &clock.Fee{SentOn: day(x.SentOn), ServedOn: day(x.ServedOn), PaidOn: day(x.PaidOn), LapsedOn: day(x.LapsedOn)}
}

func reasonsInput(x *pb.Reasons) *clock.Reasons {
	if x == nil {
		return nil
	}
	return &clock.Reasons{
		ReplyDays: int(x.ReplyDays), SentOn: day(x.SentOn), ServedOn: day(x.ServedOn), ReceivedOn: day(x.ReceivedOn),
		JudgedOn: day(x.JudgedOn), Reasonable: x.Reasonable, LongerDays: int(x.LongerDays), ToldOn: day(x.ToldOn),
	}
}

// dueKinds are the due dates that the API shows, and the words for them.
var dueKinds = map[clock.DueKind]pb.DueKind{
	clock.SupplementNotice: pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE,
	clock.SupplementReply:  pb.DueKind_DUE_KIND_SUPPLEMENT,
	clock.ReplyBase:        pb.DueKind_DUE_KIND_REPLY_BASE,
	clock.Reply:            pb.DueKind_DUE_KIND_REPLY,
	clock.Opinion:          pb.DueKind_DUE_KIND_OPINION,
	clock.Internal:         pb.DueKind_DUE_KIND_INTERNAL,
	clock.ReasonsReply:     pb.DueKind_DUE_KIND_REASONS,
	clock.Payment:          pb.DueKind_DUE_KIND_PAYMENT,
	clock.ProceedingAnswer: pb.DueKind_DUE_KIND_PROCEEDING_ANSWER,
}

var dueStatuses = map[clock.Status]pb.DueStatus{
	clock.Definite:    pb.DueStatus_DUE_STATUS_DEFINITE,
	clock.Provisional: pb.DueStatus_DUE_STATUS_PROVISIONAL,
	clock.Waiting:     pb.DueStatus_DUE_STATUS_WAITING,
	clock.Unconfirmed: pb.DueStatus_DUE_STATUS_UNCONFIRMED,
}

// DueDatesOf are the due dates of a count in the form of the API.
func DueDatesOf(r clock.Result) []*pb.DueDate {
	var dues []*pb.DueDate
	for _, d := range r.Dues {
		kind, shown := dueKinds[d.Kind]
		if shown {
			dues = append(dues, dueDate(kind, d))
		}
	}
	return dues
}

func dueDate(kind pb.DueKind, d clock.Due) *pb.DueDate {
	return &pb.DueDate{
		Kind: kind, Date: d.Date.String(), Status: dueStatuses[d.Status], Explanation: d.Why, Article: d.Article,
		MissingYear: int32(d.MissingYear), Number: int32(d.Party + 1), MetOn: d.MetOn.String(),
	}
}
