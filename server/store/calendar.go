package store

import (
	"context"
	"fmt"
	"maps"

	"disclosure/ent"
	"disclosure/ent/calendaryear"
	pb "disclosure/proto/disclosure/v1"
	"disclosure/server/calendar"
)

// CalendarOf gives the calendar in force for an organ: the years that come with the program, the years that the organ has
// imported and a second person has activated, and its regional days.
func (s *Store) CalendarOf(organ string) *calendar.Calendar {
	s.calendarsMu.RLock()
	defer s.calendarsMu.RUnlock()
	own, ok := s.calendars[organ]
	if ok {
		return own
	}
	return s.calendar
}

// CalendarOf gives the calendar in force for an organ, as it was when the transaction began.
func (t *Tx) CalendarOf(organ string) *calendar.Calendar { return t.store.CalendarOf(organ) }

// EmbeddedCalendar is the calendar without what organs have imported.
func (s *Store) EmbeddedCalendar() *calendar.Calendar { return s.calendar }

// loadCalendars puts the calendars of the organs together when the store is opened.
func (s *Store) loadCalendars(ctx context.Context) error {
	own, err := s.read.ownCalendars(ctx, s.calendar)
	if err != nil {
		return err
	}
	s.setCalendars(own)
	return nil
}

// setCalendars puts calendars in force. The committer calls it after the commit of an activation.
func (s *Store) setCalendars(own map[string]*calendar.Calendar) {
	if len(own) == 0 {
		return
	}
	s.calendarsMu.Lock()
	defer s.calendarsMu.Unlock()
	if s.calendars == nil {
		s.calendars = map[string]*calendar.Calendar{}
	}
	maps.Copy(s.calendars, own)
}

// ownCalendars gives the calendar of each organ that has activated a year.
func (v view) ownCalendars(ctx context.Context, embedded *calendar.Calendar) (map[string]*calendar.Calendar, error) {
	rows, err := v.ent.CalendarYear.Query().Where(calendaryear.State(int32(pb.CalendarYearState_CALENDAR_YEAR_STATE_ACTIVE))).
		Order(calendaryear.ByRegional(), calendaryear.ByYear()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load calendars: %w", err)
	}
	years := map[string][]calendar.Year{}
	for _, r := range rows {
		y, err := yearOf(r)
		if err != nil {
			return nil, err
		}
		years[r.Organ] = append(years[r.Organ], y)
	}
	own := map[string]*calendar.Calendar{}
	for organ, add := range years {
		own[organ], err = joined(embedded, add)
		if err != nil {
			return nil, fmt.Errorf("calendar of %s: %w", organ, err)
		}
	}
	return own, nil
}

// joined adds years to a calendar, those of the State Council first: regional days lie on top of them.
func joined(c *calendar.Calendar, add []calendar.Year) (*calendar.Calendar, error) {
	for _, regional := range []bool{false, true} {
		for _, y := range add {
			if y.Regional != regional {
				continue
			}
			var err error
			c, err = c.With(y)
			if err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

// yearOf reads the content of a row.
func yearOf(r *ent.CalendarYear) (calendar.Year, error) {
	y, err := calendar.ParseYear(string(r.Content))
	if err != nil {
		return y, fmt.Errorf("calendar year %d of %s: %w", r.Number, r.Organ, err)
	}
	return y, nil
}
