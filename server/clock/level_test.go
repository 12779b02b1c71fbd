package clock

import (
	"testing"

	"disclosure/server/calendar"
)

// Due 2026-03-30 (Monday). 03-27 is a Friday.
func TestLevelOf(t *testing.T) {
	for _, c := range []struct {
		today string
		level Level
		left  int
	}{
		{"2026-03-20", LevelNormal, 6},
		{"2026-03-23", LevelYellow, 5},
		{"2026-03-25", LevelYellow, 3},
		{"2026-03-26", LevelRed, 2},
		{"2026-03-27", LevelRed, 1},
		{"2026-03-28", LevelRed, 1},
		{"2026-03-30", LevelRed, 0},
		{"2026-03-31", LevelOverdue, -1},
		{"2026-04-07", LevelOverdue, -5},
	} {
		level, left := LevelOf(day("2026-03-30"), day(c.today), calendar.Embedded(), DefaultYellow, DefaultRed)
		if level != c.level || left != c.left {
			t.Errorf("%s: %s, %d; want %s, %d", c.today, level, left, c.level, c.left)
		}
	}
	// Due on a Friday, today the Saturday after it: over, though no working day is.
	if level, left := LevelOf(day("2026-03-27"), day("2026-03-28"), calendar.Embedded(), 5, 2); level != LevelOverdue || left != -1 {
		t.Errorf("the day after: %s, %d", level, left)
	}
	if level, left := LevelOf(calendar.Date{}, day("2026-03-28"), calendar.Embedded(), 5, 2); level != 0 || left != 0 {
		t.Errorf("no date: %s, %d", level, left)
	}
	// A level never falls as the days go by.
	last := Level(0)
	for d := day("2026-01-01"); d.Before(day("2026-06-01")); d = d.AddDays(1) {
		level, _ := LevelOf(day("2026-03-30"), d, calendar.Embedded(), 5, 2)
		if level < last {
			t.Errorf("%s: %s after %s", d, level, last)
		}
		last = level
	}
	for l, want := range map[Level]string{LevelNormal: "绿 ○ 正常", LevelYellow: "黄 △ 临近", LevelRed: "红 ▲ 紧急", LevelOverdue: "黑 ✕ 超期", 0: "— 未计算"} {
		if l.String() != want {
			t.Errorf("label %q, want %q", l, want)
		}
	}
}
