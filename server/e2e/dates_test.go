package e2e_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "disclosure/proto/disclosure/v1"
)

// badDays are days that no act may have happened on, with the reason of each. The case at hand arrived on 13 April 2026.
var badDays = []struct {
	day    string
	reason pb.ErrorReason
}{
	{"2026-02-30", pb.ErrorReason_ERROR_REASON_DATE_INVALID},
	{"2025-02-29", pb.ErrorReason_ERROR_REASON_DATE_INVALID},
	{"2026-13-01", pb.ErrorReason_ERROR_REASON_DATE_INVALID},
	{"2026-00-10", pb.ErrorReason_ERROR_REASON_DATE_INVALID},
	{"2026-04-00", pb.ErrorReason_ERROR_REASON_DATE_INVALID},
	{"0001-01-01", pb.ErrorReason_ERROR_REASON_DATE_INVALID},
	{"0000-00-00", pb.ErrorReason_ERROR_REASON_DATE_INVALID},
	{"1949-10-01", pb.ErrorReason_ERROR_REASON_DATE_INVALID},
	{tomorrow, pb.ErrorReason_ERROR_REASON_DATE_IN_FUTURE},
	{"9999-12-31", pb.ErrorReason_ERROR_REASON_DATE_IN_FUTURE},
	{"2026-04-10", pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER},
}

// TestDaysThatCannotBe puts every bad day into every day of every request that tells of something that happened.
func TestDaysThatCannotBe(t *testing.T) {
	o := open(t, plain)
	names := map[string]string{}
	days := 0
	for _, r := range requests {
		right := r.req(o.shared(r, names))
		each(right.ProtoReflect(), "", func(path string, f protoreflect.FieldDescriptor, to way) {
			if !isDay(path) || r.name == "UpdateCase" {
				return
			}
			days++
			o.unchanged(t, func() {
				for _, b := range badDays {
					if may(r, path, b.day, b.reason) {
						continue
					}
					bad := proto.Clone(right)
					to(bad.ProtoReflect()).Set(f, protoreflect.ValueOfString(b.day))
					_, err := o.invoke(r.login, r.name, bad)
					refused(t, r.name+"."+path+" "+b.day, err, codes.InvalidArgument, b.reason, path)
				}
			})
		})
	}
	if days < 30 {
		t.Errorf("only %d days", days)
	}
}

// isDay says whether a field is a day.
func isDay(path string) bool {
	return (strings.HasSuffix(path, "_on") || strings.HasSuffix(path, ".on")) && path != "named_due_on" // a day to come
}

// older are the days of what may lie before the request: its own arrival, a secrecy review, a matter.
var older = []string{"registration.arrived_on", "review.reviewed_on", "RegisterMatter.received_on"}

// free are the requests that ask what would be, or read something that was printed: only days that do not exist are refused.
var free = []string{"AddWorkingDays", "CountWorkingDays", "SimulateClock", "ListDue", "ImportCalendarYear"}

// may says whether a day that is bad elsewhere is good here.
func may(r rpc, path, day string, reason pb.ErrorReason) bool {
	if slices.Contains(free, r.name) {
		_, err := time.Parse(time.DateOnly, day)
		return err == nil
	}
	return reason == pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER &&
		(slices.Contains(older, path) || slices.Contains(older, r.name+"."+path))
}

// TestConfirmationOfAChannelThatNeedsNone gives a day of confirmation where the day of arrival alone counts.
func TestConfirmationOfAChannelThatNeedsNone(t *testing.T) {
	o := open(t, plain)
	o.unchanged(t, func() {
		for _, c := range []pb.Channel{pb.Channel_CHANNEL_IN_PERSON, pb.Channel_CHANNEL_SIGNED_MAIL} {
			r := registration()
			r.Channel = c
			_, err := o.invoke("desk", "RegisterCase", &pb.RegisterCaseRequest{Parent: organ, Registration: r})
			refused(t, c.String(), err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, "registration.confirmed_on")
		}
	})
}

// TestDaysOfAList are days that narrow a list: only those that do not exist are refused.
func TestDaysOfAList(t *testing.T) {
	o := open(t, plain)
	for field, set := range map[string]func(*pb.ListCasesRequest, string){
		"due_by":       func(r *pb.ListCasesRequest, d string) { r.DueBy = d },
		"arrived_from": func(r *pb.ListCasesRequest, d string) { r.ArrivedFrom = d },
		"arrived_to":   func(r *pb.ListCasesRequest, d string) { r.ArrivedTo = d },
	} {
		req := &pb.ListCasesRequest{Parent: organ}
		set(req, "2026-02-30")
		_, err := o.invoke("desk", "ListCases", req)
		refused(t, field, err, codes.InvalidArgument, pb.ErrorReason_ERROR_REASON_DATE_INVALID, field)
		set(req, "2027-02-28")
		must[proto.Message](o, "desk", "ListCases", req)
	}
}
