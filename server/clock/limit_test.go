package clock

import (
	"testing"

	"disclosure/server/calendar"
	"disclosure/server/law"
)

func TestEnd(t *testing.T) {
	for _, c := range []struct {
		key    law.LimitKey
		from   string
		want   string
		status Status
	}{
		{law.SimplifiedAnswer, "2026-11-20", "2026-11-27", Definite},
		{law.OrdinaryAnswer, "2026-11-20", "2026-12-04", Definite},
		{law.Payment, "2026-03-02", "2026-03-30", Definite},
		{law.CourtAnswer, "2026-03-02", "2026-03-17", Definite},
		{law.CourtAnswer, "2026-09-16", "2026-10-08", Definite},          // 10-01 is 国庆节
		{law.CourtAnswer, "2026-09-25", "2026-10-10", Definite},          // a Saturday, but worked
		{law.ReconsiderationApply, "2026-08-03", "2026-10-08", Definite}, // 10-02 is 国庆节
		{law.SuitDirect, "2026-03-30", "2026-09-30", Definite},
		{law.SuitDirect, "2025-08-31", "2026-02-28", Definite},    // the last day of February, a worked Saturday
		{law.SuitDirect, "2026-08-31", "2027-03-01", Provisional}, // 2027-02-28 is a Sunday
		{law.SimplifiedAnswer, "2026-12-28", "2027-01-05", Provisional},
	} {
		d, err := End(c.key, day(c.from), calendar.Embedded())
		if err != nil || d.Date.String() != c.want || d.Status != c.status || d.Article == "" || d.Why == "" {
			t.Errorf("limit %d from %s = %+v, %v; want %s %s", c.key, c.from, d, err, c.want, c.status)
		}
	}
	if _, err := End(law.SimplifiedAnswer, day("2023-06-01"), calendar.Embedded()); err == nil {
		t.Error("no simplified procedure in 2023")
	}
}
