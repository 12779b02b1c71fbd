package store

import (
	"fmt"
	"testing"

	"disclosure/server/calendar"
)

// testYear is a made-up notice: the usual holidays, with more or fewer days off in October.
func testYear(year, october int) calendar.Year {
	y := calendar.Year{
		Year: year, Notice: fmt.Sprintf("国办发明电〔%d〕%d号", year-1, october), NoticeDate: calendar.NewDate(year-1, 11, 4),
		Explanation: "测试用日历",
		Holidays: []calendar.Holiday{
			{Name: "元旦", From: calendar.NewDate(year, 1, 1), To: calendar.NewDate(year, 1, 3)},
			{Name: "春节", From: calendar.NewDate(year, 2, 5), To: calendar.NewDate(year, 2, 12)},
			{Name: "清明节", From: calendar.NewDate(year, 4, 4), To: calendar.NewDate(year, 4, 5)},
			{Name: "劳动节", From: calendar.NewDate(year, 5, 1), To: calendar.NewDate(year, 5, 5)},
			{Name: "国庆节", From: calendar.NewDate(year, 10, 1), To: calendar.NewDate(year, 10, october)},
		},
	}
	for _, h := range y.Holidays {
		for d := h.From; !d.After(h.To); d = d.AddDays(1) {
			if !d.IsWeekend() {
				y.Off = append(y.Off, d)
			}
		}
	}
	return y
}

// imported keeps a year of yangli that waits.
func imported(t testing.TB, s *Store, y calendar.Year) CalendarYear {
	t.Helper()
	var kept CalendarYear
	mustDo(t, s, func(tx *Tx) (err error) {
		kept, err = tx.CreateCalendarYear(CalendarYear{Organ: "yangli", Year: y, ImportedBy: "organs/yangli/staff/admin"})
		return err
	})
	return kept
}

// activate lets the head put it in force.
func activate(t testing.TB, s *Store, y CalendarYear) CalendarYear {
	t.Helper()
	mustDo(t, s, func(tx *Tx) (err error) {
		y, err = tx.ActivateCalendarYear(y, head.Name)
		return err
	})
	return y
}

// recountAll takes batches of a size until nothing is left.
func recountAll(t testing.TB, s *Store, size int) []Recounted {
	t.Helper()
	var all []Recounted
	for {
		more, err := s.Recount(t.Context(), size, func(_ *Tx, m []Recounted) error { all = append(all, m...); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if !more {
			return all
		}
	}
}
