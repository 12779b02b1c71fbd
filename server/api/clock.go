package api

import (
	"context"
	"strings"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/casework"
	"disclosure/server/clock"
)

// clocks answers what is due and why.
type clocks struct {
	pb.UnimplementedClockServiceServer // until every RPC is there
	*desk
}

var _ pb.ClockServiceServer = (*clocks)(nil)

func (s *clocks) GetClock(ctx context.Context, req *pb.GetClockRequest) (*pb.Clock, error) {
	organ, number, _ := casework.SplitName(req.Name)
	c, err := s.Store.Case(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	count := casework.Clock(c, s.Calendar, s.today())
	out := &pb.Clock{Name: c.Name(), DueDates: casework.DueDates(count), CalendarVersion: count.CalendarVersion}
	for _, w := range count.Warnings {
		out.Warnings = append(out.Warnings, w.Zh)
	}
	for _, e := range count.Ledger {
		out.Ledger = append(out.Ledger, ledgerDay(e))
	}
	return out, nil
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
