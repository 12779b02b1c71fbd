package api

import (
	"context"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/clock"
	"disclosure/server/store"
)

func (s *clocks) ListDue(ctx context.Context, req *pb.ListDueRequest) (*pb.ListDueResponse, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	after, err := cursorOf(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	from, err := optionalDate("from_on", req.FromOn)
	if err != nil {
		return nil, err
	}
	to, err := optionalDate("to_on", req.ToOn)
	if err != nil {
		return nil, err
	}
	g, err := s.gauge(ctx, organ)
	if err != nil {
		return nil, err
	}
	rows, next, err := s.Store.ListDue(ctx, store.DueQuery{
		Organ: organ, Handler: req.Handler, Kinds: req.Kinds, Spans: g.spans(req.Levels, from, to), Today: g.today, After: after,
		Limit: pageSize(req.PageSize),
	})
	if err != nil {
		return nil, err
	}
	out := &pb.ListDueResponse{NextPageToken: tokenOf(req, next)}
	for _, d := range rows {
		out.Items = append(out.Items, g.item(d))
	}
	return out, nil
}

// gauge measures how near due dates of an organ are on a day.
type gauge struct {
	today       calendar.Date
	cal         *calendar.Calendar
	yellow, red int
}

// gauge reads the thresholds of an organ.
func (d *desk) gauge(ctx context.Context, organ string) (gauge, error) {
	o, err := d.Store.Organ(ctx, organ)
	if err != nil {
		return gauge{}, err
	}
	g := gauge{today: d.today(), cal: d.calendarOf(organ), yellow: clock.DefaultYellow, red: clock.DefaultRed}
	if o.YellowDays > 0 {
		g.yellow = o.YellowDays
	}
	if o.RedDays > 0 {
		g.red = o.RedDays
	}
	return g, nil
}

// item is a due date as the API shows it.
func (g gauge) item(d store.Due) *pb.DueItem {
	on, _ := calendar.ParseDate(d.Date.Date) // the store holds days only
	level, left := clock.LevelOf(on, g.today, g.cal, g.yellow, g.red)
	return &pb.DueItem{
		Case: d.CaseName(), Number: d.CaseNumber, Applicant: d.Applicant, Handler: d.Handler, Due: d.Date,
		Level: pb.WarningLevel(level), DaysLeft: int32(left), Label: level.String(),
	}
}

// spans are the days on which due dates of the wanted levels lie, in their order, between two days. No level means all.
func (g gauge) spans(levels []pb.WarningLevel, from, to calendar.Date) []store.Span {
	wanted := map[pb.WarningLevel]bool{}
	for _, l := range levels {
		wanted[l] = true
	}
	var spans []store.Span
	for l := pb.WarningLevel_WARNING_LEVEL_OVERDUE; l >= pb.WarningLevel_WARNING_LEVEL_NORMAL; l-- {
		if len(levels) > 0 && !wanted[l] {
			continue
		}
		span, some := cut(g.span(l), from, to)
		if some {
			spans = append(spans, span)
		}
	}
	if spans == nil {
		spans = []store.Span{} // nothing, not everything
	}
	return spans
}

// span are the days on which due dates of a level lie: the levels follow each other, the most pressing first.
func (g gauge) span(l pb.WarningLevel) store.Span {
	red := g.lastWith(g.red)
	yellow := calendar.Later(red, g.lastWith(g.yellow))
	switch l {
	case pb.WarningLevel_WARNING_LEVEL_OVERDUE:
		return store.Span{To: g.today.AddDays(-1)}
	case pb.WarningLevel_WARNING_LEVEL_RED:
		return store.Span{From: g.today, To: red}
	case pb.WarningLevel_WARNING_LEVEL_YELLOW:
		return store.Span{From: red.AddDays(1), To: yellow}
	}
	return store.Span{From: yellow.AddDays(1)}
}

// lastWith is the last day up to which at most n working days are left.
func (g gauge) lastWith(n int) calendar.Date {
	return g.cal.EstimateWorkingDays(g.today, n+1).Date.AddDays(-1)
}

// cut narrows a span to the days between two; zero days do not narrow.
func cut(s store.Span, from, to calendar.Date) (store.Span, bool) {
	s.From = calendar.Later(s.From, from)
	if s.To.IsZero() || !to.IsZero() && to.Before(s.To) {
		s.To = to
	}
	return s, s.To.IsZero() || !s.To.Before(s.From)
}
