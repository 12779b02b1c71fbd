package e2e_test

import (
	"strings"
	"testing"

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
	names := map[pb.State]string{0: ""}
	days := 0
	for _, r := range requests {
		if names[r.in] == "" && r.in != 0 {
			names[r.in] = o.drive(r.in)
		}
		right := r.req(names[r.in])
		each(right.ProtoReflect(), "", func(path string, f protoreflect.FieldDescriptor, to way) {
			if !strings.HasSuffix(path, "_on") || r.name == "UpdateCase" {
				return
			}
			days++
			o.unchanged(t, func() {
				for _, b := range badDays {
					if mayBeOlder(path) && b.reason == pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER {
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
	if days < 12 {
		t.Errorf("only %d days", days)
	}
}

// mayBeOlder are the days of what may lie before the request: its own arrival, and a secrecy review.
func mayBeOlder(path string) bool {
	return path == "registration.arrived_on" || path == "review.reviewed_on"
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
