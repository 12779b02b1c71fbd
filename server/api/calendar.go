package api

import (
	"context"
	"encoding/binary"
	"strconv"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/fault"
	"disclosure/server/identity"
	"disclosure/server/store"
)

// calendars keeps the working-day calendar: one person imports a year, another activates it.
type calendars struct {
	pb.UnsafeCalendarServiceServer
	*desk
}

var _ pb.CalendarServiceServer = (*calendars)(nil)

// calendarOf is the calendar in force for an organ.
func (d *desk) calendarOf(organ string) *calendar.Calendar { return d.Store.CalendarOf(organ) }

// mostYears is more than an organ can import in its life.
const mostYears = 10_000

func (s *calendars) ListCalendarYears(ctx context.Context, req *pb.ListCalendarYearsRequest) (*pb.ListCalendarYearsResponse, error) {
	organ, _, _ := casework.SplitName(req.Parent)
	from, err := offset(req, req.PageToken)
	if err != nil {
		return nil, err
	}
	imported, err := s.Store.CalendarYears(ctx, organ, 0, mostYears)
	if err != nil {
		return nil, err
	}
	all := yearsInUse(imported, s.Store.EmbeddedCalendar())
	out := &pb.ListCalendarYearsResponse{Years: all[min(from, len(all)):]}
	if size := pageSize(req.PageSize); len(out.Years) > size {
		out.Years = out.Years[:size]
		out.NextPageToken = encodeToken(req, binary.AppendVarint(nil, int64(from+size)))
	}
	return out, nil
}

// offset reads how many rows of a short list were shown before.
func offset(req proto.Message, token string) (int, error) {
	raw, err := decodeToken(req, token)
	if err != nil || len(raw) == 0 {
		return 0, err
	}
	n, used := binary.Varint(raw)
	if used <= 0 || n < 0 {
		return 0, badToken()
	}
	return int(n), nil
}

func (s *calendars) PreviewCalendarYear(ctx context.Context, req *pb.PreviewCalendarYearRequest) (*pb.PreviewCalendarYearResponse, error) {
	organ, number := yearName(req.Name)
	y, err := s.Store.CalendarYear(ctx, organ, number)
	if err != nil {
		return nil, err
	}
	if y.State != pb.CalendarYearState_CALENDAR_YEAR_STATE_PROPOSED {
		return nil, notProposed()
	}
	after, err := s.calendarOf(organ).With(y.Year)
	if err != nil {
		return nil, badYear("name", err)
	}
	moves, open, err := s.Store.Moves(ctx, organ, after, y.Year.Year)
	if err != nil {
		return nil, err
	}
	out := &pb.PreviewCalendarYearResponse{MovedCount: int64(len(moves)), OpenCount: open}
	for _, m := range moves[:min(len(moves), mostMoves)] {
		out.Moved = append(out.Moved, &pb.MovedCase{
			Case: casework.CaseName(organ, m.Number), Number: m.Number, Handler: m.Handler, FromOn: m.From, ToOn: m.To,
			Earlier: m.Earlier(),
		})
	}
	return out, nil
}

// mostMoves is how many cases a preview lists.
const mostMoves = 1000

func (s *calendars) ActivateCalendarYear(ctx context.Context, req *pb.ActivateCalendarYearRequest) (*pb.CalendarYear, error) {
	return s.change(ctx, req, req.Name, req.RequestId, func(tx *store.Tx, y store.CalendarYear, by string) (store.CalendarYear, error) {
		return tx.ActivateCalendarYear(y, by)
	})
}

func (s *calendars) DiscardCalendarYear(ctx context.Context, req *pb.DiscardCalendarYearRequest) (*pb.CalendarYear, error) {
	return s.change(ctx, req, req.Name, req.RequestId, func(tx *store.Tx, y store.CalendarYear, _ string) (store.CalendarYear, error) {
		if y.State != pb.CalendarYearState_CALENDAR_YEAR_STATE_PROPOSED {
			return y, notProposed()
		}
		return tx.DiscardCalendarYear(y)
	})
}

// change runs one act on an imported year and answers with it.
func (s *calendars) change(ctx context.Context, req proto.Message, name, requestID string,
	fn func(*store.Tx, store.CalendarYear, string) (store.CalendarYear, error),
) (*pb.CalendarYear, error) {
	organ, number := yearName(name)
	method, _ := grpc.Method(ctx)
	actor := identity.CallerFrom(ctx).Actor()
	act := store.Act{
		Method: method, Actor: actor, RequestID: requestID, Request: req,
		NewResponse: func() proto.Message { return &pb.CalendarYear{} },
	}
	out, err := s.Store.Act(ctx, act, func(tx *store.Tx) (proto.Message, error) {
		y, err := tx.CalendarYear(organ, number)
		if err != nil {
			return nil, err
		}
		y, err = fn(tx, y, actor.Name)
		return importedYear(y), err
	})
	if err != nil {
		return nil, err
	}
	return out.(*pb.CalendarYear), nil
}

// yearName takes organs/{organ}/calendarYears/{number} apart; its form was checked at the door.
func yearName(name string) (organ string, number int) {
	organ, id, _ := casework.SplitName(name)
	number, _ = strconv.Atoi(id)
	return organ, number
}

func notProposed() *fault.Error {
	return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "这一年度日历已经启用或者作废，不在待启用状态。").
		Need("proposed", "", "年度日历处于待启用状态")
}
