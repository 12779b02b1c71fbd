package server

import (
	"context"
	"errors"
	"fmt"
	"time"

	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/casework"
	"disclosure/server/store"
)

const (
	// DefaultCheckAt is when the record is checked each day, in China.
	DefaultCheckAt = "02:30"
	// checkOff in its place means never.
	checkOff = "off"
	// checkOverdue is how old the last check may be. A machine that is off every night would otherwise never check.
	checkOverdue = 36 * time.Hour
	// checkSoon is how long after the start a check is made that is overdue, so that the first callers of the day come first.
	checkSoon = 10 * time.Minute
	// recordHealth is the name under which health says whether the record is sound. The service as a whole serves on: registering is
	// never blocked.
	recordHealth = "disclosure.record"
)

// timeOfDay reads 02:30; off gives false.
func timeOfDay(text string) (at time.Duration, on bool, err error) {
	if text == checkOff {
		return 0, false, nil
	}
	t, err := time.Parse("15:04", text)
	if err != nil {
		return 0, false, fmt.Errorf("--check-at 应为 时:分（如 %s）或 %s，不是 %q", DefaultCheckAt, checkOff, text)
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, true, nil
}

// nextCheck is the next time of day in China after now. China has one time without summer time, so a day is 24 hours.
func nextCheck(now time.Time, at time.Duration) time.Time {
	d := calendar.DateOf(now)
	next := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, calendar.Shanghai).Add(at)
	if !next.After(now) {
		next = next.AddDate(0, 0, 1)
	}
	return next
}

// firstCheck is when to check for the first time after a start; last is zero when the record was never checked.
func firstCheck(now, last time.Time, at time.Duration) time.Time {
	next := nextCheck(now, at)
	if now.Sub(last) > checkOverdue && next.After(now.Add(checkSoon)) {
		return now.Add(checkSoon)
	}
	return next
}

// nights calls check at every time of day until ctx ends.
func nights(ctx context.Context, now func() time.Time, last time.Time, at time.Duration, check func(context.Context)) {
	for next := firstCheck(now(), last, at); ; next = nextCheck(now(), at) {
		timer := time.NewTimer(next.Sub(now()))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
			check(ctx)
		}
	}
}

// nightly checks the whole record once a day.
func (s *Server) nightly(ctx context.Context) {
	at, on, err := timeOfDay(s.CheckAt)
	if err != nil || !on {
		return // New has refused an error
	}
	last, sound, err := s.lastCheck(ctx)
	if err != nil {
		s.Log.ErrorContext(ctx, "read last check of the record", "cause", err)
	}
	s.tellHealth(sound)
	nights(ctx, s.Now, last, at, func(ctx context.Context) {
		s.checkRecord(ctx)
		s.sweep(ctx)
		s.watchCertificate()
	})
}

// sweep removes what uploads left that were cut off more than a day ago.
func (s *Server) sweep(ctx context.Context) {
	n, err := s.store.SweepBlobs(ctx)
	if err != nil && ctx.Err() == nil {
		s.Log.ErrorContext(ctx, "sweep files", "cause", err)
	}
	if n > 0 {
		s.Log.InfoContext(ctx, "files without a document removed", "files", n)
	}
}

// lastCheck is the earliest of the last checks of all organs that have events, and whether all of them found nothing.
func (s *Server) lastCheck(ctx context.Context) (last time.Time, sound bool, err error) {
	organs, err := s.store.Organs(ctx)
	sound, last = true, s.Now()
	for _, o := range organs {
		if err != nil {
			return time.Time{}, sound, err
		}
		var checked *pb.RecordChecked
		checked, err = s.store.LastCheck(ctx, o.Code)
		if checked == nil {
			last = time.Time{}
			continue
		}
		sound = sound && checked.Differences == 0
		if at := checked.StartTime.AsTime(); at.Before(last) {
			last = at
		}
	}
	return last, sound, err
}

func (s *Server) tellHealth(sound bool) {
	state := healthpb.HealthCheckResponse_SERVING
	if !sound {
		state = healthpb.HealthCheckResponse_NOT_SERVING
	}
	s.health.SetServingStatus(recordHealth, state)
}

// checkRecord recomputes everything and puts the outcome on record for every organ. What differs is told to the administrators,
// in the log of the service and by health.
func (s *Server) checkRecord(ctx context.Context) {
	start := s.Now()
	report, err := s.store.Fsck(ctx)
	if errors.Is(err, context.Canceled) {
		return
	}
	s.tellHealth(err == nil && len(report.Differences) == 0)
	if err != nil {
		s.Log.ErrorContext(ctx, "THE RECORD COULD NOT BE CHECKED", "cause", err)
		return
	}
	for _, d := range report.Differences {
		s.Log.ErrorContext(ctx, "THE RECORD DIFFERS: run disclosured fsck, keep the data folder as it is", "difference", d.String())
	}
	organs, err := s.store.Organs(ctx)
	for _, o := range organs {
		if err == nil {
			err = s.recordCheck(ctx, o, start, report)
		}
	}
	if err != nil {
		s.Log.ErrorContext(ctx, "put the check on record", "cause", err)
		return
	}
	s.Log.InfoContext(ctx, "record checked", "events", report.Events, "cases", report.Cases, "differences", len(report.Differences),
		"seconds", s.Now().Sub(start).Seconds())
}

// recordCheck puts the outcome of one organ on record and tells its administrators in the same transaction.
func (s *Server) recordCheck(ctx context.Context, o store.Organ, start time.Time, report store.Report) error {
	part, differences := report.Of(o.Code)
	checked := &pb.RecordChecked{
		StartTime: timestamppb.New(start.UTC().Truncate(time.Microsecond)), LogSize: part.LogSize, RootHash: fmt.Sprintf("%x", part.Root[:]),
		Cases: int32(part.Cases), Documents: int32(part.Documents), Differences: int32(len(differences)),
	}
	if len(differences) > 0 {
		checked.FirstDifference = differences[0].String()
	}
	_, err := s.store.Act(ctx, store.Act{Method: "CheckRecord"}, func(tx *store.Tx) (proto.Message, error) {
		err := tx.AppendOrgan(o.Code, casework.Actor{DisplayName: "系统"}, &pb.Event{Kind: &pb.Event_RecordChecked{RecordChecked: checked}})
		if err != nil || checked.Differences == 0 {
			return nil, err
		}
		return nil, s.tracker.TellDamage(tx, o, len(differences), checked.FirstDifference)
	})
	return err
}
