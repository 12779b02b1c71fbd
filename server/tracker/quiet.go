package tracker

import (
	"fmt"
	"time"

	"disclosure/server/calendar"
	"disclosure/server/store"
)

// awake is the first moment from now on that lies outside of the organ's quiet hours.
func awake(o store.Organ, now time.Time) time.Time {
	var from, to int
	n, err := fmt.Sscanf(o.QuietHours, "%d-%d", &from, &to)
	if n != 2 || err != nil || from == to {
		return now
	}
	local := now.In(calendar.Shanghai)
	hour := local.Hour()
	quiet := hour >= from && hour < to
	if from > to { // over midnight
		quiet = hour >= from || hour < to
	}
	if !quiet {
		return now
	}
	end := time.Date(local.Year(), local.Month(), local.Day(), to, 0, 0, 0, calendar.Shanghai)
	if !end.After(local) {
		end = end.AddDate(0, 0, 1)
	}
	return end
}
