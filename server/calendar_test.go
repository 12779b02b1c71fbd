package server

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// movable is a clock that a test sets.
type movable struct{ now atomic.Pointer[time.Time] }

func clockAt(day string) *movable {
	m := &movable{}
	m.set(day)
	return m
}

func (m *movable) set(day string) {
	t, err := time.ParseInLocation("2006-01-02", day, calendar.Shanghai)
	if err != nil {
		panic(err)
	}
	t = t.Add(10 * time.Hour)
	m.now.Store(&t)
}

func (m *movable) Now() time.Time { return *m.now.Load() }

// at starts a server on a day, with a tracker that looks often.
func at(t *testing.T, m *movable) *house {
	return run(t, func(c *Config) { c.Now, c.TrackEvery = m.Now, 20*time.Millisecond })
}

// register registers a case that came in person on a day.
func (h *house) register(token, day string) *pb.Case {
	h.t.Helper()
	c, err := pb.NewIntakeServiceClient(h.conn).RegisterCase(as(h.t.Context(), token), &pb.RegisterCaseRequest{
		Parent: "organs/yangli", Registration: &pb.Registration{
			Channel: pb.Channel_CHANNEL_IN_PERSON, ArrivedOn: day, ItemTexts: []string{"2024年度样例路改造工程的征地批复"},
			Applicant: &pb.Applicant{
				Category: pb.ApplicantCategory_APPLICANT_CATEGORY_NATURAL_PERSON, Name: "王小明", Phone: "13800000000",
				Address: "样例县样例路1号",
			},
		},
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

// notice2027 is a made-up notice in the words of the real ones.
func notice2027() string {
	var off []string
	y := [][2]string{{"2027-01-01", "2027-01-03"}, {"2027-02-05", "2027-02-12"}, {"2027-04-03", "2027-04-05"}, {"2027-05-01", "2027-05-05"}, {"2027-10-01", "2027-10-07"}}
	var holidays []string
	for _, h := range y {
		holidays = append(holidays, fmt.Sprintf(`{"name":"假日","from":%q,"to":%q}`, h[0], h[1]))
		for d := calendar.MustParse(h[0]); !d.After(calendar.MustParse(h[1])); d = d.AddDays(1) {
			if !d.IsWeekend() {
				off = append(off, fmt.Sprintf("%q", d))
			}
		}
	}
	return fmt.Sprintf(`{"year":2027,"notice":"国办发明电〔2026〕9号","notice_date":"2026-11-05","explanation":"测试","holidays":[%s],"off":[%s],"work":[]}`,
		strings.Join(holidays, ","), strings.Join(off, ","))
}

// TestCalendarYearFromImportToRecount imports a year, looks ahead, lets a second person activate it, and finds the cases moved.
func TestCalendarYearFromImportToRecount(t *testing.T) {
	h := at(t, clockAt("2027-01-20"))
	desk := h.employ("yangli", "desk", false, pb.Role_ROLE_FRONT_DESK)
	admin := h.employ("yangli", "boss", false, pb.Role_ROLE_ADMIN)
	head := h.employ("yangli", "head", false, pb.Role_ROLE_DISCLOSURE_HEAD)
	c := h.register(desk, "2027-01-19")
	client, ctx := pb.NewCalendarServiceClient(h.conn), t.Context()
	req := &pb.ImportCalendarYearRequest{Parent: "organs/yangli", Content: notice2027()}
	_, err := client.ImportCalendarYear(as(ctx, admin), &pb.ImportCalendarYearRequest{Parent: "organs/yangli", Content: "春节放假很多天"})
	want(t, "no notice", err, codes.InvalidArgument, "REQUEST_INVALID")
	y, err := client.ImportCalendarYear(as(ctx, admin), req)
	if err != nil || y.State != pb.CalendarYearState_CALENDAR_YEAR_STATE_PROPOSED || y.Name != "organs/yangli/calendarYears/1" {
		t.Fatalf("%v, %v", y, err)
	}
	_, err = client.ActivateCalendarYear(as(ctx, admin), &pb.ActivateCalendarYearRequest{Name: y.Name})
	want(t, "the importer", err, codes.PermissionDenied, "ROLE_MISSING")
	p, err := client.PreviewCalendarYear(as(ctx, head), &pb.PreviewCalendarYearRequest{Name: y.Name})
	if err != nil || p.MovedCount != 1 || p.OpenCount != 1 || p.Moved[0].Case != c.Name {
		t.Fatalf("preview: %v, %v", p, err)
	}
	_, err = client.ActivateCalendarYear(as(ctx, head), &pb.ActivateCalendarYearRequest{Name: y.Name})
	if err != nil {
		t.Fatal(err)
	}
	h.recounted(head, y.Name)
	after, err := pb.NewCaseServiceClient(h.conn).GetCase(as(ctx, desk), &pb.GetCaseRequest{Name: c.Name})
	if err != nil || replyOf(after) != p.Moved[0].ToOn || replyOf(c) != p.Moved[0].FromOn || after.Etag == c.Etag {
		t.Errorf("due %s, before %s, preview %v, %v", replyOf(after), replyOf(c), p.Moved, err)
	}
	_, err = client.ImportCalendarYear(as(ctx, admin), req)
	want(t, "again without reason", err, codes.FailedPrecondition, "CONTENT_MISSING")
	list, err := client.ListCalendarYears(as(ctx, desk), &pb.ListCalendarYearsRequest{Parent: "organs/yangli", PageSize: 3})
	if err != nil || len(list.Years) != 3 || list.Years[0].Year != 2027 || list.Years[0].Moved != 1 || list.NextPageToken == "" {
		t.Errorf("list: %v, %v", list, err)
	}
}

// recounted waits until the cases of a year are recounted.
func (h *house) recounted(token, name string) {
	h.t.Helper()
	for range 500 {
		list, err := pb.NewCalendarServiceClient(h.conn).ListCalendarYears(as(h.t.Context(), token), &pb.ListCalendarYearsRequest{Parent: "organs/yangli"})
		if err != nil {
			h.t.Fatal(err)
		}
		for _, y := range list.Years {
			if y.Name == name && y.Recounted == y.ToRecount && y.Moved > 0 {
				return
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	h.t.Error("the cases were never recounted")
}

func replyOf(c *pb.Case) string {
	for _, d := range c.DueDates {
		if d.Kind == pb.DueKind_DUE_KIND_REPLY {
			return d.Date
		}
	}
	return ""
}
