package store

import (
	"database/sql"
	"fmt"

	"disclosure/ent/calendaryear"
	"disclosure/server/calendar"
	"disclosure/server/casework"
)

// readCalendars puts the calendars of the snapshot together, and notes the imported years as numbers in use.
func (f *fsck) readCalendars() error {
	own, err := f.ownCalendars(f.ctx, f.store.calendar)
	if err != nil {
		return err
	}
	rows, err := f.ent.CalendarYear.Query().Select(calendaryear.FieldOrgan, calendaryear.FieldNumber,
		calendaryear.FieldRecounting).All(f.ctx)
	if err != nil {
		return err
	}
	f.calendars, f.moving = own, map[string]bool{}
	for _, r := range rows {
		f.use(seriesKey{r.Organ, calendarSeries, 0}, r.Number)
		if r.Recounting {
			f.moving[r.Organ] = true
		}
	}
	return nil
}

func (f *fsck) calendarOf(organ string) *calendar.Calendar {
	own, ok := f.calendars[organ]
	if ok {
		return own
	}
	return f.store.calendar
}

// dues compares the open due dates of a case, counted as of the day of the newest row.
func (f *fsck) dues(c *casework.Case, rows []storedDueOf) {
	if !f.current || f.moving[c.Organ] {
		return
	}
	have := make(map[dueKey]storedDue, len(rows))
	for _, r := range rows {
		k := dueKeyOf(r.id)
		have[k] = r.storedDue
		if r.organ != c.Organ {
			f.differ(c.Organ, c.Number, "due_items", "organ", "that of %s is %s", k, r.organ)
		}
	}
	want := duesOf(c, f.calendarOf(c.Organ), f.newest(c, have))
	for k, h := range have {
		w, stands := want[k]
		delete(want, k)
		if !stands {
			f.differ(c.Organ, c.Number, "due_items", "", "%s is there, by the events it is not open", k)
			continue
		}
		f.compareDue(c, k, w, h)
	}
	for k := range want {
		f.differ(c.Organ, c.Number, "due_items", "", "%s is missing", k)
	}
}

// newest is the day as of which the rows were last counted: that of the last act, or a later one while a consultation is open.
func (f *fsck) newest(c *casework.Case, have map[dueKey]storedDue) calendar.Date {
	day := calendar.DateOf(c.UpdateTime)
	for k, h := range have {
		d, err := calendar.ParseDate(h.asOf)
		if err != nil {
			f.differ(c.Organ, c.Number, "due_items", "as_of", "that of %s is no day", k)
			continue
		}
		day = calendar.Later(day, d)
	}
	return day
}

func (f *fsck) compareDue(c *casework.Case, k dueKey, want dueRow, have storedDue) {
	const table = "due_items"
	for _, x := range []struct{ column, want, have string }{
		{"due_on", want.dueOn, have.dueOn},
		{"status", want.status.String(), have.status.String()},
		{"missing_year", fmt.Sprint(want.missingYear), fmt.Sprint(have.missingYear)},
		{"owes", fmt.Sprint(want.owes), fmt.Sprint(have.owes)},
		{"handler", want.handler, have.handler},
		{"rolling", fmt.Sprint(want.rolling), fmt.Sprint(have.rolling)},
		{"explanation", want.explanation, have.explanation},
		{"article", want.article, have.article},
	} {
		if x.want != x.have {
			f.differ(c.Organ, c.Number, table, x.column, "that of %s is %s, by the events %s", k, x.have, x.want)
		}
	}
}

// strayDues finds due dates that belong to no line of the register book.
func (f *fsck) strayDues() error {
	return f.each("SELECT d.id, d.organ FROM due_items d WHERE NOT EXISTS (SELECT 1 FROM case_files f WHERE f.id = "+dueLineSQL+")",
		func(rows *sql.Rows) error {
			var id int64
			var organ string
			err := rows.Scan(&id, &organ)
			if err == nil {
				f.differ(organ, "", "due_items", "id", "%s belongs to no case", dueKeyOf(id))
			}
			return err
		})
}
