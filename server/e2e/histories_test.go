package e2e_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
)

// A request of 2026-03-02 is due on 03-30. The working days after that: 03-31 21, 04-01 22, 02 23, 03 24, 07 25 (清明节 to
// 04-06), 08 26, 09 27, 10 28, 13 29, 14 30, 15 31, 16 32, 17 33, 20 34, 21 35, 22 36, 23 37, 24 38, 27 39, 28 40. One of
// 2026-03-16 is due on 04-14.

func supplement(sent, served, received string) *pb.ClockSupplement {
	return &pb.ClockSupplement{SentOn: sent, ServedOn: served, ReceivedOn: received}
}

func party(sent, served, closed string, opinion pb.Opinion) *pb.ClockConsultation {
	return &pb.ClockConsultation{
		Kind: pb.ConsultationKind_CONSULTATION_KIND_THIRD_PARTY, SentOn: sent, ServedOn: served, ClosedOn: closed, Opinion: opinion,
	}
}

const (
	agrees = pb.Opinion_OPINION_CONSENT
	silent = pb.Opinion_OPINION_SILENT

	definite    = pb.DueStatus_DUE_STATUS_DEFINITE
	provisional = pb.DueStatus_DUE_STATUS_PROVISIONAL
	waiting     = pb.DueStatus_DUE_STATUS_WAITING
	unconfirmed = pb.DueStatus_DUE_STATUS_UNCONFIRMED
)

// histories were counted by hand, on paper; the counts stand in the tests of the clock.
var histories = []struct {
	name    string
	request *pb.SimulateClockRequest
	reply   string
	status  pb.DueStatus
	other   pb.DueKind // one more due date, with its day
	on      string
	warning string // part of the only warning; empty when there is none
}{
	{name: "supplement restarts", request: &pb.SimulateClockRequest{ // notice on the seventh day
		ReceivedOn: "2026-03-16", Supplements: []*pb.ClockSupplement{supplement("2026-03-25", "2026-03-26", "2026-04-02")},
	}, reply: "2026-05-06", status: definite, other: pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE, on: "2026-03-25"},
	{name: "notice on the eighth day", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-16", Supplements: []*pb.ClockSupplement{supplement("2026-03-26", "2026-03-27", "2026-04-02")}, AsOf: "2026-04-10",
	}, reply: "2026-04-14", status: definite, warning: "补正"},
	{name: "supplement awaited", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-16", Supplements: []*pb.ClockSupplement{supplement("2026-03-25", "2026-03-26", "")}, AsOf: "2026-04-10",
	}, status: waiting, other: pb.DueKind_DUE_KIND_SUPPLEMENT, on: "2026-04-10"},
	{name: "two parties at once", request: &pb.SimulateClockRequest{ // 10 to 13, 16 to 18 March: seven days
		ReceivedOn: "2026-03-02", AnsweredOn: "2026-04-09", Consultations: []*pb.ClockConsultation{
			party("2026-03-09", "2026-03-10", "2026-03-16", agrees), party("2026-03-12", "2026-03-13", "2026-03-18", agrees),
		},
	}, reply: "2026-04-09", status: definite, other: pb.DueKind_DUE_KIND_REPLY_BASE, on: "2026-03-30"},
	{name: "silent party", request: &pb.SimulateClockRequest{ // its 15th day is 24 March: sixteen days
		ReceivedOn: "2026-03-02", AnsweredOn: "2026-04-22", AsOf: "2026-05-06",
		Consultations: []*pb.ClockConsultation{party("2026-03-02", "2026-03-03", "2026-04-10", silent)},
	}, reply: "2026-04-22", status: definite, other: pb.DueKind_DUE_KIND_OPINION, on: "2026-03-24"},
	{name: "party asked after the base", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-02", AnsweredOn: "2026-03-30", AsOf: "2026-04-10",
		Consultations: []*pb.ClockConsultation{party("2026-03-31", "2026-04-01", "2026-04-03", agrees)},
	}, reply: "2026-03-30", status: definite, warning: "征求意见"},
	{name: "extension on the last day", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-02", Extension: &pb.ClockExtension{Days: 15, ApprovedOn: "2026-03-27", NotifiedOn: "2026-03-30"},
	}, reply: "2026-04-21", status: definite},
	{name: "longest extension", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-02", Extension: &pb.ClockExtension{Days: 20, ApprovedOn: "2026-03-27", NotifiedOn: "2026-03-27"},
	}, reply: "2026-04-28", status: definite},
	{name: "extension told a day late", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-02", AnsweredOn: "2026-03-30", Extension: &pb.ClockExtension{Days: 15, ApprovedOn: "2026-03-27", NotifiedOn: "2026-03-31"},
	}, reply: "2026-03-30", status: definite, warning: "延期不计入"},
	{name: "fee awaited", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-02", Fee: &pb.ClockFee{SentOn: "2026-03-20", ServedOn: "2026-03-23"}, AsOf: "2026-04-21",
	}, status: waiting, other: pb.DueKind_DUE_KIND_PAYMENT, on: "2026-04-21"},
	{name: "fee paid", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-02", Fee: &pb.ClockFee{SentOn: "2026-03-20", ServedOn: "2026-03-23", PaidOn: "2026-03-30"}, AsOf: "2026-04-22",
	}, reply: "2026-04-28", status: definite},
	{name: "reasons do not stop it", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-02", Reasons: &pb.ClockReasons{SentOn: "2026-03-09", ServedOn: "2026-03-10"}, AsOf: "2026-03-24",
	}, reply: "2026-03-30", status: definite, other: pb.DueKind_DUE_KIND_REASONS, on: "2026-03-24"},
	{name: "reasonable longer period", request: &pb.SimulateClockRequest{
		ReceivedOn: "2026-03-02", Reasons: &pb.ClockReasons{
			SentOn: "2026-03-09", ServedOn: "2026-03-10", ReceivedOn: "2026-03-17", JudgedOn: "2026-03-19", Reasonable: true, LongerDays: 10,
			ToldOn: "2026-03-30",
		}, AsOf: "2026-04-14",
	}, reply: "2026-04-14", status: definite},
	{
		name: "year end", request: &pb.SimulateClockRequest{ReceivedOn: "2026-12-04", AsOf: "2026-12-20"},
		reply: "2027-01-04", status: provisional, other: pb.DueKind_DUE_KIND_SUPPLEMENT_NOTICE, on: "2026-12-15", warning: "2027年",
	},
	{
		name: "receipt not confirmed", request: &pb.SimulateClockRequest{ArrivedOn: "2026-03-02", AsOf: "2026-03-20"},
		reply: "2026-03-30", status: unconfirmed, warning: "确认",
	},
}

