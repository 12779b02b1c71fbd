package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	entsql "entgo.io/ent/dialect/sql"

	"disclosure/ent"
	"disclosure/ent/calendaryear"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

// calendarSeries is the counter of the imported calendar years of an organ.
const calendarSeries = "calendar"

// CalendarYear is an imported notice, or the regional days of an organ in a year.
type CalendarYear struct {
	Organ       string
	Number      int
	Year        calendar.Year
	State       pb.CalendarYearState
	Remarks     []string // what the checks found
	ImportedBy  string   // resource name
	ActivatedBy string   // resource name; empty while it waits
	CreateTime  time.Time

	Recounting                  bool // cases are still to be recounted
	ToRecount, Recounted, Moved int64
}

// CreateCalendarYear keeps an import, which waits for a second person; number, state and create time are set here.
func (t *Tx) CreateCalendarYear(y CalendarYear) (CalendarYear, error) {
	content, err := json.Marshal(y.Year)
	if err != nil {
		return y, fmt.Errorf("write calendar year: %w", err)
	}
	y.Number, err = t.next(y.Organ, calendarSeries, 0)
	if err != nil {
		return y, err
	}
	y.State, y.CreateTime = pb.CalendarYearState_CALENDAR_YEAR_STATE_PROPOSED, t.now
	err = t.ent.CalendarYear.Create().SetOrgan(y.Organ).SetNumber(y.Number).SetYear(y.Year.Year).SetRegional(y.Year.Regional).
		SetState(int32(y.State)).SetContent(content).SetRemarks(strings.Join(y.Remarks, "\n")).SetImportedBy(y.ImportedBy).
		SetActivatedBy("").SetCreateTime(t.now).SetRecounting(false).SetFromVersion("").SetToVersion("").SetSince(noDue).
		SetRecountedTo(0).SetToRecount(0).SetRecounted(0).SetMoved(0).Exec(t.ctx)
	if err != nil {
		return y, fmt.Errorf("create calendar year: %w", err)
	}
	return y, nil
}

// CalendarYear gives an import, or the fault CALENDAR_MISSING.
func (t *Tx) CalendarYear(organ string, number int) (CalendarYear, error) {
	return t.calendarYear(t.ctx, organ, number)
}

// CalendarYear gives an import, or the fault CALENDAR_MISSING.
func (s *Store) CalendarYear(ctx context.Context, organ string, number int) (CalendarYear, error) {
	return s.read.calendarYear(ctx, organ, number)
}

func (v view) calendarYear(ctx context.Context, organ string, number int) (CalendarYear, error) {
	r, err := v.ent.CalendarYear.Query().Where(calendaryear.Organ(organ), calendaryear.Number(number)).Only(ctx)
	if ent.IsNotFound(err) {
		return CalendarYear{}, fault.New(pb.ErrorReason_ERROR_REASON_CALENDAR_MISSING, "没有找到第 %d 号年度日历，请核对编号。", number).
			With("organ", organ).With("number", fmt.Sprint(number))
	}
	if err != nil {
		return CalendarYear{}, fmt.Errorf("load calendar year: %w", err)
	}
	return calendarYearOf(r)
}

// CalendarYears gives at most limit imports of an organ, the latest first, those below the number below; 0 begins with the
// latest.
func (s *Store) CalendarYears(ctx context.Context, organ string, below, limit int) ([]CalendarYear, error) {
	q := s.read.ent.CalendarYear.Query().Where(calendaryear.Organ(organ))
	if below > 0 {
		q = q.Where(calendaryear.NumberLT(below))
	}
	rows, err := q.Order(calendaryear.ByNumber(entsql.OrderDesc())).Limit(limit).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list calendar years: %w", err)
	}
	years := make([]CalendarYear, 0, len(rows))
	for _, r := range rows {
		y, err := calendarYearOf(r)
		if err != nil {
			return nil, err
		}
		years = append(years, y)
	}
	return years, nil
}

// DiscardCalendarYear drops an import that waits.
func (t *Tx) DiscardCalendarYear(y CalendarYear) (CalendarYear, error) {
	n, err := t.ent.CalendarYear.Update().Where(calendaryear.Organ(y.Organ), calendaryear.Number(y.Number),
		calendaryear.State(int32(pb.CalendarYearState_CALENDAR_YEAR_STATE_PROPOSED))).
		SetState(int32(pb.CalendarYearState_CALENDAR_YEAR_STATE_DISCARDED)).Save(t.ctx)
	if err != nil {
		return y, fmt.Errorf("discard calendar year: %w", err)
	}
	if n != 1 {
		return y, stale("年度日历")
	}
	return t.CalendarYear(y.Organ, y.Number)
}

func calendarYearOf(r *ent.CalendarYear) (CalendarYear, error) {
	y, err := yearOf(r)
	c := CalendarYear{
		Organ: r.Organ, Number: r.Number, Year: y, State: pb.CalendarYearState(r.State), ImportedBy: r.ImportedBy,
		ActivatedBy: r.ActivatedBy, CreateTime: r.CreateTime.UTC(), Recounting: r.Recounting, ToRecount: r.ToRecount,
		Recounted: r.Recounted, Moved: r.Moved,
	}
	if r.Remarks != "" {
		c.Remarks = strings.Split(r.Remarks, "\n")
	}
	return c, err
}
