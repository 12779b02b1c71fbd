package e2e_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"

	pb "disclosure/proto/disclosure/v1"
)

// TestTrialOfEveryAct calls each act with validate_only: it writes nothing, keeps no answer under the request_id, and answers
// in the shape of the act itself.
func TestTrialOfEveryAct(t *testing.T) {
	o := open(t, plain)
	for _, r := range requests {
		trial := r.req("")
		if !validateOnly(trial) || r.waits() {
			continue
		}
		name := o.subject(r)
		real := fresh(r.req(name))
		trial = proto.Clone(real)
		validateOnly(trial)
		var tried proto.Message
		o.unchanged(t, func() {
			for range 2 {
				var err error
				tried, err = o.invoke(r.login, r.name, trial)
				if err != nil {
					t.Errorf("%s: trial: %s", r.name, explain(err))
				}
			}
		})
		done := must[proto.Message](o, r.login, r.name, real)
		ignored := protocmp.IgnoreFields(&pb.Case{}, "create_time", "update_time")
		if d := cmp.Diff(tried, done, protocmp.Transform(), ignored, protocmp.IgnoreFields(&pb.Document{}, "create_time"),
			protocmp.IgnoreFields(&pb.Matter{}, "create_time"), protocmp.IgnoreFields(&pb.CalendarYear{}, "create_time")); d != "" {
			t.Errorf("%s: trial and act differ: %s", r.name, d)
		}
	}
}

// TestRepetitionOfEveryAct repeats each act with its request_id: the same answer and nothing written; with other content it is
// refused.
func TestRepetitionOfEveryAct(t *testing.T) {
	o := open(t, plain)
	for _, r := range requests {
		if !has(r.req(""), "request_id") || r.waits() {
			continue
		}
		req := fresh(r.req(o.subject(r)))
		first := must[proto.Message](o, r.login, r.name, req)
		o.unchanged(t, func() {
			again := must[proto.Message](o, r.login, r.name, req)
			if d := cmp.Diff(first, again, protocmp.Transform()); d != "" {
				t.Errorf("%s: repeated: %s", r.name, d)
			}
			changed := changeText(proto.Clone(req))
			_, err := o.invoke(r.login, r.name, changed)
			refused(t, r.name, err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_REQUEST_ID_REUSED)
		})
	}
}

// changeText changes a request so that it stays right: it gives it an etag, or another item of the registration.
func changeText(req proto.Message) proto.Message {
	switch r := req.(type) {
	case *pb.RegisterCaseRequest:
		r.Registration.ItemTexts[0] += "及附件"
	case *pb.RegisterMatterRequest:
		r.Content += "及附件"
	case *pb.ImportCalendarYearRequest:
		r.Explanation += "及附件"
	case *pb.ActivateCalendarYearRequest:
		r.Name = organ + "/calendarYears/999"
	case *pb.DiscardCalendarYearRequest:
		r.Name = organ + "/calendarYears/999"
	default:
		return setEtag(req, `"1"`)
	}
	return req
}

// TestStaleVersions calls each act with the etag of an older version.
func TestStaleVersions(t *testing.T) {
	o := open(t, plain)
	for _, r := range requests {
		if !has(r.req(""), "etag") || r.waits() {
			continue
		}
		name := o.subject(r)
		now := o.etag(name)
		o.unchanged(t, func() {
			for _, etag := range []string{`"1"`, `"999"`, "W/" + now, "1", "垃圾"} {
				_, err := o.invoke(r.login, r.name, setEtag(fresh(r.req(name)), etag))
				refused(t, r.name+" "+etag, err, codes.Aborted, pb.ErrorReason_ERROR_REASON_ETAG_STALE)
			}
		})
		must[proto.Message](o, r.login, r.name, setEtag(fresh(r.req(name)), now))
	}
}

// etag is the version of a case or a matter.
func (o *office) etag(name string) string {
	if strings.Contains(name, "/matters/") {
		name = strings.Join(strings.Split(name, "/")[:4], "/") // a letter has the version of its matter
		return must[*pb.Matter](o, "legal", "GetMatter", &pb.GetMatterRequest{Name: name}).Etag
	}
	return must[*pb.Case](o, "legal", "GetCase", &pb.GetCaseRequest{Name: name}).Etag
}

// TestTwoClerksNeverShareANumber lets 64 register at once.
func TestTwoClerksNeverShareANumber(t *testing.T) {
	o := open(t, plain)
	numbers := make([]string, 64)
	var wg sync.WaitGroup
	for i := range numbers {
		wg.Go(func() {
			out, err := o.invoke("desk", "RegisterCase", &pb.RegisterCaseRequest{
				Parent: organ, RequestId: uuid.NewString(), Registration: registration(),
			})
			if err != nil {
				t.Error(explain(err))
			}
			numbers[i] = out.(*pb.Case).Number
		})
	}
	wg.Wait()
	slices.Sort(numbers)
	for i, n := range numbers {
		if want := fmt.Sprintf("2026-%04d", i+1); n != want {
			t.Fatalf("number %d is %s, want %s", i, n, want)
		}
	}
}
