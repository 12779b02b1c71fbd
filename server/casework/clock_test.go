package casework

import (
	"reflect"
	"testing"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/clock"
)

// TestDuesAreCountedAnew: the kept count is never that of another version, day or variant of the case.
func TestDuesAreCountedAnew(t *testing.T) {
	cal := calendar.Embedded()
	s := newStory(t, someRegistration(pb.Channel_CHANNEL_IN_PERSON, "2026-03-02", ""), "2026-03-02")
	check := func(what string, c *Case, on string) {
		t.Helper()
		d := calendar.MustParse(on)
		for range 2 { // the second one is kept
			if got, want := Dues(c, cal, d), clock.Dues(clockInput(c, d), cal); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: kept %+v, counted %+v", what, got, want)
			}
		}
	}
	check("registered", s.c, "2026-03-02")
	check("another day", s.c, "2026-06-01")
	other := newStory(t, someRegistration(pb.Channel_CHANNEL_IN_PERSON, "2026-03-03", ""), "2026-03-03")
	check("another receipt", other.c, "2026-06-01")
	check("the first receipt again", newStory(t, someRegistration(pb.Channel_CHANNEL_IN_PERSON, "2026-03-02", ""), "2026-03-02").c, "2026-06-01")
	s.do("2026-03-20", handler, func(c *Case, env Env) (*pb.Event, error) { return RequestExtension(c, env, 15, "检索") })
	s.do("2026-03-20", head, func(c *Case, env Env) (*pb.Event, error) { return DecideExtension(c, env, true, "") })
	check("extended", s.c, "2026-06-01")
	told := s.c.WithExtensionNotified(calendar.MustParse("2026-03-20"))
	check("told", told, "2026-06-01")
	before, _ := Dues(s.c, cal, calendar.MustParse("2026-06-01")).Due(clock.Reply)
	after, _ := Dues(told, cal, calendar.MustParse("2026-06-01")).Due(clock.Reply)
	if before.Date == after.Date {
		t.Error("the extension changes nothing: this test sees nothing")
	}
	s.apply("2026-06-02", handler, &pb.Event{Kind: &pb.Event_SupplementRequested{SupplementRequested: &pb.SupplementRequested{Number: 1, ReplyDays: 10}}})
	check("next version", s.c, "2026-06-01")
}

// TestSharedCountIsWhole: what cases share is never written to again, also when there is no due date at all.
func TestSharedCountIsWhole(t *testing.T) {
	cal, today := calendar.Embedded(), calendar.MustParse("2026-03-02")
	for _, in := range []clock.Input{{AsOf: today}, {ReceivedOn: today, ArrivedOn: today, AsOf: today}} {
		n := countOf(in, cal)
		if n.dates == nil || countOf(in, cal) != n {
			t.Errorf("%+v: %v", in, n.dates)
		}
	}
}
