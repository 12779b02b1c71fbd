package api

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

func (s *calendars) ImportCalendarYear(ctx context.Context, req *pb.ImportCalendarYearRequest) (*pb.CalendarYear, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	y, err := s.read(organ, req)
	if err != nil {
		return nil, err
	}
	y.Organ, y.ImportedBy = organ, identity.CallerFrom(ctx).Name
	out, err := s.Store.Act(ctx, actOf(ctx, req, func() proto.Message { return &pb.CalendarYear{} }),
		func(tx *store.Tx) (proto.Message, error) {
			kept, err := tx.CreateCalendarYear(y)
			return importedYear(kept), err
		})
	if err != nil {
		return nil, err
	}
	return out.(*pb.CalendarYear), nil
}

// read parses and checks a year against the calendar in force.
func (s *calendars) read(organ string, req *pb.ImportCalendarYearRequest) (store.CalendarYear, error) {
	on, err := optionalDate("notice_on", req.NoticeOn)
	if err != nil {
		return store.CalendarYear{}, err
	}
	now := s.calendarOf(organ)
	y, _, remarks, err := calendar.Parse(req.Content, calendar.Hints{
		Notice: req.Notice, NoticeDate: on, Explanation: req.Explanation, Regional: req.Regional, Base: yearSpokenOf(now, req.Content),
	})
	if err != nil {
		return store.CalendarYear{}, badYear("content", err)
	}
	_, err = now.With(y)
	if err != nil {
		return store.CalendarYear{}, badYear("content", err)
	}
	_, known := now.Year(y.Year)
	if known && !y.Regional && strings.TrimSpace(req.Explanation) == "" {
		return store.CalendarYear{}, fault.BadField(pb.ErrorReason_ERROR_REASON_CONTENT_MISSING, "explanation",
			"%d年的放假安排已经在用，重新导入会替换它；确需替换的，请说明原因。", y.Year).With("year", strconv.Itoa(y.Year))
	}
	out := store.CalendarYear{Year: y}
	for _, r := range remarks {
		out.Remarks = append(out.Remarks, r.Zh)
	}
	return out, nil
}

var yearInText = regexp.MustCompile(`\b(20[0-9]{2})(年|"|,|\b)`)

// yearSpokenOf finds the year in force that a text changes; nil when it speaks of a year that is not known yet.
func yearSpokenOf(c *calendar.Calendar, content string) *calendar.Year {
	m := yearInText.FindStringSubmatch(content)
	if m == nil {
		return nil
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return nil
	}
	y, ok := c.Year(n)
	if !ok {
		return nil
	}
	return &y
}

// badYear is the refusal of a year with every fault that was found.
func badYear(path string, err error) error {
	faults := calendar.Faults(err)
	if len(faults) == 0 {
		return err
	}
	e := fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "年度日历有误：%s。", strings.Join(faults, "；")).Because(err)
	for _, text := range faults {
		e.Field(path, text)
	}
	return e
}
