package e2e_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"google.golang.org/grpc/codes"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// set puts the time of the office on a day; tokens live for a year.
func (o *office) set(day string) {
	d := calendar.MustParse(day)
	o.clock.mu.Lock()
	defer o.clock.mu.Unlock()
	o.clock.now = time.Date(d.Year, d.Month, d.Day, 10, 0, 0, 0, calendar.Shanghai)
}

// deliver sends the notice of a kind and records that it was signed for, on that day.
func (o *office) deliver(name string, kind pb.NoticeKind, day string) {
	o.t.Helper()
	n, err := o.issue(name, kind, "")
	if err != nil {
		o.t.Fatal(explain(err))
	}
	must[*pb.Notice](o, "desk", "RecordDispatch", &pb.RecordDispatchRequest{
		Name: n.Name, RequestId: uuid.NewString(), Method: pb.DeliveryMethod_DELIVERY_METHOD_IN_PERSON, DispatchedOn: day,
	})
	must[*pb.Notice](o, "desk", "RecordDelivery", &pb.RecordDeliveryRequest{
		Name: n.Name, RequestId: uuid.NewString(), DeliveredOn: day, Evidence: "本人签收",
	})
}

// TestTheApplicantsTime lets each time of the applicant run out: on the last day the act is refused, the day after it is taken.
// Everything is served on 15 April 2026. Working days: 16 1, 17 2, 20 3 to 24 7, 27 8 to 30 11, 05-06 12 (劳动节 to 05-05), 07 13,
// 08 14, 05-09 15 (a Saturday, 调休上班), 11 16 to 15 20.
func TestTheApplicantsTime(t *testing.T) {
	for _, c := range []struct {
		ask, lapse pb.Act
		notice     pb.NoticeKind
		last, next string
	}{
		{pb.Act_ACT_REQUEST_SUPPLEMENT, pb.Act_ACT_LAPSE_SUPPLEMENT, pb.NoticeKind_NOTICE_KIND_SUPPLEMENT, "2026-05-09", "2026-05-10"}, // 15
		{pb.Act_ACT_REQUEST_REASONS, pb.Act_ACT_JUDGE_REASONS, pb.NoticeKind_NOTICE_KIND_REASONS, "2026-04-29", "2026-04-30"},          // 10
		{pb.Act_ACT_ASSESS_FEE, pb.Act_ACT_LAPSE_FEE, pb.NoticeKind_NOTICE_KIND_FEE, "2026-05-15", "2026-05-16"},                       // 20
	} {
		t.Run(c.lapse.String(), func(t *testing.T) {
			o := open(t, plain)
			name := o.drive(prg)
			o.do(c.ask, name)
			o.deliver(name, c.notice, today)
			o.set(c.last)
			o.unchanged(t, func() {
				for _, r := range requests {
					if r.act == c.lapse {
						_, err := o.invoke(r.login, r.name, unreasoned(fresh(r.req(name))))
						refused(t, r.name, err, codes.FailedPrecondition, pb.ErrorReason_ERROR_REASON_TIME_LIMIT_RUNNING)
					}
				}
			})
			o.set(c.next)
			for _, r := range requests {
				if r.act == c.lapse {
					_, err := o.invoke(r.login, r.name, unreasoned(fresh(r.req(name))))
					if err != nil {
						t.Fatal(explain(err))
					}
				}
			}
			got := must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: name})
			if got.State != prg {
				t.Errorf("state %v", got.State)
			}
		})
	}
}

// unreasoned makes a judgement one on an applicant who gave no reasons: it cannot find them reasonable.
func unreasoned(m proto.Message) proto.Message {
	if j, is := m.(*pb.JudgeReasonsRequest); is {
		j.Reasonable, j.LongerDays = false, 0
	}
	return m
}