func TestHistories(t *testing.T) {
	o := open(t, plain)
	for _, h := range histories {
		t.Run(h.name, func(t *testing.T) {
			h.request.Parent = organ
			if h.request.AsOf == "" {
				h.request.AsOf = "2026-04-28"
				h.request.AnsweredOn = cmp.Or(h.request.AnsweredOn, min(h.reply, h.request.AsOf))
			}
			got := must[*pb.Clock](o, "legal", "SimulateClock", h.request)
			if d := dueOf(got, pb.DueKind_DUE_KIND_REPLY); d.GetDate() != h.reply || d.GetStatus() != h.status || d.GetExplanation() == "" {
				t.Errorf("reply %v, want %s %v", d, h.reply, h.status)
			}
			if d := dueOf(got, h.other); h.other != 0 && d.GetDate() != h.on {
				t.Errorf("%v %v, want %s", h.other, d, h.on)
			}
			if h.warning == "" && len(got.Warnings) > 0 || h.warning != "" && (len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], h.warning)) {
				t.Errorf("warnings %q, want %q", got.Warnings, h.warning)
			}
		})
	}
}

func dueOf(c *pb.Clock, kind pb.DueKind) *pb.DueDate {
	for _, d := range c.DueDates {
		if d.Kind == kind {
			return d
		}
	}
	return nil
}

// TestImpossibleHistories are refused, with the field and the article.
func TestImpossibleHistories(t *testing.T) {
	o := open(t, plain)
	for field, c := range map[string]struct {
		spoil   func(*pb.SimulateClockRequest)
		article string
	}{
		"received_on":                {func(r *pb.SimulateClockRequest) { r.ReceivedOn = "2026-02-27" }, "第三十一条"},
		"supplements[0].received_on": {func(r *pb.SimulateClockRequest) { r.Supplements[0].ReceivedOn = "2026-03-04" }, "第三十条"},
		"supplements[1].sent_on":     {func(r *pb.SimulateClockRequest) { r.Supplements[1].SentOn = "2026-03-11" }, "第三十条"},
		"consultations[0].closed_on": {func(r *pb.SimulateClockRequest) { r.Consultations[0].ClosedOn = "2026-03-30" }, "第三十二条"},
		"consultations[0].served_on": {func(r *pb.SimulateClockRequest) { r.Consultations[0].SentOn = "" }, "第三十二条"},
		"extension.days":             {func(r *pb.SimulateClockRequest) { r.Extension.Days = 21 }, "第三十三条"},
		"extension.notified_on":      {func(r *pb.SimulateClockRequest) { r.Extension.ApprovedOn = "" }, "第三十三条"},
		"fee.paid_on":                {func(r *pb.SimulateClockRequest) { r.Fee.PaidOn = "2026-05-10" }, "信息处理费"},
		"reasons.longer_days":        {func(r *pb.SimulateClockRequest) { r.Reasons.Reasonable = false }, "第三十五条"},
		"answered_on":                {func(r *pb.SimulateClockRequest) { r.AnsweredOn = "2026-03-01" }, "第三十三条"},
	} {
		req := wholeHistory()
		c.spoil(req)
		_, err := o.invoke("legal", "SimulateClock", req)
		refused(t, field, err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER)
		v := read(err)
		if !slices.Contains(v.fields, field) || !strings.Contains(v.sentence(), c.article) {
			t.Errorf("%s, %s: %s", field, c.article, explain(err))
		}
	}
}
