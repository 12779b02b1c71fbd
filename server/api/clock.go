package api

import (
	"context"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/fault"
)

// clocks answers what is due and why.
type clocks struct {
	pb.UnsafeClockServiceServer
	*desk
}

var _ pb.ClockServiceServer = (*clocks)(nil)

func (s *clocks) GetClock(ctx context.Context, req *pb.GetClockRequest) (*pb.Clock, error) {
	out, _, err := s.count(ctx, req.Name)
	return out, err
}

func (s *clocks) ExplainClock(ctx context.Context, req *pb.ExplainClockRequest) (*pb.ClockExplanation, error) {
	out, count, err := s.count(ctx, req.Name)
	if err != nil {
		return nil, err
	}
	return &pb.ClockExplanation{Text: count.Text(), Clock: out}, nil
}

// count counts a case as of today.
func (s *clocks) count(ctx context.Context, name string) (*pb.Clock, clock.Result, error) {
	organ, number, _ := casework.SplitName(name)
	c, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return nil, clock.Result{}, err
	}
	count := casework.Clock(c, s.calendarOf(organ), s.today())
	return clockView(c.Name(), count), count, nil
}

// clockView is a count as the API shows it.
func clockView(name string, count clock.Result) *pb.Clock {
	out := &pb.Clock{Name: name, DueDates: casework.DueDatesOf(count), CalendarVersion: count.CalendarVersion}
	for _, w := range count.Warnings {
		out.Warnings = append(out.Warnings, w.Zh)
	}
	for _, e := range count.Ledger {
		out.Ledger = append(out.Ledger, ledgerDay(e))
	}
	return out
}

func ledgerDay(e clock.Entry) *pb.LedgerDay {
	sources := []string{e.Article, e.Notice}
	if e.Article == "" || e.Notice == "" {
		sources = []string{e.Article + e.Notice}
	}
	return &pb.LedgerDay{
		Date: e.Date.String(), Counted: e.Counted, Number: int32(e.N), Reason: e.Why, Source: strings.Join(sources, "；"),
	}
}

func (s *clocks) AddWorkingDays(_ context.Context, req *pb.AddWorkingDaysRequest) (*pb.WorkingDays, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	start, err := countable("start_on", req.StartOn)
	if err != nil {
		return nil, err
	}
	return workingDays(clock.Add(start, int(req.Days), s.calendarOf(organ))), nil
}

// longestCount bounds the answer of CountWorkingDays.
const longestCount = 10 // years

func (s *clocks) CountWorkingDays(_ context.Context, req *pb.CountWorkingDaysRequest) (*pb.WorkingDays, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	after, err := countable("after_on", req.AfterOn)
	if err != nil {
		return nil, err
	}
	through, err := countable("through_on", req.ThroughOn)
	if err != nil {
		return nil, err
	}
	if through.Before(after) || through.After(after.AddMonths(12*longestCount)) {
		return nil, fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_OUT_OF_ORDER, "through_on",
			"截止日 %s 须不早于起始日 %s，并且在其后 %d 年以内。", through, after, longestCount).With("value", req.ThroughOn)
	}
	return workingDays(clock.Count(after, through, s.calendarOf(organ))), nil
}

// countable reads a day of a free count: a real day of a time in which calendars make sense.
func countable(path, text string) (calendar.Date, error) {
	d, err := optionalDate(path, text)
	if err == nil && (d.Year < 1990 || d.Year > 2199) {
		err = fault.BadField(pb.ErrorReason_ERROR_REASON_DATE_INVALID, path, "日期 %s 超出可计算的范围（1990年至2199年）。", text).
			With("value", text)
	}
	return d, err
}

// workingDays is a free count as the API shows it.
func workingDays(t clock.Tally) *pb.WorkingDays {
	out := &pb.WorkingDays{
		Date: t.Due.Date.String(), Days: int32(t.Days), Status: pb.DueStatus_DUE_STATUS_DEFINITE,
		MissingYear: int32(t.Due.MissingYear), CalendarVersion: t.CalendarVersion,
	}
	if t.Due.Status == clock.Provisional {
		out.Status = pb.DueStatus_DUE_STATUS_PROVISIONAL
	}
	for _, e := range t.Ledger {
		out.Ledger = append(out.Ledger, ledgerDay(e))
	}
	return out
}
