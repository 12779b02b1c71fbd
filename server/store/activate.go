package store

import (
	"fmt"

	"disclosure/ent/calendaryear"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
	"disclosure/server/fault"
)

// ActivateCalendarYear puts an import in force, in place of an earlier one of the same year, and marks the cases whose dates can
// move: Recount then recounts them. The new calendar counts from the commit on.
func (t *Tx) ActivateCalendarYear(y CalendarYear, by string) (CalendarYear, error) {
	err := t.mayActivate(y, by)
	if err != nil {
		return y, err
	}
	before := t.CalendarOf(y.Organ)
	after, err := before.With(y.Year)
	if err != nil {
		return y, fault.New(pb.ErrorReason_ERROR_REASON_REQUEST_INVALID, "这一年度日历不能与现行日历合并：%v", err).Because(err)
	}
	err = t.replaceActive(y)
	if err != nil {
		return y, err
	}
	since := Since(before, after, y.Year.Year)
	count, err := t.affectedOpen(t.ctx, y.Organ, since)
	if err != nil {
		return y, err
	}
	n, err := t.ent.CalendarYear.Update().Where(calendaryear.Organ(y.Organ), calendaryear.Number(y.Number),
		calendaryear.State(int32(pb.CalendarYearState_CALENDAR_YEAR_STATE_PROPOSED))).
		SetState(int32(pb.CalendarYearState_CALENDAR_YEAR_STATE_ACTIVE)).SetActivatedBy(by).SetActivateTime(t.now).
		SetRecounting(true).SetFromVersion(before.Version()).SetToVersion(after.Version()).SetSince(since.String()).
		SetToRecount(count).Save(t.ctx)
	if err != nil {
		return y, fmt.Errorf("activate calendar year: %w", err)
	}
	if n != 1 {
		return y, stale("年度日历")
	}
	t.calendars[y.Organ] = after
	return t.CalendarYear(y.Organ, y.Number)
}

// mayActivate refuses what is not waiting, the importer himself, and a second year before the cases of the first are done.
func (t *Tx) mayActivate(y CalendarYear, by string) error {
	if y.State != pb.CalendarYearState_CALENDAR_YEAR_STATE_PROPOSED {
		return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "这一年度日历不在待启用状态，不能启用。").
			Need("proposed", "", "年度日历处于待启用状态")
	}
	if y.ImportedBy == by {
		return fault.New(pb.ErrorReason_ERROR_REASON_SAME_PERSON, "年度日历由您导入，须由另一人核对并启用。")
	}
	return t.notRecounting(y.Organ)
}

// notRecounting refuses while cases of the organ are being recounted.
func (t *Tx) notRecounting(organ string) error {
	busy, err := t.ent.CalendarYear.Query().Where(calendaryear.Organ(organ), calendaryear.Recounting(true)).Exist(t.ctx)
	if err != nil {
		return fmt.Errorf("look for recounts: %w", err)
	}
	if busy {
		return fault.New(pb.ErrorReason_ERROR_REASON_STATE_FORBIDS, "上一次启用的日历还在重新计算申请期限，请待其完成后再启用。").
			Need("recounted", "", "上一次的重新计算已经完成")
	}
	return nil
}

func (t *Tx) replaceActive(y CalendarYear) error {
	err := t.ent.CalendarYear.Update().Where(calendaryear.Organ(y.Organ), calendaryear.Year(y.Year.Year),
		calendaryear.Regional(y.Year.Regional), calendaryear.State(int32(pb.CalendarYearState_CALENDAR_YEAR_STATE_ACTIVE))).
		SetState(int32(pb.CalendarYearState_CALENDAR_YEAR_STATE_DISCARDED)).Exec(t.ctx)
	if err != nil {
		return fmt.Errorf("replace calendar year: %w", err)
	}
	return nil
}

// Since is the first day on which two calendars count differently because of a year: no due date before it can differ. A year
// that one of them does not know differs from its first day on, as its dates are provisional there.
func Since(before, after *calendar.Calendar, year int) calendar.Date {
	for d := calendar.NewDate(year-1, 12, 1); d.Year <= year; d = d.AddDays(1) {
		a, aKnown := before.GuessDay(d)
		b, bKnown := after.GuessDay(d)
		if a.Working != b.Working || aKnown != bKnown {
			return d
		}
	}
	return calendar.MustParse(noDue)
}
